package org.groundwork.assessment.web;

import java.util.UUID;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * Name, summary, team and method of an assessment; the service says whether they fit.
 *
 * @param method by which it is answered; not asked while there is only one
 * @param version of name and summary, when they are changed
 */
record AssessmentForm(
        @Nullable String name,
        @Nullable String summary,
        @Nullable String team,
        @Nullable String method,
        @Nullable Long version) {

    String givenName() {
        return name == null ? "" : name;
    }

    String givenSummary() {
        return summary == null ? "" : summary;
    }

    /** Null when none was chosen. */
    @Nullable
    String givenMethod() {
        return method == null || method.isEmpty() ? null : method;
    }

    /** Null when none was chosen, or what was sent is none. */
    static @Nullable TeamId team(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : new TeamId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
