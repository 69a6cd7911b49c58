package org.groundwork.evaluation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.chart.TimelineChart;
import org.groundwork.evaluation.NextLook;
import org.groundwork.platform.Choice;
import org.jspecify.annotations.Nullable;

/**
 * An assessment over time.
 *
 * @param rows the latest first
 * @param choices for comparing, the latest first
 * @param next null where nobody planned it
 * @param plans the person may plan when to look again
 * @param today the first day that can be planned
 */
record TimelinePage(
        AssessmentView assessment,
        TimelineChart chart,
        List<Row> rows,
        List<Choice> choices,
        @Nullable NextLook next,
        String nextBy,
        boolean plans,
        LocalDate today,
        String zone) {

    /**
     * A snapshot.
     *
     * @param key in addresses: its number, or {@code now}
     * @param number 0 for the present answers
     * @param verdict title; null where it is too early to say
     * @param readiness "28–40", or empty
     * @param since what changed since the one before; null for the first
     * @param opened null unless somebody opened it again with a reason
     */
    record Row(
            String key,
            int number,
            Instant at,
            String by,
            @Nullable String verdict,
            boolean settled,
            boolean withdrawn,
            String readiness,
            @Nullable Since since,
            @Nullable Opened opened) {

        public boolean draft() {
            return number == 0;
        }
    }

    /** That a decision was given up, or a submission not waited for. */
    record Opened(String by, Instant at, String reason) {}

    /**
     * What changed since the snapshot before.
     *
     * @param key of that one
     * @param answers changed, with their notes and links
     * @param inputs of the economics changed
     * @param gates that stand differently
     * @param nothing nothing at all changed, neither the name nor the questionnaire
     * @param verdict null where it is the same, otherwise the title of the earlier one
     */
    record Since(
            String key,
            int answers,
            int inputs,
            int gates,
            boolean nothing,
            @Nullable String verdict) {}

    /** There are two to compare. */
    public boolean comparable() {
        return rows.size() > 1;
    }
}
