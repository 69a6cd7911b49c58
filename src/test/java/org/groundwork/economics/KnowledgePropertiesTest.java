package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.groundwork.economics.EconomicInputs.Adjustments;

/** Knowing less never looks like earning more, and one page never contradicts itself. */
class KnowledgePropertiesTest {

    private static final int DRAWS = 4_000;

    /** In each of them the worth of a path that is built once is linear. */
    private static final List<Input> LINEAR = List.of(
            Input.AT_STAKE,
            Input.DECISIONS,
            Input.ERROR_SHARE,
            Input.COST_PER_ERROR,
            Input.ADOPTION,
            Input.CAPTURES,
            Input.CLOSES_GAP,
            Input.BASELINE_WEEKS,
            Input.ML_WEEKS,
            Input.DAY_RATE,
            Input.BASELINE_RUNNING,
            Input.ML_RUNNING,
            Input.LABELLING,
            Input.REVIEW);

    private static Analysis run(EconomicInputs inputs) {
        return Simulation.run(inputs, null, 1, DRAWS);
    }

    private static EconomicInputs with(EconomicInputs inputs, Map<Input, Range> stated) {
        return new EconomicInputs(
                inputs.currency(),
                inputs.horizonYears(),
                stated,
                inputs.dataKind(),
                inputs.adjust(),
                inputs.baselineExists());
    }

    private static EconomicInputs with(EconomicInputs inputs, Input input, Range range) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.putAll(inputs.stated());
        stated.put(input, range);
        return with(inputs, stated);
    }

    private static EconomicInputs wider(EconomicInputs inputs, double kappa) {
        Adjustments adjust = inputs.adjust();
        return new EconomicInputs(
                inputs.currency(),
                inputs.horizonYears(),
                inputs.stated(),
                inputs.dataKind(),
                new Adjustments(
                        kappa,
                        adjust.readiness(),
                        adjust.successCorrelation(),
                        adjust.upliftCorrelation(),
                        adjust.overrunDelays()),
                inputs.baselineExists());
    }

    @Property(tries = 60)
    void theMeanOfEveryInputIsTheSameHoweverConfidentSomebodyIs(
            @ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        EconomicInputs inputs = RandomModels.anyModel(number);
        inputs.stated().forEach((input, range) -> {
            double mean = Quantiles.of(range, input.kind(), 1).mean();
            for (double kappa : new double[] {0.5, 1.6, 2.44, 4}) {
                assertThat(Quantiles.of(range, input.kind(), kappa).mean())
                        .as("%s %s × %s", input, range, kappa)
                        .isCloseTo(mean, within(1e-9 * mean));
                assertThat(integrated(input, range, kappa))
                        .as("%s %s × %s, as drawn", input, range, kappa)
                        .isCloseTo(mean, within(3e-3 * mean));
            }
        });
    }

    private static double integrated(Input input, Range range, double kappa) {
        Quantiles quantiles = Quantiles.of(range, input.kind(), kappa);
        double sum = 0;
        double mass = 0;
        for (double z = -7; z <= 7; z += 0.002) {
            double weight = Normal.density(z);
            sum += weight * quantiles.atScore(z);
            mass += weight;
        }
        return sum / mass;
    }

    @Property(tries = 12)
    void overconfidenceMakesNoPathThatIsBuiltOnceRicher(@ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        EconomicInputs inputs = onlyLinear(RandomModels.model(number));
        Analysis asStated = run(wider(inputs, 1));
        Analysis wide = run(wider(inputs, 1.6));
        for (Strategy strategy : List.of(Strategy.BASELINE, Strategy.ML)) {
            StrategyOutcome before = outcome(asStated, strategy);
            StrategyOutcome after = outcome(wide, strategy);
            assertThat(after.mean())
                    .as(strategy.id())
                    .isCloseTo(before.mean(), within(4 * Math.hypot(before.standardError(), after.standardError())));
        }
    }

    /**
     * Intervals where the worth is linear; elsewhere the middle, so that only these are widened.
     */
    private static EconomicInputs onlyLinear(EconomicInputs inputs) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        inputs.stated()
                .forEach((input, range) -> stated.put(input, LINEAR.contains(input) ? range : certain(input, range)));
        return with(inputs, stated);
    }

    private static Range certain(Input input, Range range) {
        double mean = Quantiles.of(range, input.kind(), 1).mean();
        return new Range.Certain(input.kind() == Input.Kind.MONTHS ? Math.rint(mean) : mean);
    }

    @Property(tries = 15)
    void aLowerWorstCaseNeverRaisesAMean(@ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        EconomicInputs inputs = RandomModels.model(number);
        Input input = inputs.states(Input.AT_STAKE) ? Input.AT_STAKE : Input.COST_PER_ERROR;
        double high = 1_000;
        Map<Strategy, Double> before = new EnumMap<>(Strategy.class);
        for (double low : new double[] {700, 300, 50, 5, 0.5, 0.01}) {
            Analysis analysis = run(with(inputs, input, new Range.Interval(low, high)));
            analysis.paths().forEach((strategy, outcome) -> {
                Double last = before.put(strategy, outcome.mean());
                if (last != null) {
                    // the gate can gain from a wider range: it stops the losses
                    double more = strategy == Strategy.STAGED ? stagingOf(analysis) : 0;
                    assertThat(outcome.mean())
                            .as("%s from %s", strategy, low)
                            .isLessThanOrEqualTo(last + 3 * outcome.standardError() + more);
                }
            });
        }
    }

    private static double stagingOf(Analysis analysis) {
        return Objects.requireNonNull(analysis.gate()).valueOfStaging();
    }

    @Property(tries = 12)
    void theSameMoneyInAnotherCurrencyIsTheSame(@ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        EconomicInputs euros = stated(RandomModels.anyModel(number), "EUR", 1);
        EconomicInputs yen = stated(RandomModels.anyModel(number), "JPY", 160);
        Analysis before = run(euros);
        Analysis after = run(yen);
        assertThat(Objects.requireNonNull(after.advice()).strategy())
                .isEqualTo(Objects.requireNonNull(before.advice()).strategy());
        assertThat(after.advice().tossUpWith()).isEqualTo(before.advice().tossUpWith());
        assertThat(after.mlBeatsBaseline())
                .isCloseTo(Objects.requireNonNull(before.mlBeatsBaseline()), within(2.0 / DRAWS));
        // two thresholds that are worth the same may change places with the last digit
        assertThat(Objects.requireNonNull(after.gate()).probability())
                .isCloseTo(Objects.requireNonNull(before.gate()).probability(), within(2.0 / DRAWS));
        after.paths().forEach((strategy, outcome) -> {
            StrategyOutcome other = outcome(before, strategy);
            double swapped = strategy == Strategy.STAGED ? 0.02 * other.standardError() : 0;
            assertThat(outcome.mean() / 160)
                    .isCloseTo(other.mean(), within(swapped + 1e-6 * (1 + Math.abs(other.mean()))));
            assertThat(outcome.probabilityPositive()).isCloseTo(other.probabilityPositive(), within(2.0 / DRAWS));
            assertThat(outcome.notPaidBack()).isCloseTo(other.notPaidBack(), within(2.0 / DRAWS));
        });
    }

    private static EconomicInputs stated(EconomicInputs inputs, String currency, double rate) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.DAY_RATE, times(new Range.Ends(500, 733, 1100), rate));
        inputs.stated().forEach((input, range) -> stated.put(input, isMoney(input) ? times(range, rate) : range));
        return new EconomicInputs(
                currency, inputs.horizonYears(), stated, inputs.dataKind(), inputs.adjust(), inputs.baselineExists());
    }

    private static boolean isMoney(Input input) {
        return switch (input) {
            case AT_STAKE,
                    COST_PER_ERROR,
                    HOURLY_RATE,
                    BASELINE_RUNNING,
                    LABELLING,
                    LABEL_PRICE,
                    ML_RUNNING,
                    RETRAIN_COST,
                    INCIDENT_COST,
                    REVIEW,
                    DAY_RATE,
                    GATE_COST -> true;
            default -> false;
        };
    }

    private static Range times(Range range, double rate) {
        return switch (range) {
            case Range.Certain(double value) -> new Range.Certain(value * rate);
            case Range.Interval(double low, double high) -> new Range.Interval(low * rate, high * rate);
            case Range.Percentiles(double low, double likely, double high) ->
                new Range.Percentiles(low * rate, likely * rate, high * rate);
            case Range.Ends(double min, double likely, double max) ->
                new Range.Ends(min * rate, likely * rate, max * rate);
            case Range.Mixture mixture -> throw new IllegalArgumentException("is not stated");
        };
    }

    @Property(tries = 60)
    void theAdvisedPathIsNearTheBestOnOffer(@ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        Analysis analysis = run(RandomModels.anyModel(number));
        Analysis.Advice advice = Objects.requireNonNull(analysis.advice());
        Strategy best = advice.highestMean();
        double lead = mean(analysis, best) - mean(analysis, advice.strategy());
        // errors of both, as though they were independent: never less than that of the difference
        double error = best == Strategy.NOTHING || advice.strategy() == Strategy.NOTHING
                ? 0
                : outcome(analysis, advice.strategy()).standardError();
        double bestError =
                best == Strategy.NOTHING ? 0 : outcome(analysis, best).standardError();
        assertThat(lead).isLessThanOrEqualTo(Math.max(2 * (error + bestError), 0.05 * Math.abs(mean(analysis, best))));
    }

    @Property(tries = 60)
    void noAdviceNamesAPathThatIsPoorerAndLosesMoreOften(@ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        Analysis analysis = run(RandomModels.anyModel(number));
        Analysis.Advice advice = Objects.requireNonNull(analysis.advice());
        Strategy advised = advice.strategy();
        for (StrategyOutcome other : analysis.paths().values()) {
            boolean offered =
                    other.strategy() != Strategy.STAGED || advice.staging() != Analysis.Advice.Staging.RARELY_PASSED;
            boolean contradicts =
                    other.mean() > mean(analysis, advised) && other.probabilityOfLoss() < loss(analysis, advised);
            assertThat(offered && contradicts).as("%s over %s", advised, other).isFalse();
        }
    }

    @Property(tries = 12)
    void narrowingAnInputAboutItsMeanCostsNoPathThatIsBuiltOnce(
            @ForAll @LongRange(min = 0, max = 1_000_000) long number) {
        EconomicInputs inputs = RandomModels.model(number);
        for (Input input : LINEAR) {
            Range range = inputs.stated().get(input);
            if (range == null || range instanceof Range.Certain) {
                continue;
            }
            Analysis before = run(inputs);
            Analysis after = run(with(inputs, input, certain(input, range)));
            for (Strategy strategy : List.of(Strategy.BASELINE, Strategy.CONTINUE, Strategy.ML)) {
                StrategyOutcome was = outcome(before, strategy);
                assertThat(outcome(after, strategy).mean())
                        .as("%s without the uncertainty of %s", strategy, input)
                        .isGreaterThan(was.mean() - 4 * was.standardError() - 1e-9);
            }
        }
    }

    private static StrategyOutcome outcome(Analysis analysis, Strategy strategy) {
        return Objects.requireNonNull(analysis.paths().get(strategy));
    }

    private static double mean(Analysis analysis, Strategy strategy) {
        return strategy == Strategy.NOTHING ? 0 : outcome(analysis, strategy).mean();
    }

    private static double loss(Analysis analysis, Strategy strategy) {
        return strategy == Strategy.NOTHING ? 0 : outcome(analysis, strategy).probabilityOfLoss();
    }
}
