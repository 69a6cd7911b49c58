package org.groundwork.assessment.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicSheet;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.jspecify.annotations.Nullable;

/** What is built before it is used: when it goes live, and how long building takes. */
enum Schedule {
    BASELINE(Input.BASELINE_LIVE, Input.BASELINE_MONTHS),
    ML(Input.ML_LIVE, Input.ML_MONTHS),
    /** Begins at the gate. */
    STAGED(Input.STAGED_LIVE, Input.STAGED_MONTHS, Input.GATE_MONTH);

    /** Left out, the gate is so long after the simple solution goes live. */
    private static final int GATE_AFTER_MONTHS = 3;

    private final Input live;
    private final Input months;
    private final List<Input> all;

    Schedule(Input live, Input months, Input... more) {
        this.live = live;
        this.months = months;
        this.all = Stream.concat(Stream.of(live, months), Arrays.stream(more)).toList();
    }

    /** The one to which an item belongs. */
    static Optional<Schedule> of(EconomicItem item) {
        return item instanceof EconomicItem.Quantity(Input input)
                ? Arrays.stream(values()).filter(one -> one.all.contains(input)).findFirst()
                : Optional.empty();
    }

    /**
     * Whether what is stated has it in use before it is built, by the middle of each range.
     *
     * @return end of a message's key; empty where it fits, or where how long it takes is left out
     */
    Optional<String> early(EconomicSheet sheet) {
        Double inUse = middle(sheet, live);
        Double building = middle(sheet, months);
        if (inUse == null && building != null) {
            inUse = assumed(live);
        }
        return inUse != null && building != null && inUse < begun(sheet) + building
                ? Optional.of(this == STAGED ? "early.staged" : "early")
                : Optional.empty();
    }

    private double begun(EconomicSheet sheet) {
        if (this != STAGED) {
            return 0;
        }
        Double gate = middle(sheet, Input.GATE_MONTH);
        if (gate != null) {
            return gate;
        }
        Double simple = middle(sheet, Input.BASELINE_LIVE);
        Double usual = assumed(Input.BASELINE_LIVE);
        return GATE_AFTER_MONTHS + (simple != null ? simple : usual != null ? usual : 0);
    }

    private static @Nullable Double assumed(Input input) {
        return input.standard()
                .map(range -> range instanceof Range.Certain(double months) ? months : null)
                .orElse(null);
    }

    private static @Nullable Double middle(EconomicSheet sheet, Input input) {
        EconomicValue value = sheet.value(new EconomicItem.Quantity(input)).orElse(null);
        if (!(value instanceof EconomicValue.Amount(Range range))) {
            return null;
        }
        return switch (range) {
            case Range.Certain(double months) -> months;
            case Range.Interval(double low, double high) -> (low + high) / 2;
            case Range.Percentiles(double low, double likely, double high) -> likely;
            case Range.Ends(double min, double likely, double max) -> likely;
            case Range.Mixture mixture -> null;
        };
    }
}
