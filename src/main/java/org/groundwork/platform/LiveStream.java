package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;

/**
 * Streams of {@link Live events}: answers that last for minutes. By agreement their addresses end in
 * {@code /live}; filters that collect an answer, or hold a place until it is there, leave them alone.
 */
final class LiveStream {

    private LiveStream() {}

    /** Whether the request asks for one. */
    static boolean isIn(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && ServedAtOnce.path(request).endsWith("/live");
    }
}
