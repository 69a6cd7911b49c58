package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is reported of the futures, counted and averaged once more from them, the plain way. */
class ReportedFiguresTest {

    private static final int DRAWS = 1_000;
    private static final long SEED = 5;

    /** The futures of a model, and which of them pass the gate. */
    private static final class Futures {
        final EconomicInputs inputs;
        final Analysis analysis;
        final Draws draws;
        final StagingGate.Choice gate;
        final double[] margins;

        Futures(long number) {
            inputs = RandomModels.anyModel(number);
            analysis = Simulation.run(inputs, null, SEED, DRAWS);
            draws = Simulation.futures(inputs, null, SEED, DRAWS);
            margins = draws.estimate().margins();
            gate = StagingGate.best(margins, all(this::gained), draws.open);
        }

        boolean passes(int k) {
            return margins[k] >= gate.threshold();
        }

        boolean passesInPart(int k) {
            return margins[k] >= gate.parts()[k % 8];
        }

        /** What going on adds, its luck averaged out, in a future with a simple solution that works. */
        double gained(int k) {
            return draws.open[k] ? draws.gated.expected[k] : 0;
        }

        double alone(int k) {
            return inputs.hasBaseline() ? 0 : draws.baseline.npv[k];
        }

        double aloneExpected(int k) {
            return inputs.hasBaseline() ? 0 : draws.baseline.expected[k];
        }

        double[] npv(Strategy strategy) {
            return switch (strategy) {
                case NOTHING -> new double[DRAWS];
                case BASELINE -> draws.baseline.npv;
                case ML -> draws.ml.npv;
                case CONTINUE -> all(k -> alone(k) + (draws.open[k] ? draws.continued.real[k] : 0));
                case STAGED ->
                    all(k -> alone(k) - draws.gateCost[k] + (draws.open[k] && passes(k) ? draws.gated.real[k] : 0));
            };
        }

        double[] paybacks(Strategy strategy) {
            return switch (strategy) {
                case NOTHING -> new double[DRAWS];
                case BASELINE -> all(k -> draws.baseline.payback[k]);
                case ML -> all(k -> draws.ml.payback[k]);
                case CONTINUE -> all(k -> draws.paybackContinued[k]);
                case STAGED ->
                    all(k -> draws.open[k] && passes(k) ? draws.paybackIfPassed[k] : draws.paybackIfStopped[k]);
            };
        }

        boolean works(Strategy strategy, int k) {
            return strategy == Strategy.ML ? draws.ml.works[k] : draws.open[k];
        }

        /** The paths on offer: the staged one where its gate is passed often enough. */
        List<Strategy> offered() {
            List<Strategy> offered = new ArrayList<>(analysis.paths().keySet());
            if (share(k -> draws.open[k] && passes(k)) < 0.05) {
                offered.remove(Strategy.STAGED);
            }
            return offered;
        }
    }

    private static double[] all(IntToDoubleFunction value) {
        return IntStream.range(0, DRAWS).mapToDouble(value).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double share(IntPredicate test) {
        return IntStream.range(0, DRAWS).filter(test).count() / (double) DRAWS;
    }

    /** By the deviation of all values from their mean. */
    private static double error(double[] values, int less) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - less) / values.length);
    }

    private static double errorOfShare(double share, int of) {
        return Math.sqrt(share * (1 - share) / of);
    }

    private static double quantile(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = p * (sorted.length - 1);
        int below = Math.min(sorted.length - 2, (int) Math.floor(place));
        return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
    }

    /** Of a figure that another threshold in each of eight parts changes by so much in a future. */
    private static double withParts(double error, IntToDoubleFunction change) {
        double[] parts = new double[8];
        for (int k = 0; k < DRAWS; k++) {
            parts[k % 8] += change.applyAsDouble(k) / (DRAWS / 8.0);
        }
        double mean = mean(parts);
        double squares = Arrays.stream(parts).map(p -> (p - mean) * (p - mean)).sum();
        // an argmax converges with the cube root
        return Math.hypot(error, Math.sqrt(squares / 7) / Math.cbrt(8));
    }

    private static void assertMoney(@Nullable Double actual, double expected, double scale) {
        assertThat(actual).isNotNull().isCloseTo(expected, within(1e-7 * scale));
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 11, 15, 25, 27, 45, 69})
    void isWhatTheFuturesSay(long number) {
        Futures futures = new Futures(number);
        assertEachPath(futures);
        assertGate(futures);
        assertWhatMlAdds(futures);
        assertAllPathsTogether(futures);
        if (futures.inputs.adjust().upliftTogether() == 0) {
            assertInputs(futures);
        }
    }

    private static void assertEachPath(Futures futures) {
        futures.analysis.paths().forEach((strategy, outcome) -> {
            double[] npv = futures.npv(strategy);
            double scale = Arrays.stream(npv).map(Math::abs).max().orElseThrow();
            assertMoney(outcome.mean(), mean(npv), scale);
            double error = error(npv, 1);
            double least = strategy == Strategy.STAGED
                    ? withParts(
                            error(npv, 0),
                            k -> (futures.passesInPart(k) ? futures.gained(k) : 0)
                                    - (futures.passes(k) ? futures.gained(k) : 0))
                    : 0;
            assertMoney(outcome.standardError(), Math.max(error, least), scale);
            assertMoney(outcome.p10(), quantile(npv, 0.10), scale);
            assertMoney(outcome.p90(), quantile(npv, 0.90), scale);
            boolean gap =
                    quantile(npv, 0.55) - quantile(npv, 0.45) > 0.35 * (quantile(npv, 0.90) - quantile(npv, 0.10));
            assertThat(outcome.twoHeaps()).isEqualTo(gap);
            if (!gap) {
                assertMoney(outcome.p50(), quantile(npv, 0.50), scale);
            }
            for (int i = 0; i < 20; i++) {
                assertMoney(outcome.dots().get(i), quantile(npv, (i + 0.5) / 20), scale);
            }
            double positive = share(k -> npv[k] > 0);
            assertThat(outcome.probabilityPositive()).isEqualTo(positive);
            assertThat(outcome.probabilityOfLoss()).isEqualTo(share(k -> npv[k] < 0));
            StrategyOutcome.Errors errors = outcome.errors();
            assertThat(errors.probabilityPositive()).isCloseTo(errorOfShare(positive, DRAWS), within(1e-12));
            assertThat(errors.probabilityOfLoss())
                    .isCloseTo(errorOfShare(outcome.probabilityOfLoss(), DRAWS), within(1e-12));
            for (double p : new double[] {0.10, 0.90}) {
                double away = errorOfShare(p, DRAWS);
                assertMoney(
                        p < 0.5 ? errors.p10() : errors.p90(),
                        (quantile(npv, p + away) - quantile(npv, p - away)) / 2,
                        scale);
            }
            assertWhere(outcome.ifItWorks(), errors.ifItWorks(), npv, k -> futures.works(strategy, k), scale);
            assertWhere(outcome.ifItFails(), errors.ifItFails(), npv, k -> !futures.works(strategy, k), scale);
            assertPayback(outcome, futures.paybacks(strategy));
            assertEven(futures, outcome);
        });
    }

    /** What it takes to break even, and to be worth more than the best of the others on offer. */
    private static void assertEven(Futures futures, StrategyOutcome outcome) {
        Strategy strategy = outcome.strategy();
        Strategy next = Strategy.NOTHING;
        for (Strategy other : futures.offered()) {
            if (other != strategy && mean(futures.npv(other)) > mean(futures.npv(next))) {
                next = other;
            }
        }
        double least = mean(futures.npv(next));
        Draws draws = futures.draws;
        double chance = mean(draws.baselineChance);
        switch (strategy) {
            case BASELINE, ML -> {
                Draws.Single single = strategy == Strategy.ML ? draws.ml : draws.baseline;
                assertThat(outcome.breakEvenSuccess()).isEqualTo(single.breakEvenSuccess.value());
                assertThat(outcome.breakEvenUplift()).isEqualTo(single.breakEvenUplift.value());
                assertThat(outcome.errors().breakEvenSuccess()).isEqualTo(single.breakEvenSuccess.error());
                assertThat(outcome.errors().breakEvenUplift()).isEqualTo(single.breakEvenUplift.error());
                assertThat(outcome.successProbability()).isEqualTo(single.chance());
                assertNext(
                        outcome,
                        next,
                        single.breakEvenSuccess.with(least, DRAWS),
                        single.breakEvenUplift.with(least, DRAWS));
            }
            case CONTINUE -> {
                assertThat(outcome.successProbability()).isCloseTo(chance, within(1e-9));
                assertThat(outcome.breakEvenSuccess()).isNull();
                double more = least - mean(futures.npv(Strategy.BASELINE));
                assertNext(outcome, next, draws.breakEvenAfter.with(more, DRAWS), null);
            }
            default -> {
                assertThat(outcome.successProbability()).isCloseTo(chance, within(1e-9));
                assertThat(outcome.nextBest()).isNull();
            }
        }
    }

    private static void assertNext(
            StrategyOutcome outcome, Strategy next, @Nullable Double success, @Nullable Double uplift) {
        StrategyOutcome.NextBest actual = Objects.requireNonNull(outcome.nextBest());
        assertThat(actual.strategy()).isEqualTo(next);
        assertNear(actual.success(), success);
        assertNear(actual.uplift(), uplift);
    }

    private static void assertNear(@Nullable Double actual, @Nullable Double expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isNotNull().isCloseTo(expected, within(1e-9 * Math.abs(expected)));
        }
    }

    private static void assertWhere(
            @Nullable Double mean, @Nullable Double error, double[] npv, IntPredicate where, double scale) {
        double[] values =
                IntStream.range(0, DRAWS).filter(where).mapToDouble(k -> npv[k]).toArray();
        if (values.length == 0) {
            assertThat(mean).isNull();
            assertThat(error).isNull();
            return;
        }
        assertMoney(mean, mean(values), scale);
        assertMoney(error, values.length == 1 ? 0 : error(values, 1), scale);
    }

    private static void assertPayback(StrategyOutcome outcome, double[] months) {
        double never = share(k -> Double.isInfinite(months[k]));
        assertThat(outcome.notPaidBack()).isCloseTo(never, within(1e-12));
        assertThat(outcome.errors().notPaidBack()).isCloseTo(errorOfShare(never, DRAWS), within(1e-12));
        double[] sorted = months.clone();
        Arrays.sort(sorted);
        if (Double.isInfinite(sorted[DRAWS / 2])) {
            assertThat(outcome.payback()).isNull();
            assertThat(outcome.errors().payback()).isNull();
            return;
        }
        // read off cells of 1/256 of a month
        assertThat(outcome.payback()).isNotNull().isCloseTo(sorted[DRAWS / 2] / 12, within(1.01 / 256 / 12));
        int away = (int) Math.ceil(Math.sqrt(DRAWS) / 2);
        int paid = (int) Arrays.stream(months).filter(Double::isFinite).count();
        double high = sorted[Math.min(DRAWS / 2 + away, paid - 1)];
        assertThat(outcome.errors().payback())
                .isNotNull()
                .isCloseTo((high - sorted[DRAWS / 2 - away]) / 2 / 12, within(1.01 / 256 / 12));
    }

    private static void assertGate(Futures futures) {
        Analysis.GateOutcome gate = Objects.requireNonNull(futures.analysis.gate());
        Draws draws = futures.draws;
        double[] gained = all(futures::gained);
        double scale =
                Arrays.stream(futures.npv(Strategy.STAGED)).map(Math::abs).max().orElseThrow();
        double passed = share(k -> draws.open[k] && futures.passes(k));
        assertThat(gate.probability()).isEqualTo(passed);
        assertThat(gate.probabilityError())
                .isCloseTo(
                        withParts(
                                errorOfShare(passed, DRAWS),
                                k -> !draws.open[k]
                                        ? 0
                                        : (futures.passesInPart(k) ? 1 : 0) - (futures.passes(k) ? 1 : 0)),
                        within(1e-12));
        assertMoney(gate.cost(), mean(draws.gateCost), scale);
        assertMoney(gate.alwaysContinue(), mean(all(futures::alone)) + mean(gained), scale);
        double always = mean(gained);
        double[] decided = all(k -> (futures.passes(k) ? gained[k] : 0) - (always > 0 ? gained[k] : 0));
        assertMoney(gate.valueOfStaging(), Math.max(0, mean(decided)), scale);
        assertMoney(
                gate.standardError(),
                withParts(
                        error(decided, 0),
                        k -> (futures.passesInPart(k) ? gained[k] : 0) - (futures.passes(k) ? gained[k] : 0)),
                scale);
        if (futures.gate.never()) {
            assertThat(gate.threshold()).isNull();
        } else {
            GateEstimate estimate = draws.estimate();
            assertThat(gate.threshold()).isEqualTo(estimate.residualAt(futures.gate.threshold()));
            assertThat(gate.thresholdLow()).isEqualTo(estimate.residualAt(futures.gate.low()));
            assertThat(gate.thresholdHigh()).isEqualTo(estimate.residualAt(futures.gate.high()));
            double[] parts = Arrays.stream(futures.gate.parts())
                    .map(estimate::residualAt)
                    .toArray();
            if (Arrays.stream(parts).allMatch(Double::isFinite)) {
                assertMoney(gate.thresholdError(), StagingGate.error(parts), StagingGate.error(parts));
            } else {
                assertThat(gate.thresholdError()).isNull();
            }
        }
    }

    private static void assertWhatMlAdds(Futures futures) {
        Analysis analysis = futures.analysis;
        Draws draws = futures.draws;
        double[] added = draws.gated.expected;
        double scale = Arrays.stream(added).map(Math::abs).max().orElseThrow();
        double weights = Arrays.stream(draws.baselineChance).sum();
        double always = IntStream.range(0, DRAWS)
                        .mapToDouble(k -> draws.baselineChance[k] * added[k])
                        .sum()
                / weights;
        double alwaysError = Math.sqrt(IntStream.range(0, DRAWS)
                        .mapToDouble(k -> Math.pow(draws.baselineChance[k] * (added[k] - always), 2))
                        .sum())
                / weights;
        double[] on = all(k -> draws.baselineChance[k] * added[k]);
        double[] gated = all(k -> (futures.passes(k) ? on[k] : 0) - draws.gateCost[k]);
        boolean byGate = mean(gated) > always;
        assertMoney(analysis.mlIncrementMean(), byGate ? mean(gated) : always, scale);
        assertMoney(
                analysis.errors().mlIncrementMean(),
                byGate
                        ? withParts(
                                error(gated, 0),
                                k -> (futures.passesInPart(k) ? on[k] : 0) - (futures.passes(k) ? on[k] : 0))
                        : alwaysError,
                scale);
        double beats = share(k -> added[k] > 0);
        assertThat(analysis.mlBeatsBaseline()).isEqualTo(beats);
        assertThat(analysis.errors().mlBeatsBaseline()).isCloseTo(errorOfShare(beats, DRAWS), within(1e-12));

        Analysis.OpenDecision open = Objects.requireNonNull(analysis.openDecision());
        double[] real = futures.inputs.hasBaseline() ? draws.ml.npv : draws.gated.real;
        double[] values = IntStream.range(0, DRAWS)
                .filter(k -> draws.open[k])
                .mapToDouble(k -> real[k])
                .toArray();
        double widest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        assertMoney(open.mean(), futures.inputs.hasBaseline() ? mean(draws.ml.expected) : always, widest);
        assertMoney(
                open.standardError(), futures.inputs.hasBaseline() ? error(draws.ml.expected, 0) : alwaysError, widest);
        assertMoney(open.p10(), quantile(values, 0.10), widest);
        assertMoney(open.p90(), quantile(values, 0.90), widest);
        if (open.p50() != null) {
            assertMoney(open.p50(), quantile(values, 0.50), widest);
        }
        double count = values.length;
        assertThat(open.probabilityPositive())
                .isEqualTo(Arrays.stream(values).filter(v -> v > 0).count() / count);
        assertThat(open.probabilityOfLoss())
                .isEqualTo(Arrays.stream(values).filter(v -> v < 0).count() / count);
        for (int i = 0; i < 20; i++) {
            assertMoney(open.dots().get(i), quantile(values, (i + 0.5) / 20), widest);
        }
    }

    private static void assertAllPathsTogether(Futures futures) {
        Analysis analysis = futures.analysis;
        Draws draws = futures.draws;
        Strategy best = futures.offered().getFirst();
        for (Strategy strategy : futures.offered()) {
            if (mean(futures.npv(strategy)) > mean(futures.npv(best))) {
                best = strategy;
            }
        }
        double[] npv = futures.npv(best);
        double scale = Arrays.stream(npv).map(Math::abs).max().orElseThrow();
        assertMoney(analysis.bestUpside(), quantile(npv, 0.90), scale);
        assertThat(Objects.requireNonNull(analysis.advice()).highestMean())
                .isEqualTo(mean(npv) > 0 ? best : Strategy.NOTHING);

        // knowing everything but luck, the best of all paths is taken in each future
        double[] add = all(k -> draws.baselineChance[k] * draws.gated.expected[k]);
        List<double[]> paths = new ArrayList<>(List.of(new double[DRAWS], draws.ml.expected));
        if (!futures.inputs.hasBaseline()) {
            paths.add(draws.baseline.expected);
            paths.add(all(k -> draws.baseline.expected[k] + draws.baselineChance[k] * draws.continued.expected[k]));
        }
        double most =
                paths.stream().mapToDouble(ReportedFiguresTest::mean).max().orElseThrow();
        most = Math.max(
                most, mean(all(k -> futures.aloneExpected(k) - draws.gateCost[k] + (futures.passes(k) ? add[k] : 0))));
        double known = mean(all(k -> Math.max(
                paths.stream().mapToDouble(path -> path[k]).max().orElseThrow(),
                futures.aloneExpected(k) - draws.gateCost[k] + Math.max(0, add[k]))));
        assertMoney(analysis.evpi(), known - most, scale);
    }

    /** What each input moves, and what it is worth to know it: of the futures that lie near each other by it. */
    private static void assertInputs(Futures futures) {
        Analysis analysis = futures.analysis;
        Draws draws = futures.draws;
        double[] add = all(k -> draws.baselineChance[k] * draws.gated.expected[k]);
        double[] stopped = all(k -> futures.aloneExpected(k) - draws.gateCost[k]);
        Map<Strategy, double[]> expected = new EnumMap<>(Strategy.class);
        if (!futures.inputs.hasBaseline()) {
            expected.put(Strategy.BASELINE, draws.baseline.expected);
            expected.put(
                    Strategy.CONTINUE,
                    all(k -> draws.baseline.expected[k] + draws.baselineChance[k] * draws.continued.expected[k]));
        }
        expected.put(Strategy.ML, draws.ml.expected);
        ValueOfInformation information = new ValueOfInformation(
                expected.values().toArray(double[][]::new),
                new ValueOfInformation.Staged(stopped, add, futures.margins, futures.gate));
        expected.put(Strategy.STAGED, all(k -> stopped[k] + (futures.passes(k) ? add[k] : 0)));
        Strategy advised = Objects.requireNonNull(analysis.advice()).strategy();
        double[] shown = Objects.requireNonNull(expected.get(
                advised != Strategy.NOTHING
                        ? advised
                        : analysis.paths().keySet().iterator().next()));
        double floor = 0;
        for (int i = 1; i <= 4; i++) {
            floor = Math.max(floor, information.given(bins("noise." + i)).value());
        }
        assertThat(analysis.noiseFloor()).isEqualTo(floor);
        assertThat(analysis.errors().evpi()).isEqualTo(information.perfect().error());
        assertThat(analysis.inputs())
                .extracting(Analysis.InputEffect::evppi)
                .isSortedAccordingTo(Comparator.reverseOrder());
        ResolvedInputs resolved = new ResolvedInputs(futures.inputs, null);
        double scale = Arrays.stream(shown).map(Math::abs).max().orElseThrow();
        for (Analysis.InputEffect effect : analysis.inputs()) {
            short[] bins = bins(effect.input().id());
            ValueOfInformation.Given given = information.given(bins);
            double value = Math.min(analysis.evpi(), given.value());
            assertThat(effect.evppi()).isEqualTo(value <= Math.max(floor, 2 * given.error()) ? 0 : value);
            // at a tenth and nine tenths: the bins 51 and 460 of 512, and all nearer to the ends
            assertMoney(effect.low(), near(shown, bins, 51), scale);
            assertMoney(effect.high(), near(shown, bins, 460), scale);
            double unit = unit(futures.inputs, resolved, effect.input());
            Quantiles quantiles = resolved.quantiles(effect.input());
            assertThat(effect.at10()).isCloseTo(unit * quantiles.at(0.1), within(1e-9 * effect.at90()));
            assertThat(effect.at90()).isCloseTo(unit * quantiles.at(0.9), within(1e-9 * effect.at90()));
            assertThat(effect.swing()).isEqualTo(Math.abs(effect.high() - effect.low()));
        }
    }

    private static short[] bins(String id) {
        RandomStream stream = new RandomStream(SEED, id);
        short[] bins = new short[DRAWS];
        for (int k = 0; k < DRAWS; k++) {
            bins[k] = (short) ValueOfInformation.bin(stream.at(k));
        }
        return bins;
    }

    private static double near(double[] values, short[] bins, int bin) {
        return IntStream.range(0, DRAWS)
                .filter(k -> Math.abs(bins[k] - bin) <= 51)
                .mapToDouble(k -> values[k])
                .average()
                .orElseThrow();
    }

    /** Two defaults are stated in days of work and in what ML costs to build. */
    private static double unit(EconomicInputs inputs, ResolvedInputs resolved, Input input) {
        if (inputs.states(input) || input != Input.RETRAIN_COST && input != Input.ML_RUNNING) {
            return 1;
        }
        double day = resolved.quantiles(Input.DAY_RATE).mean();
        if (input == Input.RETRAIN_COST) {
            return day;
        }
        double labels = inputs.states(Input.LABEL_ITEMS)
                ? resolved.quantiles(Input.LABEL_ITEMS).mean()
                        * resolved.quantiles(Input.LABELLERS).mean()
                        * resolved.quantiles(Input.LABEL_PRICE).mean()
                : resolved.quantiles(Input.LABELLING).mean();
        return 5
                        * resolved.quantiles(Input.ML_WEEKS).mean()
                        * day
                        * resolved.quantiles(Input.OVERRUN).mean()
                + labels;
    }
}
