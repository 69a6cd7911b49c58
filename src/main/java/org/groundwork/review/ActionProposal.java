package org.groundwork.review;

import java.time.LocalDate;
import java.util.List;
import org.groundwork.method.Effort;
import org.jspecify.annotations.Nullable;

/**
 * An action that a report proposes.
 *
 * @param key within its report: {@code experiment:} with the id of a recipe, the id of the question
 *     to lift, or that of a part of the plan
 * @param question id; null where it is about none
 * @param doneWhen what shows that it is done
 * @param due when an experiment is to be decided; null for anything else
 * @param taken it is an action already
 * @param others other experiments that can be run instead, for an experiment; else empty
 */
public record ActionProposal(
        String key,
        ActionView.Kind kind,
        @Nullable String question,
        String title,
        String what,
        String doneWhen,
        @Nullable Effort effort,
        @Nullable LocalDate due,
        boolean taken,
        List<ActionProposal> others) {

    public ActionProposal {
        others = List.copyOf(others);
    }
}
