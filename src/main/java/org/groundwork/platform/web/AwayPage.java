package org.groundwork.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.groundwork.platform.PlainErrors;
import org.groundwork.platform.ServedAtOnce;
import org.groundwork.platform.database.DatabaseFaults;
import org.groundwork.platform.database.DatabaseWatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.WebUtils;

/**
 * Answers 503 while the database does not answer, with a page that needs neither a session nor the
 * database. It stands before all that needs the database: requests do not even begin to wait for a connection.
 * Static files and health are served as always.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class AwayPage extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(AwayPage.class);

    private static final List<String> STYLES =
            List.of("/webjars/bootstrap/css/bootstrap-reboot.min.css", "/css/fonts.css", "/css/groundwork.css");

    private static final String SECONDS_TO_WAIT = "5";
    private static final String POLICY = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final DatabaseWatch watch;
    private final ObjectProvider<ResourceUrlProvider> addresses;
    private final MessageSource messages;
    private final String template;

    AwayPage(DatabaseWatch watch, ObjectProvider<ResourceUrlProvider> addresses, MessageSource messages)
            throws IOException {
        this.watch = watch;
        this.addresses = addresses;
        this.messages = messages;
        this.template = new ClassPathResource("away.html").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ServedAtOnce.isFor(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (watch.isAway()) {
            answer(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !DatabaseFaults.isAway(failure)) {
                throw failure;
            }
            watch.look();
            log.warn("No connection to the database for {} in time", request.getMethod());
            log.debug("because", failure);
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (PlainErrors.areAskedFor(request)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.getOutputStream().write(page(request).getBytes(StandardCharsets.UTF_8));
    }

    private String page(HttpServletRequest request) {
        @Nullable Cookie cookie = WebUtils.getCookie(request, Theme.COOKIE);
        Theme theme = Theme.of(cookie == null ? null : cookie.getValue());
        StringBuilder styles = new StringBuilder();
        for (String style : STYLES) {
            styles.append("  <link rel=\"stylesheet\" href=\"")
                    .append(HtmlUtils.htmlEscape(request.getContextPath() + address(style)))
                    .append("\">\n");
        }
        return template.replace("{theme}", theme.value())
                .replace("{styles}\n", styles)
                .replace("{title}", words("layout.error.away.title"))
                .replace("{text}", words("layout.error.away.text"))
                .replace("{brand}", words("layout.brand"));
    }

    /** With the hash or the version by which a browser may keep the file for good. */
    private String address(String path) {
        ResourceUrlProvider provider = addresses.getIfAvailable();
        String address = provider == null ? null : provider.getForLookupPath(path);
        return address == null ? path : address;
    }

    private String words(String key) {
        return HtmlUtils.htmlEscape(messages.getMessage(key, null, Locale.ENGLISH));
    }
}
