package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.interval;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of what gates ask for are those of analyses that are sure of what the stated one is not. */
class MetricEndsTest {

    private static final int DRAWS = 1_000;

    private final Map<Input, Range> stated = new EnumMap<>(Map.of(
            Input.AT_STAKE, interval(1e6, 4e6),
            Input.ADOPTION, certain(0.8),
            Input.CAPTURES, interval(0.1, 0.3),
            Input.CLOSES_GAP, interval(0.2, 0.6),
            Input.DAY_RATE, certain(700)));

    private Analysis run(double kappa) {
        return Simulation.run(
                new EconomicInputs("EUR", 3.0, stated, DataKind.TABULAR, new Adjustments(kappa, false, 0.5, 0.0, true)),
                null,
                2,
                DRAWS);
    }

    private static MetricReading upside(Analysis analysis) {
        return Objects.requireNonNull(Objects.requireNonNull(analysis.metrics()).bestUpside());
    }

    private static MetricReading increment(Analysis analysis) {
        return Objects.requireNonNull(Objects.requireNonNull(analysis.metrics()).mlIncrementMean());
    }

    private static MetricReading beats(Analysis analysis) {
        return Objects.requireNonNull(Objects.requireNonNull(analysis.metrics()).mlBeatsBaseline());
    }

    @ParameterizedTest
    @CsvSource({"1, true, true", "1.6, true, true", "1, false, true", "1, true, false", "1.6, false, false"})
    void areThoseOfRangesAsStatedAndOfChancesAtTheirEnds(double kappa, boolean simple, boolean learned) {
        if (simple) {
            stated.put(Input.BASELINE_SUCCESS, certain(0.9));
        }
        if (learned) {
            stated.put(Input.ML_SUCCESS, certain(0.5));
        }
        Analysis analysis = run(kappa);
        List<Analysis> surer = new ArrayList<>();
        if (kappa != 1) {
            surer.add(run(1));
        }
        for (Input chance : List.of(Input.BASELINE_SUCCESS, Input.ML_SUCCESS)) {
            if (!stated.containsKey(chance)) {
                Quantiles spread = Quantiles.of(chance.standard().orElseThrow(), chance.kind(), 1);
                for (double end : new double[] {0.05, 0.95}) {
                    stated.put(chance, certain(spread.at(end)));
                    surer.add(run(kappa));
                }
                stated.remove(chance);
            }
        }
        assertEnds(
                analysis,
                surer,
                MetricEndsTest::upside,
                a -> Objects.requireNonNull(a.errors().bestUpside()));
        assertEnds(
                analysis,
                surer,
                MetricEndsTest::increment,
                a -> Objects.requireNonNull(a.errors().mlIncrementMean()));
        assertEnds(
                analysis,
                surer,
                MetricEndsTest::beats,
                a -> Objects.requireNonNull(a.errors().mlBeatsBaseline()));
        assertThat(upside(analysis).stated()).isEqualTo(analysis.bestUpside());
        assertThat(increment(analysis).stated()).isEqualTo(analysis.mlIncrementMean());
        assertThat(beats(analysis).stated()).isEqualTo(analysis.mlBeatsBaseline());
    }

    private static void assertEnds(
            Analysis analysis,
            List<Analysis> surer,
            Function<Analysis, MetricReading> metric,
            Function<Analysis, Double> error) {
        MetricReading reading = metric.apply(analysis);
        double low = reading.stated() - 2 * error.apply(analysis);
        double high = reading.stated() + 2 * error.apply(analysis);
        for (Analysis other : surer) {
            double value = metric.apply(other).stated();
            if (value != reading.stated()) {
                low = Math.min(low, value - 2 * error.apply(other));
                high = Math.max(high, value + 2 * error.apply(other));
            }
        }
        double close = 1e-9 * Math.max(Math.abs(low), Math.abs(high));
        assertThat(reading.low()).isCloseTo(low, within(close));
        assertThat(reading.high()).isCloseTo(high, within(close));
    }
}
