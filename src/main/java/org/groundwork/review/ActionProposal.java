package org.groundwork.review;

import java.time.LocalDate;
import org.groundwork.method.Effort;
import org.jspecify.annotations.Nullable;

/**
 * An action that a report proposes.
 *
 * @param key within its report: {@code experiment}, or the id of the question to lift
 * @param question id
 * @param due when an experiment is to be decided; null for a step
 * @param taken it is an action already
 */
public record ActionProposal(
        String key,
        ActionView.Kind kind,
        String question,
        String title,
        String what,
        @Nullable Effort effort,
        @Nullable LocalDate due,
        boolean taken) {}
