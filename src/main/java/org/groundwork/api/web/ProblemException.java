package org.groundwork.api.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that is not answered as asked. Its details are a key of the bundles and its arguments. */
final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String key;
    private final transient List<String> arguments;
    private final transient @Nullable String scope;
    private final transient @Nullable String parameter;
    private final transient @Nullable Duration retryAfter;

    private ProblemException(
            ProblemType type,
            String key,
            List<String> arguments,
            @Nullable String scope,
            @Nullable String parameter,
            @Nullable Duration retryAfter) {
        super(type + " " + key, null, false, false);
        this.type = type;
        this.key = key;
        this.arguments = List.copyOf(arguments);
        this.scope = scope;
        this.parameter = parameter;
        this.retryAfter = retryAfter;
    }

    /** In the words of its kind. */
    static ProblemException of(ProblemType type) {
        return new ProblemException(type, ProblemTexts.detailKey(type), List.of(), null, null, null);
    }

    static ProblemException of(ProblemType type, String key, String... arguments) {
        return new ProblemException(type, key, List.of(arguments), null, null, null);
    }

    /** About a parameter, a header or a key. */
    static ProblemException parameter(ProblemType type, String parameter, String key, String... arguments) {
        return new ProblemException(type, key, List.of(arguments), null, parameter, null);
    }

    static ProblemException scope(String scope, String had) {
        return new ProblemException(
                ProblemType.SCOPE_MISSING,
                had.isEmpty() ? "api.detail.scope.none" : "api.detail.scope",
                List.of(scope, had),
                scope,
                null,
                null);
    }

    static ProblemException later(ProblemType type, Duration retryAfter) {
        return new ProblemException(type, ProblemTexts.detailKey(type), List.of(), null, null, retryAfter);
    }

    ProblemType type() {
        return type;
    }

    String key() {
        return key;
    }

    List<String> arguments() {
        return arguments;
    }

    @Nullable
    String scope() {
        return scope;
    }

    @Nullable
    String parameter() {
        return parameter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
