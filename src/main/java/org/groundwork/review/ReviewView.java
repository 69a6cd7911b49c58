package org.groundwork.review;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A manager's review of a submission.
 *
 * @param number of the submission
 * @param verdict id of what was decided; null when it was returned, and when it was decided
 *     otherwise in a way that only the reason says
 * @param reason of the whole; empty where there is none
 * @param reasons why it was returned, by question id
 * @param byName as the person is called now
 */
public record ReviewView(
        AssessmentId assessment,
        int number,
        Outcome outcome,
        @Nullable String verdict,
        String reason,
        Map<String, String> reasons,
        PersonId by,
        String byName,
        Instant at) {

    public ReviewView {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    ReviewView named(String name) {
        return new ReviewView(assessment, number, outcome, verdict, reason, reasons, by, name, at);
    }
}
