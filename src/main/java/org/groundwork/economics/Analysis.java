package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * The economic analysis of an initiative. What cannot be said is absent. The same inputs, seed,
 * number of draws and engine give the same figures on every machine.
 *
 * @param engine version of the engine
 * @param paths those that can be computed, in order; doing nothing is 0 by definition and not among
 *     them
 * @param advice null where no path can be computed
 * @param gate null where the staged path cannot be computed
 * @param bestUpside 90th percentile of the path with the highest mean, money
 * @param mlIncrementMean mean of what ML adds to a working baseline, money
 * @param mlBeatsBaseline share of draws in which ML on top of a working baseline adds value, with
 *     the luck of its success averaged out
 * @param evpi expected value of perfect information, money
 * @param noiseFloor what the regression finds in an input that plays no part, money; smaller values
 *     are noise
 * @param inputs for each uncertain input what it moves and what it is worth to find out, the
 *     worthiest first
 * @param errors standard errors of the figures above
 * @param missing what would have to be stated for more to be said
 */
public record Analysis(
        String engine,
        long seed,
        int draws,
        Map<Strategy, StrategyOutcome> paths,
        @Nullable Advice advice,
        @Nullable GateOutcome gate,
        @Nullable Double bestUpside,
        @Nullable Double mlIncrementMean,
        @Nullable Double mlBeatsBaseline,
        double evpi,
        double noiseFloor,
        List<InputEffect> inputs,
        Errors errors,
        List<Assumption> assumptions,
        List<Missing> missing) {

    public Analysis {
        inputs = List.copyOf(inputs);
        assumptions = List.copyOf(assumptions);
        missing = List.copyOf(missing);
    }

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
     * @param highestMean the path with the highest mean of those that may be advised
     * @param staging whether the staged path may be advised; null where it cannot be computed
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

        /** Whether the staged path may be advised. */
        public enum Staging {
            /** Its gate is passed often enough, and being able to stop is worth its cost. */
            WORTH_ITS_GATE,
            /** The gate would be passed in fewer than one in ten futures. */
            RARELY_PASSED,
            /** Being able to stop is not worth, beyond its error, what the gate costs. */
            NOT_WORTH_ITS_COST
        }
    }

    /**
     * The gate between the simple solution and ML.
     *
     * @param threshold X*: measured residual value a year from which going on pays; null where it
     *     never does
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
    public record InputEffect(
            Input input, double evppi, double low, double high, double at10, double at90) {

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
        ML_ADOPTION(Input.ADOPTION);

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
            String input, Source source, @Nullable Range value, @Nullable String text) {

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
