package org.groundwork.review.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.Saving;
import org.groundwork.review.Savings;
import org.jspecify.annotations.Nullable;

/**
 * What a team means to do about an assessment.
 *
 * @param proposed what the latest report proposes; null where there is none
 * @param manages the person may add and change actions
 * @param answers the person may change answers, now or once they are open again
 * @param saving what was put down as saved; null where nothing was
 * @param suggestion what could be put down; null where the recommendation is ML, or there is none
 */
record ActionsPage(
        AssessmentView assessment,
        List<Row> rows,
        Actions.@Nullable Proposed proposed,
        boolean manages,
        boolean answers,
        @Nullable Saving saving,
        Savings.@Nullable Suggestion suggestion) {

    /**
     * An action.
     *
     * @param question title of the one that it is about; null where it is about none
     * @param section id of that question's
     * @param works the person may say how far it is
     * @param offers answers that the result speaks for
     */
    record Row(
            ActionView action,
            @Nullable String question,
            @Nullable String section,
            boolean works,
            List<OfferRow> offers) {}

    /**
     * An answer that a result speaks for, beside the present one.
     *
     * @param from as it is now, in words
     * @param to as it would be
     * @param basedOn version of the present answer; 0 for none
     * @param state name
     */
    record OfferRow(String question, String title, String from, String to, int basedOn, String state) {

        public boolean open() {
            return state.equals("OPEN");
        }
    }

    public List<Row> pending() {
        return rows.stream().filter(row -> row.action().pending()).toList();
    }

    public List<Row> finished() {
        return rows.stream().filter(row -> !row.action().pending()).toList();
    }

    /** There are proposals that are no actions yet, and the person may make them. */
    public boolean proposes() {
        return manages && proposed != null && proposed.anyLeft();
    }
}
