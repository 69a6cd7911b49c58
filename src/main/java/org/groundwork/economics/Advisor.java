package org.groundwork.economics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.groundwork.economics.Analysis.Advice.Staging;
import org.jspecify.annotations.Nullable;

/**
 * Which path the money favours: the one with the highest mean of all on offer; the more reversible
 * one where the lead is within the error, unless another is better and loses less often.
 */
final class Advisor {

    /** With a gate that is passed less often, the staged path is no plan. */
    private static final double RARE = 0.05;

    private static final double TOSS_UP = 0.05;

    /** Standard error of the difference between the means of two paths. */
    @FunctionalInterface
    interface Difference {
        double error(Strategy a, Strategy b);
    }

    private Advisor() {}

    static Analysis.Advice advise(
            Map<Strategy, StrategyOutcome> paths, Analysis.@Nullable GateOutcome gate, Difference difference) {
        Staging staging = gate == null ? null : staging(gate);
        List<Strategy> offered = offered(paths, staging);
        Strategy best = best(paths, offered);
        List<Strategy> even = new ArrayList<>(List.of(best));
        for (Strategy strategy : offered) {
            if (strategy != best) {
                double lead = mean(paths, best) - mean(paths, strategy);
                double margin = Math.max(2 * difference.error(best, strategy), TOSS_UP * Math.abs(mean(paths, best)));
                if (lead < margin || lead == 0) {
                    even.add(strategy);
                }
            }
        }
        Strategy advised = even.stream()
                .filter(one -> offered.stream().noneMatch(o -> beats(paths, o, one)))
                .min(Comparator.naturalOrder())
                .orElse(best);
        even.remove(advised);
        even.sort(Comparator.naturalOrder());
        Double threshold = gate == null ? null : gate.threshold();
        return new Analysis.Advice(
                advised,
                even,
                threshold == null || threshold <= 0 || advised != Strategy.BASELINE ? null : threshold,
                best,
                staging);
    }

    private static List<Strategy> offered(Map<Strategy, StrategyOutcome> paths, @Nullable Staging staging) {
        List<Strategy> offered = new ArrayList<>(List.of(Strategy.NOTHING));
        offered.addAll(paths.keySet());
        if (staging == Staging.RARELY_PASSED) {
            offered.remove(Strategy.STAGED);
        }
        return offered;
    }

    /** The path on offer with the highest mean; doing nothing where none is above zero. */
    private static Strategy best(Map<Strategy, StrategyOutcome> paths, List<Strategy> offered) {
        Strategy best = Strategy.NOTHING;
        for (Strategy strategy : offered) {
            if (mean(paths, strategy) > mean(paths, best)) {
                best = strategy;
            }
        }
        return best;
    }

    /** Worth more on average, and loses money less often. */
    private static boolean beats(Map<Strategy, StrategyOutcome> paths, Strategy better, Strategy worse) {
        return mean(paths, better) > mean(paths, worse) && loss(paths, better) < loss(paths, worse);
    }

    /** The gate is passed too rarely for the staged path to be on offer. */
    static boolean isRare(double passed) {
        return passed < RARE;
    }

    private static Staging staging(Analysis.GateOutcome gate) {
        if (isRare(gate.probability())) {
            return Staging.RARELY_PASSED;
        }
        return gate.valueOfStaging() < gate.cost() ? Staging.NOT_WORTH_ITS_COST : Staging.WORTH_ITS_GATE;
    }

    private static double loss(Map<Strategy, StrategyOutcome> paths, Strategy strategy) {
        StrategyOutcome outcome = paths.get(strategy);
        return outcome == null ? 0 : outcome.probabilityOfLoss();
    }

    private static double mean(Map<Strategy, StrategyOutcome> paths, Strategy strategy) {
        StrategyOutcome outcome = paths.get(strategy);
        return outcome == null ? 0 : outcome.mean();
    }
}
