package org.groundwork.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** Gives every page the layout's model attribute, {@code layout}. */
@ControllerAdvice
class LayoutAdvice {

    private final String version;

    LayoutAdvice(@Value("${spring.application.version:}") String version) {
        this.version = version;
    }

    @ModelAttribute("layout")
    LayoutView layout(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, Theme.COOKIE);
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = inside(request, failed == null ? request.getRequestURI() : failed.toString());
        String query = request.getQueryString();
        return new LayoutView(
                Theme.of(cookie == null ? null : cookie.getValue()),
                version,
                path,
                query == null ? path : path + "?" + query);
    }

    private static String inside(HttpServletRequest request, String uri) {
        String context = request.getContextPath();
        return uri.startsWith(context) ? uri.substring(context.length()) : uri;
    }
}
