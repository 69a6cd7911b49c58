package org.groundwork.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Past cases in memory, column by column; row i of each is the same case. Rows are in the order of
 * time where there is one, else in an order that does not depend on the outcome.
 *
 * @param rows how many
 * @param all how many the file has with an outcome; more than {@code rows} where it was sampled
 * @param columns what may be learned from: neither outcome, time, thing, today nor what is left out
 * @param outcome for yes or no 1 and 0; for classes the place in {@code classes}; else the value
 * @param classes of the outcome, as written; empty for numbers and forecasts
 * @param time epoch seconds, UTC; null where no time is given
 * @param thing codes of things; null where none is given
 * @param today recorded decision (1 and 0, place of the class), score or estimate; NaN where missing; null where none is given
 * @param series codes of the series of a forecast; null for one
 * @param group null for none
 */
public record CaseTable(
        int rows,
        long all,
        List<CaseColumn> columns,
        double[] outcome,
        List<String> classes,
        long @Nullable [] time,
        int @Nullable [] thing,
        double @Nullable [] today,
        int @Nullable [] series,
        @Nullable CaseColumn group) {

    public CaseTable {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
    }
}
