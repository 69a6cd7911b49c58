package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.groundwork.api.RateLimits;
import org.groundwork.identity.TokenScope;
import org.groundwork.identity.TokenView;
import org.groundwork.markup.Nearest;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Before each call: its parameters are known, its token is good for it, and its token's rate allows it. */
@Component
class ApiCallInterceptor implements HandlerInterceptor {

    /** Looks for a text; without one it looks for none. */
    private static final String TEXT = "q";

    private final RateLimits limits;
    private final CurrentToken currentToken;

    /** By handler: the names of its parameters, and whether one can come several times. */
    private final Map<HandlerMethod, Map<String, Boolean>> parameters = new ConcurrentHashMap<>();

    ApiCallInterceptor(RateLimits limits, CurrentToken currentToken) {
        this.limits = limits;
        this.currentToken = currentToken;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getPackageName().equals(getClass().getPackageName())) {
            return true; // what the framework answers by itself: which methods there are, or nothing
        }
        ApiCall call = method.getMethodAnnotation(ApiCall.class);
        if (call == null) {
            throw ProblemException.of(ProblemType.NOT_FOUND);
        }
        requireKnownParameters(request, method);
        requireUtf8(request);
        if (!call.open()) {
            TokenView token = currentToken.require();
            requireScope(call, token);
            if (call.cost() > 1) {
                Duration wait = limits.takeInstead(token.id(), 1, call.cost());
                if (!wait.isZero()) {
                    throw ProblemException.later(ProblemType.TOO_MANY_REQUESTS, wait);
                }
            }
        }
        return true;
    }

    private static void requireScope(ApiCall call, TokenView token) {
        if (call.scope().length > 0 && Arrays.stream(call.scope()).noneMatch(token.scopes()::contains)) {
            throw ProblemException.scope(
                    call.scope()[0].id(),
                    token.scopes().stream().map(TokenScope::id).collect(Collectors.joining(", ")));
        }
    }

    private void requireKnownParameters(HttpServletRequest request, HandlerMethod method) {
        Map<String, Boolean> known = parameters.computeIfAbsent(method, ApiCallInterceptor::parametersOf);
        request.getParameterMap().forEach((name, values) -> {
            Boolean several = known.get(name);
            if (several == null) {
                throw unknown(name, known.keySet());
            }
            if (values.length > 1 && !several) {
                throw ProblemException.parameter(ProblemType.WRONG_PARAMETER, name, "api.detail.parameter.twice", name);
            }
            if (!name.equals(TEXT) && Arrays.stream(values).anyMatch(String::isEmpty)) {
                throw ProblemException.parameter(ProblemType.WRONG_PARAMETER, name, "api.detail.parameter.empty", name);
            }
        });
    }

    private static ProblemException unknown(String name, Set<String> known) {
        String shown = name.replaceAll("[^\\p{L}\\p{N}._\\[\\]-]", "?");
        String brief = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
        String nearest = Nearest.of(name, known);
        if (known.isEmpty()) {
            return ProblemException.parameter(ProblemType.UNKNOWN_PARAMETER, brief, "api.detail.parameter.none", brief);
        }
        return nearest == null
                ? ProblemException.parameter(
                        ProblemType.UNKNOWN_PARAMETER,
                        brief,
                        "api.detail.parameter.unknown",
                        brief,
                        String.join(", ", known))
                : ProblemException.parameter(
                        ProblemType.UNKNOWN_PARAMETER, brief, "api.detail.parameter.nearest", brief, nearest);
    }

    static Map<String, Boolean> parametersOf(HandlerMethod method) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                String name = named.name().isEmpty() ? named.value() : named.name();
                names.put(
                        name.isEmpty() ? parameter.getParameter().getName() : name,
                        Collection.class.isAssignableFrom(parameter.getParameterType()));
            }
        }
        return names;
    }

    private static void requireUtf8(HttpServletRequest request) {
        String type = request.getContentType();
        if (type != null) {
            java.nio.charset.Charset charset;
            try {
                charset = MediaType.parseMediaType(type).getCharset();
            } catch (InvalidMediaTypeException unreadable) {
                throw ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
            }
            if (charset != null && !charset.equals(java.nio.charset.StandardCharsets.UTF_8)) {
                throw ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "api.detail.charset");
            }
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "api.detail.encoding");
        }
    }
}
