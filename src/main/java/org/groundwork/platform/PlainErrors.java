package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Requests of programs: whoever stands around them writes what goes with an error, and nobody else
 * draws a page for it. An error is sent as its status alone.
 */
public final class PlainErrors {

    private static final String NAME = PlainErrors.class.getName();

    private PlainErrors() {}

    /** Says so of a request. */
    public static void ask(HttpServletRequest request) {
        request.setAttribute(NAME, Boolean.TRUE);
    }

    /** Whether it was said. */
    public static boolean areAskedFor(HttpServletRequest request) {
        return request.getAttribute(NAME) != null;
    }
}
