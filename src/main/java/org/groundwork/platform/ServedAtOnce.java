package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Health and static files: they need neither a session nor the database, and wait for nothing. */
public final class ServedAtOnce {

    private static final List<String> PREFIXES =
            List.of("/actuator/", "/css/", "/js/", "/fonts/", "/images/", "/webjars/", "/schema/", "/favicon.ico");

    private ServedAtOnce() {}

    /** Whether the request asks for one. */
    public static boolean isFor(HttpServletRequest request) {
        String path = path(request);
        return PREFIXES.stream().anyMatch(path::startsWith);
    }

    /** Inside the application, as it was sent. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
