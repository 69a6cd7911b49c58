package org.groundwork.assessment;

import java.time.Instant;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamView;
import org.jspecify.annotations.Nullable;

/**
 * An assessment without its answers.
 *
 * @param name of the initiative
 * @param summary of the initiative in a sentence or two; empty when there is none
 * @param method the version of the questionnaire that it stays with until somebody moves it: core@1
 * @param archivedAt null while it is not archived
 * @param changedAt the last change to it or to one of its answers
 * @param version of name and summary, for editing them
 */
public record AssessmentView(
        AssessmentId id,
        TeamView team,
        String name,
        String summary,
        String method,
        AssessmentStatus status,
        @Nullable Instant archivedAt,
        PersonId createdBy,
        Instant createdAt,
        Instant changedAt,
        long version) {

    public boolean archived() {
        return archivedAt != null;
    }

    /** Answers can be changed, by those who may. */
    public boolean open() {
        return status.answerable() && !archived();
    }
}
