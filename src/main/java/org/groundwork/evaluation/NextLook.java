package org.groundwork.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;

/**
 * When a team means to look at an assessment again.
 *
 * @param on a calendar date
 * @param reason empty where nobody said
 * @param due the day has come
 */
public record NextLook(
        AssessmentId assessment, LocalDate on, String reason, PersonId plannedBy, Instant plannedAt, boolean due) {}
