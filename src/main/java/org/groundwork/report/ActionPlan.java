package org.groundwork.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the team has taken on, beside what the report asks for.
 *
 * @param actions what is to be done first, by its date; what was dropped is left out
 * @param saved money not spent on machine learning; null where nothing was put down
 * @param measured results of experiments, the latest first
 */
public record ActionPlan(List<Line> actions, @Nullable Saved saved, List<Measured> measured) {

    /** Nothing was taken on yet. */
    public static final ActionPlan NONE = new ActionPlan(List.of(), null, List.of());

    /**
     * An action.
     *
     * @param owner name; empty while it is nobody's
     * @param due null where there is no date
     * @param state name
     */
    public record Line(String title, String owner, @Nullable LocalDate due, String state, boolean overdue) {}

    /**
     * Money that was not spent.
     *
     * @param amount in words
     * @param computed from the economic analysis; otherwise the team's own figure
     * @param number of the report that it rests on
     * @param lookAgain what would make one look again; may be empty
     */
    public record Saved(String amount, boolean computed, int number, String lookAgain) {}

    /**
     * The result of an experiment.
     *
     * @param recipe id
     * @param title of the action
     * @param value as it was put down
     * @param reached the threshold was
     */
    public record Measured(String recipe, String title, String value, boolean reached) {}

    public ActionPlan {
        actions = List.copyOf(actions);
        measured = List.copyOf(measured);
    }

    public boolean isEmpty() {
        return actions.isEmpty() && saved == null;
    }
}
