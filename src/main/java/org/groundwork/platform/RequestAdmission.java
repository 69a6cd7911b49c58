package org.groundwork.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets only so many requests be worked on at a time, as the processors and the connections to the
 * database can take; the others wait here, where they hold nothing. What is saved has places of its
 * own, so that nobody's words wait behind other people's pages. Nobody holds a place while a body is
 * read ({@link RequestFaultFilter} has read it) or an answer is sent: that takes as long as the other
 * side likes.
 *
 * <p>Health, static files and files to keep (documents, exports) do not wait here; nor do {@link
 * StreamedUpload large files}, whose bodies are read behind this, and which have places of their own; nor {@link LiveStream
 * streams of events}, which last for minutes and are given back to the server at once.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class RequestAdmission extends OncePerRequestFilter {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Busy BUSY = new Busy(Duration.ofSeconds(5), "platform.busy");

    private final Semaphore pages;
    private final Semaphore saves;
    private final Duration longestWait;
    private final List<WaitsForOthers> others;

    @Autowired
    RequestAdmission(
            @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections, List<WaitsForOthers> others) {
        this(Runtime.getRuntime().availableProcessors(), connections, LONGEST_WAIT, others);
    }

    RequestAdmission(int processors, int connections, Duration longestWait) {
        this(processors, connections, longestWait, List.of());
    }

    /**
     * @param connections to the database; some are left for jobs and documents
     * @param longestWait after which somebody is told to come back
     */
    private RequestAdmission(int processors, int connections, Duration longestWait, List<WaitsForOthers> others) {
        this.others = others;
        this.pages = new Semaphore(Math.max(2, Math.min(processors, connections * 6 / 10)), true);
        this.saves = new Semaphore(Math.max(2, Math.min(4 * processors, connections * 3 / 10)), true);
        this.longestWait = longestWait;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ServedAtOnce.isFor(request)
                || others.stream().anyMatch(address -> address.include(ServedAtOnce.path(request)))
                || StreamedUpload.isIn(request)
                || LiveStream.isIn(request)
                || isRead(request) && isFile(ServedAtOnce.path(request));
    }

    private static boolean isRead(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }

    private static boolean isFile(String path) {
        return path.indexOf('.', path.lastIndexOf('/') + 1) >= 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Semaphore places = isRead(request) ? pages : saves;
        if (!admitted(places)) {
            request.setAttribute(ErrorMapping.REFUSAL, BUSY);
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(BUSY.retryAfter().toSeconds()));
            response.sendError(BUSY.status());
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, answer);
        } finally {
            places.release();
        }
        answer.copyBodyToResponse();
    }

    private boolean admitted(Semaphore places) {
        try {
            return places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
