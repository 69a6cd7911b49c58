package org.groundwork.economics;

import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the paths by Monte Carlo with common random numbers: one stream of uniforms per
 * variable, the inverse of its distribution function everywhere. Pure; the same inputs, seed and
 * number of draws give the same figures.
 */
public final class Simulation {

    /** Changes when figures for the same seed change. */
    public static final String ENGINE = "2";

    public static final int DRAWS = 100_000;
    public static final int LEAST_DRAWS = 1_000;
    public static final int MOST_DRAWS = 1_000_000;

    private static final double P10_SCORE = 1.2815515655446004;
    private static final int NOISE_STREAMS = 4;

    private final ResolvedInputs resolved;
    private final int draws;
    private final long seed;
    private final Variables variables;
    private final Draws futures;
    private final Outcomes outcomes;
    private final long[] keys;
    private final long[] spare;
    private final boolean both;

    private Simulation(EconomicInputs inputs, ResolvedInputs resolved, long seed, int draws) {
        this.resolved = resolved;
        this.seed = seed;
        this.draws = draws;
        boolean simple = resolved.baselineKnown();
        boolean learned = resolved.mlKnown();
        this.both = simple && learned;
        EconomicInputs.Adjustments adjust = inputs.adjust();
        this.variables =
                new Variables(resolved, resolved.used(), adjust.upliftTogether(), seed, draws);
        this.futures =
                new Draws(
                        variables,
                        after(adjust.successTogether()),
                        simple,
                        learned,
                        inputs.months(),
                        adjust.successTogether(),
                        seed,
                        draws);
        this.keys = new long[draws];
        this.spare = new long[draws];
        this.outcomes = new Outcomes(draws, inputs.months(), keys, spare);
    }

    private @Nullable SuccessAfter after(double correlation) {
        if (!both || variables.known(Input.ML_SUCCESS_AFTER)) {
            return null;
        }
        boolean certain =
                variables.certain(Input.BASELINE_SUCCESS) && variables.certain(Input.ML_SUCCESS);
        double pB = variables.column(Input.BASELINE_SUCCESS)[0];
        double pM = variables.column(Input.ML_SUCCESS)[0];
        SuccessAfter after = new SuccessAfter(correlation, certain, pB, pM);
        resolved.derived(
                Input.ML_SUCCESS_AFTER,
                certain ? new Range.Certain(after.probability(pB, pM)) : null);
        return after;
    }

    /**
     * Runs the analysis.
     *
     * @param readiness scores that move success probabilities; null where there are none
     * @param draws from 1,000 to 1,000,000
     */
    public static Analysis run(
            EconomicInputs inputs, @Nullable ReadinessScores readiness, long seed, int draws) {
        if (draws < LEAST_DRAWS || draws > MOST_DRAWS) {
            throw new IllegalArgumentException("1,000 to 1,000,000 draws expected, not " + draws);
        }
        ResolvedInputs resolved = new ResolvedInputs(inputs, readiness);
        if (!resolved.baselineKnown() && !resolved.mlKnown()) {
            return nothingKnown(resolved, seed, draws);
        }
        return new Simulation(inputs, resolved, seed, draws).analysis();
    }

    private static Analysis nothingKnown(ResolvedInputs resolved, long seed, int draws) {
        return new Analysis(
                ENGINE,
                seed,
                draws,
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                List.of(),
                new Analysis.Errors(null, null, null, 0),
                resolved.assumptions(),
                resolved.missing());
    }

    /** What was drawn, for those who measure the drawing alone. */
    static Draws futures(
            EconomicInputs inputs, @Nullable ReadinessScores readiness, long seed, int draws) {
        return new Simulation(inputs, new ResolvedInputs(inputs, readiness), seed, draws)
                .futures.draw();
    }

    /** Net present values of the staged path: as they come out, and with luck averaged out. */
    private record Staged(StagingGate.Choice gate, double[] npv, double[] expected) {}

    private Analysis analysis() {
        futures.draw();
        Staged staged = both ? stage() : null;
        Map<Strategy, StrategyOutcome> paths = new EnumMap<>(Strategy.class);
        Map<Strategy, double[]> npvs = new EnumMap<>(Strategy.class);
        Map<Strategy, double[]> expected = new EnumMap<>(Strategy.class);
        if (futures.baseline.npv.length > 0) {
            paths.put(Strategy.BASELINE, outcomes.single(Strategy.BASELINE, futures.baseline));
            npvs.put(Strategy.BASELINE, futures.baseline.npv);
            expected.put(Strategy.BASELINE, futures.baseline.expected);
        }
        if (staged != null) {
            paths.put(Strategy.STAGED, outcomes.staged(staged.npv(), futures, staged.gate()));
            npvs.put(Strategy.STAGED, staged.npv());
            expected.put(Strategy.STAGED, staged.expected());
        }
        if (futures.ml.npv.length > 0) {
            paths.put(Strategy.ML, outcomes.single(Strategy.ML, futures.ml));
            npvs.put(Strategy.ML, futures.ml.npv);
            expected.put(Strategy.ML, futures.ml.expected);
        }
        Analysis.GateOutcome gate = staged == null ? null : gateOutcome(staged.gate());
        Analysis.Advice advice =
                Advisor.advise(paths, gate, (a, b) -> errorOfDifference(npvs.get(a), npvs.get(b)));
        double[][] values = expected.values().toArray(double[][]::new);
        ValueOfInformation.Perfect perfect = ValueOfInformation.perfect(values);
        double floor = noiseFloor(values);
        StrategyOutcome best =
                paths.values().stream()
                        .max(Comparator.comparingDouble(StrategyOutcome::mean))
                        .orElseThrow();
        Double increment = both ? Double.valueOf(incrementMean()) : null;
        Double beats = both ? Double.valueOf(beats()) : null;
        int shown = Math.max(0, List.copyOf(paths.keySet()).indexOf(advice.strategy()));
        return new Analysis(
                ENGINE,
                seed,
                draws,
                paths,
                advice,
                gate,
                best.p90(),
                increment,
                beats,
                perfect.value(),
                floor,
                effects(values, shown, perfect.value(), floor),
                new Analysis.Errors(
                        best.errors().p90(),
                        increment == null ? null : Double.valueOf(errorOfIncrement(increment)),
                        beats == null ? null : Double.valueOf(Outcomes.errorOfShare(beats, draws)),
                        perfect.error()),
                resolved.assumptions(),
                resolved.missing());
    }

    /** Finds the threshold and works out the staged path. */
    private Staged stage() {
        Draws.Single baseline = futures.baseline;
        double[] gain = new double[draws];
        for (int k = 0; k < draws; k++) {
            gain[k] = baseline.works[k] ? futures.expectedIncrement[k] : 0;
        }
        StagingGate.Choice gate = StagingGate.best(futures.seen, gain, baseline.works, keys, spare);
        double[] npv = new double[draws];
        for (int k = 0; k < draws; k++) {
            boolean passes = futures.seen[k] >= gate.threshold();
            boolean goesOn = passes && baseline.works[k];
            npv[k] = baseline.npv[k] - futures.gateCost[k] + (goesOn ? futures.increment[k] : 0);
            // what going on is worth is read before it is overwritten
            gain[k] =
                    baseline.expected[k]
                            - futures.gateCost[k]
                            + (passes
                                    ? futures.baselineChance[k] * futures.expectedIncrement[k]
                                    : 0);
        }
        return new Staged(gate, npv, gain);
    }

    private Analysis.GateOutcome gateOutcome(StagingGate.Choice gate) {
        double always = 0;
        double simple = 0;
        double cost = 0;
        for (int k = 0; k < draws; k++) {
            always += gained(k);
            simple += futures.baseline.npv[k];
            cost += futures.gateCost[k];
        }
        boolean goOn = always > 0;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < draws; k++) {
            boolean passes = futures.seen[k] >= gate.threshold();
            double difference = passes == goOn ? 0 : passes ? gained(k) : -gained(k);
            sum += difference;
            squares += difference * difference;
        }
        return new Analysis.GateOutcome(
                Double.isInfinite(gate.threshold()) ? null : Double.valueOf(gate.threshold()),
                gate.thresholdError(),
                gate.passed(),
                Outcomes.errorOfShare(gate.passed(), draws),
                sum / draws,
                error(sum, squares),
                cost / draws,
                (simple + always) / draws);
    }

    /** What going on to ML adds, with the luck of its success averaged out. */
    private double gained(int k) {
        return futures.baseline.works[k] ? futures.expectedIncrement[k] : 0;
    }

    /** Standard error of a mean. */
    private double error(double sum, double squares) {
        double mean = sum / draws;
        return Math.sqrt(Math.max(0, squares / draws - mean * mean) / draws);
    }

    /**
     * @param a null for doing nothing, likewise {@code b}
     */
    private double errorOfDifference(double @Nullable [] a, double @Nullable [] b) {
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < draws; k++) {
            double difference = (a == null ? 0 : a[k]) - (b == null ? 0 : b[k]);
            sum += difference;
            squares += difference * difference;
        }
        return error(sum, squares);
    }

    /** E[Δ given a working baseline]: weighted with the chance that it works. */
    private double incrementMean() {
        double sum = 0;
        double chance = 0;
        double plain = 0;
        for (int k = 0; k < draws; k++) {
            sum += futures.baselineChance[k] * futures.expectedIncrement[k];
            chance += futures.baselineChance[k];
            plain += futures.expectedIncrement[k];
        }
        return chance == 0 ? plain / draws : sum / chance;
    }

    /** Of a ratio of two means. */
    private double errorOfIncrement(double mean) {
        double squares = 0;
        double chance = 0;
        for (int k = 0; k < draws; k++) {
            double away = futures.baselineChance[k] * (futures.expectedIncrement[k] - mean);
            squares += away * away;
            chance += futures.baselineChance[k];
        }
        return chance == 0 ? 0 : Math.sqrt(squares) / chance;
    }

    private double beats() {
        int beats = 0;
        for (double gain : futures.expectedIncrement) {
            beats += gain > 0 ? 1 : 0;
        }
        return (double) beats / draws;
    }

    /** What the regression finds in variables that play no part. */
    private double noiseFloor(double[][] values) {
        double floor = 0;
        short[] bins = new short[draws];
        for (int i = 1; i <= NOISE_STREAMS; i++) {
            RandomStream noise = new RandomStream(seed, "noise." + i);
            for (int k = 0; k < draws; k++) {
                bins[k] = (short) ValueOfInformation.bin(noise.at(k));
            }
            floor = Math.max(floor, ValueOfInformation.given(values, bins).value());
        }
        return floor;
    }

    /**
     * @param shown index of the path that is shown
     * @param evpi no input is worth more to find out
     * @param floor what is not above it is noise
     */
    private List<Analysis.InputEffect> effects(
            double[][] values, int shown, double evpi, double floor) {
        List<Analysis.InputEffect> effects = new ArrayList<>();
        short[] bins = new short[draws];
        for (Variables.Variable variable : variables.uncertain()) {
            variable.bins(bins);
            ValueOfInformation.Given given = ValueOfInformation.given(values, bins);
            double evppi = Math.min(evpi, given.value());
            effects.add(
                    new Analysis.InputEffect(
                            variable.input,
                            evppi <= floor ? 0 : evppi,
                            given.at(shown, -P10_SCORE),
                            given.at(shown, P10_SCORE),
                            variable.quantiles.at(0.10),
                            variable.quantiles.at(0.90)));
        }
        effects.sort(Comparator.comparingDouble(Analysis.InputEffect::evppi).reversed());
        return effects;
    }
}
