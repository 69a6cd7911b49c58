package org.groundwork.platform;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.groundwork.platform.web.PlainErrorPage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands around everything else and lets no exception out: what fails before or behind a controller
 * becomes the same status, page and line of the log as what fails in one. An error page that fails
 * becomes the plain one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestFaultFilter extends OncePerRequestFilter {

    private final RequestLog requests;
    private final String errorPage;

    RequestFaultFilter(RequestLog requests, @Value("${server.error.path:${error.path:/error}}") String errorPage) {
        this.requests = requests;
        this.errorPage = errorPage;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (isErrorPageItself(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return;
        }
        if (request.getDispatcherType() == DispatcherType.REQUEST && !isReadable(request, response)) {
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            answer(request, response, failure);
        }
    }

    @Override
    protected void doFilterNestedErrorDispatch(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        doFilterInternal(request, response, chain);
    }

    /** Reads all fields at once, so that whatever cannot be read in them is known to be the sender's. */
    private boolean isReadable(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            request.getParameterMap();
            return true;
        } catch (RuntimeException unreadable) {
            HttpStatus known = RequestFaults.status(unreadable);
            HttpStatus status = known.is5xxServerError() ? HttpStatus.BAD_REQUEST : known;
            if (!RequestFaults.isGone(unreadable)) {
                requests.refused(request, status, unreadable);
            }
            if (!response.isCommitted()) {
                response.sendError(status.value());
            }
            return false;
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        if (RequestFaults.isGone(failure)) {
            return;
        }
        HttpStatus status = RequestFaults.status(failure);
        if (status.is5xxServerError()) {
            requests.failed(request, status, failure);
        } else {
            requests.refused(request, status, failure);
        }
        if (response.isCommitted()) {
            return;
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            PlainErrorPage.write(response);
        } else {
            response.sendError(status.value());
        }
    }

    /** The address of the error page is for errors, not for visitors. */
    private boolean isErrorPageItself(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && request.getRequestURI().equals(request.getContextPath() + errorPage);
    }
}
