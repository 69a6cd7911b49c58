package org.groundwork.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * The one place where exceptions become statuses. The page itself is {@code error/<status>.html},
 * reached through {@code /error}, where the layout gets its attributes; the domain exception, if it
 * was one, is the request attribute {@link #REFUSAL}.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ErrorMapping {

    /** Request attribute that holds the {@link DomainException} for the error page's words. */
    static final String REFUSAL = ErrorMapping.class.getName() + ".refusal";

    private static final Logger log = LoggerFactory.getLogger(ErrorMapping.class);

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

    /** An id in the address that is no id names nothing. */
    @ExceptionHandler
    void noSuchAddress(MethodArgumentTypeMismatchException failure, HttpServletResponse response) throws IOException {
        boolean partOfPath = failure.getParameter().hasParameterAnnotation(PathVariable.class);
        send(response, partOfPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST);
    }

    private static void send(HttpServletResponse response, HttpStatus status) throws IOException {
        if (!response.isCommitted()) {
            response.sendError(status.value());
        }
    }
}
