package org.groundwork.meeting.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.groundwork.identity.Secret;
import org.groundwork.platform.WebAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** The key of a guest, in a cookie that only addresses of meetings are sent; the database has its hash. */
@Component
class GuestKey {

    static final String COOKIE = "groundwork-meeting";

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A meeting that nobody ends has ended by then. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final WebAddress address;

    GuestKey(WebAddress address) {
        this.address = address;
    }

    static @Nullable Secret of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null || !KEY.matcher(cookie.getValue()).matches() ? null : new Secret(cookie.getValue());
    }

    void give(Secret key, HttpServletRequest request, HttpServletResponse response) {
        write(key.value(), KEPT, request, response);
    }

    void take(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, COOKIE) != null) {
            write("", Duration.ZERO, request, response);
        }
    }

    private void write(String value, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path(request.getContextPath() + "/join")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(address.isHttps() || request.isSecure())
                        .maxAge(kept)
                        .build()
                        .toString());
    }
}
