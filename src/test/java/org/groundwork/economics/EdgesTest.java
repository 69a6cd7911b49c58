package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.interval;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs at the ends of what can be stated, and those that are left out. */
class EdgesTest {

    private static final int DRAWS = 2_000;

    private static EconomicInputs inputs(Map<Input, Range> ranges, double years) {
        return new EconomicInputs("EUR", years, ranges, DataKind.TABULAR, new Adjustments(1.0, false, 0.5, 0.0, false));
    }

    private static Analysis run(Map<Input, Range> ranges) {
        return Simulation.run(inputs(ranges, 3), null, 1, DRAWS);
    }

    private static StrategyOutcome strategy(Analysis analysis, Strategy strategy) {
        return Objects.requireNonNull(analysis.paths().get(strategy));
    }

    /** Every input certain. */
    private static Map<Input, Range> certainties() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.DISCOUNT_RATE, certain(0.10));
        ranges.put(Input.AT_STAKE, certain(800_000));
        ranges.put(Input.ADOPTION, certain(0.7));
        ranges.put(Input.CAPTURES, certain(0.3));
        ranges.put(Input.BASELINE_SUCCESS, certain(1));
        ranges.put(Input.BASELINE_WEEKS, certain(8));
        ranges.put(Input.BASELINE_LIVE, certain(3));
        ranges.put(Input.BASELINE_UPKEEP, certain(0.15));
        ranges.put(Input.CLOSES_GAP, certain(0.4));
        ranges.put(Input.ML_SUCCESS, certain(1));
        ranges.put(Input.ML_WEEKS, certain(30));
        ranges.put(Input.ML_LIVE, certain(9));
        ranges.put(Input.ML_UPKEEP, certain(0.25));
        ranges.put(Input.ML_RUNNING, certain(0));
        ranges.put(Input.RETRAINS, certain(0));
        ranges.put(Input.DECAY, certain(0));
        ranges.put(Input.DAY_RATE, certain(800));
        ranges.put(Input.OVERRUN, certain(1.25));
        return ranges;
    }

    @Test
    void whereEverythingIsCertainThereIsNoErrorAndNothingToFindOut() {
        Analysis analysis = run(certainties());
        StrategyOutcome baseline = strategy(analysis, Strategy.BASELINE);
        StrategyOutcome ml = strategy(analysis, Strategy.ML);
        StrategyOutcome staged = strategy(analysis, Strategy.STAGED);
        double costB = 5 * 8 * 800 * 1.25;
        double costM = 5 * 30 * 800 * 1.25;
        double expectedB = -costB * ab(0, 3) + 800_000 * .7 * .3 * av(3) - .15 * costB * ao(3);
        double expectedM = -costM * ab(0, 9) + 800_000 * .7 * .58 * av(9) - .25 * costM * ao(9);
        double delta = -.75 * costM * ab(6, 15) + 800_000 * .7 * (.58 - .3) * av(15) - .25 * costM * ao(15);
        double gate = 5 * 800 * Math.pow(1.1, -0.5);
        assertThat(baseline.mean()).isCloseTo(expectedB, within(1e-5));
        assertThat(ml.mean()).isCloseTo(expectedM, within(1e-5));
        assertThat(analysis.mlIncrementMean()).isCloseTo(delta, within(1e-5));
        assertThat(staged.mean()).isCloseTo(expectedB - gate + Math.max(0, delta), within(1e-5));
        for (StrategyOutcome outcome : analysis.paths().values()) {
            assertThat(outcome.standardError()).isCloseTo(0, within(1e-6));
            assertThat(outcome.errors().p10()).isCloseTo(0, within(1e-6));
            assertThat(outcome.errors().p90()).isCloseTo(0, within(1e-6));
            assertThat(outcome.p50()).isCloseTo(outcome.mean(), within(1e-5));
            assertThat(outcome.dots()).allMatch(dot -> Math.abs(dot - outcome.mean()) < 1e-5);
            assertThat(outcome.twoHeaps()).isFalse();
        }
        assertThat(analysis.evpi()).isCloseTo(0, within(1e-5));
        assertThat(analysis.inputs()).isEmpty();
        assertThat(analysis.mlBeatsBaseline()).isEqualTo(delta > 0 ? 1.0 : 0.0);
        assertThat(analysis.errors().mlBeatsBaseline()).isZero();
        assertThat(baseline.successProbability()).isEqualTo(1);
        assertThat(baseline.breakEvenSuccess())
                .isCloseTo(costB * ab(0, 3) / (expectedB + costB * ab(0, 3)), within(1e-9));
        assertThat(ml.breakEvenUplift())
                .isCloseTo((costM * ab(0, 9) + .25 * costM * ao(9)) / (800_000 * .7 * av(9)), within(1e-9));
    }

    /** The residual at which what is expected of going on is so much, everything else being at its mean. */
    @Test
    void theThresholdInWordsIsTheResidualThatEarnsIt() {
        Map<Input, Range> ranges = certainties();
        ranges.remove(Input.ADOPTION);
        ranges.put(Input.BASELINE_ADOPTION, certain(0.5));
        ranges.put(Input.ML_ADOPTION, certain(0.7));
        ranges.put(Input.ML_SUCCESS_AFTER, certain(0.6));
        double cost = 5 * 30 * 800 * 1.25;
        GateEstimate estimate =
                Simulation.futures(inputs(ranges, 3), null, 1, DRAWS).estimate();
        for (double margin : new double[] {0, 20_000, -20_000}) {
            double needed =
                    (0.6 * .25 * cost * ao(15) + .75 * cost * ab(6, 15) + margin) / (0.6 * .4 * (0.7 / 0.5) * av(15));
            assertThat(estimate.residualAt(margin)).isCloseTo(needed, within(1e-6 * needed));
        }
        assertThat(estimate.residualAt(-1e9)).isZero();
        ranges.put(Input.ML_SUCCESS_AFTER, certain(0));
        assertThat(Simulation.futures(inputs(ranges, 3), null, 1, DRAWS)
                        .estimate()
                        .residualAt(0))
                .isInfinite();
        ranges.put(Input.ML_SUCCESS_AFTER, certain(1));
        ranges.put(Input.BASELINE_ADOPTION, certain(0));
        assertThat(Simulation.futures(inputs(ranges, 3), null, 1, DRAWS)
                        .estimate()
                        .residualAt(0))
                .isInfinite();
    }

    private static double d(int month) {
        return Math.pow(1.1, -month / 12.0);
    }

    private static double ab(int from, int to) {
        double sum = 0;
        for (int t = from + 1; t <= to; t++) {
            sum += d(t);
        }
        return sum / (to - from);
    }

    private static double ao(int live) {
        double sum = 0;
        for (int t = live + 1; t <= 36; t++) {
            sum += d(t) / 12;
        }
        return sum;
    }

    /** With a ramp of six months: 1/12, 3/12, … in its months. */
    private static double av(int live) {
        double sum = 0;
        for (int t = live + 1; t <= 36; t++) {
            sum += d(t) / 12 * Math.min(1, (2 * (t - live) - 1) / 12.0);
        }
        return sum;
    }

    @Test
    void certainlyFailingLosesTheBuildAndNothingElse() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.BASELINE_SUCCESS, certain(0));
        ranges.put(Input.ML_SUCCESS, certain(0));
        Analysis analysis = run(ranges);
        assertThat(strategy(analysis, Strategy.BASELINE).mean())
                .isCloseTo(-5 * 8 * 800 * 1.25 * ab(0, 3), within(1e-5));
        assertThat(strategy(analysis, Strategy.ML).mean()).isCloseTo(-5 * 30 * 800 * 1.25 * ab(0, 9), within(1e-5));
        assertThat(strategy(analysis, Strategy.BASELINE).ifItWorks()).isNull();
        assertThat(strategy(analysis, Strategy.BASELINE).errors().ifItWorks()).isNull();
        assertThat(strategy(analysis, Strategy.BASELINE).notPaidBack()).isEqualTo(1);
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());
        assertThat(gate.threshold()).isNull();
        assertThat(gate.probability()).isZero();
        assertThat(Objects.requireNonNull(analysis.advice()).strategy()).isEqualTo(Strategy.NOTHING);
        assertThat(analysis.mlIncrementMean()).isNegative();
    }

    @Test
    void whatCostsNothingAndGivesNothingIsNothing() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.AT_STAKE, certain(0));
        ranges.put(Input.DAY_RATE, certain(0));
        Analysis analysis = run(ranges);
        for (StrategyOutcome outcome : analysis.paths().values()) {
            assertThat(outcome.mean()).isZero();
            assertThat(outcome.probabilityPositive()).isZero();
            assertThat(outcome.probabilityOfLoss()).isZero();
            assertThat(outcome.losingDots()).isZero();
            assertThat(outcome.breakEvenSuccess()).isNull();
            assertThat(outcome.breakEvenUplift()).isNull();
            assertThat(outcome.notPaidBack()).isZero();
        }
        Analysis.Advice advice = Objects.requireNonNull(analysis.advice());
        assertThat(advice.strategy()).isEqualTo(Strategy.NOTHING);
        assertThat(advice.tossUpWith()).contains(Strategy.BASELINE, Strategy.ML);
        assertThat(analysis.bestUpside()).isZero();
        assertThat(analysis.evpi()).isZero();
    }

    @Test
    void whatNobodyUsesIsWorthNothing() {
        Map<Input, Range> ranges = ReferenceModel.ranges();
        ranges.put(Input.ADOPTION, certain(0));
        Analysis analysis = run(ranges);
        assertThat(strategy(analysis, Strategy.BASELINE).p90()).isNegative();
        assertThat(strategy(analysis, Strategy.ML).p90()).isNegative();
        assertThat(strategy(analysis, Strategy.BASELINE).breakEvenSuccess()).isNull();
        assertThat(strategy(analysis, Strategy.BASELINE).breakEvenUplift()).isNull();
        assertThat(Objects.requireNonNull(analysis.gate()).threshold()).isNull();
    }

    @Tag("many-draws")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AT_STAKE",
                "BASELINE_WEEKS",
                "ML_WEEKS",
                "DAY_RATE",
                "OVERRUN",
                "RAMP",
                "ML_LIVE",
                "BASELINE_LIVE",
                "GATE_MONTH",
                "STAGED_MONTHS",
                "DISCOUNT_RATE",
                "LABELLING",
                "RETRAINS",
                "INCIDENTS"
            })
    void theWidestRangesGiveNumbers(String name) {
        Input input = Input.valueOf(name);
        List<Range> widest = List.of(
                interval(1e-15, 1e15), new Range.Percentiles(0, 1, 1e15), new Range.Ends(0, 0, 1e15), certain(1e15));
        for (Range range : widest) {
            Map<Input, Range> ranges = certainties();
            ranges.put(Input.RETRAIN_COST, certain(1e15));
            ranges.put(Input.INCIDENT_COST, certain(1e15));
            ranges.put(input, range);
            EconomicInputs wide = new EconomicInputs(null, 3.0, ranges, null, new Adjustments(10.0, null, null, null));
            Analysis analysis = Simulation.run(wide, null, 1, 1_000);
            for (StrategyOutcome outcome : analysis.paths().values()) {
                assertThat(outcome.mean()).as("%s %s", input, range).isFinite();
                assertThat(outcome.standardError()).isFinite();
                assertThat(outcome.dots()).allMatch(Double::isFinite);
            }
            assertThat(analysis.evpi()).isFinite();
            assertThat(analysis.inputs()).allMatch(e -> Double.isFinite(e.evppi()) && Double.isFinite(e.low()));
        }
    }

    @Test
    void whatGoesLiveAfterTheHorizonEarnsNothing() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.ML_LIVE, certain(40));
        ranges.put(Input.ML_MONTHS, certain(48));
        double cost = 5 * 30 * 800 * 1.25;
        double spent = 0;
        for (int t = 1; t <= 36; t++) {
            spent += cost / 48 * d(t);
        }
        StrategyOutcome ml = strategy(run(ranges), Strategy.ML);
        assertThat(ml.mean()).isCloseTo(-spent, within(1e-5));
        assertThat(ml.breakEvenUplift()).isNull();
    }

    @Test
    void aGateAfterTheHorizonIsNeverPassedAndCostsNothing() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.GATE_MONTH, certain(37));
        Analysis analysis = run(ranges);
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());
        assertThat(gate.probability()).isZero();
        assertThat(gate.cost()).isZero();
        assertThat(strategy(analysis, Strategy.STAGED).mean())
                .isEqualTo(strategy(analysis, Strategy.BASELINE).mean());
        assertThat(strategy(analysis, Strategy.STAGED).payback())
                .isEqualTo(strategy(analysis, Strategy.BASELINE).payback());
    }

    @Test
    void aHorizonOfPartOfAYearIsCounted() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.RAMP, certain(0));
        ranges.put(Input.BASELINE_LIVE, certain(0));
        ranges.put(Input.BASELINE_MONTHS, certain(0));
        ranges.put(Input.BASELINE_WEEKS, certain(0));
        Analysis analysis = Simulation.run(inputs(ranges, 1.25), null, 1, DRAWS);
        double sum = 0;
        for (int t = 1; t <= 15; t++) {
            sum += d(t) / 12;
        }
        assertThat(strategy(analysis, Strategy.BASELINE).mean()).isCloseTo(800_000 * .7 * .3 * sum, within(1e-5));
    }

    @Test
    void monthsThatAreDrawnAreRoundedUp() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.BASELINE_LIVE, new Range.Ends(4.1, 4.5, 4.9));
        StrategyOutcome drawn = strategy(run(ranges), Strategy.BASELINE);
        ranges.put(Input.BASELINE_LIVE, certain(5));
        assertThat(drawn.mean())
                .isCloseTo(strategy(run(ranges), Strategy.BASELINE).mean(), within(1e-5));
        assertThat(drawn.standardError()).isCloseTo(0, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0.2, 4, , 0.25", "0.2, 0, , 3", "0.4, 2, 1.5, 1.5", "0.3, , , 3"})
    void whatMlCapturesDecaysBetweenRetrains(double decay, Double retrains, Double between, double years) {
        Map<Input, Range> ranges = certainties();
        if (retrains != null) {
            ranges.put(Input.RETRAINS, certain(retrains));
        }
        if (between != null) {
            ranges.put(Input.YEARS_BETWEEN, certain(between));
        }
        double fresh = strategy(run(ranges), Strategy.ML).mean();
        ranges.put(Input.DECAY, certain(decay));
        double kept = (1 - Math.exp(-decay * years)) / (decay * years);
        double lost = 800_000 * .7 * .58 * (1 - kept) * av(9);
        assertThat(strategy(run(ranges), Strategy.ML).mean()).isCloseTo(fresh - lost, within(1e-5));
    }

    @Test
    void labellingByPartsIsTheirProduct() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.LABELLING, certain(5_000 * 3 * 0.5));
        double whole = strategy(run(ranges), Strategy.ML).mean();
        ranges.remove(Input.LABELLING);
        ranges.put(Input.LABEL_ITEMS, certain(5_000));
        ranges.put(Input.LABELLERS, certain(3));
        ranges.put(Input.LABEL_PRICE, certain(0.5));
        assertThat(strategy(run(ranges), Strategy.ML).mean()).isCloseTo(whole, within(1e-6));
    }

    @Tag("many-draws")
    @Test
    void theFewestAndTheMostDrawsWork() {
        for (int draws : new int[] {Simulation.LEAST_DRAWS, Simulation.MOST_DRAWS}) {
            Analysis analysis = Simulation.run(ReferenceModel.r1(), null, 3, draws);
            StrategyOutcome baseline = strategy(analysis, Strategy.BASELINE);
            assertThat(baseline.mean()).isCloseTo(ReferenceModel.BASELINE, within(3 * baseline.standardError()));
            assertThat(strategy(analysis, Strategy.ML).mean())
                    .isCloseTo(
                            ReferenceModel.ML,
                            within(3 * strategy(analysis, Strategy.ML).standardError()));
        }
    }

    @Test
    void partsOfTheValueThatAreMissingAreNamedAndNeverGuessed() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.ADOPTION, certain(0.5));
        assertThat(run(ranges).missing()).containsExactly(Analysis.Missing.VALUE, Analysis.Missing.DAY_RATE);
        ranges.put(Input.DAY_RATE, certain(700));
        assertThat(run(ranges).missing()).containsExactly(Analysis.Missing.VALUE);
        ranges.put(Input.DECISIONS, certain(1_000));
        ranges.put(Input.HOURS_PER_DECISION, certain(1));
        ranges.put(Input.HOURLY_RATE, certain(50));
        assertThat(run(ranges).paths()).isEmpty();
        assertThat(run(ranges).missing())
                .containsExactly(Analysis.Missing.ERROR_SHARE, Analysis.Missing.COST_PER_ERROR);
        ranges.put(Input.ERROR_SHARE, certain(0));
        Analysis analysis = run(ranges);
        assertThat(analysis.missing()).isEmpty();
        assertThat(analysis.paths()).hasSize(4);
        ranges.put(Input.ERROR_SHARE, certain(0.1));
        assertThat(run(ranges).missing()).containsExactly(Analysis.Missing.COST_PER_ERROR);
    }

    @Test
    void withoutAdoptionThePathIsLeftOutAndStagingToo() {
        Map<Input, Range> ranges = certainties();
        ranges.remove(Input.ADOPTION);
        assertThat(run(ranges).missing())
                .containsExactly(Analysis.Missing.BASELINE_ADOPTION, Analysis.Missing.ML_ADOPTION);
        ranges.put(Input.ML_ADOPTION, certain(0.7));
        Analysis ml = run(ranges);
        assertThat(ml.paths()).containsOnlyKeys(Strategy.ML);
        assertThat(ml.missing()).containsExactly(Analysis.Missing.BASELINE_ADOPTION);
        assertThat(ml.mlIncrementMean()).isNull();
        assertThat(ml.errors().mlIncrementMean()).isNull();
        assertThat(ml.assumptions())
                .extracting(Analysis.Assumption::input)
                .noneMatch(id -> id.startsWith("baseline.") || id.startsWith("staging."));
    }

    @Test
    void oneDrawOfAdoptionIsSharedByBoth() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.ADOPTION, interval(0.1, 0.9));
        ranges.put(Input.BASELINE_WEEKS, certain(0));
        ranges.put(Input.ML_WEEKS, certain(0));
        ranges.put(Input.ML_LIVE, certain(3));
        ranges.put(Input.CLOSES_GAP, certain(0));
        Analysis analysis = run(ranges);
        assertThat(strategy(analysis, Strategy.ML).dots())
                .isEqualTo(strategy(analysis, Strategy.BASELINE).dots());
    }

    @Test
    void everyDefaultIsAnAssumptionAlsoThoseThatCountAsNothing() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(1_000_000));
        ranges.put(Input.ADOPTION, certain(0.5));
        Analysis analysis =
                Simulation.run(new EconomicInputs("USD", null, ranges, null, Adjustments.STANDARD), null, 1, 1_000);
        assertThat(analysis.assumptions())
                .extracting(Analysis.Assumption::input)
                .doesNotHaveDuplicates()
                .contains(
                        "discountRate",
                        "horizonYears",
                        "baseline.captures",
                        "baseline.successProbability",
                        "baseline.buildWeeks",
                        "baseline.buildMonths",
                        "baseline.goLiveMonth",
                        "baseline.maintenanceShare",
                        "baseline.runPerMonth",
                        "ml.dataKind",
                        "ml.closesGap",
                        "ml.successProbability",
                        "ml.successAfterBaseline",
                        "ml.buildWeeks",
                        "ml.buildMonths",
                        "ml.goLiveMonth",
                        "ml.labelling",
                        "ml.maintenanceShare",
                        "ml.runPerMonth",
                        "ml.retrainsPerYear",
                        "ml.costPerRetrain",
                        "ml.decayPerYear",
                        "ml.incidentsPerYear",
                        "ml.costPerIncident",
                        "ml.reviewPerYear",
                        "costs.dayRate",
                        "costs.overrun",
                        "costs.rampMonths",
                        "staging.gateCost",
                        "staging.gateMonth",
                        "staging.buildMonths",
                        "staging.goLiveMonth",
                        "staging.costReuse",
                        "staging.offlineNoise",
                        "adjust.overrunDelays",
                        "adjust.overconfidence",
                        "adjust.readiness",
                        "adjust.successCorrelation",
                        "adjust.upliftCorrelation")
                .doesNotContain("value.hoursPerDecision", "value.hourlyRate", "value.adoption");
    }

    @Test
    void theKindOfDataSetsTheDefaultsOfBothUplifts() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(1_000_000));
        ranges.put(Input.ADOPTION, certain(0.5));
        for (DataKind kind : DataKind.values()) {
            Analysis analysis =
                    Simulation.run(new EconomicInputs("USD", null, ranges, kind, Adjustments.STANDARD), null, 1, 1_000);
            assertThat(analysis.assumptions())
                    .contains(
                            new Analysis.Assumption(
                                    "baseline.captures", Analysis.Assumption.Source.DEFAULT, kind.captures()),
                            new Analysis.Assumption(
                                    "ml.closesGap", Analysis.Assumption.Source.DEFAULT, kind.closesGap()));
        }
        assertThat(DataKind.IMAGE.captures()).isEqualTo(interval(0.02, 0.15));
        assertThat(DataKind.TEXT.closesGap()).isEqualTo(interval(0.05, 0.60));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.25", "0.5", "1"})
    void readinessMovesWhatWasLeftOut(double score) {
        Map<Input, Range> ranges = certainties();
        ranges.remove(Input.ML_SUCCESS);
        EconomicInputs moving = new EconomicInputs(null, 3.0, ranges, null, new Adjustments(1.0, null, null, null));
        ReadinessScores scores = new ReadinessScores(0.9, score);
        Analysis analysis = Simulation.run(moving, scores, 1, 20_000);
        Range.Interval standard = (Range.Interval) Input.ML_SUCCESS.standard().orElseThrow();
        double middle = (LogitNormal.logit(standard.low()) + LogitNormal.logit(standard.high())) / 2;
        double sigma = (LogitNormal.logit(standard.high()) - LogitNormal.logit(standard.low())) / 2 / Normal.Z90;
        assertThat(strategy(analysis, Strategy.ML).successProbability())
                .isCloseTo(LogitNormal.mean(middle + 2.4 * (score - 0.5), sigma), within(4 * 0.17 / Math.sqrt(20_000)));
        assertThat(strategy(analysis, Strategy.BASELINE).successProbability()).isEqualTo(1);
        assertThat(analysis.assumptions().stream().filter(one -> one.input().equals("ml.successProbability")))
                .singleElement()
                .extracting(Analysis.Assumption::source)
                .isEqualTo(score == 0.5 ? Analysis.Assumption.Source.DEFAULT : Analysis.Assumption.Source.READINESS);
        EconomicInputs still = new EconomicInputs(null, 3.0, ranges, null, new Adjustments(1.0, false, null, null));
        assertThat(strategy(Simulation.run(still, scores, 1, 20_000), Strategy.ML)
                        .successProbability())
                .isCloseTo(0.35, within(4 * 0.17 / Math.sqrt(20_000)));
        assertThat(analysis.inputs()).extracting(Analysis.InputEffect::input).contains(Input.ML_SUCCESS);
    }

    @ParameterizedTest
    @CsvSource({"0.85, 0.6, 0.5", "0.3, 0.7, -0.8", "0.98, 0.05, 0.9", "0.1, 0.9, 0.99"})
    void theTableOfConditionalSuccessMeetsTheIntegral(double pB, double pM, double correlation) {
        double exact = SuccessAfter.given(pB, pM, correlation, 20_000);
        SuccessAfter table = new SuccessAfter(correlation, false, 0.5, 0.5);
        assertThat(table.probability(pB, pM)).isCloseTo(exact, within(3e-3));
        assertThat(new SuccessAfter(correlation, true, pB, pM).probability(pB, pM))
                .isCloseTo(exact, within(1e-6));
        assertThat(table.probability(1, pM)).isEqualTo(pM);
        assertThat(table.probability(pB, 0)).isZero();
        assertThat(table.probability(pB, 1)).isEqualTo(1);
    }

    @Test
    void widenedRangesAreWidenedByKindAndDefaultsAreNot() {
        Spread interval = Spread.of(Input.AT_STAKE, interval(50, 200), 1.6);
        assertThat(interval.mean()).isCloseTo(109.285166, within(1e-6));
        assertThat(interval.p95() / interval.p5()).isCloseTo(Math.pow(4, 1.6), within(0.02));
        assertThat(interval.meanAboveP90()).isFalse();
        Spread wide = Spread.of(Input.AT_STAKE, interval(1_000, 2_000_000), 1.6);
        assertThat(wide.meanAboveP90()).isTrue();
        assertThat(Spread.of(Input.AT_STAKE, interval(50, 200), 1).mean()).isCloseTo(109.285166, within(1e-3));
        assertThat(Spread.of(Input.AT_STAKE, interval(50, 200), 1).deviation()).isCloseTo(48.175394, within(1e-2));
        Spread percentiles = Spread.of(Input.AT_STAKE, new Range.Percentiles(80, 100, 140), 1.6);
        double mean = Spread.of(Input.AT_STAKE, new Range.Percentiles(80, 100, 140), 1)
                .mean();
        assertThat(percentiles.mean()).isCloseTo(mean, within(1e-6));
        assertThat(percentiles.p5()).isCloseTo(mean - 1.6 * (mean - 80), within(0.05));
        assertThat(percentiles.p95()).isCloseTo(mean + 1.6 * (140 - mean), within(0.05));
        Spread bounded = Spread.of(Input.CAPTURES, new Range.Percentiles(0.2, 0.8, 0.9), 3);
        assertThat(bounded.p5()).isNotNegative();
        assertThat(bounded.p95()).isLessThanOrEqualTo(1);
        assertThat(Spread.of(Input.AT_STAKE, new Range.Ends(2, 5, 14), 3))
                .isEqualTo(Spread.of(Input.AT_STAKE, new Range.Ends(2, 5, 14), 1));
        Map<Input, Range> ranges = certainties();
        ranges.remove(Input.CAPTURES);
        ResolvedInputs resolved =
                new ResolvedInputs(new EconomicInputs(null, 3.0, ranges, null, Adjustments.STANDARD), null);
        assertThat(resolved.quantiles(Input.CAPTURES).at(0.95)).isCloseTo(0.6, within(1e-4));
        ranges.put(Input.CAPTURES, interval(0.10, 0.60));
        ResolvedInputs stated =
                new ResolvedInputs(new EconomicInputs(null, 3.0, ranges, null, Adjustments.STANDARD), null);
        assertThat(stated.quantiles(Input.CAPTURES).at(0.95)).isGreaterThan(0.7);
    }

    @Test
    void sortingKeepsTheOrderOfNumbers() {
        double[] numbers = {3, -1, 0, -1e15, 1e-9, 7, 7, -0.5, Double.MAX_VALUE, -2};
        double[] sorted = numbers.clone();
        java.util.Arrays.sort(sorted);
        assertThat(Radix.sorted(numbers, new long[10], new long[10])).isEqualTo(sorted);
    }
}
