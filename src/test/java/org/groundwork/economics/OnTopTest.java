package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.interval;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.junit.jupiter.api.Test;

/** A simple solution is live already: what is open is ML on top of it. */
class OnTopTest {

    private static Map<Input, Range> certainties() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(800_000));
        ranges.put(Input.ADOPTION, certain(0.7));
        ranges.put(Input.CLOSES_GAP, certain(0.4));
        ranges.put(Input.ML_SUCCESS_AFTER, certain(1));
        ranges.put(Input.ML_WEEKS, certain(20));
        ranges.put(Input.ML_MONTHS, certain(8));
        ranges.put(Input.ML_LIVE, certain(9));
        ranges.put(Input.ML_UPKEEP, certain(0.25));
        ranges.put(Input.ML_RUNNING, certain(1_000));
        ranges.put(Input.RETRAINS, certain(0));
        ranges.put(Input.DECAY, certain(0));
        ranges.put(Input.DAY_RATE, certain(800));
        ranges.put(Input.OVERRUN, certain(1.25));
        return ranges;
    }

    private static Analysis run(Map<Input, Range> ranges, boolean exists) {
        return Simulation.run(
                new EconomicInputs(
                        "EUR", 3.0, ranges, DataKind.TABULAR, new Adjustments(1.0, false, 0.5, 0.0, true), exists),
                null,
                1,
                20_000);
    }

    private static double d(int t) {
        return Math.pow(1.1, -t / 12.0);
    }

    private static double spread(int from, int to) {
        double sum = 0;
        for (int t = from + 1; t <= to; t++) {
            sum += d(t) / (to - from);
        }
        return sum;
    }

    private static double annuity(int live, int ramp) {
        double sum = 0;
        for (int t = live + 1; t <= 36; t++) {
            sum += (t - live <= ramp ? (2 * (t - live) - 1) / (2.0 * ramp) : 1) * d(t) / 12;
        }
        return sum;
    }

    @Test
    void mlIsWorkedOutOnTopOfWhatIsThere() {
        Analysis analysis = run(certainties(), true);
        double cost = 5 * 20 * 800 * 1.25;
        // eight months of building, a quarter over plan: two months later
        int live = 9 + 2;
        double expected = -0.75 * cost * spread(0, 8)
                + 800_000 * 0.7 * 0.4 * annuity(live, 6)
                - (0.25 * cost + 12_000) * annuity(live, 0);
        assertThat(analysis.paths()).containsOnlyKeys(Strategy.STAGED, Strategy.ML);
        StrategyOutcome ml = Objects.requireNonNull(analysis.paths().get(Strategy.ML));
        assertThat(ml.mean()).isCloseTo(expected, within(1e-4));
        Analysis.OpenDecision open = Objects.requireNonNull(analysis.openDecision());
        assertThat(open.mean()).isCloseTo(expected, within(1e-4));
        assertThat(open.probabilityPositive()).isEqualTo(1);
        // the gate: three months from now, five days of work, then eight months of building
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());
        double later = -0.75 * cost * spread(3, 11)
                + 800_000 * 0.7 * 0.4 * annuity(13, 6)
                - (0.25 * cost + 12_000) * annuity(13, 0);
        assertThat(gate.cost()).isCloseTo(5 * 800 * d(3), within(1e-6));
        assertThat(gate.alwaysContinue()).isCloseTo(later, within(1e-4));
        assertThat(analysis.assumptions())
                .extracting(Analysis.Assumption::input)
                .noneMatch(id -> id.startsWith("baseline."));
        assertThat(analysis.missing()).isEmpty();
    }

    @Test
    void theHeadlineIsThatDecisionAlone() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.AT_STAKE, interval(100_000, 900_000));
        ranges.put(Input.ML_SUCCESS_AFTER, certain(0.4));
        Analysis analysis = run(ranges, true);
        StrategyOutcome ml = Objects.requireNonNull(analysis.paths().get(Strategy.ML));
        Analysis.OpenDecision open = Objects.requireNonNull(analysis.openDecision());
        assertThat(open.probabilityPositive()).isEqualTo(ml.probabilityPositive());
        assertThat(open.p90()).isEqualTo(ml.p90());
        assertThat(open.mean()).isCloseTo(ml.mean(), within(4 * ml.standardError()));
        assertThat(open.standardError()).isLessThan(ml.standardError());
        // not to build it costs nothing
        Analysis.Advice advice = Objects.requireNonNull(analysis.advice());
        assertThat(advice.strategy()).isIn(Strategy.NOTHING, Strategy.STAGED, Strategy.ML);
        assertThat(advice.lookAgainAbove()).isNull();
    }

    @Test
    void aChanceThatNobodyStatedFollowsFromASimpleSolutionThatWorks() {
        Map<Input, Range> ranges = certainties();
        ranges.remove(Input.ML_SUCCESS_AFTER);
        ranges.put(Input.ML_SUCCESS, certain(0.6));
        ranges.put(Input.BASELINE_SUCCESS, certain(0.85));
        Analysis analysis = run(ranges, true);
        StrategyOutcome ml = Objects.requireNonNull(analysis.paths().get(Strategy.ML));
        assertThat(ml.successProbability()).isCloseTo(0.656565, within(1e-6));
        assertThat(ml.probabilityPositive()).isCloseTo(0.656565, within(0.015));
    }

    @Test
    void saidThatThereIsNoneItIsBuilt() {
        Map<Input, Range> ranges = certainties();
        ranges.put(Input.BASELINE_WEEKS, certain(8));
        assertThat(run(ranges, false).paths())
                .containsOnlyKeys(Strategy.BASELINE, Strategy.STAGED, Strategy.CONTINUE, Strategy.ML);
    }
}
