package org.groundwork.review.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.review.ActionView;
import org.groundwork.review.FollowUp;
import org.groundwork.review.ReviewView;
import org.groundwork.review.VersionView;
import org.jspecify.annotations.Nullable;

/**
 * A decision, what was said before it, and what came of it.
 *
 * @param number of the submission
 * @param corrects the person may correct and withdraw it
 * @param enters the person may say what happened
 * @param overdue its day has come, and nobody said what happened
 * @param comparison what was promised beside what happened; empty where nothing was promised
 * @param followUps the latest first
 * @param experiment of the submission, where there is one; null otherwise
 * @param currency in which costs are stated; null where none is known
 */
record DecisionPage(
        AssessmentView assessment,
        int number,
        VersionView version,
        boolean corrects,
        boolean enters,
        boolean overdue,
        List<Row> comparison,
        List<FollowUp> followUps,
        ActionView.@Nullable Experiment experiment,
        @Nullable String currency) {

    /**
     * One thing that was promised.
     *
     * @param key of its name among the messages
     * @param promised null where nothing was
     * @param happened null where nobody said
     * @param verdict key of what the two say together; null where that cannot be said
     * @param argument of that
     * @param bad it is worse than promised
     */
    record Row(
            String key,
            @Nullable String promised,
            @Nullable String happened,
            @Nullable String verdict,
            @Nullable Object argument,
            boolean bad) {}

    /** What counts; null while nothing is decided. */
    public @Nullable ReviewView review() {
        return version.review();
    }

    /** What was last said about what happened; null while nobody did. */
    public @Nullable FollowUp happened() {
        return followUps.isEmpty() ? null : followUps.getFirst();
    }

    /** Entries that others took the place of. */
    public List<FollowUp> earlierEntries() {
        return followUps.isEmpty() ? List.of() : followUps.subList(1, followUps.size());
    }
}
