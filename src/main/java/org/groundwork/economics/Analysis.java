package org.groundwork.economics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The economic analysis of an initiative. What cannot be said is absent. The same inputs, seed,
 * number of draws and engine give the same figures on every machine.
 *
 * @param engine version of the engine
 * @param paths those that can be computed, in order; doing nothing is 0 by definition and not among
 *     them
 * @param advice null where no path can be computed
 * @param gate null where the staged path cannot be computed
 * @param openDecision what ML adds to a working baseline, future by future; null where that cannot
 *     be computed
 * @param bestUpside 90th percentile of the path on offer with the highest mean, money
 * @param mlIncrementMean what ML adds on average, money: to a working baseline, or by the gate less
 *     what the gate costs, whichever is more
 * @param mlBeatsBaseline share of draws in which ML on top of a working baseline adds value, with
 *     the luck of its success averaged out
 * @param evpi expected value of perfect information, money
 * @param noiseFloor what the bins give for an input that plays no part, money; smaller values
 *     are noise
 * @param inputs for each uncertain input what it moves and what it is worth to find out, the
 *     worthiest first
 * @param errors standard errors of the figures above
 * @param missing what would have to be stated for more to be said
 * @param metrics the three figures that gates ask for, each with its ends; null where none can be
 *     computed
 * @param statedRanges what the ranges mean that were stated
 */
public record Analysis(
        String engine,
        long seed,
        int draws,
        Map<Strategy, StrategyOutcome> paths,
        @Nullable Advice advice,
        @Nullable GateOutcome gate,
        @Nullable OpenDecision openDecision,
        @Nullable Double bestUpside,
        @Nullable Double mlIncrementMean,
        @Nullable Double mlBeatsBaseline,
        double evpi,
        double noiseFloor,
        List<InputEffect> inputs,
        Errors errors,
        List<Assumption> assumptions,
        List<Missing> missing,
        @Nullable Metrics metrics,
        List<StatedRange> statedRanges) {

    public Analysis {
        inputs = List.copyOf(inputs);
        assumptions = List.copyOf(assumptions);
        missing = List.copyOf(missing);
        // older engines, whose analyses are stored, did not say
        statedRanges = statedRanges == null ? List.of() : List.copyOf(statedRanges);
    }

    /** The figures that gates ask for; null where one cannot be computed. */
    public record Metrics(
            @Nullable MetricReading bestUpside,
            @Nullable MetricReading mlIncrementMean,
            @Nullable MetricReading mlBeatsBaseline) {}

    /**
     * The decision that is open once there is a working baseline: ML on top of it, with the luck of
     * its success. Money, as net present value.
     *
     * @param standardError of the mean
     * @param p50 null where the futures fall into two heaps with a gap between them
     * @param probabilityPositive share of futures in which it earns more than it costs
     * @param dots twenty equally likely futures, from the worst to the best
     * @param carriedBy where the mean gains and most futures lose, the share of the best futures
     *     without which the mean would not gain; null elsewhere
     */
    public record OpenDecision(
            double mean,
            double standardError,
            double p10,
            @Nullable Double p50,
            double p90,
            double probabilityPositive,
            double probabilityOfLoss,
            List<Double> dots,
            @Nullable Double carriedBy) {
        public OpenDecision {
            dots = List.copyOf(dots);
        }

        /** How many of the twenty futures lose money. */
        public long losingDots() {
            return dots.stream().filter(npv -> npv < 0).count();
        }
    }

    /**
     * What a range that was stated means.
     *
     * @param low end of the interval in which the truth lies nine times in ten, as it was drawn:
     *     the stated one, widened about the mean where it is an interval
     * @param high its other end
     * @param meanAboveP90 nine futures in ten are poorer than the mean, which a few very large
     *     values carry
     */
    public record StatedRange(Input input, Range stated, double low, double high, double mean, boolean meanAboveP90) {}

    /** Standard errors of the figures of the same name; null where the figure is. */
    public record Errors(
            @Nullable Double bestUpside,
            @Nullable Double mlIncrementMean,
            @Nullable Double mlBeatsBaseline,
            double evpi) {}

    /**
     * Which path the money favours.
     *
     * @param strategy what is advised
     * @param tossUpWith paths whose lead is within the error, the more reversible of which is
     *     advised
     * @param lookAgainAbove where the simple solution is advised: the measured residual value a
     *     year above which going on to ML pays; null elsewhere, and where it never does
     * @param highestMean the path with the highest mean of those on offer
     * @param staging whether the staged path is on offer; null where it cannot be computed
     */
    public record Advice(
            Strategy strategy,
            List<Strategy> tossUpWith,
            @Nullable Double lookAgainAbove,
            Strategy highestMean,
            @Nullable Staging staging) {
        public Advice {
            tossUpWith = List.copyOf(tossUpWith);
        }

        /** Of all that are a toss-up, the advised path is the one that is easiest to undo. */
        public boolean easiestToUndo() {
            return tossUpWith.stream().allMatch(other -> strategy.compareTo(other) < 0);
        }

        /** Whether the staged path is on offer. */
        public enum Staging {
            /** On offer, and being able to stop is worth its cost. */
            WORTH_ITS_GATE,
            /** Not on offer: the gate would be passed in fewer than one in twenty futures. */
            RARELY_PASSED,
            /** On offer, though being able to stop is not worth what the gate costs. */
            NOT_WORTH_ITS_COST
        }
    }

    /**
     * The gate between the simple solution and ML.
     *
     * @param threshold X*: measured residual value a year from which going on pays, everything else
     *     being at its mean; null where it never does
     * @param thresholdLow of the interval of thresholds that keep 90 % of what staging is worth;
     *     null where there is no threshold
     * @param thresholdHigh its other end
     * @param thresholdError its standard error, from eight parts of the draws; null where a part
     *     has none
     * @param probability that it is passed
     * @param probabilityError standard error of {@code probability}
     * @param valueOfStaging what being able to stop is worth, before the cost of the gate
     * @param standardError of {@code valueOfStaging}
     * @param cost mean present value of its cost
     * @param alwaysContinue mean NPV of going on to ML whenever the simple solution works, before
     *     the cost of the gate
     */
    public record GateOutcome(
            @Nullable Double threshold,
            @Nullable Double thresholdLow,
            @Nullable Double thresholdHigh,
            @Nullable Double thresholdError,
            double probability,
            double probabilityError,
            double valueOfStaging,
            double standardError,
            double cost,
            double alwaysContinue) {}

    /**
     * What one input does.
     *
     * @param evppi expected value of finding it out, money; never below the noise floor unless it
     *     is 0
     * @param low mean of the advised path where the input is at its 10th percentile; of the first
     *     path where doing nothing is advised
     * @param high mean of that path where the input is at its 90th percentile
     * @param at10 the input's 10th percentile as it was drawn, in its unit
     * @param at90 the input's 90th percentile
     */
    public record InputEffect(Input input, double evppi, double low, double high, double at10, double at90) {

        /** How far the input moves the mean, money. */
        public double swing() {
            return Math.abs(high - low);
        }
    }

    /** What was not stated and has no default. */
    public enum Missing {
        /** What is at stake a year, or its parts: without it nothing can be computed. */
        VALUE(Input.AT_STAKE),
        /** The other parts of what is at stake are stated, the number of decisions is not. */
        DECISIONS(Input.DECISIONS),
        /** The share of errors is not stated; it may be 0. */
        ERROR_SHARE(Input.ERROR_SHARE),
        /** What an error costs is not stated; it may be 0. */
        COST_PER_ERROR(Input.COST_PER_ERROR),
        /** Without the adoption of the simple solution its path is left out, and staging. */
        BASELINE_ADOPTION(Input.ADOPTION),
        /** Without the adoption of ML its path is left out, and staging. */
        ML_ADOPTION(Input.ADOPTION),
        /** There is a default in US dollars only: without it no work can be paid for. */
        DAY_RATE(Input.DAY_RATE);

        private final Input input;

        Missing(Input input) {
            this.input = input;
        }

        /** The input that would be enough. */
        public Input input() {
            return input;
        }
    }

    /**
     * Where a value comes from that nobody stated.
     *
     * @param input its id, as files name it
     * @param value null where it follows draw by draw from other inputs, or is no quantity
     * @param text the value where it is no quantity, as files name it
     */
    public record Assumption(
            String input,
            Source source,
            @Nullable Range value,
            @Nullable String text) {

        public Assumption(String input, Source source, @Nullable Range value) {
            this(input, source, value, null);
        }

        public enum Source {
            /** The table of defaults. */
            DEFAULT,
            /** Follows from other inputs. */
            DERIVED,
            /** A default moved by the readiness scores. */
            READINESS
        }
    }
}
