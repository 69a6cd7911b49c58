package org.groundwork.report.web;

import java.util.Objects;
import org.groundwork.reference.ScoredCase;
import org.jspecify.annotations.Nullable;

/**
 * Which reference cases to show, as the address says it; blank is any.
 *
 * @param domain id of a field of work
 * @param hindsight id of a verdict that hindsight supports
 * @param verdict id of the verdict that is recommended
 * @param agreement id of how the two stand to each other
 */
record CaseFilter(
        @Nullable String domain,
        @Nullable String hindsight,
        @Nullable String verdict,
        @Nullable String agreement) {

    boolean matches(ScoredCase scored) {
        return (any(domain) || scored.reference().domain().id().equals(domain))
                && (any(hindsight) || scored.reference().supported().contains(hindsight))
                && (any(verdict) || Objects.equals(verdict, scored.result().verdict()))
                && (any(agreement) || scored.agreement().id().equals(agreement));
    }

    public boolean narrowed() {
        return !(any(domain) && any(hindsight) && any(verdict) && any(agreement));
    }

    private static boolean any(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
