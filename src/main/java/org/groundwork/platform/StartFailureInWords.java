package org.groundwork.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * A start that fails for a reason that nobody else puts into words is told by its innermost reason, in a
 * sentence and without a trace; {@code --debug} writes the trace.
 */
final class StartFailureInWords implements FailureAnalyzer {

    private final @Nullable BeanFactory beans;
    private final @Nullable Environment environment;

    StartFailureInWords(@Nullable BeanFactory beans, @Nullable Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return isSaidByAnother(failure)
                ? null
                : new FailureAnalysis(sentence(failure), "Start again with --debug to see where it happened.", failure);
    }

    private boolean isSaidByAnother(Throwable failure) {
        ArgumentResolver arguments = ArgumentResolver.none();
        if (beans != null) {
            arguments = arguments.and(BeanFactory.class, beans);
        }
        if (environment != null) {
            arguments = arguments.and(Environment.class, environment);
        }
        return SpringFactoriesLoader.forDefaultResourceLocation(getClass().getClassLoader())
                .load(FailureAnalyzer.class, arguments, (type, name, problem) -> {
                    // one that is not for this application
                })
                .stream()
                .filter(other -> !(other instanceof StartFailureInWords))
                .anyMatch(other -> other.analyze(failure) != null);
    }

    /**
     * The reason in our own words, which names the setting; else the innermost that says something, and what
     * kind of failure it is.
     */
    static String sentence(Throwable failure) {
        @Nullable Throwable own = null;
        Throwable reason = failure;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                reason = cause;
                own = isOurs(cause) ? cause : own;
            }
        }
        String said = String.valueOf((own == null ? reason : own).getMessage())
                .strip()
                .replaceAll("\\s+", " ");
        return "Groundwork cannot start: " + said + (said.endsWith(".") ? "" : ".")
                + (own == null ? " (" + reason.getClass().getSimpleName() + ")" : "");
    }

    private static boolean isOurs(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("org.groundwork.");
    }
}
