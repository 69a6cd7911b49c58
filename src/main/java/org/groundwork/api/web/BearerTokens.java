package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.groundwork.identity.AccessTokens;
import org.springframework.http.HttpHeaders;

/** Where a token stands in a request: in one header and nowhere else. */
final class BearerTokens {

    private static final String SCHEME = "Bearer ";

    private BearerTokens() {}

    /** What was sent after {@code Bearer}, whatever it is. */
    static Optional<String> sent(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.empty()
                : Optional.of(header.substring(SCHEME.length()).strip());
    }

    /** Whether it looks like a token of this application. */
    static boolean looksLikeOne(String sent) {
        return sent.startsWith(AccessTokens.PREFIX);
    }
}
