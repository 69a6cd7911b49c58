package org.groundwork.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.groundwork.platform.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The tokens of forms: in the session of who is signed in; of a visitor, who has no session, in a
 * cookie.
 */
@Component
class CsrfTokens implements CsrfTokenRepository {

    private static final String HEADER = "X-CSRF-TOKEN";
    private static final String COOKIE = "groundwork-form";

    private final HttpSessionCsrfTokenRepository ofPeople = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository ofVisitors = new CookieCsrfTokenRepository();

    CsrfTokens(WebAddress address) {
        ofVisitors.setHeaderName(HEADER);
        ofVisitors.setCookieName(COOKIE);
        ofVisitors.setCookieCustomizer(cookie -> {
            cookie.httpOnly(true).sameSite("Lax");
            if (address.isHttps()) {
                cookie.secure(true); // otherwise as the request is
            }
        });
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return Sessions.personOf(request.getSession(false)).isPresent() ? ofPeople : ofVisitors;
    }
}
