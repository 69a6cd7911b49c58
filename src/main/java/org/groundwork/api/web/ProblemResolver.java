package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.groundwork.markup.MarkupException;
import org.groundwork.platform.Busy;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.PlainErrors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What the API's own code refuses becomes a problem with all there is to say. Everything else goes on
 * to where all failures become statuses, and becomes a problem there by its status alone.
 */
@Component
class ProblemResolver implements HandlerExceptionResolver, Ordered {

    /** What an assessment refuses that cannot be changed as it stands. */
    private static final String NOT_OPEN = "assessment.not-open";

    private final ProblemWriter problems;
    private final ProblemTexts texts;

    ProblemResolver(ProblemWriter problems, ProblemTexts texts) {
        this.problems = problems;
        this.texts = texts;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!PlainErrors.areAskedFor(request)) {
            return null;
        }
        try {
            return write(request, response, failure) ? new ModelAndView() : null;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private boolean write(HttpServletRequest request, HttpServletResponse response, Exception failure)
            throws IOException {
        switch (failure) {
            case ProblemException problem -> problems.write(request, response, problem);
            case MarkupException wrong -> {
                List<Problem.Fault> faults = wrong.problems().stream()
                        .map(one -> new Problem.Fault(one.line(), one.column(), one.key(), one.message()))
                        .toList();
                problems.write(
                        request,
                        response,
                        ProblemType.DOCUMENT_WRONG,
                        texts.text("api.detail.document", List.of(faults.size())),
                        null,
                        null,
                        faults);
            }
            case DomainException refusal -> {
                if (refusal instanceof Busy busy) {
                    response.setHeader(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(Math.max(1, busy.retryAfter().toSeconds())));
                }
                ProblemType type = refusal.messageKey().equals(NOT_OPEN)
                        ? ProblemType.NOT_OPEN
                        : ProblemType.ofStatus(refusal.status());
                problems.write(
                        request,
                        response,
                        type,
                        texts.text(refusal.messageKey(), refusal.arguments()),
                        null,
                        null,
                        null);
            }
            case MethodArgumentTypeMismatchException mismatch
            when mismatch.getParameter().hasParameterAnnotation(RequestParam.class) ->
                problems.write(request, response, wrong(mismatch.getName()));
            case MissingServletRequestParameterException missing ->
                problems.write(
                        request,
                        response,
                        ProblemException.parameter(
                                ProblemType.WRONG_PARAMETER,
                                missing.getParameterName(),
                                "api.detail.parameter.missing",
                                missing.getParameterName()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static ProblemException wrong(String name) {
        return ProblemException.parameter(ProblemType.WRONG_PARAMETER, name, "api.detail.parameter.wrong", name);
    }
}
