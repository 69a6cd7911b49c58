package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.interval;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {

    private static Analysis run(EconomicInputs inputs) {
        return Simulation.run(inputs, null, 1, 40_000);
    }

    private static StrategyOutcome strategy(Analysis analysis, Strategy strategy) {
        return Objects.requireNonNull(analysis.paths().get(strategy));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theReferenceModelMeetsItsClosedForms(long seed) {
        Analysis analysis = Simulation.run(ReferenceModel.r1(), null, seed, 200_000, GateEstimate.Sight.RESIDUAL);
        StrategyOutcome baseline = strategy(analysis, Strategy.BASELINE);
        StrategyOutcome ml = strategy(analysis, Strategy.ML);
        StrategyOutcome staged = strategy(analysis, Strategy.STAGED);
        assertThat(baseline.mean()).isCloseTo(ReferenceModel.BASELINE, within(3 * baseline.standardError()));
        assertThat(ml.mean()).isCloseTo(ReferenceModel.ML, within(3 * ml.standardError()));
        assertThat(staged.mean()).isCloseTo(292_400, within(3 * staged.standardError()));
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());
        assertThat(Objects.requireNonNull(gate.threshold())).isBetween(0.9e6, 1.58e6);
        assertThat(gate.thresholdLow()).isBetween(0.9e6, 1.2e6);
        assertThat(gate.thresholdHigh()).isBetween(1.2e6, 1.58e6);
        assertThat(gate.probability()).isCloseTo(0.0273, within(3 * gate.probabilityError()));
        Analysis.Advice advice = Objects.requireNonNull(analysis.advice());
        assertThat(advice.strategy()).isEqualTo(Strategy.BASELINE);
        assertThat(advice.staging()).isEqualTo(Analysis.Advice.Staging.RARELY_PASSED);
        assertThat(advice.lookAgainAbove()).isEqualTo(gate.threshold());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aGateThatSeesMoreIsWorthMore(long seed) {
        Analysis residual = Simulation.run(ReferenceModel.r1(), null, seed, 200_000, GateEstimate.Sight.RESIDUAL);
        Analysis all = Simulation.run(ReferenceModel.r1(), null, seed, 200_000);
        assertThat(strategy(all, Strategy.STAGED).mean())
                .isGreaterThan(strategy(residual, Strategy.STAGED).mean());
        Analysis.GateOutcome gate = Objects.requireNonNull(all.gate());
        assertThat(gate.valueOfStaging())
                .isGreaterThan(3 * Objects.requireNonNull(residual.gate()).valueOfStaging());
        assertThat(Objects.requireNonNull(gate.threshold())).isBetween(0.9e6, 1.58e6);
        assertThat(gate.thresholdLow()).isLessThan(gate.threshold());
        assertThat(gate.thresholdHigh()).isGreaterThan(gate.threshold());
        Analysis.Advice advice = Objects.requireNonNull(all.advice());
        assertThat(advice.strategy()).isEqualTo(Strategy.BASELINE);
        assertThat(advice.highestMean()).isEqualTo(Strategy.STAGED);
        assertThat(advice.tossUpWith()).containsExactly(Strategy.STAGED);
        assertThat(all.evpi()).isCloseTo(6_444, within(4 * all.errors().evpi()));
        assertThat(all.inputs().getFirst().input()).isEqualTo(Input.ML_WEEKS);
        assertThat(all.inputs().getFirst().evppi()).isCloseTo(1_143, within(200.0));
    }

    @Test
    void anEstimateThatSaysNothingIsTheMean() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        ranges.put(Input.OFFLINE_NOISE, certain(Input.NO_ESTIMATE));
        double none = staged(ranges);
        ranges.put(Input.OFFLINE_NOISE, certain(0));
        double exact = staged(ranges);
        ranges.remove(Input.OFFLINE_NOISE);
        double usual = staged(ranges);
        assertThat(none).isLessThan(usual - 1_000);
        assertThat(usual).isLessThan(exact);
    }

    private static double staged(Map<Input, Range> ranges) {
        return Objects.requireNonNull(run(ReferenceModel.with(ranges)).gate()).valueOfStaging();
    }

    @Test
    void goingOnInAnyCaseMeetsItsClosedForm() {
        Analysis analysis = Simulation.run(ReferenceModel.r1(), null, 4, 200_000);
        Analysis.OpenDecision open = Objects.requireNonNull(analysis.openDecision());
        // E[always] = E[B] + P(baseline works) · E[Δ given that it does]
        double always = strategy(analysis, Strategy.BASELINE).mean() + 0.85 * open.mean();
        double error = strategy(analysis, Strategy.BASELINE).standardError();
        assertThat(always).isCloseTo(175_198.519628, within(4 * error));
        assertThat(Objects.requireNonNull(analysis.gate()).alwaysContinue())
                .isCloseTo(175_198.519628, within(4 * error));
    }

    @Test
    void withoutAGateMlFollowsAtTheEarliest() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        Analysis later = run(ReferenceModel.with(ranges));
        ranges.put(Input.GATE_MONTH, certain(3));
        ranges.put(Input.STAGED_LIVE, certain(11));
        Analysis atOnce = run(ReferenceModel.with(ranges));
        // whatever is stated about the gate: build in the months 3 to 11
        assertThat(strategy(later, Strategy.CONTINUE).mean())
                .isCloseTo(strategy(atOnce, Strategy.CONTINUE).mean(), within(1e-6));
        Analysis.GateOutcome gate = Objects.requireNonNull(atOnce.gate());
        assertThat(strategy(atOnce, Strategy.CONTINUE).mean())
                .isCloseTo(
                        gate.alwaysContinue(),
                        within(3 * strategy(atOnce, Strategy.CONTINUE).standardError()));
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        assertThat(run(ReferenceModel.r1())).isEqualTo(run(ReferenceModel.r1()));
        assertThat(Simulation.run(ReferenceModel.r1(), null, 2, 10_000))
                .isNotEqualTo(Simulation.run(ReferenceModel.r1(), null, 3, 10_000));
    }

    @Test
    void addingAnInputMovesNoOtherDraw() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        double before =
                strategy(run(ReferenceModel.with(ranges)), Strategy.BASELINE).mean();
        ranges.put(Input.INCIDENTS, interval(1, 5));
        ranges.put(Input.INCIDENT_COST, interval(100, 10_000));
        ranges.put(Input.COST_REUSE, interval(0.05, 0.3));
        Analysis more = run(ReferenceModel.with(ranges));
        assertThat(strategy(more, Strategy.BASELINE).mean()).isEqualTo(before);
        assertThat(more.inputs()).extracting(Analysis.InputEffect::input).contains(Input.COST_REUSE);
    }

    @Test
    void withoutWhatIsAtStakeNothingIsComputed() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        ranges.remove(Input.DECISIONS);
        Analysis analysis = run(ReferenceModel.with(ranges));
        assertThat(analysis.paths()).isEmpty();
        assertThat(analysis.advice()).isNull();
        assertThat(analysis.bestUpside()).isNull();
        assertThat(analysis.mlBeatsBaseline()).isNull();
    }

    @Test
    void whereOnlyTheSimpleSolutionIsKnownOnlyItIsComputed() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(1_000_000));
        ranges.put(Input.BASELINE_ADOPTION, certain(0.5));
        ranges.put(Input.DAY_RATE, certain(700));
        Analysis analysis = run(ReferenceModel.with(ranges));
        assertThat(analysis.paths()).containsOnlyKeys(Strategy.BASELINE);
        assertThat(analysis.gate()).isNull();
        assertThat(analysis.mlIncrementMean()).isNull();
        assertThat(analysis.bestUpside()).isNotNull();
        assertThat(analysis.inputs())
                .extracting(effect -> effect.input().id())
                .noneMatch(id -> id.startsWith("ml.") || id.startsWith("staging."));
    }

    @Test
    void defaultsAreNamedAsAssumptions() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(1_000_000));
        ranges.put(Input.ADOPTION, certain(0.5));
        EconomicInputs inputs = new EconomicInputs("USD", 3.0, ranges, DataKind.IMAGE, Adjustments.STANDARD);
        Analysis analysis = Simulation.run(inputs, new ReadinessScores(0.5, 1.0), 1, 20_000);
        assertThat(analysis.assumptions())
                .contains(
                        new Analysis.Assumption(
                                "ml.closesGap", Analysis.Assumption.Source.DEFAULT, interval(0.20, 0.70)),
                        new Analysis.Assumption(
                                "baseline.successProbability",
                                Analysis.Assumption.Source.DEFAULT,
                                Input.BASELINE_SUCCESS.standard().orElseThrow()));
        assertThat(analysis.assumptions())
                .filteredOn(a -> a.input().equals("ml.successProbability"))
                .singleElement()
                .satisfies(a ->
                        assertThat(a.value()).isEqualTo(LogitNormal.moved(LogitNormal.around(0.35, 0.13, 0.60), 1.2)));
        assertThat(analysis.assumptions())
                .extracting(Analysis.Assumption::input)
                .contains("ml.successAfterBaseline")
                .doesNotContain("value.adoption");
    }

    @Test
    void statedSuccessProbabilitiesDoNotMove() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        EconomicInputs inputs =
                new EconomicInputs("EUR", 3.0, ranges, DataKind.TABULAR, new Adjustments(1.0, true, 0.0, 0.0, false));
        assertThat(strategy(Simulation.run(inputs, new ReadinessScores(0.0, 0.0), 1, 20_000), Strategy.ML)
                        .mean())
                .isEqualTo(strategy(Simulation.run(ReferenceModel.r1(), null, 1, 20_000), Strategy.ML)
                        .mean());
    }

    @Test
    void everythingCertainIsWorkedOutExactly() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(120_000));
        ranges.put(Input.ADOPTION, certain(1));
        ranges.put(Input.CAPTURES, certain(1));
        ranges.put(Input.BASELINE_SUCCESS, certain(1));
        ranges.put(Input.BASELINE_WEEKS, certain(24));
        ranges.put(Input.DAY_RATE, certain(1000));
        ranges.put(Input.OVERRUN, certain(1));
        ranges.put(Input.BASELINE_MONTHS, certain(0));
        ranges.put(Input.BASELINE_LIVE, certain(0));
        ranges.put(Input.BASELINE_UPKEEP, certain(0));
        ranges.put(Input.RAMP, certain(0));
        ranges.put(Input.DISCOUNT_RATE, certain(0.10));
        StrategyOutcome outcome = strategy(run(ReferenceModel.with(ranges)), Strategy.BASELINE);
        assertThat(outcome.mean()).isCloseTo(120_000 * 2.598872 - 120_000, within(0.1));
        assertThat(outcome.standardError()).isCloseTo(0, within(1e-6));
        assertThat(Objects.requireNonNull(outcome.payback()) * 12).isCloseTo(12.664722, within(1e-4));
        assertThat(outcome.notPaidBack()).isZero();
        assertThat(outcome.ifItFails()).isNull();
        ranges.put(Input.DISCOUNT_RATE, certain(0));
        StrategyOutcome undiscounted = strategy(run(ReferenceModel.with(ranges)), Strategy.BASELINE);
        assertThat(Objects.requireNonNull(undiscounted.payback()) * 12).isCloseTo(12, within(1e-4));
    }

    @Test
    void aLossIsAdvisedAgainst() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(1_000));
        ranges.put(Input.ADOPTION, certain(0.5));
        ranges.put(Input.DAY_RATE, certain(700));
        Analysis analysis = run(ReferenceModel.with(ranges));
        assertThat(Objects.requireNonNull(analysis.advice()).strategy()).isEqualTo(Strategy.NOTHING);
        assertThat(Objects.requireNonNull(analysis.bestUpside())).isNegative();
        assertThat(strategy(analysis, Strategy.BASELINE).payback()).isNull();
        assertThat(strategy(analysis, Strategy.BASELINE).notPaidBack()).isEqualTo(1);
    }

    @Test
    void withMuchAtStakeAndWellPreparedStagingEarnsItsGate() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        ranges.put(Input.DECISIONS, interval(800_000, 2_000_000));
        Analysis analysis = run(ReferenceModel.with(ranges));
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());
        assertThat(gate.probability()).isGreaterThan(0.3);
        assertThat(strategy(analysis, Strategy.STAGED).mean())
                .isGreaterThan(strategy(analysis, Strategy.BASELINE).mean());
    }

    @Test
    void valuesOfInformationStayBetweenNothingAndEverything() {
        Analysis analysis = run(ReferenceModel.r1());
        assertThat(analysis.inputs())
                .allMatch(e -> e.evppi() >= 0 && e.evppi() <= analysis.evpi())
                .allMatch(e -> e.evppi() == 0 || e.evppi() > analysis.noiseFloor())
                .extracting(Analysis.InputEffect::evppi)
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void upliftsThatGoTogetherLeaveLessForMl() {
        EconomicInputs apart = ReferenceModel.r1();
        EconomicInputs together = new EconomicInputs(
                "EUR", 3.0, apart.stated(), DataKind.TABULAR, new Adjustments(1.0, false, 0.0, 0.8, false));
        assertThat(strategy(run(together), Strategy.ML).mean())
                .isLessThan(strategy(run(apart), Strategy.ML).mean());
        assertThat(strategy(run(together), Strategy.BASELINE).mean())
                .isEqualTo(strategy(run(apart), Strategy.BASELINE).mean());
    }

    @Test
    void rangesOfMonthsRatesAndProbabilitiesAreDrawn() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        ranges.put(Input.DISCOUNT_RATE, interval(0.06, 0.12));
        ranges.put(Input.ML_LIVE, interval(5, 15));
        ranges.remove(Input.ML_MONTHS);
        ranges.put(Input.ML_SUCCESS, interval(0.13, 0.60));
        ranges.remove(Input.ML_SUCCESS_AFTER);
        EconomicInputs inputs =
                new EconomicInputs("EUR", 3.0, ranges, DataKind.TABULAR, new Adjustments(1.0, false, 0.5, 0.0));
        Analysis analysis = run(inputs);
        assertThat(analysis.inputs())
                .extracting(Analysis.InputEffect::input)
                .contains(Input.DISCOUNT_RATE, Input.ML_LIVE, Input.ML_SUCCESS);
        assertThat(strategy(analysis, Strategy.ML).ifItWorks())
                .isGreaterThan(
                        Objects.requireNonNull(strategy(analysis, Strategy.ML).ifItFails()));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> Simulation.run(ReferenceModel.r1(), null, 1, 10))
                .hasMessageContaining("1,000");
        assertThatThrownBy(() -> new EconomicInputs(null, 0.0, Map.of(), DataKind.TEXT, Adjustments.STANDARD))
                .hasMessageContaining("up to 30 years");
        assertThat(List.of(Input.values())).extracting(Input::id).doesNotHaveDuplicates();
        assertThat(Input.find("ml.closesGap")).contains(Input.CLOSES_GAP);
        assertThat(Input.find("ml.nothing")).isEmpty();
    }
}
