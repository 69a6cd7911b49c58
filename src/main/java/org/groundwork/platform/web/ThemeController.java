package org.groundwork.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The switch in the footer: remembers light, dark or system in a cookie, and goes back. */
@Controller
class ThemeController {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    @PostMapping("/theme")
    ResponseEntity<Void> choose(
            @RequestParam(defaultValue = "") String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        Theme chosen = Theme.of(theme);
        ResponseCookie cookie = ResponseCookie.from(Theme.COOKIE, chosen.value())
                .path(request.getContextPath() + "/")
                .maxAge(chosen == Theme.SYSTEM ? Duration.ZERO : REMEMBERED)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(request.getContextPath() + ours(back)))
                .build();
    }

    /** Only addresses of this application: an absolute or a broken one becomes the start page. */
    private static String ours(String back) {
        boolean relative = back.startsWith("/") && !back.startsWith("//");
        if (!relative || back.contains("\\")) {
            return "/";
        }
        try {
            return URI.create(back).toString();
        } catch (IllegalArgumentException broken) {
            return "/";
        }
    }
}
