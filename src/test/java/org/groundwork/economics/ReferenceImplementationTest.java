package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoublePredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** The engine against the plain implementation of the same model, on models of every kind. */
class ReferenceImplementationTest {

    private static final int DRAWS = 6_000;

    /** Standard errors of the difference; some two hundred comparisons have to hold. */
    private static final double FOUR = 4;

    private record Estimate(double value, double error) {}

    private static Estimate mean(double[] values) {
        double[] mean = Plain.mean(values);
        return new Estimate(mean[0], mean[1]);
    }

    private static Estimate share(double[] values, DoublePredicate test) {
        double share = Arrays.stream(values).filter(test).count() / (double) values.length;
        return new Estimate(share, errorOfShare(share));
    }

    private static double errorOfShare(double share) {
        return Math.sqrt(Math.max(1.0 / DRAWS, share * (1 - share)) / DRAWS);
    }

    private static void assertSame(String what, double engine, double error, Estimate plain) {
        double both = Math.sqrt(error * error + plain.error() * plain.error());
        assertThat(engine).as(what).isCloseTo(plain.value(), within(FOUR * both + 1e-9 * Math.abs(plain.value())));
    }

    private static void assertSame(StrategyOutcome outcome, double[] plain, double[] plainPayback) {
        String path = outcome.strategy().id();
        assertSame(path + " mean", outcome.mean(), outcome.standardError(), mean(plain));
        assertSame(
                path + " P(NPV > 0)",
                outcome.probabilityPositive(),
                errorOfShare(outcome.probabilityPositive()),
                share(plain, npv -> npv > 0));
        assertSame(
                path + " not paid back",
                outcome.notPaidBack(),
                errorOfShare(outcome.notPaidBack()),
                share(plainPayback, Double::isInfinite));
        Double payback = outcome.payback();
        if (payback != null) {
            // as many futures have paid back by then: half of them
            double months = 12 * payback;
            double by = share(plainPayback, paid -> paid <= months + 1e-4).value();
            double before = share(plainPayback, paid -> paid < months - 1e-4).value();
            double error = FOUR * Math.sqrt(2) * errorOfShare(0.5);
            assertThat(by).as(path + " payback").isGreaterThan(0.5 - error);
            assertThat(before).as(path + " payback").isLessThan(0.5 + error);
        }
    }

    @Property(tries = 14, seed = "20261125")
    void theEngineAgreesWithThePlainImplementation(@ForAll @LongRange(min = 1_000, max = 1_000_000) long number) {
        EconomicInputs inputs = RandomModels.anyModel(number);
        Analysis engine = Simulation.run(inputs, null, 1, DRAWS);
        Plain.Drawn plain = Plain.run(inputs, number + 1, DRAWS);
        Analysis.GateOutcome gate = Objects.requireNonNull(engine.gate());
        boolean[] passes = plain.passes();

        if (inputs.hasBaseline()) {
            assertThat(engine.paths()).containsOnlyKeys(Strategy.STAGED, Strategy.ML);
        } else {
            assertSame(
                    Objects.requireNonNull(engine.paths().get(Strategy.BASELINE)),
                    plain.baseline,
                    plain.baselinePayback);
            assertSame(
                    Objects.requireNonNull(engine.paths().get(Strategy.CONTINUE)),
                    plain.continued(),
                    plain.continuedPayback());
        }
        assertSame(Objects.requireNonNull(engine.paths().get(Strategy.ML)), plain.ml, plain.mlPayback);
        assertSame(
                Objects.requireNonNull(engine.paths().get(Strategy.STAGED)),
                plain.staged(passes),
                plain.stagedPayback(passes));

        double[] given = new double[DRAWS];
        double[] always = new double[DRAWS];
        double[] passed = new double[DRAWS];
        double[] added = new double[DRAWS];
        int works = 0;
        for (int i = 0; i < DRAWS; i++) {
            double on = plain.baselineWorks[i] ? plain.incrementMean[i] : 0;
            if (plain.baselineWorks[i]) {
                given[works++] = plain.incrementMean[i];
            }
            always[i] = plain.baseline[i] + (plain.baselineWorks[i] ? plain.incrementReal[i] : 0);
            passed[i] = passes[i] ? 1 : 0;
            added[i] = (passes[i] ? on : 0) - plain.gateCost[i];
        }
        Estimate increment = mean(Arrays.copyOf(given, works));
        Estimate gated = mean(added);
        assertSame(
                "what ML adds",
                Objects.requireNonNull(engine.mlIncrementMean()),
                Objects.requireNonNull(engine.errors().mlIncrementMean()),
                increment.value() > gated.value() ? increment : gated);
        if (!inputs.hasBaseline()) {
            Analysis.OpenDecision open = Objects.requireNonNull(engine.openDecision());
            assertSame("E[Δ]", open.mean(), open.standardError(), increment);
        }
        assertSame(
                "P(Δ > 0)",
                Objects.requireNonNull(engine.mlBeatsBaseline()),
                errorOfShare(engine.mlBeatsBaseline()),
                share(plain.incrementMean, gain -> gain > 0));
        assertSame(
                "P(gate)",
                gate.probability(),
                Math.sqrt(2) * Math.max(gate.probabilityError(), errorOfShare(gate.probability())),
                share(passed, on -> on > 0));
        assertSame("always", gate.alwaysContinue(), Plain.mean(always)[1], mean(always));
        Estimate cost = mean(plain.gateCost);
        assertSame("cost of the gate", gate.cost(), cost.error(), cost);
    }
}
