package org.groundwork.api.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends problems, in whatever a program said that it wants: nothing else would be understood. */
@Component
class ProblemWriter {

    /** Programs of others come with a token; nobody is asked for a name and a password. */
    private static final String BEARER = "Bearer realm=\"groundwork\"";

    private final ProblemTexts texts;
    private final JsonMapper json;

    ProblemWriter(ProblemTexts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    void write(HttpServletRequest request, HttpServletResponse response, ProblemException problem) throws IOException {
        Duration later = problem.retryAfter();
        if (later != null) {
            long seconds = (later.toMillis() + 999) / 1_000;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        }
        write(
                request,
                response,
                problem.type(),
                texts.text(problem.key(), problem.arguments()),
                problem.scope(),
                problem.parameter(),
                null);
    }

    /** Of a status alone. */
    void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        ProblemType type = ProblemType.ofStatus(status);
        write(request, response, type, texts.detail(type), null, null, null);
    }

    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemType type,
            String detail,
            @Nullable String scope,
            @Nullable String parameter,
            @Nullable List<Problem.Fault> errors)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(type.status());
        response.setHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        switch (type) {
            case TOKEN_MISSING -> response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER);
            case TOKEN_REFUSED ->
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + ", error=\"invalid_token\"");
            case SCOPE_MISSING ->
                response.setHeader(
                        HttpHeaders.WWW_AUTHENTICATE,
                        BEARER + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
            default -> {
                // nothing to ask for
            }
        }
        Problem problem = new Problem(
                type.uri(),
                texts.title(type),
                type.status(),
                detail,
                request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String refused
                        ? refused
                        : request.getRequestURI(),
                scope,
                parameter,
                errors);
        byte[] body = json.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
