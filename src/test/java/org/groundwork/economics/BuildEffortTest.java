package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.junit.jupiter.api.Test;

class BuildEffortTest {

    private static final double OVER = 1.25;

    private static EconomicInputs inputs(boolean exists, double success) {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, certain(2_000_000));
        ranges.put(Input.ADOPTION, certain(0.9));
        ranges.put(Input.CAPTURES, certain(0.4));
        ranges.put(Input.CLOSES_GAP, certain(0.5));
        ranges.put(Input.BASELINE_SUCCESS, certain(success));
        ranges.put(Input.ML_SUCCESS, certain(0.5));
        ranges.put(Input.BASELINE_WEEKS, certain(4));
        ranges.put(Input.ML_WEEKS, certain(40));
        ranges.put(Input.BASELINE_MONTHS, certain(0));
        ranges.put(Input.ML_MONTHS, certain(0));
        ranges.put(Input.COST_REUSE, certain(0.2));
        ranges.put(Input.DAY_RATE, certain(1_000));
        ranges.put(Input.OVERRUN, certain(OVER));
        return new EconomicInputs(
                "EUR", 3.0, ranges, DataKind.TABULAR, new Adjustments(1.0, false, 0.0, 0.0, false), exists);
    }

    private static Map<Strategy, BuildEffort> efforts(EconomicInputs inputs, Analysis analysis) {
        return BuildEffort.of(inputs, analysis);
    }

    private static Analysis run(EconomicInputs inputs) {
        return Simulation.run(inputs, null, 1, 20_000);
    }

    private static BuildEffort of(Map<Strategy, BuildEffort> efforts, Strategy strategy) {
        return Objects.requireNonNull(efforts.get(strategy));
    }

    @Test
    void eachPathTakesWhatIsBuiltOnIt() {
        EconomicInputs inputs = inputs(false, 0.8);
        Analysis analysis = run(inputs);
        Map<Strategy, BuildEffort> efforts = efforts(inputs, analysis);
        double passed = Objects.requireNonNull(analysis.gate()).probability();

        assertThat(efforts).containsOnlyKeys(analysis.paths().keySet());
        assertThat(passed).isPositive();
        assertThat(of(efforts, Strategy.BASELINE).weeks()).isCloseTo(4 * OVER, within(1e-9));
        assertThat(of(efforts, Strategy.ML).weeks()).isCloseTo(40 * OVER, within(1e-9));
        assertThat(of(efforts, Strategy.CONTINUE).weeks()).isCloseTo(OVER * (4 + 0.8 * 40 * 0.8), within(1e-6));
        assertThat(of(efforts, Strategy.STAGED).weeks())
                .isCloseTo(OVER * 4 + 1 + passed * OVER * 40 * 0.8, within(1e-9));
    }

    @Test
    void whatIsSpentUpFrontIsWhatIsGoneWhereItDoesNotWork() {
        EconomicInputs inputs = inputs(false, 0.8);
        Analysis analysis = run(inputs);
        Map<Strategy, BuildEffort> efforts = efforts(inputs, analysis);
        double simple = 5 * 4 * 1_000 * OVER;
        double gate = Objects.requireNonNull(analysis.gate()).cost();

        assertThat(of(efforts, Strategy.BASELINE).upFront()).isCloseTo(simple, within(1e-6));
        assertThat(of(efforts, Strategy.CONTINUE).upFront()).isCloseTo(simple, within(1e-6));
        assertThat(of(efforts, Strategy.STAGED).upFront()).isCloseTo(simple + gate, within(1.0));
        assertThat(of(efforts, Strategy.ML).upFront()).isCloseTo(5 * 40 * 1_000 * OVER, within(1e-6));
    }

    @Test
    void whatAlwaysWorksCostsTheSame() {
        EconomicInputs inputs = inputs(false, 1);
        Analysis analysis = run(inputs);
        Map<Strategy, BuildEffort> efforts = efforts(inputs, analysis);
        double simple = 5 * 4 * 1_000 * OVER;

        assertThat(Objects.requireNonNull(analysis.paths().get(Strategy.BASELINE))
                        .ifItFails())
                .isNull();
        assertThat(of(efforts, Strategy.BASELINE).upFront()).isCloseTo(simple, within(1e-3));
        assertThat(of(efforts, Strategy.CONTINUE).upFront()).isCloseTo(simple, within(1e-3));
        assertThat(of(efforts, Strategy.STAGED).upFront())
                .isCloseTo(simple + Objects.requireNonNull(analysis.gate()).cost(), within(1e-3));
    }

    @Test
    void whatIsThereIsNotBuiltAgain() {
        EconomicInputs inputs = inputs(true, 0.8);
        Analysis analysis = run(inputs);
        Map<Strategy, BuildEffort> efforts = efforts(inputs, analysis);
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());

        assertThat(of(efforts, Strategy.ML).weeks()).isCloseTo(40 * OVER * 0.8, within(1e-9));
        assertThat(of(efforts, Strategy.STAGED).weeks())
                .isCloseTo(1 + gate.probability() * 40 * OVER * 0.8, within(1e-9));
        assertThat(of(efforts, Strategy.STAGED).upFront()).isEqualTo(gate.cost());
        assertThat(of(efforts, Strategy.ML).upFront()).isCloseTo(5 * 40 * 1_000 * OVER * 0.8, within(1e-6));
    }
}
