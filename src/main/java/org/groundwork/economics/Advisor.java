package org.groundwork.economics;

import org.groundwork.economics.Analysis.Advice.Staging;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which path the money favours: the one with the highest mean; the staged one only if its gate
 * earns its cost; the more reversible one where the lead is within the error.
 */
final class Advisor {

    private static final double WORTH_A_GATE = 0.10;
    private static final double TOSS_UP = 0.05;

    /** Standard error of the difference between the means of two paths. */
    @FunctionalInterface
    interface Difference {
        double error(Strategy a, Strategy b);
    }

    private Advisor() {}

    static Analysis.Advice advise(
            Map<Strategy, StrategyOutcome> paths,
            Analysis.@Nullable GateOutcome gate,
            Difference difference) {
        Staging staging = gate == null ? null : staging(gate);
        List<Strategy> candidates = new ArrayList<>(List.of(Strategy.NOTHING));
        candidates.addAll(paths.keySet());
        if (staging != Staging.WORTH_ITS_GATE) {
            candidates.remove(Strategy.STAGED);
        }
        Strategy best = Strategy.NOTHING;
        for (Strategy strategy : candidates) {
            if (mean(paths, strategy) > mean(paths, best)) {
                best = strategy;
            }
        }
        List<Strategy> even = new ArrayList<>(List.of(best));
        for (Strategy strategy : candidates) {
            if (strategy != best) {
                double lead = mean(paths, best) - mean(paths, strategy);
                double margin =
                        Math.max(
                                2 * difference.error(best, strategy),
                                TOSS_UP * Math.abs(mean(paths, best)));
                if (lead < margin || lead == 0) {
                    even.add(strategy);
                }
            }
        }
        Strategy advised = even.stream().min(Comparator.naturalOrder()).orElseThrow();
        even.remove(advised);
        even.sort(Comparator.naturalOrder());
        return new Analysis.Advice(
                advised,
                even,
                gate == null || advised != Strategy.BASELINE ? null : gate.threshold(),
                best,
                staging);
    }

    private static Staging staging(Analysis.GateOutcome gate) {
        if (gate.probability() < WORTH_A_GATE) {
            return Staging.RARELY_PASSED;
        }
        return gate.valueOfStaging() < gate.cost() + 2 * gate.standardError()
                ? Staging.NOT_WORTH_ITS_COST
                : Staging.WORTH_ITS_GATE;
    }

    private static double mean(Map<Strategy, StrategyOutcome> paths, Strategy strategy) {
        StrategyOutcome outcome = paths.get(strategy);
        return outcome == null ? 0 : outcome.mean();
    }
}
