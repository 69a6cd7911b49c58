package org.groundwork.lab;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was measured. Gains are in {@link #unit}; more is better: for errors a gain is how much less the error is than that of
 * {@link Contender#NOTHING} (of {@link Contender#MOVING_AVERAGE}'s kin, the last value, for forecasts).
 *
 * @param possible what deciding with hindsight would gain
 * @param reference what shares are counted from: {@link Contender#TODAY} where it was recorded, else {@link Contender#NOTHING} (forecasts: {@link Contender#RULE})
 * @param contenders that ran, in the order of {@link Contender}
 * @param bestSimple of the simple ones by what was seen before the final test; never chosen on the test
 * @param strongOverSimple gain of the strong model less that of the best simple one; null where it did not run
 * @param closesGap share of what the best simple one leaves of the possible gain that the strong model adds; null where it did not run, or nothing is left
 * @param groups by values of the group's column; empty where none was asked for
 * @param rule the best rule of thumb; null for forecasts
 * @param usedColumns that any contender learned from
 * @param needed cases a test would need to tell the strong model from the best simple one at the smallest gain that counts; null where it is told, or nobody said a smallest gain
 */
public record LabResult(
        LabQuestion question,
        Unit unit,
        Cases cases,
        double possible,
        Contender reference,
        List<Measured> contenders,
        Contender bestSimple,
        @Nullable Estimate strongOverSimple,
        @Nullable Estimate closesGap,
        List<CurvePoint> curve,
        @Nullable Estimate lastDoubling,
        List<Slice> overTime,
        List<GroupResult> groups,
        @Nullable Rule rule,
        List<String> usedColumns,
        @Nullable Long needed,
        List<LabWarning> warnings) {

    public LabResult {
        contenders = List.copyOf(contenders);
        curve = List.copyOf(curve);
        overTime = List.copyOf(overTime);
        groups = List.copyOf(groups);
        usedColumns = List.copyOf(usedColumns);
        warnings = List.copyOf(warnings);
    }

    /** In what a gain is counted. */
    public enum Unit {
        /** Real cases caught, in the period or of the hundred of the capacity. */
        CAUGHT,
        /** Money a hundred cases. */
        MONEY,
        /** Cases sorted right of a hundred. */
        SORTED,
        /** Error in the outcome's own unit, a case. */
        ERROR;

        /** As in JSON and message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How the cases were divided.
     *
     * @param all rows with an outcome in the file
     * @param past rows that were learned from, tuning included
     * @param tuning rows of these on which was chosen
     * @param tested rows of the final test
     * @param rarest tested and past rows of the rarest outcome; null for numbers and forecasts
     * @param independent things, else weeks, else cases that the interval is drawn from
     * @param from ISO date of the first case; null without a time
     * @param until of the last one learned from
     * @param testFrom of the first one tested
     * @param testUntil of the last
     * @param rate tested cases in each period of a capacity, or 100; 1 else
     */
    public record Cases(
            long all,
            int past,
            int tuning,
            int tested,
            @Nullable Long rarest,
            int independent,
            @Nullable String from,
            @Nullable String until,
            @Nullable String testFrom,
            @Nullable String testUntil,
            double rate) {}

    /**
     * A contender's result on the final test.
     *
     * @param gain in the unit; for {@link Contender#NOTHING} what chance gives
     * @param level for {@link Unit#ERROR} the weighted error itself, for others null
     * @param captured share of the possible gain over the reference; null for the reference itself, or where nothing is possible
     * @param acted share of cases acted on; null but for yes or no
     * @param right share of these that are real; null but for yes or no, or where none is acted on
     * @param tuned gain on the tuning part, by which the best was chosen; null for what is not chosen
     */
    public record Measured(
            Contender contender,
            Estimate gain,
            @Nullable Double level,
            @Nullable Estimate captured,
            @Nullable Double acted,
            @Nullable Double right,
            @Nullable Double tuned) {}

    /** Gains on the tuning part after learning from so many past cases; null where it did not run. */
    public record CurvePoint(
            int cases, @Nullable Double simple, @Nullable Double strong) {}

    /** Gains in a part of the test's time. */
    public record Slice(String from, String until, int cases, List<ContenderGain> gains) {
        public Slice {
            gains = List.copyOf(gains);
        }
    }

    /** Gains among cases with one value; {@code value} null where it is missing; only groups of 20 rows or more. */
    public record GroupResult(@Nullable String value, int cases, double possible, List<ContenderGain> gains) {
        public GroupResult {
            gains = List.copyOf(gains);
        }
    }

    public record ContenderGain(Contender contender, double gain) {}

    /**
     * A rule of thumb, ready to be used.
     *
     * @param parts one or two conditions; for numbers, the columns whose groups' medians it gives
     * @param both whether both must hold, instead of one of them
     * @param sql an expression of standard SQL that is true, or gives the number or class
     * @param then class where it holds; null but for classes
     * @param otherwise class elsewhere; null but for classes
     */
    public record Rule(
            List<Condition> parts,
            boolean both,
            String sql,
            @Nullable String then,
            @Nullable String otherwise) {
        public Rule {
            parts = List.copyOf(parts);
        }
    }

    /**
     * @param comparison {@code >=}, {@code <}, {@code is}, {@code is-not}, {@code missing}, {@code recorded}; {@code days>=} and
     *     {@code days<} for how many days before the decision a time lies; {@code by} for the groups of a column
     * @param number for comparisons with a number or with days; else null
     * @param value for {@code is} and {@code is-not}; null where the category stands in fewer than 20 rows
     */
    public record Condition(
            String column,
            String comparison,
            @Nullable Double number,
            @Nullable String value) {}

    public Optional<Measured> of(Contender contender) {
        return contenders.stream()
                .filter(measured -> measured.contender() == contender)
                .findFirst();
    }

    /** Kinds of warning that a person should look at before relying on it. */
    public Set<LabWarning.Kind> doubts() {
        return warnings.stream()
                .map(LabWarning::kind)
                .filter(LabWarning.Kind::isSerious)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }
}
