package org.groundwork.evaluation;

import java.time.Instant;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A submission of an assessment, without what it says.
 *
 * @param number within its assessment, from 1
 * @param verdict id of the one that may be named; null when it was too early to say, whether few
 *     were asked or nobody knew
 * @param settled nothing that is guessed or not known could have changed the verdict
 * @param openedAgain when and how it made way for a next one; null while it is the present one, and
 *     for one that was returned
 */
public record EvaluationView(
        AssessmentId assessment,
        int number,
        Instant submittedAt,
        PersonId submittedBy,
        String method,
        @Nullable String verdict,
        boolean settled,
        @Nullable OpenedAgain openedAgain) {

    public boolean withdrawn() {
        return openedAgain != null && openedAgain.kind() == OpenedAgain.Kind.WITHDRAWN;
    }
}
