package org.groundwork.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The public address of the application.
 *
 * @param baseUrl the address that people use, for example {@code https://groundwork.example.org};
 *     unless set, the address of the request at hand
 */
@ConfigurationProperties("groundwork")
public record WebAddress(@Nullable URI baseUrl) {

    public WebAddress {
        if (baseUrl != null) {
            String scheme = baseUrl.getScheme();
            if (!("http".equals(scheme) || "https".equals(scheme)) || baseUrl.getHost() == null) {
                throw new IllegalArgumentException("groundwork.base-url must begin with https:// or http://");
            }
        }
    }

    /** Whether people are known to come through TLS. */
    public boolean isHttps() {
        return baseUrl != null && "https".equals(baseUrl.getScheme());
    }

    /**
     * An absolute link for somebody else, within a request.
     *
     * @param path begins with a slash, for example {@code /invitations/abc}
     */
    public String link(String path) {
        return baseUrl == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path(path)
                        .toUriString()
                : withoutSlash(baseUrl) + path;
    }

    /**
     * An absolute link that can be made without a request at hand, for example in a mail.
     *
     * @throws IllegalStateException unless the address is set
     */
    public String publicLink(String path) {
        if (baseUrl == null) {
            throw new IllegalStateException("groundwork.base-url is not set");
        }
        return withoutSlash(baseUrl) + path;
    }

    /**
     * Where the application is to be found, for whoever starts it.
     *
     * @param prefix what all addresses begin with (the context path); empty for nothing
     */
    String atPort(int port, String prefix) {
        return baseUrl == null ? "http://localhost:" + port + prefix : withoutSlash(baseUrl);
    }

    /**
     * Refuses a base address that does not end in what all addresses begin with: links in mails and on pages
     * would lead to different places, whatever a proxy does.
     *
     * @param prefix the context path; empty for nothing
     * @throws IllegalStateException with what would be right
     */
    void requirePrefix(String prefix) {
        if (baseUrl == null) {
            return;
        }
        String path = URI.create(withoutSlash(baseUrl)).getRawPath();
        if (!path.equals(prefix)) {
            throw new IllegalStateException("groundwork.base-url ends in “" + (path.isEmpty() ? "/" : path)
                    + "”, and server.servlet.context-path is " + (prefix.isEmpty() ? "not set" : "“" + prefix + "”")
                    + ". Both have to say the same, and the proxy in front must leave it in the address.");
        }
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
