package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Where a controller's exceptions become statuses, as {@link RequestFaults} says. The page itself is
 * {@code error/<status>.html}, reached through {@code /error}, where the layout gets its attributes;
 * the domain exception, if it was one, is the request attribute {@link #REFUSAL}.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorMapping {

    /** Request attribute that holds the {@link DomainException} for the error page's words. */
    static final String REFUSAL = ErrorMapping.class.getName() + ".refusal";

    /** What any visitor causes by a wrong address. */
    private static final Set<HttpStatus> UNREMARKABLE =
            EnumSet.of(HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED, HttpStatus.NOT_ACCEPTABLE);

    private static final Logger log = LoggerFactory.getLogger(ErrorMapping.class);

    private final RequestLog requests;

    ErrorMapping(RequestLog requests) {
        this.requests = requests;
    }

    @ExceptionHandler
    void refused(DomainException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.debug("{} {}: {}", request.getMethod(), request.getRequestURI(), refusal.toString());
        request.setAttribute(REFUSAL, refusal);
        if (refusal instanceof Busy busy) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(busy.retryAfter().toSeconds()));
        }
        send(response, HttpStatus.valueOf(refusal.status()));
    }

    /** Somebody else saved the same thing in the meantime. */
    @ExceptionHandler
    void changedMeanwhile(
            OptimisticLockingFailureException failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(REFUSAL, new Conflict("platform.changed-meanwhile"));
        send(response, HttpStatus.CONFLICT);
    }

    /** Anything else: a request that cannot be taken is answered here; the rest is a failure of ours. */
    @ExceptionHandler
    void failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        HttpStatus status = RequestFaults.status(failure);
        if (status.is5xxServerError()) {
            throw failure;
        }
        if (status == HttpStatus.CONFLICT) {
            request.setAttribute(REFUSAL, new Conflict("platform.changed-meanwhile"));
        }
        if (failure instanceof HttpRequestMethodNotSupportedException unsupported) {
            unsupported.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        }
        if (!UNREMARKABLE.contains(status)) {
            requests.refused(request, status, failure);
        }
        send(response, status);
    }

    private static void send(HttpServletResponse response, HttpStatus status) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(status.value());
        }
    }
}
