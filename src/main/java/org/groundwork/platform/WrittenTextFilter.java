package org.groundwork.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * All fields of all forms arrive as {@link Texts#written} says; passwords as they were typed. NUL comes from no keyboard and no
 * clipboard, and no column holds it: it is refused with the name of its field.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class WrittenTextFilter extends OncePerRequestFilter {

    private static final Set<String> PASSWORDS = Set.of("password", "present");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (Map.Entry<String, String[]> field : request.getParameterMap().entrySet()) {
            for (@Nullable String value : field.getValue()) {
                int place = value == null ? -1 : value.indexOf('\0');
                if (place >= 0 && !PASSWORDS.contains(field.getKey())) {
                    request.setAttribute(
                            ErrorMapping.REFUSAL,
                            new InvalidInput(
                                    "platform.no-character",
                                    Texts.name(field.getKey()),
                                    Integer.toString(value.codePointCount(0, place) + 1)));
                    response.sendError(HttpStatus.UNPROCESSABLE_CONTENT.value());
                    return;
                }
            }
        }
        chain.doFilter(new Written(request), response);
    }

    private static final class Written extends HttpServletRequestWrapper {

        Written(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String value = super.getParameter(name);
            return value == null ? null : written(name, value);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            return values == null ? null : all(name, values);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>();
            super.getParameterMap().forEach((name, values) -> all.put(name, all(name, values)));
            return Collections.unmodifiableMap(all);
        }

        private static String[] all(String name, String[] values) {
            return Arrays.stream(values).map(value -> written(name, value)).toArray(String[]::new);
        }

        private static @Nullable String written(String name, @Nullable String value) {
            return value == null || PASSWORDS.contains(name) ? value : Texts.written(value);
        }
    }
}
