package org.groundwork.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** How a person’s browser shows the questions of a section: one at a time, or all on one page. */
enum DeskView {
    ONE,
    ALL;

    static final String COOKIE = "groundwork-questions";

    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** One at a time, unless the other was chosen. */
    static DeskView of(String value) {
        return "all".equals(value) ? ALL : ONE;
    }

    ResponseCookie cookie(HttpServletRequest request) {
        return ResponseCookie.from(COOKIE, this == ALL ? "all" : "one")
                .path(request.getContextPath() + "/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
    }

    /** The address of a question, below that of its assessment. */
    String address(String section, String question) {
        return this == ALL ? "/sections/" + section + "#q-" + question : "/sections/" + section + "/" + question;
    }
}
