package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What it is worth to know an input, once more with sums over the futures around each bin. */
class ValueOfInformationTest {

    private static final double[] SHARES = {
        0.003, 0.0075, 0.015, 0.025, 0.04, 0.06, 0.085, 0.115, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6,
        0.66, 0.72, 0.78, 0.84, 0.9, 0.95
    };

    /** Options by future: the paths, and the staged one with each threshold. */
    private static final class Plain {
        final List<double[]> options = new ArrayList<>();
        final short[] bins;
        final int draws;
        final double @Nullable [] best;

        Plain(double[][] paths, ValueOfInformation.@Nullable Staged staged, short[] bins) {
            this.bins = bins;
            this.draws = bins.length;
            options.addAll(List.of(paths));
            double[] usual = null;
            if (staged != null) {
                double[] sorted = staged.score().clone();
                Arrays.sort(sorted);
                usual = passing(staged, staged.threshold());
                // from never to always
                DoubleStream.concat(
                                DoubleStream.of(Double.POSITIVE_INFINITY, staged.threshold(), Double.NEGATIVE_INFINITY),
                                DoubleStream.of(SHARES).map(share -> sorted[(int) ((1 - share) * (draws - 1))]))
                        .boxed()
                        .sorted(Comparator.reverseOrder())
                        .forEach(threshold -> options.add(passing(staged, threshold)));
            }
            double most = 0;
            double[] first = null;
            List<double[]> known = new ArrayList<>(List.of(paths));
            if (usual != null) {
                known.add(usual);
            }
            for (double[] option : known) {
                if (sum(option, k -> true) > most) {
                    most = sum(option, k -> true);
                    first = option;
                }
            }
            best = first;
        }

        private static double[] passing(ValueOfInformation.Staged staged, double threshold) {
            double[] values = staged.stopped().clone();
            for (int k = 0; k < values.length; k++) {
                values[k] += staged.score()[k] >= threshold ? staged.gain()[k] : 0;
            }
            return values;
        }

        double sum(double @Nullable [] option, IntPredicate where) {
            return sum(option, IntStream.range(0, draws).filter(where).toArray());
        }

        private static double sum(double @Nullable [] option, int[] futures) {
            double sum = 0;
            for (int k : futures) {
                sum += option == null ? 0 : option[k];
            }
            return sum;
        }

        /** 24 bins to either side of 100,000 futures, more of fewer, as many on either side. */
        int reach(int bin) {
            int reach = (int) Math.rint(24 * Math.cbrt(100_000.0 / draws));
            return Math.min(Math.max(4, Math.min(128, reach)), Math.min(bin, 511 - bin));
        }

        /** The option that is best around a bin, as one half of the futures sees it. */
        double @Nullable [] chosen(int half, int bin) {
            int[] around = IntStream.range(0, draws)
                    .filter(k -> k % 2 == half && Math.abs(bins[k] - bin) <= reach(bin))
                    .toArray();
            double most = sum(best, around);
            double[] chosen = best;
            if (most < 0) {
                most = 0;
                chosen = null;
            }
            for (double[] option : options) {
                double sum = sum(option, around);
                if (sum > most) {
                    most = sum;
                    chosen = option;
                }
            }
            return chosen;
        }

        /** What is gained in each future by choosing with what the other half says of its bin. */
        double[] gained() {
            double[] gained = new double[draws];
            for (int half = 0; half < 2; half++) {
                for (int b = 0; b < 512; b++) {
                    double[] chosen = chosen(1 - half, b);
                    for (int k = half; k < draws; k += 2) {
                        if (bins[k] == b) {
                            gained[k] = (chosen == null ? 0 : chosen[k]) - (best == null ? 0 : best[k]);
                        }
                    }
                }
            }
            return gained;
        }
    }

    /** Whole numbers, whose sums are exact, so that both see the same where two options are even. */
    private static double[] whole(String id, int draws, double mean, double deviation) {
        return Arrays.stream(normals(id, draws, mean, deviation))
                .map(Math::rint)
                .toArray();
    }

    private static double[] normals(String id, int draws, double mean, double deviation) {
        RandomStream stream = new RandomStream(3, id);
        return IntStream.range(0, draws)
                .mapToDouble(k -> mean + deviation * Normal.quantile(stream.at(k)))
                .toArray();
    }

    private static short[] bins(String id, int draws) {
        RandomStream stream = new RandomStream(3, id);
        short[] bins = new short[draws];
        for (int k = 0; k < draws; k++) {
            bins[k] = (short) ValueOfInformation.bin(stream.at(k));
        }
        return bins;
    }

    /** First a bad path that x makes good, then two of which x tells the better, then paths that never gain. */
    @ParameterizedTest
    @CsvSource({"-10, -40, 600", "20, 10, 600", "20, 10, 1500", "-90, -95, 600", "5, 30, 600", "20, -200, 600"})
    void knowingAnInputIsWorthWhatIsChosenBetterByIt(double firstMean, double secondMean, int draws) {
        double[] x = whole("x", draws, 0, 30);
        double[] first = whole("first", draws, firstMean, 20);
        double[] second = whole("second", draws, secondMean, 20);
        Arrays.setAll(first, k -> first[k] + x[k]);
        Arrays.setAll(second, k -> second[k] - x[k]);
        double[][] paths = {first, second};
        ValueOfInformation values = new ValueOfInformation(paths, null);
        short[] bins = bins("x", draws);
        Plain plain = new Plain(paths, null, bins);
        assertSame(values, plain);
        for (int bin : new int[] {0, 3, 100, 256, 511}) {
            for (int option = 0; option < 2; option++) {
                int b = bin;
                IntPredicate around = k -> Math.abs(bins[k] - b) <= plain.reach(b);
                long count = IntStream.range(0, draws).filter(around).count();
                assertThat(values.around(option, bin))
                        .isCloseTo(count == 0 ? 0 : plain.sum(paths[option], around) / count, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 600", "-50, 600", "-5, 900", "200, 600"})
    void theThresholdOfAGateIsChosenAgain(double mean, int draws) {
        double[] x = whole("x", draws, 0, 40);
        double[] seen = normals("seen", draws, 0, 30);
        double[] simple = whole("simple", draws, 15, 10);
        double[] gain = whole("gain", draws, mean, 20);
        Arrays.setAll(gain, k -> Math.rint(gain[k] + x[k] + seen[k]));
        double[] stopped = Arrays.stream(simple).map(value -> value - 1).toArray();
        boolean[] open = new boolean[draws];
        Arrays.fill(open, true);
        ValueOfInformation.Staged staged =
                new ValueOfInformation.Staged(stopped, gain, seen, StagingGate.best(seen, gain, open));
        double[][] paths = {simple};
        ValueOfInformation values = new ValueOfInformation(paths, staged);
        short[] bins = bins("x", draws);
        Plain plain = new Plain(paths, staged, bins);
        assertSame(values, plain);
        double[] usual = Plain.passing(staged, staged.threshold());
        for (int bin : new int[] {5, 200, 400}) {
            IntPredicate around = k -> Math.abs(bins[k] - bin) <= plain.reach(bin);
            assertThat(values.around(1, bin))
                    .isCloseTo(
                            plain.sum(usual, around)
                                    / IntStream.range(0, draws).filter(around).count(),
                            within(1e-9));
        }
        double[] known = new double[draws];
        Arrays.setAll(
                known,
                k -> Math.max(Math.max(0, simple[k]), stopped[k] + Math.max(0, gain[k]))
                        - (plain.best == null ? 0 : plain.best[k]));
        assertThat(values.perfect().value())
                .isCloseTo(Arrays.stream(known).average().orElseThrow(), within(1e-9));
        double away = error(known);
        if (plain.best == simple || plain.best == null) {
            assertThat(values.perfect().error()).isCloseTo(away, within(1e-9));
        } else {
            StagingGate.Parts parts = new StagingGate.Parts(draws);
            for (int k = 0; k < draws; k++) {
                boolean passes = seen[k] >= staged.threshold();
                boolean other = staged.gate().passesInPart(seen[k], k);
                parts.add(k, (other ? gain[k] : 0) - (passes ? gain[k] : 0));
            }
            assertThat(values.perfect().error()).isCloseTo(parts.with(away), within(1e-9));
        }
    }

    private static void assertSame(ValueOfInformation values, Plain plain) {
        double[] gained = plain.gained();
        values.given(bins("another", plain.draws));
        ValueOfInformation.Given given = values.given(plain.bins);
        double mean = Arrays.stream(gained).average().orElseThrow();
        assertThat(given.value()).isCloseTo(mean, within(1e-9));
        assertThat(given.error()).isCloseTo(mean > 0 ? error(gained) : 0, within(1e-9));
    }

    private static double error(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length / values.length);
    }

    @Test
    void binsAreOfEqualProbability() {
        assertThat(ValueOfInformation.bin(1e-12)).isZero();
        assertThat(ValueOfInformation.bin(0.5)).isEqualTo(256);
        assertThat(ValueOfInformation.bin(1 - 1e-12)).isEqualTo(511);
        assertThat(ValueOfInformation.bin(1)).isEqualTo(511);
    }
}
