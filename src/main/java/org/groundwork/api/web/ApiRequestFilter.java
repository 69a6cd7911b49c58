package org.groundwork.api.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.groundwork.identity.ApiProperties;
import org.groundwork.markup.Markup;
import org.groundwork.platform.PlainErrors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands around the API: whatever status anybody sends becomes a problem, and a body has come whole,
 * within its bound, before a place to work on it is taken.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiRequestFilter extends OncePerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final ProblemWriter problems;
    private final ApiProperties properties;

    ApiRequestFilter(ProblemWriter problems, ApiProperties properties) {
        this.problems = problems;
        this.properties = properties;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String info = request.getPathInfo();
        return !isOfTheApi(request.getServletPath() + (info == null ? "" : info));
    }

    private static boolean isOfTheApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        PlainErrors.ask(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (!properties.enabled()) {
            problems.write(request, response, ProblemException.of(ProblemType.NOT_FOUND, "api.detail.off"));
            return;
        }
        HttpServletRequest read = request;
        if (WITH_BODY.contains(request.getMethod()) && isWorthReading(request)) {
            int most = Markup.Bounds.USUAL.bytes();
            byte[] body = request.getContentLengthLong() > most
                    ? new byte[most + 1]
                    : request.getInputStream().readNBytes(most + 1);
            if (body.length > most) {
                problems.write(
                        request,
                        response,
                        ProblemException.of(ProblemType.TOO_LARGE, "api.detail.too-large", Integer.toString(most)));
                return;
            }
            read = new Read(request, body);
        }
        chain.doFilter(read, new WithProblems(request, response));
    }

    /** Not before it looks as if somebody had a token; forms are read elsewhere, and are not understood. */
    private static boolean isWorthReading(HttpServletRequest request) {
        String type = request.getContentType();
        return BearerTokens.sent(request).filter(BearerTokens::looksLikeOne).isPresent()
                && type != null
                && !type.startsWith("multipart/")
                && !type.startsWith("application/x-www-form-urlencoded");
    }

    /** A status becomes a problem. */
    private final class WithProblems extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        WithProblems(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendError(int status) throws IOException {
            problems.write(request, (HttpServletResponse) getResponse(), status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            sendError(status);
        }
    }

    /** Its body lies in memory. */
    private static final class Read extends HttpServletRequestWrapper {

        private final ByteArrayInputStream body;

        Read(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = new ByteArrayInputStream(body);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return body.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read() {
                    return body.read();
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    return body.read(bytes, offset, length);
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        }
    }
}
