package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.groundwork.economics.ReferenceModel.certain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three readings of what gates ask for: no seed settles what a threshold decides. */
class MetricReadingTest {

    private static final int DRAWS = 10_000;
    private static final int SEEDS = 30;

    private enum Verdict {
        PASSED,
        OPEN,
        FAILED
    }

    private static Map<Input, Range> stated(double atStake) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, new Range.Percentiles(0.5 * atStake, atStake, 1.6 * atStake));
        stated.put(Input.ADOPTION, certain(1));
        stated.put(Input.CAPTURES, new Range.Percentiles(0.08, 0.12, 0.18));
        stated.put(Input.BASELINE_SUCCESS, certain(0.95));
        stated.put(Input.BASELINE_WEEKS, new Range.Percentiles(8, 12, 20));
        stated.put(Input.BASELINE_RUNNING, new Range.Interval(500, 1_500));
        stated.put(Input.CLOSES_GAP, new Range.Percentiles(0.04, 0.12, 0.25));
        stated.put(Input.ML_SUCCESS, certain(0.6));
        stated.put(Input.ML_WEEKS, new Range.Percentiles(15, 25, 45));
        stated.put(Input.ML_LIVE, certain(7));
        stated.put(Input.ML_RUNNING, new Range.Interval(1_500, 4_000));
        stated.put(Input.DAY_RATE, new Range.Percentiles(550, 700, 900));
        return stated;
    }

    private static Analysis.Metrics metrics(Map<Input, Range> stated, double kappa, long seed) {
        return Objects.requireNonNull(Simulation.run(
                        new EconomicInputs(
                                "EUR", null, stated, DataKind.TABULAR, new Adjustments(kappa, false, null, null)),
                        null,
                        seed,
                        DRAWS)
                .metrics());
    }

    private static MetricReading reading(Analysis.Metrics metrics, String metric) {
        return Objects.requireNonNull(
                switch (metric) {
                    case "bestUpside" -> metrics.bestUpside();
                    case "mlIncrementMean" -> metrics.mlIncrementMean();
                    default -> metrics.mlBeatsBaseline();
                });
    }

    @ParameterizedTest
    @CsvSource({"bestUpside, 0", "mlIncrementMean, 0", "mlBeatsBaseline, 0.7", "mlBeatsBaseline, 0.8"})
    void noSeedSettlesAVerdictAtAThreshold(String metric, double threshold) {
        Function<Double, Double> value =
                atStake -> reading(metrics(stated(atStake), 1.6, 99), metric).stated();
        double from = 10_000;
        double to = 100_000_000;
        for (int i = 0; i < 24; i++) {
            double middle = Math.sqrt(from * to);
            if (value.apply(middle) < threshold) {
                from = middle;
            } else {
                to = middle;
            }
        }
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        for (long seed = 1; seed <= SEEDS; seed++) {
            MetricReading reading = reading(metrics(stated(to), 1.6, seed), metric);
            verdicts.add(
                    reading.low() >= threshold
                            ? Verdict.PASSED
                            : reading.high() >= threshold ? Verdict.OPEN : Verdict.FAILED);
        }
        assertThat(verdicts).contains(Verdict.OPEN);
        assertThat(verdicts.containsAll(EnumSet.of(Verdict.PASSED, Verdict.FAILED)))
                .isFalse();
    }

    @Test
    void theEndsReachToWhatWouldBeWithoutWidening() {
        Analysis.Metrics wide = metrics(stated(1_500_000), 2.44, 1);
        Analysis.Metrics asStated = metrics(stated(1_500_000), 1, 1);
        for (String metric : new String[] {"bestUpside", "mlIncrementMean", "mlBeatsBaseline"}) {
            MetricReading reading = reading(wide, metric);
            assertThat(reading(asStated, metric).stated()).as(metric).isBetween(reading.low(), reading.high());
            assertThat(reading.high() - reading.low())
                    .isGreaterThan(reading(asStated, metric).high()
                            - reading(asStated, metric).low());
        }
    }

    @Test
    void theEndsReachToTheEndsOfAChanceThatNobodyStated() {
        Map<Input, Range> left = stated(6_000_000);
        left.remove(Input.ML_SUCCESS);
        MetricReading open = reading(metrics(left, 1, 1), "mlIncrementMean");
        Range.Interval spread = (Range.Interval) Input.ML_SUCCESS.standard().orElseThrow();
        for (double end : new double[] {spread.low(), spread.high()}) {
            Map<Input, Range> certain = stated(6_000_000);
            certain.put(Input.ML_SUCCESS, certain(end));
            assertThat(reading(metrics(certain, 1, 1), "mlIncrementMean").stated())
                    .isBetween(open.low(), open.high());
        }
        assertThat(open.low()).isLessThan(0.7 * open.stated());
        assertThat(open.high()).isGreaterThan(1.3 * open.stated());
    }

    @Test
    void whatRestsOnDefaultsSaysSo() {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.put(Input.AT_STAKE, certain(5_000_000));
        stated.put(Input.ADOPTION, certain(0.8));
        stated.put(Input.DAY_RATE, certain(700));
        Analysis.Metrics defaults = metrics(stated, 1, 1);
        assertThat(reading(defaults, "bestUpside").restsOnDefaults()).isTrue();
        assertThat(reading(defaults, "mlIncrementMean").restsOnDefaults()).isTrue();
        assertThat(reading(defaults, "mlBeatsBaseline").restsOnDefaults()).isTrue();
        stated.put(Input.CLOSES_GAP, certain(0.3));
        assertThat(reading(metrics(stated, 1, 1), "mlBeatsBaseline").restsOnDefaults())
                .isFalse();
        Analysis.Metrics all = metrics(stated(5_000_000), 1, 1);
        assertThat(reading(all, "bestUpside").restsOnDefaults()).isFalse();
    }

    @Test
    void aReadingIsInOrder() {
        assertThatThrownBy(() -> new MetricReading(1, 0, 2, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
