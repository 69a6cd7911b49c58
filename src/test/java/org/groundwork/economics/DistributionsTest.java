package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.groundwork.economics.ReferenceModel.certain;
import static org.groundwork.economics.ReferenceModel.interval;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn from, against closed forms and against figures of other programs. */
class DistributionsTest {

    private static final double[] PLACES = {1e-9, 1e-4, 0.003, 0.0156, 0.02, 0.1, 0.35, 0.5, 0.8, 0.98, 0.99, 1 - 1e-6};

    /** By the complementary error function of another library. */
    @ParameterizedTest
    @CsvSource({
        "-38, 0",
        "-37.5, 0",
        "-20, 2.7536241186063314e-89",
        "-8, 6.220960574271819e-16",
        "-7.2, 3.0106279811174455e-13",
        "-7, 1.279812543885835e-12",
        "-3, 0.0013498980316300957",
        "-1, 0.15865525393145707",
        "0, 0.5",
        "0.5, 0.6914624612740131",
        "2, 0.9772498680518208",
        "6, 0.9999999990134123",
        "38, 1"
    })
    void theNormalDistributionFunction(double z, double p) {
        assertThat(Normal.cdf(z)).isCloseTo(p, within(2e-8 * p));
    }

    @ParameterizedTest
    @CsvSource({
        "-20, -203.91715537109726",
        "-29, -424.78741990973017",
        "-31, -484.85396362717928",
        "-40, -804.60844201375379",
        "-100, -5005.5242086942051"
    })
    void itsLogarithmWhereItIsTooSmallForANumber(double z, double log) {
        assertThat(Normal.logCdf(z)).isCloseTo(log, within(1e-7));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-12, -7.034483825301132",
        "1e-9, -5.997807015007687",
        "0.02, -2.053748910631823",
        "0.3, -0.5244005127080407",
        "0.5, 0",
        "0.7, 0.5244005127080407",
        "0.98, 2.053748910631823"
    })
    void itsQuantiles(double p, double z) {
        assertThat(Normal.quantile(p)).isCloseTo(z, within(1e-13));
    }

    @Test
    void itsDensityAndTwoOfItTogether() {
        assertThat(Normal.density(0)).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-15));
        assertThat(Normal.density(-2)).isCloseTo(Math.exp(-2) / Math.sqrt(2 * Math.PI), within(1e-15));
        // a quarter, and the arcsine of the correlation (Sheppard)
        for (double correlation : new double[] {-0.8, 0, 0.3, 0.99}) {
            assertThat(Normal.both(0, 0, correlation, 200))
                    .isCloseTo(0.25 + Math.asin(correlation) / (2 * Math.PI), within(1e-9));
        }
        // certainly together, and certainly apart
        assertThat(Normal.both(0.5, 1, 1, 20_000)).isCloseTo(Normal.cdf(0.5), within(1e-3));
        assertThat(Normal.both(-0.5, -1, -1, 20_000)).isCloseTo(0, within(1e-3));
    }

    private static void assertQuantiles(Quantiles quantiles, DoubleUnaryOperator expected, double close) {
        assertThat(quantiles.certain()).isFalse();
        double[] inPlace = PLACES.clone();
        quantiles.at(inPlace, inPlace.length - 1);
        for (int i = 0; i < PLACES.length; i++) {
            double u = PLACES[i];
            double wanted = expected.applyAsDouble(u);
            assertThat(quantiles.at(u)).as("at %s", u).isCloseTo(wanted, within(close * Math.abs(wanted)));
            assertThat(quantiles.atScore(Normal.quantile(u)))
                    .as("at the score of %s", u)
                    .isCloseTo(wanted, within(close * Math.abs(wanted)));
            assertThat(inPlace[i]).isEqualTo(i < PLACES.length - 1 ? quantiles.at(u) : u);
        }
        // beyond 7.1 deviations nothing is drawn
        assertThat(quantiles.atScore(20)).isEqualTo(quantiles.atScore(7.1));
        assertThat(quantiles.atScore(-20)).isEqualTo(quantiles.atScore(-7.1));
    }

    @Test
    void quantilesOfALognormalQuantity() {
        double sigma = Math.log(4) / 2 / Normal.Z90;
        assertQuantiles(
                Quantiles.of(interval(50, 200), Input.Kind.POSITIVE, 1),
                u -> 100 * Math.exp(sigma * Normal.quantile(u)),
                2e-5);
        Quantiles factor = Quantiles.lognormal(0.3);
        assertQuantiles(factor, u -> Math.exp(0.3 * Normal.quantile(u)), 2e-5);
        assertThat(factor.mean()).isCloseTo(Math.exp(0.045), within(1e-12));
    }

    @Test
    void quantilesOfALogitNormalShare() {
        double a = Math.log(0.1 / 0.9);
        double b = Math.log(0.6 / 0.4);
        double sigma = (b - a) / 2 / Normal.Z90;
        assertQuantiles(
                Quantiles.of(interval(0.1, 0.6), Input.Kind.SHARE, 1),
                u -> 1 / (1 + Math.exp(-(a + b) / 2 - sigma * Normal.quantile(u))),
                2e-5);
    }

    @Test
    void whatIsCertainHasOneValue() {
        Quantiles five = Quantiles.of(certain(5), Input.Kind.POSITIVE, 2);
        assertThat(five.certain()).isTrue();
        assertThat(five.mean()).isEqualTo(5);
        assertThat(five.at(1e-9)).isEqualTo(5);
        assertThat(five.at(0.7)).isEqualTo(5);
    }

    /** Beta(1, 5), Beta(3, 3) and Beta(5, 1), whose distribution functions are polynomials. */
    @Test
    void quantilesOfAPertAtItsEndsAndInTheMiddle() {
        Pert left = new Pert(0);
        Pert right = new Pert(1);
        Pert middle = new Pert(0.5);
        for (double u : PLACES) {
            assertThat(left.quantile(u)).isCloseTo(1 - Math.pow(1 - u, 0.2), within(1e-6));
            assertThat(right.quantile(u)).isCloseTo(Math.pow(u, 0.2), within(1e-6));
            double x = middle.quantile(u);
            assertThat(x * x * x * (10 - 15 * x + 6 * x * x)).isCloseTo(u, within(1e-6));
        }
        assertThat(left.quantile(0)).isZero();
        assertThat(right.quantile(1)).isEqualTo(1);
    }

    @Test
    void thePertIsStretchedBetweenItsEnds() {
        assertQuantiles(
                Quantiles.of(new Range.Ends(10, 10, 20), Input.Kind.POSITIVE, 3),
                u -> 10 + 10 * (1 - Math.pow(1 - u, 0.2)),
                2e-5);
        assertThat(Quantiles.of(new Range.Ends(10, 10, 20), Input.Kind.POSITIVE, 3)
                        .mean())
                .isCloseTo(70 / 6.0, within(1e-12));
    }

    /** Uniform bounds cut Beta(1, 5) on [−1, 1] at 0: the mean of what is above. */
    @Test
    void whatLiesBeyondTheBoundsIsTakenAsTheBound() {
        Pert.Shape shape = new Pert.Shape(-1, -1, 1);
        // ∫ over x > ½ of (2x − 1) · 5 (1 − x)⁴ dx
        double mean = Math.pow(0.5, 5) * 2 * 0.5 / 6;
        assertThat(shape.mean(0, 10)).isCloseTo(mean, within(2e-5));
        assertThat(shape.mean(-1, 1)).isCloseTo(-4 / 6.0, within(1e-12));
        Pert.Shape moved = shape.withMean(0.1, 0, 10);
        assertThat(moved.mean(0, 10)).isCloseTo(0.1, within(1e-9));
        assertThat(moved.max() - moved.min()).isCloseTo(2, within(1e-12));
        assertThat(moved.likely() - moved.min()).isCloseTo(0, within(1e-12));
        Pert.Shape high = new Pert.Shape(0, 1, 1).withMean(0.9, 0, 1);
        assertThat(high.mean(0, 1)).isCloseTo(0.9, within(1e-9));
        Pert.Shape inside = new Pert.Shape(2, 3, 4).withMean(5, 0, 100);
        assertThat(inside).isEqualTo(new Pert.Shape(4, 5, 6));
    }

    /** Of any share: the table of one is kept. */
    @Property(tries = 3, edgeCases = EdgeCasesMode.NONE)
    void aMixtureLiesBelowAQuantileAsOftenAsItSays(@ForAll @DoubleRange(min = 0.05, max = 0.4) double share) {
        Quantiles quantiles = Quantiles.of(
                new Range.Mixture(new Range.Interval(0.75, 2.2), new Range.Interval(1.5, 5), share),
                Input.Kind.POSITIVE,
                1);
        for (double u : PLACES) {
            double x = Math.log(quantiles.at(u));
            double below = (1 - share) * below(x, 0.75, 2.2) + share * below(x, 1.5, 5);
            assertThat(below).isCloseTo(u, within(1e-4 * Math.min(u, 1 - u) + 1e-12));
        }
        assertThat(quantiles.mean()).isCloseTo((1 - share) * mean(0.75, 2.2) + share * mean(1.5, 5), within(1e-12));
    }

    private static double mean(double low, double high) {
        double sigma = Math.log(high / low) / 2 / Normal.Z90;
        return Math.sqrt(low * high) * Math.exp(sigma * sigma / 2);
    }

    private static double below(double log, double low, double high) {
        return Normal.cdf((log - Math.log(low * high) / 2) / (Math.log(high / low) / 2 / Normal.Z90));
    }

    @Test
    void theMiddleOfALogitNormalShareIsFoundFromItsMean() {
        for (double mean : new double[] {0.001, 0.2, 0.5, 0.97}) {
            for (double sigma : new double[] {0.1, 1, 4}) {
                assertThat(LogitNormal.mean(LogitNormal.middle(mean, sigma), sigma))
                        .isCloseTo(mean, within(1e-11));
            }
        }
        // a half by symmetry, and a small deviation by its series: p + p(1−p)(1−2p)σ²/2
        assertThat(LogitNormal.mean(0, 3)).isCloseTo(0.5, within(1e-12));
        assertThat(LogitNormal.mean(LogitNormal.logit(0.2), 0.01))
                .isCloseTo(0.2 + 0.2 * 0.8 * 0.6 * 1e-4 / 2, within(1e-8));
        Range.Interval moved = LogitNormal.moved(new Range.Interval(0.2, 0.5), Math.log(2));
        assertThat(moved.low()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(moved.high()).isCloseTo(2 / 3.0, within(1e-12));
    }

    /** Where Newton's steps leave the bounds, and where the curve is as good as flat. */
    @Test
    void theMiddleIsFoundWhereverTheMeanLies() {
        for (double mean : new double[] {1e-9, 1e-4, 0.02, 0.5, 0.999, 1 - 1e-6}) {
            for (double sigma : new double[] {0, 0.01, 2, 6, 12, 30}) {
                assertThat(LogitNormal.mean(LogitNormal.middle(mean, sigma), sigma))
                        .as("%s with %s", mean, sigma)
                        .isCloseTo(mean, within(1e-9 * Math.min(mean, 1 - mean)));
            }
        }
    }

    @Test
    void theMeanOfALogitNormalShareIsThatOfItsQuantiles() {
        for (double middle : new double[] {-3, 0.5}) {
            for (double sigma : new double[] {0.2, 1.5, 5, 9}) {
                assertThat(LogitNormal.mean(middle, sigma))
                        .as("%s with %s", middle, sigma)
                        .isCloseTo(meanOfQuantiles(middle, sigma), within(1e-5));
            }
        }
    }

    @Test
    void aChanceSpreadsAroundItsMeanAsAnIntervalDoes() {
        Range.Interval around = LogitNormal.around(0.35, 0.13, 0.60);

        double low = LogitNormal.logit(around.low());
        double high = LogitNormal.logit(around.high());
        assertThat(high - low).isCloseTo(LogitNormal.logit(0.60) - LogitNormal.logit(0.13), within(1e-9));
        assertThat(meanOfQuantiles((low + high) / 2, (high - low) / 2 / Normal.Z90))
                .isCloseTo(0.35, within(1e-5));
    }

    private static double meanOfQuantiles(double middle, double sigma) {
        int parts = 200_000;
        return IntStream.range(0, parts)
                .mapToDouble(i -> LogitNormal.share(middle + sigma * Normal.quantile((i + 0.5) / parts)))
                .average()
                .orElseThrow();
    }

    @Test
    void aSpreadSaysWhatARangeMeans() {
        Spread pert = Spread.of(Input.AT_STAKE, new Range.Ends(2, 5, 14), 1);
        assertThat(pert.mean()).isCloseTo(6, within(1e-12));
        assertThat(pert.deviation()).isCloseTo(Math.sqrt(4.571429), within(1e-4));
        assertThat(pert.p10()).isCloseTo(3.346820, within(1e-4));
        assertThat(pert.p50()).isCloseTo(5.765722, within(1e-4));
        assertThat(pert.p90()).isCloseTo(9.006684, within(1e-4));
        Spread share = Spread.of(Input.CAPTURES, interval(0.1, 0.6), 1);
        assertThat(share.deviation()).isCloseTo(0.153714, within(1e-5));
        Spread same = Spread.of(Input.AT_STAKE, certain(7), 1);
        assertThat(same).isEqualTo(new Spread(7, 0, 7, 7, 7, 7, 7));
        assertThat(same.meanAboveP90()).isFalse();
    }

    /** As java.util’s SplittableRandom mixes, from a seed made of the run and the bytes of the id. */
    @Test
    void theNumbersOfAStreamAreThoseOfSplitMix() {
        long step = 0x9E3779B97F4A7C15L;
        long hash = mixed(12 + step);
        for (byte b : "ä.b".getBytes(StandardCharsets.UTF_8)) {
            hash = mixed(hash ^ (b & 0xff)) + step;
        }
        SplittableRandom java = new SplittableRandom(mixed(hash));
        RandomStream stream = new RandomStream(12, "ä.b");
        double[] block = new double[5];
        stream.fill(block, 3, 4);
        for (int k = 0; k < 10; k++) {
            double u = ((java.nextLong() >>> 11) + 0.5) / Math.pow(2, 53);
            assertThat(stream.at(k)).isEqualTo(u);
            if (k >= 3 && k < 7) {
                assertThat(block[k - 3]).isEqualTo(u);
            }
        }
        assertThat(block[4]).isZero();
    }

    private static long mixed(long x) {
        return new SplittableRandom(x - 0x9E3779B97F4A7C15L).nextLong();
    }

    @Test
    void sortingSortsAndCarriesWhatItDoesNotSortBy() {
        double[] numbers = new SplittableRandom(1).doubles(5_000, -1e6, 1e6).toArray();
        double[] wanted = numbers.clone();
        Arrays.sort(wanted);
        assertThat(Radix.sorted(numbers, new long[5_000], new long[5_000])).isEqualTo(wanted);
        for (double number : new double[] {0, 1, -1, 1e300, -1e-300}) {
            assertThat(Radix.number(Radix.key(number))).isEqualTo(number);
        }
        long free = 1L << Radix.FREE_BITS;
        long[] sorted = Radix.sort(new long[] {3 * free + 1, free + 7, 2 * free + 5}, new long[3]);
        assertThat(sorted).containsExactly(free + 7, 2 * free + 5, 3 * free + 1);
    }

    @Test
    void theChanceOfMlAfterASimpleSolutionThatWorks() {
        SuccessAfter stated = new SuccessAfter(0.5, true, 0.85, 0.6);
        assertThat(stated.probability(0.85, 0.6)).isCloseTo(0.656565, within(1e-6));
        assertThat(Objects.requireNonNull(stated.certain()).value()).isCloseTo(0.656565, within(1e-6));
        assertThat(new SuccessAfter(0.5, false, 0.85, 0.6).certain()).isNull();
        SuccessAfter apart = new SuccessAfter(0, false, 0.85, 0.6);
        assertThat(apart.probability(0.3, 0.45)).isEqualTo(0.45);
        for (double correlation : new double[] {0.5, 0.7}) {
            SuccessAfter table = new SuccessAfter(correlation, false, 0.5, 0.5);
            for (double pB : new double[] {0.01, 0.4, 0.999}) {
                for (double pM : new double[] {0.01, 0.33, 0.97}) {
                    assertThat(table.probability(pB, pM))
                            .isCloseTo(SuccessAfter.given(pB, pM, correlation, 2_000), within(4e-3));
                }
            }
        }
        assertThat(SuccessAfter.given(0.5, 0, 0.5, 100)).isZero();
        assertThat(SuccessAfter.given(0.5, 1, 0.5, 100)).isEqualTo(1);
        assertThat(SuccessAfter.given(1, 0.3, 0.5, 100)).isEqualTo(0.3);
        assertThat(SuccessAfter.given(0.5, 0.3, 0, 100)).isEqualTo(0.3);
        // of a simple solution that never works: as of one in a million
        assertThat(SuccessAfter.given(0, 0.3, 0.5, 1_000)).isEqualTo(SuccessAfter.given(1e-6, 0.3, 0.5, 1_000));
    }

    @ParameterizedTest
    @CsvSource({"0.05", "0.10", "0.17"})
    void anUncertainRateDiscountsAsThatRateDoes(double rate) {
        Range range = interval(0.05, 0.17);
        Quantiles quantiles = Quantiles.of(range, Input.Kind.POSITIVE, 1);
        Discounting uncertain = new Discounting(24, quantiles);
        double sigma = Math.log(0.17 / 0.05) / 2 / Normal.Z90;
        double place = uncertain.place(Math.log(rate / Math.sqrt(0.05 * 0.17)) / sigma);
        double sum = 0;
        for (int t = 1; t <= 24; t++) {
            double factor = Math.pow(1 + rate, -t / 12.0);
            sum += factor;
            assertThat(uncertain.factor(place, t)).isCloseTo(factor, within(1e-6));
            assertThat(uncertain.annuity(place, 0, 0, t)).isCloseTo(sum / 12, within(1e-5));
            assertThat(uncertain.build(place, 0, t, 24)).isCloseTo(sum / t, within(1e-6));
        }
        assertThat(uncertain.factor(place, 25)).isZero();
        assertThat(uncertain.place(99)).isEqualTo(uncertain.place(7.1)).isEqualTo(1_024);
        assertThat(uncertain.place(-99)).isZero();
        assertThat(uncertain.place(0)).isEqualTo(512);
    }

    @Test
    void whatComesAfterTheMonthThatCountsIsLeftOut() {
        Discounting d = new Discounting(36, Quantiles.of(certain(0), Input.Kind.POSITIVE, 1));
        assertThat(d.place(3)).isZero();
        assertThat(d.annuity(0, 6, 0, 18)).isCloseTo(1, within(1e-12));
        assertThat(d.annuity(0, 6, 0, 99)).isCloseTo(2.5, within(1e-12));
        assertThat(d.annuity(0, 18, 0, 18)).isZero();
        // the ramp rises to a half by then: a quarter on average
        assertThat(d.annuity(0, 6, 24, 18)).isCloseTo(0.25, within(1e-12));
        assertThat(d.build(0, 6, 18, 12)).isCloseTo(0.5, within(1e-12));
        assertThat(d.build(0, 6, 6, 12)).isEqualTo(1);
        assertThat(d.build(0, 12, 12, 12)).isEqualTo(1);
        assertThat(d.build(0, 13, 13, 12)).isZero();
        assertThat(d.build(0, 12, 14, 12)).isZero();
    }

    @Test
    void widensByAShareOfHits() {
        assertThatThrownBy(() -> Overconfidence.factor(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> Overconfidence.factor(1)).hasMessageContaining("1.0");
        assertThatThrownBy(() -> Overconfidence.ofTen(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Overconfidence.ofTen(11)).hasMessageContaining("11");
        assertThat(new Calibration(3).atMost()).isTrue();
        assertThat(new Calibration(4).atMost()).isFalse();
    }

    @Test
    void variablesAreDrawnOrCertainOrUnknown() {
        Map<Input, Quantiles> quantiles = Map.of(
                Input.AT_STAKE, Quantiles.of(interval(50, 200), Input.Kind.POSITIVE, 1),
                Input.ADOPTION, Quantiles.of(certain(0.7), Input.Kind.SHARE, 1));
        Variables variables = new Variables(
                key -> Objects.requireNonNull(quantiles.get(key)), List.of(Input.AT_STAKE, Input.ADOPTION), 0.5, 4, 10);
        variables.draw(20, 10);
        RandomStream stream = new RandomStream(4, "value.atStakePerYear");
        double[] scores = new double[3];
        variables.scores(Input.AT_STAKE, scores, 20, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(variables.column(Input.AT_STAKE)[i])
                    .isEqualTo(variables.quantiles(Input.AT_STAKE).at(stream.at(20 + i)));
            assertThat(scores[i]).isEqualTo(Normal.quantile(stream.at(20 + i)));
        }
        assertThat(variables.column(Input.ADOPTION)).containsOnly(0.7);
        assertThat(variables.column(Input.REVIEW)).containsOnly(0);
        assertThat(variables.mean(Input.ADOPTION)).isEqualTo(0.7);
        assertThat(variables.mean(Input.REVIEW)).isZero();
        assertThat(variables.known(Input.ADOPTION)).isTrue();
        assertThat(variables.known(Input.REVIEW)).isFalse();
        assertThat(variables.certain(Input.AT_STAKE)).isFalse();
        assertThat(variables.certain(Input.ADOPTION)).isTrue();
        assertThat(variables.certain(Input.REVIEW)).isTrue();
        assertThat(variables.uncertain()).extracting(variable -> variable.input).containsExactly(Input.AT_STAKE);
        assertThatThrownBy(() -> variables.quantiles(Input.REVIEW)).hasMessageContaining("ml.reviewPerYear");
    }

    /** The follower’s normal score is ρ times the leader’s and √(1 − ρ²) times its own. */
    @Test
    void whatBothCaptureIsDrawnTogether() {
        Quantiles share = Quantiles.of(interval(0.1, 0.6), Input.Kind.SHARE, 1);
        Variables variables = new Variables(key -> share, List.of(Input.CAPTURES, Input.CLOSES_GAP), 0.6, 4, 1_034);
        RandomStream leader = new RandomStream(4, Input.CAPTURES.id());
        RandomStream follower = new RandomStream(4, Input.CLOSES_GAP.id());
        variables.draw(0, 512);
        variables.draw(512, 512);
        short[] bins = new short[1_024];
        variables.uncertain().get(1).bins(bins);
        short[] first = new short[1_024];
        variables.uncertain().get(0).bins(first);
        for (int k : new int[] {0, 5, 512, 1_023}) {
            double z = 0.6 * Normal.quantile(leader.at(k)) + 0.8 * Normal.quantile(follower.at(k));
            assertThat((int) bins[k]).isEqualTo(ValueOfInformation.bin(Normal.cdf(z)));
            assertThat((int) first[k]).isEqualTo(ValueOfInformation.bin(leader.at(k)));
            if (k >= 512) {
                assertThat(variables.column(Input.CLOSES_GAP)[k - 512]).isCloseTo(share.atScore(z), within(1e-12));
                assertThat(variables.column(Input.CAPTURES)[k - 512]).isEqualTo(share.at(leader.at(k)));
            }
        }
    }
}
