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

/** What has to hold for every model. */
class EnginePropertiesTest {

    private static final int DRAWS = 1_000;

    private static final List<Input> COSTS = List.of(
            Input.BASELINE_WEEKS,
            Input.BASELINE_RUNNING,
            Input.ML_WEEKS,
            Input.ML_RUNNING,
            Input.DAY_RATE,
            Input.OVERRUN,
            Input.REVIEW,
            Input.INCIDENT_COST);

    private static Analysis run(EconomicInputs inputs) {
        return Simulation.run(inputs, null, 1, DRAWS);
    }

    private static EconomicInputs with(EconomicInputs inputs, Input input, Range range) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.putAll(inputs.stated());
        stated.put(input, range);
        return new EconomicInputs(inputs.currency(), inputs.horizonYears(), stated, inputs.dataKind(), inputs.adjust());
    }

    private static double mean(Analysis analysis, Strategy strategy) {
        return Objects.requireNonNull(analysis.paths().get(strategy)).mean();
    }

    @Property(tries = 12)
    void higherCostsNeverHelpAPathThatIsBuiltOnce(@ForAll @LongRange(min = 0, max = 10_000) long number) {
        EconomicInputs inputs = RandomModels.model(number);
        for (Input cost : COSTS) {
            Analysis cheap = run(with(inputs, cost, new Range.Certain(10)));
            Analysis dear = run(with(inputs, cost, new Range.Certain(20)));
            for (Strategy strategy : List.of(Strategy.BASELINE, Strategy.ML)) {
                assertThat(mean(dear, strategy)).isLessThanOrEqualTo(mean(cheap, strategy));
            }
        }
    }

    @Property(tries = 12)
    void moreCapturedNeverHurtsTheSimpleSolution(@ForAll @LongRange(min = 0, max = 10_000) long number) {
        EconomicInputs inputs = RandomModels.model(number);
        double before = Double.NEGATIVE_INFINITY;
        for (double share : new double[] {0, 0.2, 0.5, 1}) {
            double mean = mean(run(with(inputs, Input.CAPTURES, new Range.Certain(share))), Strategy.BASELINE);
            assertThat(mean).isGreaterThanOrEqualTo(before);
            before = mean;
        }
    }

    @Property(tries = 30)
    void figuresAreFiniteAndInOrder(@ForAll @LongRange(min = 0, max = 100_000) long number) {
        Analysis analysis = run(RandomModels.model(number));
        assertThat(analysis.paths())
                .containsOnlyKeys(Strategy.BASELINE, Strategy.STAGED, Strategy.CONTINUE, Strategy.ML);
        for (StrategyOutcome outcome : analysis.paths().values()) {
            assertThat(outcome.mean()).isFinite();
            assertThat(outcome.standardError()).isFinite().isNotNegative();
            assertThat(outcome.dots()).hasSize(20).isSorted();
            assertThat(outcome.p10()).isLessThanOrEqualTo(outcome.p90());
            assertThat(outcome.p10())
                    .isBetween(outcome.dots().getFirst(), outcome.dots().getLast());
            assertThat(outcome.probabilityPositive() + outcome.probabilityOfLoss())
                    .isLessThanOrEqualTo(1 + 1e-12);
            assertThat(outcome.notPaidBack()).isBetween(0.0, 1.0);
            assertThat(outcome.errors().p10()).isNotNegative();
            assertThat(outcome.errors().p90()).isNotNegative();
        }
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());
        assertThat(gate.valueOfStaging()).isNotNegative();
        assertThat(gate.probability()).isBetween(0.0, 1.0);
        assertThat(gate.threshold() == null).isEqualTo(gate.probability() == 0);
        assertThat(analysis.evpi()).isNotNegative();
        assertThat(analysis.inputs())
                .allMatch(effect -> effect.evppi() >= 0 && effect.evppi() <= analysis.evpi())
                .allMatch(e -> e.evppi() == 0 || e.evppi() > analysis.noiseFloor())
                .allMatch(effect -> effect.at10() < effect.at90());
        assertThat(analysis.missing()).isEmpty();
    }

    @Property(tries = 30)
    void theAdviceFollowsItsRules(@ForAll @LongRange(min = 0, max = 100_000) long number) {
        Analysis analysis = run(RandomModels.model(number));
        Analysis.Advice advice = Objects.requireNonNull(analysis.advice());
        Analysis.GateOutcome gate = Objects.requireNonNull(analysis.gate());
        boolean rare = gate.probability() < 0.05;
        assertThat(advice.staging() == Analysis.Advice.Staging.RARELY_PASSED).isEqualTo(rare);
        if (rare) {
            assertThat(advice.strategy()).isNotEqualTo(Strategy.STAGED);
            assertThat(advice.tossUpWith()).doesNotContain(Strategy.STAGED);
        }
        double best = 0;
        for (StrategyOutcome outcome : analysis.paths().values()) {
            if (outcome.strategy() != Strategy.STAGED || !rare) {
                best = Math.max(best, outcome.mean());
            }
        }
        if (best == 0) {
            assertThat(advice.strategy()).isEqualTo(Strategy.NOTHING);
        } else if (advice.tossUpWith().isEmpty()) {
            assertThat(mean(analysis, advice.strategy())).isEqualTo(best);
        } else {
            assertThat(advice.tossUpWith()).isNotEmpty();
        }
        if (advice.strategy() == Strategy.BASELINE) {
            assertThat(advice.lookAgainAbove()).isEqualTo(gate.threshold());
        } else {
            assertThat(advice.lookAgainAbove()).isNull();
        }
    }

    /** Certain inputs draw nothing: the variables that remain keep their draws. */
    @Property(tries = 10)
    void whatIsAddedMovesNoOtherDraw(@ForAll @LongRange(min = 0, max = 10_000) long number) {
        EconomicInputs inputs = RandomModels.model(number);
        for (Input input : new Input[] {Input.REVIEW, Input.INCIDENT_COST, Input.COST_REUSE}) {
            Range range =
                    input.kind() == Input.Kind.SHARE ? new Range.Interval(0.1, 0.3) : new Range.Interval(100, 10_000);
            Variables before = variables(inputs);
            Variables after = variables(with(inputs, input, range));
            before.draw(256, 512);
            after.draw(256, 512);
            for (Input other : Input.values()) {
                if (other != input && before.known(other) && after.known(other)) {
                    assertThat(after.column(other)).isEqualTo(before.column(other));
                }
            }
            assertThat(mean(run(with(inputs, input, range)), Strategy.BASELINE))
                    .isEqualTo(mean(run(inputs), Strategy.BASELINE));
        }
    }

    private static Variables variables(EconomicInputs inputs) {
        ResolvedInputs resolved = new ResolvedInputs(inputs, null);
        return new Variables(
                resolved::quantiles, resolved.used(), inputs.adjust().upliftTogether(), 1, DRAWS);
    }

    @Property(tries = 10)
    void aSeedDecidesEverything(@ForAll @LongRange(min = 0, max = 10_000) long number) {
        EconomicInputs inputs = RandomModels.model(number);
        assertThat(run(inputs)).isEqualTo(run(inputs));
    }

    @Property(tries = 20)
    void aFreeGateCostsNothingInTheMean(@ForAll @LongRange(min = 0, max = 10_000) long number) {
        EconomicInputs inputs = with(RandomModels.model(number), Input.GATE_COST, new Range.Certain(0));
        Draws futures = Simulation.futures(inputs, null, 1, DRAWS);
        double[] gain = new double[DRAWS];
        for (int k = 0; k < DRAWS; k++) {
            gain[k] = futures.baseline.works[k] ? futures.gated.expected[k] : 0;
            assertThat(futures.gateCost[k]).isZero();
        }
        StagingGate.Choice gate = StagingGate.best(futures.seen, gain, futures.baseline.works);
        double taken = 0;
        for (int k = 0; k < DRAWS; k++) {
            taken += futures.seen[k] >= gate.threshold() ? gain[k] : 0;
        }
        assertThat(taken / DRAWS).isNotNegative().isCloseTo(gate.gain(), within(1e-6));
    }
}
