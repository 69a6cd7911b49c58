package org.groundwork.economics;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was drawn, with the gate that is best for it: the worth of each path by draw. */
final class Sample {

    final Draws futures;

    /** Net present values by draw, in the order of the paths. */
    final Map<Strategy, double[]> npvs = new EnumMap<>(Strategy.class);

    /** Null where there is no gate. */
    final StagingGate.@Nullable Choice gate;

    /** What the gate sees, by draw; empty where there is none. */
    final double[] score;

    private final GateEstimate.Sight sight;
    private final int draws;
    private final boolean both;

    /**
     * @param staged whether there is a gate
     * @param keys as many as there are draws; overwritten
     * @param spare likewise
     */
    Sample(Draws futures, Draws.Plan plan, boolean staged, GateEstimate.Sight sight, long[] keys, long[] spare) {
        this.futures = futures;
        this.sight = sight;
        this.draws = futures.draws;
        this.both = plan.both();
        double[] alone = plan.simple() ? futures.baseline.npv : new double[both ? draws : 0];
        if (plan.simple()) {
            npvs.put(Strategy.BASELINE, alone);
        }
        if (staged) {
            this.score = sight == GateEstimate.Sight.ALL ? futures.estimate().margins() : futures.seen;
            double[] gain = new double[draws];
            for (int k = 0; k < draws; k++) {
                gain[k] = futures.open[k] ? futures.gated.expected[k] : 0;
            }
            this.gate = StagingGate.best(score, gain, futures.open, keys, spare);
            double[] npv = new double[draws];
            for (int k = 0; k < draws; k++) {
                npv[k] = alone[k] - futures.gateCost[k] + (goesOn(k) ? futures.gated.real[k] : 0);
            }
            npvs.put(Strategy.STAGED, npv);
        } else {
            this.score = new double[0];
            this.gate = null;
        }
        if (both && plan.simple()) {
            double[] npv = new double[draws];
            for (int k = 0; k < draws; k++) {
                npv[k] = alone[k] + (futures.open[k] ? futures.continued.real[k] : 0);
            }
            npvs.put(Strategy.CONTINUE, npv);
        }
        if (plan.learned()) {
            npvs.put(Strategy.ML, futures.ml.npv);
        }
    }

    /** Whether the gate would be passed if there were a working baseline. */
    boolean passes(int k) {
        return gate != null && score[k] >= gate.threshold();
    }

    boolean goesOn(int k) {
        return futures.open[k] && passes(k);
    }

    /** The residual at which the gate is passed with everything else at its mean. */
    double residualAt(double margin) {
        return sight == GateEstimate.Sight.RESIDUAL
                ? margin
                : futures.estimate().residualAt(margin);
    }

    double mean(Strategy strategy) {
        double[] npv = npvs.get(strategy);
        return npv == null ? 0 : mean(npv);
    }

    private double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / draws;
    }

    /** A figure with its standard error. */
    record Estimate(double value, double error) {}

    /** E[Δ given a working baseline], weighted with the chance that it works. */
    Estimate increment() {
        double[] expected = futures.gated.expected;
        double sum = 0;
        double chance = 0;
        for (int k = 0; k < draws; k++) {
            sum += futures.baselineChance[k] * expected[k];
            chance += futures.baselineChance[k];
        }
        if (chance == 0) {
            return new Estimate(mean(expected), 0);
        }
        double mean = sum / chance;
        double squares = 0;
        for (int k = 0; k < draws; k++) {
            double away = futures.baselineChance[k] * (expected[k] - mean);
            squares += away * away;
        }
        return new Estimate(mean, Math.sqrt(squares) / chance);
    }

    /** What deciding at the gate adds to the simple solution, less what the gate costs. */
    private Estimate gated(StagingGate.Choice choice) {
        Moments moments = new Moments();
        StagingGate.Parts parts = new StagingGate.Parts(draws);
        for (int k = 0; k < draws; k++) {
            double on = futures.baselineChance[k] * futures.gated.expected[k];
            boolean passes = score[k] >= choice.threshold();
            moments.add((passes ? on : 0) - futures.gateCost[k]);
            parts.add(k, (choice.passesInPart(score[k], k) ? on : 0) - (passes ? on : 0));
        }
        return new Estimate(moments.mean(), parts.with(moments.error()));
    }

    /** What ML adds: always, or by the gate, whichever is more. */
    Estimate mlIncrement() {
        Estimate always = increment();
        if (gate == null) {
            return always;
        }
        Estimate gated = gated(gate);
        return gated.value() > always.value() ? gated : always;
    }

    /** Share of draws in which ML on top adds value, its luck averaged out. */
    Estimate mlBeats() {
        int beats = 0;
        for (double gain : futures.gated.expected) {
            beats += gain > 0 ? 1 : 0;
        }
        double share = (double) beats / draws;
        return new Estimate(share, Outcomes.errorOfShare(share, draws));
    }

    /** The path with the highest mean of those on offer, doing nothing apart. */
    Strategy best() {
        Strategy best = null;
        for (Strategy strategy : npvs.keySet()) {
            boolean offered = strategy != Strategy.STAGED || gate != null && !Advisor.isRare(gate.passed());
            if (offered && (best == null || mean(strategy) > mean(best))) {
                best = strategy;
            }
        }
        if (best == null) {
            throw new IllegalStateException("no path was drawn");
        }
        return best;
    }

    /** P90 of the best path. */
    Estimate bestUpside(long[] keys, long[] spare) {
        double[] npv = npvs.getOrDefault(best(), new double[0]);
        double[] sorted = Radix.sorted(npv, keys, spare);
        return new Estimate(Outcomes.quantile(sorted, 0.90), Outcomes.errorOfQuantile(sorted, 0.90));
    }

    boolean both() {
        return both;
    }

    /** Standard error of a difference of means; null for doing nothing. */
    double errorOfDifference(@Nullable Strategy a, @Nullable Strategy b) {
        double[] first = a == null ? null : npvs.get(a);
        double[] second = b == null ? null : npvs.get(b);
        Moments moments = new Moments();
        for (int k = 0; k < draws; k++) {
            moments.add((first == null ? 0 : first[k]) - (second == null ? 0 : second[k]));
        }
        double plain = moments.error();
        if (gate == null || a != Strategy.STAGED && b != Strategy.STAGED) {
            return plain;
        }
        return errorOfThreshold(gate).with(plain);
    }

    /** What another threshold in each part of the draws would change in the mean. */
    private StagingGate.Parts errorOfThreshold(StagingGate.Choice choice) {
        StagingGate.Parts parts = new StagingGate.Parts(draws);
        for (int k = 0; k < draws; k++) {
            double on = futures.open[k] ? futures.gated.expected[k] : 0;
            parts.add(k, (choice.passesInPart(score[k], k) ? on : 0) - (score[k] >= choice.threshold() ? on : 0));
        }
        return parts;
    }
}
