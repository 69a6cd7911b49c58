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
 * @param evpi expected value of perfect information, money
 * @param noiseFloor what the regression finds in an input that plays no part, money; smaller values
 *     are noise
 * @param inputs for each uncertain input what it moves and what it is worth to find out, the
 *     worthiest first
 * @param missing what would have to be stated for more to be said
 */
public record Analysis(
        String engine,
        long seed,
        int draws,
        Map<Path, PathOutcome> paths,
        @Nullable Advice advice,
        @Nullable GateOutcome gate,
        @Nullable Double bestUpside,
        @Nullable Double mlIncrementMean,
        @Nullable Double mlBeatsBaseline,
        double evpi,
        double noiseFloor,
        List<InputEffect> inputs,
        List<Assumption> assumptions,
        List<Missing> missing) {

    public Analysis {
        inputs = List.copyOf(inputs);
        assumptions = List.copyOf(assumptions);
        missing = List.copyOf(missing);
    }

    /**
     * Which path the money favours.
     *
     * @param tossUpWith paths whose lead is within the error, the more reversible of which is
     *     advised
     * @param lookAgainAbove measured residual value a year above which going on to ML pays; null
     *     where it never does
     */
    public record Advice(Path path, List<Path> tossUpWith, @Nullable Double lookAgainAbove) {
        public Advice {
            tossUpWith = List.copyOf(tossUpWith);
        }
    }

    /**
     * The gate between the simple solution and ML.
     *
     * @param threshold X*: measured residual value a year from which going on pays; null where it
     *     never does
     * @param probability that it is passed
     * @param valueOfStaging what being able to stop is worth, before the cost of the gate
     * @param standardError of {@code valueOfStaging}
     */
    public record GateOutcome(
            @Nullable Double threshold,
            double probability,
            double valueOfStaging,
            double standardError,
            double cost) {}

    /**
     * What one input does.
     *
     * @param evppi expected value of finding it out, money; never below the noise floor unless it
     *     is 0
     * @param low mean of the advised path where the input is at its 10th percentile
     * @param high mean of the advised path where the input is at its 90th percentile
     */
    public record InputEffect(Input input, double evppi, double low, double high) {}

    /** What was not stated and has no default. */
    public enum Missing {
        /** What is at stake a year, or its parts: without it nothing can be computed. */
        VALUE(Input.AT_STAKE),
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
     * @param value null where it follows draw by draw from other inputs
     */
    public record Assumption(String input, Source source, @Nullable Range value) {
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
