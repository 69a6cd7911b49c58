package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.ends;
import static org.groundwork.economics.ReferenceModel.interval;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is advised where a path was once left out, or ignorance once looked like riches. */
class AdviceTest {

    private static final int DRAWS = 40_000;

    private static Analysis run(
            String currency, Map<Input, Range> stated, @Nullable DataKind kind, @Nullable Double overconfidence) {
        return Simulation.run(
                new EconomicInputs(currency, null, stated, kind, new Adjustments(overconfidence, false, null, null)),
                null,
                1,
                DRAWS);
    }

    private static StrategyOutcome outcome(Analysis analysis, Strategy strategy) {
        return Objects.requireNonNull(analysis.paths().get(strategy));
    }

    private static Analysis.Advice advice(Analysis analysis) {
        return Objects.requireNonNull(analysis.advice());
    }

    private static void assertNothingOnOfferIsRicherAndSafer(Analysis analysis) {
        StrategyOutcome advised = outcome(analysis, advice(analysis).strategy());
        for (StrategyOutcome other : analysis.paths().values()) {
            assertThat(other.mean() > advised.mean() && other.probabilityOfLoss() < advised.probabilityOfLoss())
                    .as("%s over %s", advised.strategy(), other.strategy())
                    .isFalse();
        }
        double best = analysis.paths().values().stream()
                .mapToDouble(StrategyOutcome::mean)
                .max()
                .orElseThrow();
        assertThat(best - advised.mean()).isLessThanOrEqualTo(Math.max(0.05 * best, 2 * advised.standardError()));
    }

    /** A year of unplanned failures: ML on top is nearly always worth it, and so is the gate. */
    @Test
    void whereOneWouldGoOnNearlyAlwaysTheSimpleSolutionStillComesFirst() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, interval(20e6, 120e6));
        stated.put(Input.ADOPTION, ends(0.5, 0.8, 1));
        stated.put(Input.CAPTURES, interval(0.05, 0.2));
        stated.put(Input.CLOSES_GAP, interval(0.15, 0.45));
        stated.put(Input.ML_WEEKS, interval(60, 150));
        Analysis analysis = run("USD", stated, DataKind.TABULAR, null);
        assertThat(advice(analysis).strategy()).isIn(Strategy.STAGED, Strategy.CONTINUE);
        assertNothingOnOfferIsRicherAndSafer(analysis);
    }

    @ParameterizedTest
    @EnumSource(DataKind.class)
    void withDefaultsAndMuchAtStakeNoPoorerAndRiskierPathIsAdvised(DataKind kind) {
        for (double times : new double[] {0.1, 1, 3}) {
            Map<Input, Range> stated = new EnumMap<>(Input.class);
            stated.put(Input.AT_STAKE, interval(12e6 * times, 32e6 * times));
            stated.put(Input.ADOPTION, certain(0.8));
            assertNothingOnOfferIsRicherAndSafer(run("USD", stated, kind, null));
        }
    }

    @Test
    void mlAtOnceIsNotAdvisedWhereTheSimpleSolutionFirstIsRicherAndSafer() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, certain(8e6));
        stated.put(Input.ADOPTION, certain(1));
        stated.put(Input.CAPTURES, certain(0.12));
        stated.put(Input.BASELINE_SUCCESS, certain(0.95));
        stated.put(Input.CLOSES_GAP, certain(0.3));
        stated.put(Input.ML_SUCCESS, certain(0.6));
        Analysis analysis = run("USD", stated, null, null);
        assertThat(outcome(analysis, Strategy.STAGED).mean())
                .isGreaterThan(outcome(analysis, Strategy.ML).mean());
        assertThat(advice(analysis).strategy()).isIn(Strategy.STAGED, Strategy.CONTINUE);
        assertNothingOnOfferIsRicherAndSafer(analysis);
    }

    @Test
    void theSimpleSolutionAloneIsNotAdvisedWhereGoingOnIsWorthFarMore() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, certain(4e6));
        stated.put(Input.ADOPTION, certain(0.7));
        stated.put(Input.CAPTURES, certain(0.3));
        stated.put(Input.BASELINE_SUCCESS, certain(0.9));
        stated.put(Input.CLOSES_GAP, certain(0.4));
        stated.put(Input.ML_SUCCESS, certain(0.45));
        stated.put(Input.ML_SUCCESS_AFTER, certain(0.6));
        Analysis analysis = run("USD", stated, null, null);
        assertThat(outcome(analysis, Strategy.STAGED).mean())
                .isGreaterThan(1.1 * outcome(analysis, Strategy.BASELINE).mean());
        assertThat(advice(analysis).strategy()).isIn(Strategy.STAGED, Strategy.CONTINUE);
        assertNothingOnOfferIsRicherAndSafer(analysis);
    }

    @Test
    void nobodyEarnsMoreByBeingLessSure() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, interval(100_000, 1_000_000));
        stated.put(Input.ADOPTION, certain(0.7));
        stated.put(Input.DAY_RATE, certain(700));
        double sure = outcome(run("EUR", stated, null, 1.0), Strategy.BASELINE).mean();
        for (double kappa : new double[] {1.6, 2.44}) {
            StrategyOutcome outcome = outcome(run("EUR", stated, null, kappa), Strategy.BASELINE);
            assertThat(outcome.mean()).isCloseTo(sure, within(4 * outcome.standardError()));
        }
        // so wide that few draws reach what carries the mean: it is missed from below
        assertThat(outcome(run("EUR", stated, null, 4.0), Strategy.BASELINE).mean())
                .isLessThan(1.3 * sure);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.6, 2.44})
    void aRangeOfAHundredTimesPaysForNoPilot(double kappa) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, interval(20_000, 2_000_000));
        stated.put(Input.ADOPTION, certain(0.7));
        stated.put(Input.DAY_RATE, certain(700));
        Analysis analysis = run("EUR", stated, DataKind.TEXT, kappa);
        Analysis.OpenDecision open = Objects.requireNonNull(analysis.openDecision());
        assertThat(open.mean()).isNegative();
        assertThat(analysis.statedRanges())
                .filteredOn(range -> range.input() == Input.AT_STAKE)
                .singleElement()
                .satisfies(range -> {
                    assertThat(range.meanAboveP90()).isEqualTo(kappa > 1.7);
                    assertThat(range.stated()).isEqualTo(interval(20_000, 2_000_000));
                    assertThat(range.high() / range.low())
                            .isCloseTo(Math.pow(100, kappa), within(0.02 * Math.pow(100, kappa)));
                });
    }

    @Test
    void aWageInDollarsIsNoWageInYen() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, interval(32e6, 84.8e6));
        stated.put(Input.ADOPTION, certain(0.7));
        stated.put(Input.CAPTURES, interval(0.1, 0.4));
        Analysis yen = run("JPY", stated, DataKind.TABULAR, null);
        assertThat(yen.paths()).isEmpty();
        assertThat(yen.missing()).containsExactly(Analysis.Missing.DAY_RATE);
        assertThat(yen.metrics()).isNull();
        stated.put(Input.DAY_RATE, ends(500 * 160, 733 * 160, 1100 * 160));
        Analysis rated = run("JPY", stated, DataKind.TABULAR, null);
        assertThat(rated.missing()).isEmpty();
        assertThat(Objects.requireNonNull(rated.openDecision()).mean()).isNegative();
    }

    @Test
    void whatNeedsNoWorkNeedsNoWage() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, certain(1e6));
        stated.put(Input.ADOPTION, certain(0.7));
        stated.put(Input.BASELINE_WEEKS, certain(0));
        Analysis analysis = run("EUR", stated, null, null);
        assertThat(analysis.paths()).containsOnlyKeys(Strategy.BASELINE);
        assertThat(analysis.missing()).containsExactly(Analysis.Missing.DAY_RATE);
        stated.put(Input.ML_WEEKS, certain(0));
        stated.put(Input.RETRAIN_COST, certain(5_000));
        analysis = run("EUR", stated, null, null);
        assertThat(analysis.paths()).containsOnlyKeys(Strategy.BASELINE, Strategy.CONTINUE, Strategy.ML);
        assertThat(analysis.gate()).isNull();
        stated.put(Input.GATE_COST, certain(5_000));
        analysis = run("EUR", stated, null, null);
        assertThat(analysis.paths()).hasSize(4);
        assertThat(analysis.missing()).isEmpty();
    }

    @Test
    void aFewLargeWinsThatCarryAMeanAreNamed() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, certain(4e6));
        stated.put(Input.ADOPTION, certain(1));
        stated.put(Input.CAPTURES, certain(0.1));
        stated.put(Input.BASELINE_SUCCESS, certain(1));
        stated.put(Input.CLOSES_GAP, certain(0.9));
        stated.put(Input.ML_SUCCESS_AFTER, certain(0.2));
        stated.put(Input.ML_SUCCESS, certain(0.2));
        Analysis analysis = run("USD", stated, null, null);
        Analysis.OpenDecision open = Objects.requireNonNull(analysis.openDecision());
        assertThat(open.mean()).isPositive();
        assertThat(open.probabilityPositive()).isBetween(0.15, 0.2);
        assertThat(open.losingDots()).isBetween(16L, 17L);
        assertThat(open.carriedBy()).isBetween(0.01, 0.2);
        assertThat(outcome(analysis, Strategy.ML).isCarriedByFew()).isTrue();
        assertThat(outcome(analysis, Strategy.BASELINE).isCarriedByFew()).isFalse();
        // of -1 three times and 4 once it takes a quarter to gain
        assertThat(Outcomes.carriedBy(new double[] {-1, -1, -1, 4}, 0.25, 0.25)).isEqualTo(0.25);
        assertThat(Outcomes.carriedBy(new double[] {-1, 1, 2, 4}, 1.5, 0.75)).isNull();
    }

    @Test
    void whatItTakesIsHeldAgainstTheNextBestPath() {
        Analysis analysis = Simulation.run(ReferenceModel.large(), null, 1, DRAWS);
        StrategyOutcome ml = outcome(analysis, Strategy.ML);
        StrategyOutcome.NextBest next = Objects.requireNonNull(ml.nextBest());
        StrategyOutcome best = outcome(analysis, next.strategy());
        analysis.paths().forEach((strategy, other) -> {
            if (strategy != Strategy.ML) {
                assertThat(other.mean()).isLessThanOrEqualTo(best.mean());
            }
        });
        // at the chance that breaks even with nothing, and with more for the next best
        double nothing = Objects.requireNonNull(ml.breakEvenSuccess());
        double against = Objects.requireNonNull(next.success());
        double slope = (ml.mean() - 0) / (ml.successProbability() - nothing);
        assertThat(slope * (against - nothing))
                .isCloseTo(best.mean(), within(4 * ml.standardError() + 4 * best.standardError()));
        assertThat(Objects.requireNonNull(next.uplift())).isGreaterThan(Objects.requireNonNull(ml.breakEvenUplift()));
        StrategyOutcome.NextBest on =
                Objects.requireNonNull(outcome(analysis, Strategy.CONTINUE).nextBest());
        assertThat(on.success()).isGreaterThan(0.6);
        assertThat(outcome(analysis, Strategy.STAGED).nextBest()).isNull();
        assertThat(List.of(Strategy.values()))
                .containsExactly(Strategy.NOTHING, Strategy.BASELINE, Strategy.STAGED, Strategy.CONTINUE, Strategy.ML);
    }
}
