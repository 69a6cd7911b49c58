package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine against the plain implementation on the same futures: what is drawn is the same, so
 * that what comes of it must be, in each of them.
 */
class FutureByFutureTest {

    /** More than are drawn at once. */
    private static final int DRAWS = 600;

    private static final long SEED = 11;

    /** Of the money that a model moves; an uncertain discount rate is read off a table. */
    private static final double CLOSE = 1e-6;

    /** The noise of what the gate sees is read off a table too. */
    private static final double SEEN = 1e-4;

    private static final double MONTHS = 0.01;

    /** What the engine draws, kept. */
    private static final class Kept implements Plain.Futures {
        private final Map<Input, double[]> columns = new EnumMap<>(Input.class);
        private final Variables variables;
        private final SuccessAfter after;

        Kept(EconomicInputs inputs) {
            ResolvedInputs resolved = new ResolvedInputs(inputs, null);
            variables = new Variables(
                    resolved::quantiles, resolved.used(), inputs.adjust().upliftTogether(), SEED, DRAWS);
            for (int from = 0; from < DRAWS; from += Variables.BLOCK) {
                int count = Math.min(Variables.BLOCK, DRAWS - from);
                variables.draw(from, count);
                for (Input input : Input.values()) {
                    System.arraycopy(
                            variables.column(input),
                            0,
                            columns.computeIfAbsent(input, key -> new double[DRAWS]),
                            from,
                            count);
                }
            }
            if (!variables.certain(Input.DISCOUNT_RATE)) {
                Quantiles rate = variables.quantiles(Input.DISCOUNT_RATE);
                double[] scores = new double[DRAWS];
                variables.scores(Input.DISCOUNT_RATE, scores, 0, DRAWS);
                for (int k = 0; k < DRAWS; k++) {
                    column(Input.DISCOUNT_RATE)[k] = rate.atScore(scores[k]);
                }
            }
            after = new SuccessAfter(
                    inputs.adjust().successTogether(),
                    variables.certain(Input.BASELINE_SUCCESS) && variables.certain(Input.ML_SUCCESS),
                    variables.mean(Input.BASELINE_SUCCESS),
                    variables.mean(Input.ML_SUCCESS));
        }

        private double[] column(Input input) {
            return Objects.requireNonNull(columns.get(input));
        }

        @Override
        public double input(Input input, int future) {
            return column(input)[future];
        }

        @Override
        public double mean(Input input) {
            return variables.mean(input);
        }

        @Override
        public double luck(String what, int future) {
            return new RandomStream(SEED, what).at(future);
        }

        @Override
        public double chanceAfter(double pB, double pM) {
            return after.probability(pB, pM);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 6, 8, 11, 13, 14, 19, 21, 23, 26, 31, 34, 37})
    void whatComesOfAFutureIsWhatItsFlowsAddUpTo(long number) {
        EconomicInputs inputs = RandomModels.anyModel(number);
        Plain.Drawn plain = Plain.follow(inputs, new Kept(inputs), DRAWS);
        Draws engine = Simulation.futures(inputs, null, SEED, DRAWS);

        assertThat(engine.open).isEqualTo(plain.baselineWorks);
        if (!plain.exists) {
            assertMoney("simple", engine.baseline.npv, plain.baseline);
            assertThat(engine.baseline.works).isEqualTo(plain.baselineWorks);
            assertMonths("simple", engine.baseline.payback, plain.baselinePayback);
            assertMoney("going on", engine.continued.real, plain.continuedReal);
            assertMonths("going on", engine.paybackContinued, plain.continuedPayback());
            assertEven(engine.baseline.breakEvenSuccess, plain.baselineEven, null);
            assertEven(engine.baseline.breakEvenUplift, plain.baselineUplift, null);
            assertEven(engine.breakEvenAfter, plain.continuedEven, plain.chance);
            assertThat(engine.baseline.chance()).isCloseTo(mean(plain.chance), within(1e-9));
        }
        assertMoney("ML", engine.ml.npv, plain.ml);
        assertEven(engine.ml.breakEvenSuccess, plain.mlEven, null);
        assertEven(engine.ml.breakEvenUplift, plain.mlUplift, null);
        assertMonths("ML", engine.ml.payback, plain.mlPayback);
        assertMoney("increment", engine.gated.real, plain.incrementReal);
        assertMoney("increment, luck apart", engine.gated.expected, plain.incrementMean);
        assertMoney("gate", engine.gateCost, plain.gateCost);
        assertMoney("gate sees", engine.estimate().margins(), margins(plain), SEEN);
        assertMonths("if stopped", engine.paybackIfStopped, plain.stagedPayback(new boolean[DRAWS]));
        assertMonths("if passed", engine.paybackIfPassed, plain.stagedPayback(plain.baselineWorks));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** The ratio of two sums, and the error that what is left over of each future gives it. */
    private static void assertEven(Ratio ratio, double[][] plain, double @Nullable [] weights) {
        double over = 0;
        double under = 0;
        for (int k = 0; k < DRAWS; k++) {
            double weight = weights == null ? 1 : weights[k];
            over += weight * plain[0][k];
            under += weight * plain[1][k];
        }
        if (under <= 0) {
            assertThat(ratio.value()).isNull();
            assertThat(ratio.error()).isNull();
            return;
        }
        double squares = 0;
        for (int k = 0; k < DRAWS; k++) {
            double weight = weights == null ? 1 : weights[k];
            squares += Math.pow(weight * (plain[0][k] - over / under * plain[1][k]), 2);
        }
        assertThat(ratio.value()).isNotNull().isCloseTo(over / under, within(1e-5 * over / under));
        assertThat(ratio.error())
                .isNotNull()
                .isCloseTo(Math.sqrt(squares) / under, within(1e-4 * Math.sqrt(squares) / under + 1e-9));
    }

    /** What the gate expects: with the mean chance of ML after a simple solution that works. */
    private static double[] margins(Plain.Drawn plain) {
        double weighted = 0;
        double weights = 0;
        for (int k = 0; k < DRAWS; k++) {
            weighted += plain.chance[k] * plain.chanceAfter[k];
            weights += plain.chance[k];
        }
        double chance = weights == 0 ? 0 : weighted / weights;
        double[] margins = new double[DRAWS];
        Arrays.setAll(margins, k -> chance * plain.gross[k] - plain.spend[k]);
        return margins;
    }

    private static void assertMoney(String what, double[] engine, double[] plain) {
        assertMoney(what, engine, plain, CLOSE);
    }

    private static void assertMoney(String what, double[] engine, double[] plain, double close) {
        double most = Arrays.stream(plain).map(Math::abs).max().orElseThrow();
        assertThat(engine).hasSameSizeAs(plain);
        for (int k = 0; k < plain.length; k++) {
            assertThat(engine[k]).as("%s, future %s", what, k).isCloseTo(plain[k], within(close * most));
        }
    }

    private static void assertMonths(String what, float[] engine, double[] plain) {
        assertThat(engine).hasSameSizeAs(plain);
        for (int k = 0; k < plain.length; k++) {
            if (Double.isInfinite(plain[k])) {
                assertThat(engine[k]).as("%s, future %s", what, k).isInfinite();
            } else {
                assertThat((double) engine[k]).as("%s, future %s", what, k).isCloseTo(plain[k], within(MONTHS));
            }
        }
    }
}
