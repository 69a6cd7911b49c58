package org.groundwork.evaluation;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A submission of an assessment, without what it says.
 *
 * @param number within its assessment, from 1
 * @param verdict id; null when it was too early to say
 * @param withdrawnAt when it was taken back; null while it stands
 */
public record EvaluationView(
        AssessmentId assessment,
        int number,
        Instant submittedAt,
        PersonId submittedBy,
        String method,
        @Nullable String verdict,
        @Nullable Instant withdrawnAt) {

    public boolean withdrawn() {
        return withdrawnAt != null;
    }
}
