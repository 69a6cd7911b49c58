package org.groundwork.economics;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a path takes: the person-weeks that building it is expected to need, and the money that is
 * gone before it is known whether it works.
 *
 * @param weeks expected person-weeks of all its building: what was planned, times how far effort
 *     goes over plan; what comes after a gate counts as often as the gate is passed
 * @param upFront mean present value of what is spent where what is built first does not work: for
 *     the staged path the simple solution and the gate; null where that cannot be told
 */
public record BuildEffort(double weeks, @Nullable Double upFront) {

    /** Measuring and deciding at a gate takes five days. */
    private static final double GATE_WEEKS = 1;

    /**
     * Of each path that was computed.
     *
     * @param analysis of these inputs
     */
    public static Map<Strategy, BuildEffort> of(EconomicInputs inputs, Analysis analysis) {
        double over = mean(inputs, Input.OVERRUN);
        double simple = inputs.hasBaseline() ? 0 : over * mean(inputs, Input.BASELINE_WEEKS);
        double ml = over * mean(inputs, Input.ML_WEEKS);
        double after = ml * (1 - mean(inputs, Input.COST_REUSE));
        double passed = analysis.gate() == null ? 0 : analysis.gate().probability();
        Map<Strategy, BuildEffort> efforts = new EnumMap<>(Strategy.class);
        analysis.paths().forEach((strategy, outcome) -> {
            double weeks = switch (strategy) {
                case NOTHING -> 0;
                case BASELINE -> simple;
                case ML -> inputs.hasBaseline() ? after : ml;
                case STAGED -> simple + GATE_WEEKS + passed * after;
                case CONTINUE -> simple + outcome.successProbability() * after;
            };
            efforts.put(strategy, new BuildEffort(weeks, upFront(outcome, inputs, analysis)));
        });
        return efforts;
    }

    private static @Nullable Double upFront(StrategyOutcome outcome, EconomicInputs inputs, Analysis analysis) {
        Double fails = outcome.ifItFails();
        if (fails != null) {
            return -fails;
        }
        // what always works: its cost is the share of what it earns at which it would earn nothing
        StrategyOutcome first =
                outcome.strategy() == Strategy.ML ? outcome : analysis.paths().get(Strategy.BASELINE);
        double gate = outcome.strategy() == Strategy.STAGED && analysis.gate() != null
                ? analysis.gate().cost()
                : 0;
        if (inputs.hasBaseline() && outcome.strategy() == Strategy.STAGED) {
            return gate;
        }
        Double works = first == null ? null : first.ifItWorks();
        Double share = first == null ? null : first.breakEvenSuccess();
        return works == null || share == null || share >= 1 ? null : Double.valueOf(gate + works * share / (1 - share));
    }

    private static double mean(EconomicInputs inputs, Input input) {
        Range range = inputs.stated().get(input);
        return Spread.of(input, range == null ? input.standard().orElseThrow() : range, 1)
                .mean();
    }
}
