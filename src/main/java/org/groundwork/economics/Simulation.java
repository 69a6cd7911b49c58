package org.groundwork.economics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.groundwork.economics.GateEstimate.Sight;
import org.jspecify.annotations.Nullable;

/**
 * Compares the paths by Monte Carlo with common random numbers: one stream of uniforms per
 * variable, the inverse of its distribution function everywhere. Pure; the same inputs, seed and
 * number of draws give the same figures.
 */
public final class Simulation {

    /** Changes when figures for the same seed change. */
    public static final String ENGINE = "3";

    public static final int DRAWS = 100_000;
    public static final int LEAST_DRAWS = 1_000;
    public static final int MOST_DRAWS = 1_000_000;

    /** Draws of the runs from which the ends of the gates' figures are taken. */
    static final int READING_DRAWS = 12_500;

    private static final double P10_SCORE = 1.2815515655446004;
    private static final int NOISE_STREAMS = 4;

    private final EconomicInputs inputs;
    private final ResolvedInputs resolved;
    private final int draws;
    private final long seed;
    private final Draws.Plan plan;
    private final Sight sight;
    private final Variables variables;
    private final Draws futures;
    private final Outcomes outcomes;
    private final long[] keys;
    private final long[] spare;

    private Simulation(EconomicInputs inputs, ResolvedInputs resolved, Sight sight, long seed, int draws) {
        this.inputs = inputs;
        this.resolved = resolved;
        this.sight = sight;
        this.seed = seed;
        this.draws = draws;
        EconomicInputs.Adjustments adjust = inputs.adjust();
        Set<Input> multiples = EnumSet.noneOf(Input.class);
        for (Input input : Input.values()) {
            if (resolved.isMultiple(input)) {
                multiples.add(input);
            }
        }
        this.plan = new Draws.Plan(
                resolved.baselineKnown(),
                resolved.mlKnown(),
                inputs.hasBaseline(),
                adjust.delays(),
                true,
                multiples,
                inputs.months(),
                adjust.successTogether());
        this.variables = variables(resolved::quantiles, draws);
        SuccessAfter after = after(variables);
        if (after != null) {
            resolved.derived(Input.ML_SUCCESS_AFTER, after.certain());
        }
        this.futures = new Draws(variables, after, plan, seed, draws);
        this.keys = new long[draws];
        this.spare = new long[draws];
        this.outcomes = new Outcomes(draws, inputs.months(), keys, spare);
    }

    private Variables variables(Function<Input, Quantiles> quantiles, int count) {
        return new Variables(quantiles, resolved.used(), inputs.adjust().upliftTogether(), seed, count);
    }

    private @Nullable SuccessAfter after(Variables of) {
        if (!plan.both() || of.known(Input.ML_SUCCESS_AFTER)) {
            return null;
        }
        return new SuccessAfter(
                plan.correlation(),
                of.certain(Input.BASELINE_SUCCESS) && of.certain(Input.ML_SUCCESS),
                of.mean(Input.BASELINE_SUCCESS),
                of.mean(Input.ML_SUCCESS));
    }

    /**
     * Runs the analysis.
     *
     * @param readiness scores that move success probabilities; null where there are none
     * @param draws from 1,000 to 1,000,000
     */
    public static Analysis run(EconomicInputs inputs, @Nullable ReadinessScores readiness, long seed, int draws) {
        return run(inputs, readiness, seed, draws, Sight.ALL);
    }

    static Analysis run(EconomicInputs inputs, @Nullable ReadinessScores readiness, long seed, int draws, Sight sight) {
        if (draws < LEAST_DRAWS || draws > MOST_DRAWS) {
            throw new IllegalArgumentException("1,000 to 1,000,000 draws expected, not " + draws);
        }
        ResolvedInputs resolved = new ResolvedInputs(inputs, readiness);
        if (!resolved.baselineKnown() && !resolved.mlKnown()) {
            return nothingKnown(resolved, seed, draws);
        }
        return new Simulation(inputs, resolved, sight, seed, draws).analysis();
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
                null,
                0,
                0,
                List.of(),
                new Analysis.Errors(null, null, null, 0),
                resolved.assumptions(),
                resolved.missing(),
                null,
                List.of());
    }

    /** What was drawn, for those who measure the drawing alone. */
    static Draws futures(EconomicInputs inputs, @Nullable ReadinessScores readiness, long seed, int draws) {
        return new Simulation(inputs, new ResolvedInputs(inputs, readiness), Sight.ALL, seed, draws).futures.draw();
    }

    private Analysis analysis() {
        Sample sample = sample(futures.draw(), draws);
        Map<Strategy, StrategyOutcome> paths = paths(sample);
        Analysis.GateOutcome gate = sample.gate == null ? null : gateOutcome(sample, sample.gate);
        Analysis.Advice advice = Advisor.advise(
                paths,
                gate,
                (a, b) -> sample.errorOfDifference(a == Strategy.NOTHING ? null : a, b == Strategy.NOTHING ? null : b));
        Strategy shown = paths.containsKey(advice.strategy())
                ? advice.strategy()
                : paths.keySet().iterator().next();
        Worth worth = worth(sample, shown);
        Sample.Estimate upside = sample.bestUpside(keys, spare);
        Sample.Estimate increment = sample.both() ? sample.mlIncrement() : null;
        Sample.Estimate beats = sample.both() ? sample.mlBeats() : null;
        return new Analysis(
                ENGINE,
                seed,
                draws,
                paths,
                advice,
                gate,
                openDecision(sample),
                upside.value(),
                increment == null ? null : Double.valueOf(increment.value()),
                beats == null ? null : Double.valueOf(beats.value()),
                worth.perfect().value(),
                worth.floor(),
                worth.effects(),
                new Analysis.Errors(
                        upside.error(),
                        increment == null ? null : Double.valueOf(increment.error()),
                        beats == null ? null : Double.valueOf(beats.error()),
                        worth.perfect().error()),
                resolved.assumptions(),
                resolved.missing(),
                new MetricReadings(sample).metrics(upside, increment, beats),
                resolved.statedRanges());
    }

    private Sample sample(Draws drawn, int count) {
        boolean all = count == draws;
        return new Sample(
                drawn,
                plan,
                plan.both() && resolved.stagedKnown(),
                sight,
                all ? keys : new long[count],
                all ? spare : new long[count]);
    }

    private Map<Strategy, StrategyOutcome> paths(Sample sample) {
        Map<Strategy, StrategyOutcome> paths = new EnumMap<>(Strategy.class);
        sample.npvs.forEach((strategy, npv) -> paths.put(strategy, outcome(sample, strategy, npv)));
        Map<Strategy, StrategyOutcome> compared = new EnumMap<>(Strategy.class);
        paths.forEach((strategy, outcome) -> compared.put(
                strategy, strategy == Strategy.STAGED ? outcome : outcome.against(nextBest(strategy, sample, paths))));
        return compared;
    }

    private StrategyOutcome outcome(Sample sample, Strategy strategy, double[] npv) {
        boolean[] works = futures.open;
        double chance = plan.simple() ? futures.baseline.chance() : 1;
        return switch (strategy) {
            case BASELINE -> outcomes.single(strategy, futures.baseline);
            case ML -> outcomes.single(strategy, futures.ml);
            case CONTINUE -> outcomes.several(strategy, npv, works, futures.paybackContinued, chance, 0);
            case STAGED -> {
                float[] payback = new float[draws];
                for (int k = 0; k < draws; k++) {
                    payback[k] = sample.goesOn(k) ? futures.paybackIfPassed[k] : futures.paybackIfStopped[k];
                }
                yield outcomes.several(
                        strategy, npv, works, payback, chance, sample.errorOfDifference(Strategy.STAGED, null));
            }
            case NOTHING -> throw new IllegalArgumentException("nothing is not drawn");
        };
    }

    /** The best of the other paths on offer, and what it takes to be worth more than that. */
    private StrategyOutcome.NextBest nextBest(Strategy strategy, Sample sample, Map<Strategy, StrategyOutcome> paths) {
        Strategy next = Strategy.NOTHING;
        double mean = 0;
        for (StrategyOutcome other : paths.values()) {
            boolean offered =
                    other.strategy() != Strategy.STAGED || sample.gate != null && !Advisor.isRare(sample.gate.passed());
            if (offered && other.strategy() != strategy && other.mean() > mean) {
                next = other.strategy();
                mean = other.mean();
            }
        }
        return switch (strategy) {
            case BASELINE -> nextBest(futures.baseline, next, mean);
            case ML -> nextBest(futures.ml, next, mean);
            default ->
                new StrategyOutcome.NextBest(
                        next, futures.breakEvenAfter.with(mean - sample.mean(Strategy.BASELINE), draws), null);
        };
    }

    private StrategyOutcome.NextBest nextBest(Draws.Single single, Strategy next, double mean) {
        return new StrategyOutcome.NextBest(
                next, single.breakEvenSuccess.with(mean, draws), single.breakEvenUplift.with(mean, draws));
    }

    private Analysis.@Nullable OpenDecision openDecision(Sample sample) {
        if (!sample.both()) {
            return null;
        }
        if (plan.exists()) {
            Moments moments = new Moments();
            for (double value : futures.ml.expected) {
                moments.add(value);
            }
            return outcomes.open(futures.ml.npv, futures.open, moments.mean(), moments.error());
        }
        Sample.Estimate increment = sample.increment();
        return outcomes.open(futures.gated.real, futures.open, increment.value(), increment.error());
    }

    private Analysis.GateOutcome gateOutcome(Sample sample, StagingGate.Choice gate) {
        double always = 0;
        double cost = 0;
        for (int k = 0; k < draws; k++) {
            always += gained(k);
            cost += futures.gateCost[k];
        }
        boolean goOn = always > 0;
        Moments moments = new Moments();
        StagingGate.Parts partGain = new StagingGate.Parts(draws);
        StagingGate.Parts partPassed = new StagingGate.Parts(draws);
        for (int k = 0; k < draws; k++) {
            boolean passes = sample.passes(k);
            boolean other = gate.passesInPart(sample.score[k], k);
            double gained = gained(k);
            moments.add(passes == goOn ? 0 : passes ? gained : -gained);
            if (passes != other) {
                partGain.add(k, other ? gained : -gained);
                partPassed.add(k, !futures.open[k] ? 0 : other ? 1 : -1);
            }
        }
        double[] residuals = new double[StagingGate.PARTS];
        boolean found = !gate.never();
        for (int part = 0; part < StagingGate.PARTS; part++) {
            residuals[part] = sample.residualAt(gate.parts()[part]);
            found &= !Double.isInfinite(residuals[part]);
        }
        return new Analysis.GateOutcome(
                residual(sample, gate.threshold()),
                residual(sample, gate.low()),
                residual(sample, gate.high()),
                found ? StagingGate.error(residuals) : null,
                gate.passed(),
                partPassed.with(Outcomes.errorOfShare(gate.passed(), draws)),
                Math.max(0, moments.mean()),
                partGain.with(moments.error()),
                cost / draws,
                sample.mean(Strategy.BASELINE) + always / draws);
    }

    private static @Nullable Double residual(Sample sample, double margin) {
        double residual = Double.isInfinite(margin) && margin > 0 ? margin : sample.residualAt(margin);
        return Double.isInfinite(residual) ? null : Double.valueOf(residual);
    }

    /** What going on to ML adds, with the luck of its success averaged out. */
    private double gained(int k) {
        return futures.open[k] ? futures.gated.expected[k] : 0;
    }

    /** What it is worth to find out more. */
    private record Worth(ValueOfInformation.Perfect perfect, double floor, List<Analysis.InputEffect> effects) {}

    /**
     * @param shown the path whose mean is shown moving
     */
    private Worth worth(Sample sample, Strategy shown) {
        Map<Strategy, double[]> expected = new EnumMap<>(Strategy.class);
        if (plan.simple()) {
            expected.put(Strategy.BASELINE, futures.baseline.expected);
        }
        double[] gatedGain = {};
        double[] stopped = {};
        if (plan.both()) {
            gatedGain = new double[draws];
            stopped = new double[draws];
            double[] continued = new double[plan.simple() ? draws : 0];
            for (int k = 0; k < draws; k++) {
                double chance = futures.baselineChance[k];
                double alone = plan.simple() ? futures.baseline.expected[k] : 0;
                gatedGain[k] = chance * futures.gated.expected[k];
                stopped[k] = alone - futures.gateCost[k];
                if (plan.simple()) {
                    continued[k] = alone + chance * futures.continued.expected[k];
                }
            }
            if (plan.simple()) {
                expected.put(Strategy.CONTINUE, continued);
            }
        }
        if (plan.learned()) {
            expected.put(Strategy.ML, futures.ml.expected);
        }
        StagingGate.Choice gate = sample.gate;
        ValueOfInformation information = new ValueOfInformation(
                expected.values().toArray(double[][]::new),
                gate == null ? null : new ValueOfInformation.Staged(stopped, gatedGain, sample.score, gate));
        ValueOfInformation.Perfect perfect = information.perfect();
        double floor = noiseFloor(information);
        int option = shown == Strategy.STAGED
                ? expected.size()
                : List.copyOf(expected.keySet()).indexOf(shown);
        return new Worth(perfect, floor, effects(information, option, perfect.value(), floor));
    }

    /** What is found in variables that play no part. */
    private double noiseFloor(ValueOfInformation information) {
        double floor = 0;
        short[] bins = new short[draws];
        for (int i = 1; i <= NOISE_STREAMS; i++) {
            RandomStream noise = new RandomStream(seed, "noise." + i);
            for (int k = 0; k < draws; k++) {
                bins[k] = (short) ValueOfInformation.bin(noise.at(k));
            }
            floor = Math.max(floor, information.given(bins).value());
        }
        return floor;
    }

    /**
     * @param shown index of the path that is shown
     * @param evpi no input is worth more to find out
     * @param floor what is not above it is noise
     */
    private List<Analysis.InputEffect> effects(ValueOfInformation information, int shown, double evpi, double floor) {
        List<Analysis.InputEffect> effects = new ArrayList<>();
        short[] bins = new short[draws];
        for (Variables.Variable variable : variables.uncertain()) {
            variable.bins(bins);
            ValueOfInformation.Given given = information.given(bins);
            double evppi = Math.min(evpi, given.value());
            double unit = unit(variable.input);
            effects.add(new Analysis.InputEffect(
                    variable.input,
                    evppi <= Math.max(floor, 2 * given.error()) ? 0 : evppi,
                    information.around(shown, bin(-P10_SCORE)),
                    information.around(shown, bin(P10_SCORE)),
                    unit * variable.quantiles.at(0.10),
                    unit * variable.quantiles.at(0.90)));
        }
        effects.sort(Comparator.comparingDouble(Analysis.InputEffect::evppi).reversed());
        return effects;
    }

    private static int bin(double score) {
        return ValueOfInformation.bin(Normal.cdf(score));
    }

    /** What a default is in multiples of, at its mean; 1 for what is stated in its own unit. */
    private double unit(Input input) {
        if (!plan.multiples().contains(input)) {
            return 1;
        }
        double rate = variables.mean(Input.DAY_RATE);
        return switch (input.multiplesOf().orElseThrow()) {
            case DAY_RATE -> rate;
            case BUILD_COST ->
                5 * variables.mean(Input.ML_WEEKS) * rate * variables.mean(Input.OVERRUN)
                        + (variables.known(Input.LABEL_ITEMS)
                                ? variables.mean(Input.LABEL_ITEMS)
                                        * variables.mean(Input.LABELLERS)
                                        * variables.mean(Input.LABEL_PRICE)
                                : variables.mean(Input.LABELLING));
        };
    }

    /**
     * The ends of the figures that gates ask for, from fewer draws of the same streams: with ranges
     * as wide as they were stated, and with chances that nobody stated at the ends of their spread.
     */
    private final class MetricReadings {

        private final Sample whole;
        private final List<Sample> others = new ArrayList<>();
        private final @Nullable Sample same;
        private final int count = Math.min(draws, READING_DRAWS);
        private final long[] few = new long[count];
        private final long[] fewer = new long[count];

        MetricReadings(Sample whole) {
            this.whole = whole;
            List<Input> used = resolved.used();
            if (used.stream().anyMatch(resolved::isWidened)) {
                others.add(drawn(resolved::unwidened));
            }
            for (Input chance : List.of(Input.BASELINE_SUCCESS, Input.ML_SUCCESS)) {
                if (used.contains(chance) && !inputs.states(chance)) {
                    Quantiles spread = resolved.quantiles(chance);
                    for (double end : new double[] {0.05, 0.95}) {
                        Quantiles certain = Quantiles.of(new Range.Certain(spread.at(end)), chance.kind(), 1);
                        others.add(drawn(input -> input == chance ? certain : resolved.quantiles(input)));
                    }
                }
            }
            this.same = others.isEmpty() ? null : count == draws ? whole : drawn(resolved::quantiles);
        }

        private Sample drawn(Function<Input, Quantiles> quantiles) {
            Variables of = variables(quantiles, count);
            Draws drawn = new Draws(of, after(of), plan.withoutPaybacks(), seed, count);
            return new Sample(drawn.draw(), plan, plan.both() && resolved.stagedKnown(), sight, few, fewer);
        }

        Analysis.Metrics metrics(
                Sample.Estimate upside, Sample.@Nullable Estimate increment, Sample.@Nullable Estimate beats) {
            boolean ml = resolved.restsOnDefaults(Strategy.ML);
            return new Analysis.Metrics(
                    reading(upside, sample -> sample.bestUpside(few, fewer), resolved.restsOnDefaults(whole.best())),
                    increment == null ? null : reading(increment, Sample::mlIncrement, ml),
                    beats == null ? null : reading(beats, Sample::mlBeats, ml));
        }

        private MetricReading reading(
                Sample.Estimate stated, Function<Sample, Sample.Estimate> figure, boolean restsOnDefaults) {
            double low = stated.value() - 2 * stated.error();
            double high = stated.value() + 2 * stated.error();
            if (same != null) {
                double before = figure.apply(same).value();
                for (Sample other : others) {
                    Sample.Estimate now = figure.apply(other);
                    if (now.value() != before) {
                        double moved = stated.value() + now.value() - before;
                        low = Math.min(low, moved - 2 * now.error());
                        high = Math.max(high, moved + 2 * now.error());
                    }
                }
            }
            return new MetricReading(low, stated.value(), high, restsOnDefaults);
        }
    }
}
