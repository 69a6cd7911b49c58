package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Addresses of the API in answers: references from the root, whatever name the host goes by. */
@Component
class Paths {

    static final String ASSESSMENTS = "/api/v1/assessments";

    /**
     * @param path begins with a slash
     */
    String to(String path) {
        return request().getContextPath() + path;
    }

    /** The address at hand, on another page. */
    String page(String cursor) {
        HttpServletRequest request = request();
        String query = request.getQueryString();
        Stream<String> kept = query == null
                ? Stream.empty()
                : Arrays.stream(query.split("&")).filter(pair -> !pair.isEmpty() && !pair.startsWith("cursor="));
        return request.getRequestURI() + "?"
                + Stream.concat(kept, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
