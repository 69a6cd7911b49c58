package org.groundwork.economics;

import java.util.EnumMap;
import java.util.Map;

/** Reference model R1, whose expected values have closed forms. */
public final class ReferenceModel {

    static final double BASELINE = 290_330.824431;
    static final double ML = -34_504.052630;

    private ReferenceModel() {}

    static Range interval(double low, double high) {
        return new Range.Interval(low, high);
    }

    static Range ends(double min, double likely, double max) {
        return new Range.Ends(min, likely, max);
    }

    static Range certain(double value) {
        return new Range.Certain(value);
    }

    static Map<Input, Range> ranges() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.DISCOUNT_RATE, certain(0.10));
        ranges.put(Input.DECISIONS, interval(80_000, 200_000));
        ranges.put(Input.ERROR_SHARE, ends(0.03, 0.06, 0.12));
        ranges.put(Input.COST_PER_ERROR, interval(40, 200));
        ranges.put(Input.ADOPTION, ends(0.4, 0.7, 0.95));
        ranges.put(Input.DAY_RATE, ends(500, 700, 1000));
        ranges.put(Input.OVERRUN, interval(0.75, 2.2));
        ranges.put(Input.RAMP, certain(6));
        ranges.put(Input.CAPTURES, interval(0.10, 0.60));
        ranges.put(Input.BASELINE_SUCCESS, certain(0.85));
        ranges.put(Input.BASELINE_WEEKS, interval(3, 10));
        ranges.put(Input.BASELINE_MONTHS, certain(3));
        ranges.put(Input.BASELINE_LIVE, certain(3));
        ranges.put(Input.BASELINE_UPKEEP, ends(0.05, 0.15, 0.30));
        ranges.put(Input.BASELINE_RUNNING, interval(100, 600));
        ranges.put(Input.CLOSES_GAP, interval(0.05, 0.60));
        ranges.put(Input.ML_SUCCESS, certain(0.50));
        ranges.put(Input.ML_SUCCESS_AFTER, certain(0.60));
        ranges.put(Input.ML_WEEKS, interval(20, 70));
        ranges.put(Input.ML_MONTHS, certain(9));
        ranges.put(Input.ML_LIVE, certain(9));
        ranges.put(Input.LABELLING, interval(2_000, 20_000));
        ranges.put(Input.ML_UPKEEP, ends(0.10, 0.25, 0.50));
        ranges.put(Input.ML_RUNNING, interval(500, 4_000));
        ranges.put(Input.RETRAINS, certain(1));
        ranges.put(Input.RETRAIN_COST, interval(2_000, 15_000));
        ranges.put(Input.DECAY, certain(0));
        ranges.put(Input.REVIEW, interval(500, 10_000));
        ranges.put(Input.GATE_COST, certain(0));
        ranges.put(Input.GATE_MONTH, certain(6));
        ranges.put(Input.STAGED_MONTHS, certain(8));
        ranges.put(Input.STAGED_LIVE, certain(14));
        ranges.put(Input.COST_REUSE, certain(0.25));
        return ranges;
    }

    /** As stated: no widening, no readiness, independent successes. */
    public static EconomicInputs r1() {
        return with(ranges());
    }

    /** Three times as many decisions. */
    public static EconomicInputs large() {
        Map<Input, Range> ranges = ranges();
        ranges.put(Input.DECISIONS, interval(240_000, 600_000));
        return with(ranges);
    }

    /** What is at stake and a few ranges; everything else is assumed. */
    public static EconomicInputs leftOut() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.DISCOUNT_RATE, interval(0.06, 0.12));
        ranges.put(Input.AT_STAKE, interval(2e6, 8e6));
        ranges.put(Input.ADOPTION, ends(0.4, 0.7, 0.95));
        ranges.put(Input.ML_LIVE, interval(5, 15));
        return new EconomicInputs("USD", 3.0, ranges, DataKind.TEXT, EconomicInputs.Adjustments.STANDARD);
    }

    static EconomicInputs with(Map<Input, Range> ranges) {
        return new EconomicInputs(
                "EUR", 3.0, ranges, DataKind.TABULAR, new EconomicInputs.Adjustments(1.0, false, 0.0, 0.0, false));
    }
}
