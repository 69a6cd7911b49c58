package org.groundwork.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/**
 * What happens to a request that is not let through. A page leads to the sign-in page and from
 * there back; what a script sent gets a plain 401, so that nothing is lost by a redirect;
 * administration does not exist for others.
 */
@Component
class AccessRefusalHandler implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException notSignedIn)
            throws IOException {
        if (comesFromScript(request)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(request.getContextPath() + signInAddress(request));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (!(denied instanceof CsrfException)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else if (Sessions.personOf(request.getSession(false)).isPresent()) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (comesFromScript(request)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in?ended");
        }
    }

    private static boolean comesFromScript(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader("HX-Request") != null
                || accept != null
                        && !accept.contains(MediaType.TEXT_HTML_VALUE)
                        && !accept.contains(MediaType.ALL_VALUE);
    }

    private static String signInAddress(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!"GET".equals(request.getMethod())) {
            return "/sign-in?ended";
        }
        if (path.equals("/")) {
            return "/sign-in";
        }
        String query = request.getQueryString();
        String target = query == null ? path : path + "?" + query;
        return "/sign-in?continue=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
    }
}
