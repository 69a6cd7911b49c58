package org.groundwork.platform.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A {@code DATABASE_URL} as hosting platforms give it, for example {@code
 * postgres://user:secret@host:5432/name?sslmode=require}, as what JDBC wants. A {@code jdbc:} URL
 * is taken as it is.
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String username, @Nullable String password) {

    /**
     * Takes the text apart.
     *
     * @throws DatabaseCannotStart when it is neither form; the message does not repeat the text,
     *     which may hold a password
     */
    static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:")) {
            return new DatabaseUrl(text, null, null);
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw malformed();
        }
        String scheme = uri.getScheme();
        if (!("postgres".equals(scheme) || "postgresql".equals(scheme))
                || uri.getHost() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw malformed();
        }
        StringBuilder url = new StringBuilder("jdbc:postgresql://").append(uri.getHost());
        if (uri.getPort() != -1) {
            url.append(':').append(uri.getPort());
        }
        url.append(uri.getRawPath());
        if (uri.getRawQuery() != null) {
            url.append('?').append(uri.getRawQuery());
        }
        String user = uri.getRawUserInfo();
        if (user == null) {
            return new DatabaseUrl(url.toString(), null, null);
        }
        int colon = user.indexOf(':');
        return colon < 0
                ? new DatabaseUrl(url.toString(), decode(user), null)
                : new DatabaseUrl(url.toString(), decode(user.substring(0, colon)), decode(user.substring(colon + 1)));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static DatabaseCannotStart malformed() {
        return new DatabaseCannotStart("DATABASE_URL cannot be read. It has the form"
                + " postgres://user:password@host:5432/database; special characters in the"
                + " password are percent-encoded.");
    }
}
