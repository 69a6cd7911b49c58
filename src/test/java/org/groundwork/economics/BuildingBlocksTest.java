package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values worked out by hand and by other programs that the engine has to meet. */
class BuildingBlocksTest {

    private static final int DRAWS = 400_000;

    private static double[] sample(Range range, Input.Kind kind, String id) {
        Quantiles quantiles = Quantiles.of(range, kind, 1);
        RandomStream stream = new RandomStream(7, id);
        return fill(k -> quantiles.at(stream.at(k)));
    }

    private static double[] fill(IntToDoubleFunction value) {
        double[] values = new double[DRAWS];
        Arrays.setAll(values, value);
        return values;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    private static double quantile(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Outcomes.quantile(sorted, p);
    }

    /** Within three standard errors of the mean. */
    private static void assertMean(double[] values, double expected) {
        assertThat(mean(values)).isCloseTo(expected, within(3 * deviation(values) / Math.sqrt(values.length)));
    }

    @Test
    void presentValuesOfOneHundredAYear() {
        Discounting monthly = new Discounting(36, certain(0.08));
        assertThat(100 * monthly.annuity(0, 0, 0, 36)).isCloseTo(267.027762, within(1e-6));
        double yearly = 100 * (monthly.factor(0, 12) + monthly.factor(0, 24) + monthly.factor(0, 36));
        assertThat(yearly).isCloseTo(257.709699, within(1e-6));
        double growing =
                100 * (monthly.factor(0, 12) + 1.05 * monthly.factor(0, 24) + 1.05 * 1.05 * monthly.factor(0, 36));
        assertThat(growing).isCloseTo(270.133173, within(1e-6));
    }

    private static Quantiles certain(double value) {
        return Quantiles.of(new Range.Certain(value), Input.Kind.POSITIVE, 1);
    }

    @Tag("many-draws")
    @Test
    void aNinetyPercentIntervalOfAPositiveQuantityIsLognormal() {
        Quantiles quantiles = Quantiles.of(new Range.Interval(50, 200), Input.Kind.POSITIVE, 1);
        assertThat(quantiles.at(0.05)).isCloseTo(50, within(1e-2));
        assertThat(quantiles.at(0.95)).isCloseTo(200, within(1e-2));
        assertThat(quantiles.at(0.10)).isCloseTo(58.271888, within(1e-3));
        assertThat(quantiles.at(0.90)).isCloseTo(171.609335, within(1e-3));
        assertThat(StrictMath.log(quantiles.atScore(1)) - StrictMath.log(quantiles.atScore(0)))
                .isCloseTo(0.421404, within(1e-5));
        double[] values = sample(new Range.Interval(50, 200), Input.Kind.POSITIVE, "t2");
        assertMean(values, 109.285166);
        assertThat(deviation(values)).isCloseTo(48.175394, within(0.4));
        assertMean(sample(new Range.Interval(10, 1000), Input.Kind.POSITIVE, "t2b"), 266.398010);
    }

    @Tag("many-draws")
    @Test
    void aPertWithEndsHasItsMomentsAndQuantiles() {
        Quantiles quantiles = Quantiles.of(new Range.Ends(2, 5, 14), Input.Kind.POSITIVE, 1);
        assertThat(quantiles.at(0.10)).isCloseTo(3.346820, within(1e-4));
        assertThat(quantiles.at(0.50)).isCloseTo(5.765722, within(1e-4));
        assertThat(quantiles.at(0.90)).isCloseTo(9.006684, within(1e-4));
        double[] values = sample(new Range.Ends(2, 5, 14), Input.Kind.POSITIVE, "t3");
        assertMean(values, 6);
        assertThat(deviation(values) * deviation(values)).isCloseTo(4.571429, within(0.04));
    }

    @Tag("many-draws")
    @Test
    void aPertByPercentilesFindsItsEnds() {
        Pert.Shape shape = Pert.ofPercentiles(2, 5, 14);
        assertThat(shape.min()).isCloseTo(0.746208, within(1e-5));
        assertThat(shape.max()).isCloseTo(22.099586, within(1e-4));
        double[] values = sample(new Range.Percentiles(2, 5, 14), Input.Kind.POSITIVE, "t3p");
        assertThat(deviation(values)).isCloseTo(3.696654, within(0.03));
        assertThat(quantile(values, 0.05)).isCloseTo(2, within(0.02));
        assertThat(quantile(values, 0.95)).isCloseTo(14, within(0.06));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.2, 0.9",
        "1, 1.05, 9",
        "1, 8.9, 9",
        "100, 5000, 10000",
        "2, 2, 14",
        "2, 14, 14",
        "0, 0, 0.5",
        "1, 1.000001, 1e15"
    })
    void aPertByPercentilesMeetsThemHoweverSkewed(double low, double likely, double high) {
        Quantiles quantiles = Quantiles.of(new Range.Percentiles(low, likely, high), Input.Kind.POSITIVE, 1);
        assertThat(quantiles.at(0.05)).isCloseTo(low, within(2e-3 * high));
        assertThat(quantiles.at(0.95)).isCloseTo(high, within(2e-3 * high));
    }

    @Tag("many-draws")
    @Test
    void aNinetyPercentIntervalOfAShareIsLogitNormal() {
        double[] wide = sample(new Range.Interval(0.1, 0.6), Input.Kind.SHARE, "t4");
        assertMean(wide, 0.312085);
        assertThat(deviation(wide)).isCloseTo(0.153714, within(1e-3));
        double[] narrow = sample(new Range.Interval(0.02, 0.30), Input.Kind.SHARE, "t4b");
        assertMean(narrow, 0.112686);
        assertThat(deviation(narrow)).isCloseTo(0.092523, within(1e-3));
    }

    @Tag("many-draws")
    @ParameterizedTest
    @CsvSource({"0, 0.389603", "0.3, 0.385682", "0.8, 0.378790"})
    void whatMlCapturesDependsOnTheCorrelation(double correlation, double expected) {
        Quantiles first = Quantiles.of(new Range.Interval(0.1, 0.6), Input.Kind.SHARE, 1);
        Quantiles second = Quantiles.of(new Range.Interval(0.02, 0.3), Input.Kind.SHARE, 1);
        RandomStream a = new RandomStream(3, "a");
        RandomStream b = new RandomStream(3, "b");
        double[] values = fill(k -> {
            double za = Normal.quantile(a.at(k));
            double zb = correlation * za + Math.sqrt(1 - correlation * correlation) * Normal.quantile(b.at(k));
            double u = first.atScore(za);
            return u + (1 - u) * second.atScore(zb);
        });
        assertMean(values, expected);
    }

    @Test
    void normalProbabilitiesAndQuantiles() {
        assertThat(Normal.cdf(100_000.0 / 150_000)).isCloseTo(0.747507, within(1e-6));
        assertThat(100_000 + 150_000 * Normal.quantile(0.10)).isCloseTo(-92_232.735, within(1e-3));
        assertThat(Normal.quantile(0.95)).isCloseTo(Normal.Z90, within(1e-14));
        for (double p : new double[] {1e-12, 1e-5, 0.07, 0.3, 0.5, 0.93, 1 - 1e-9}) {
            assertThat(Normal.cdf(Normal.quantile(p))).isCloseTo(p, within(1e-13 + 1e-9 * p));
        }
    }

    @Tag("many-draws")
    @Test
    void aLognormalIncomeAgainstACost() {
        double factor = 2.5770969949;
        double[] income = sample(new Range.Interval(50_000, 200_000), Input.Kind.POSITIVE, "t6");
        double[] value = Arrays.stream(income).map(v -> v * factor - 220_000).toArray();
        assertMean(value, 61_638.472070);
        assertThat(Arrays.stream(value).filter(v -> v > 0).count() / (double) DRAWS)
                .isCloseTo(0.646328, within(0.003));
        assertThat(quantile(value, 0.10)).isCloseTo(-69_827.691887, within(700.0));
        assertThat(quantile(value, 0.50)).isCloseTo(37_709.698725, within(700.0));
        assertThat(quantile(value, 0.90)).isCloseTo(222_253.899214, within(1_500.0));
        assertThat(220_000 / factor).isCloseTo(85_367.373090, within(1e-2));
        assertThat(information(value).perfect().value()).isCloseTo(17_882.174773, within(250.0));
    }

    @Test
    void annuitiesWithGoLiveAndRamp() {
        Discounting d = new Discounting(36, certain(0.10));
        assertThat(d.annuity(0, 0, 0, 36)).isCloseTo(2.598872, within(1e-6));
        assertThat(d.annuity(0, 3, 6, 36)).isCloseTo(2.113530, within(1e-6));
        assertThat(d.annuity(0, 9, 6, 36)).isCloseTo(1.649780, within(1e-6));
        assertThat(d.annuity(0, 14, 6, 36)).isCloseTo(1.279851, within(1e-6));
        assertThat(d.annuity(0, 9, 0, 36)).isCloseTo(1.877921, within(1e-6));
        assertThat(d.build(0, 0, 9, 36)).isCloseTo(0.961268, within(1e-6));
        assertThat(d.build(0, 30, 42, 36)).isCloseTo(d.build(0, 30, 36, 36) / 2, within(1e-12));
        assertThat(d.build(0, 40, 50, 36)).isZero();
        assertThat(d.annuity(0, 40, 6, 36)).isZero();
    }

    @Test
    void anUncertainRateIsReadOffItsTable() {
        Discounting uncertain =
                new Discounting(36, Quantiles.of(new Range.Interval(0.06, 0.12), Input.Kind.POSITIVE, 1));
        Discounting known = new Discounting(36, certain(0.06));
        double place = uncertain.place(-Normal.Z90);
        assertThat(uncertain.annuity(place, 9, 6, 36)).isCloseTo(known.annuity(0, 9, 6, 36), within(1e-5));
        assertThat(uncertain.build(place, 0, 9, 36)).isCloseTo(known.build(0, 0, 9, 36), within(1e-5));
    }

    @Test
    void theUpliftAtWhichMlPaysForItself() {
        Discounting d = new Discounting(36, certain(0.10));
        double reach = d.annuity(0, 9, 6, 36);
        double steady = d.annuity(0, 9, 0, 36);
        // as the reference has it: the cost already as a present value
        assertThat((150_000 + 40_000 * steady) / (800_000 * 0.7 * reach)).isCloseTo(0.243665, within(1e-6));
    }

    @Test
    void aTreeWithAGate() {
        double[] seen = {200, 200, 200, 200, 60, 60, 60, 60, 60, 60};
        double[] gain = new double[10];
        boolean[] open = new boolean[10];
        Arrays.fill(open, true);
        Arrays.setAll(gain, k -> 0.7 * seen[k] - 100);
        StagingGate.Choice choice = StagingGate.best(seen, gain, open);
        double always = 20 + mean(gain);
        double staged = 20 + choice.gain();
        assertThat(always).isCloseTo(1.2, within(1e-9));
        assertThat(staged).isCloseTo(36, within(1e-9));
        assertThat(staged - Math.max(always, 20)).isCloseTo(16, within(1e-9));
        assertThat(choice.passed()).isEqualTo(0.4);
        assertThat(choice.threshold()).isEqualTo(200);
    }

    @Tag("many-draws")
    @Test
    void aGateThatSeesEverything() {
        double[] value = sample(new Range.Interval(50_000, 200_000), Input.Kind.POSITIVE, "t11");
        double[] gain = Arrays.stream(value).map(v -> 1.2 * v - 140_000).toArray();
        boolean[] open = new boolean[DRAWS];
        Arrays.fill(open, true);
        StagingGate.Choice choice = StagingGate.best(value, gain, open);
        assertMean(gain, -8_857.800790);
        assertThat(choice.gain()).isCloseTo(18_462.675483, within(200.0));
        assertThat(choice.passed()).isCloseTo(0.357256, within(0.003));
        assertThat(choice.threshold()).isCloseTo(116_666.667, within(20.0));
    }

    @Test
    void drawsInWhichTheSameIsSeenPassTogether() {
        StagingGate.Choice choice = StagingGate.best(
                new double[] {5, 5, 5, 1}, new double[] {10, -4, -4, -4}, new boolean[] {true, true, false, true});
        assertThat(choice.threshold()).isEqualTo(5);
        assertThat(choice.gain()).isEqualTo(0.5);
        assertThat(choice.passed()).isEqualTo(0.5);
        assertThat(StagingGate.best(new double[] {5, 5, 1}, new double[] {10, -12, 1}, new boolean[] {true, true, true})
                        .threshold())
                .isInfinite();
    }

    @Test
    void aGateThatNeverPaysStaysShut() {
        StagingGate.Choice choice =
                StagingGate.best(new double[] {1, 2}, new double[] {-1, -2}, new boolean[] {true, true});
        assertThat(choice.threshold()).isInfinite();
        assertThat(choice.passed()).isZero();
        assertThat(choice.gain()).isZero();
    }

    @Tag("many-draws")
    @Test
    void twoHeapsWithAGapHaveNoMiddle() {
        RandomStream which = new RandomStream(1, "which");
        RandomStream where = new RandomStream(1, "where");
        double[] mixture = fill(k -> {
            double z = Normal.quantile(where.at(k));
            return which.at(k) < 0.5 ? 300_000 + 100_000 * z : -250_000 + 50_000 * z;
        });
        assertThat(Arrays.stream(mixture).filter(v -> v > 0).count() / (double) DRAWS)
                .isCloseTo(0.499325, within(0.003));
        assertThat(quantile(mixture, 0.10)).isCloseTo(-292_081.061965, within(700.0));
        assertThat(quantile(mixture, 0.90)).isCloseTo(384_162.123357, within(1_500.0));
        Arrays.sort(mixture);
        assertThat(Outcomes.gap(mixture)).isTrue();
        double[] strata = fill(k -> {
            double z = Normal.quantile((k / 2 + 0.5) / (DRAWS / 2));
            return k % 2 == 0 ? 300_000 + 100_000 * z : -250_000 + 50_000 * z;
        });
        assertThat(quantile(strata, 0.50)).isCloseTo(-66_666.666667, within(400.0));
        double[] one = fill(k -> Normal.quantile(where.at(k)));
        Arrays.sort(one);
        assertThat(Outcomes.gap(one)).isFalse();
    }

    @Test
    void correlatedLuck() {
        double both = Normal.both(Normal.quantile(0.85), Normal.quantile(0.5), 0.5, 2_000);
        assertThat(both).isCloseTo(0.471152, within(1e-6));
        double six = Normal.both(Normal.quantile(0.85), Normal.quantile(0.6), 0.5, 2_000);
        assertThat(six / 0.85).isCloseTo(0.656565, within(1e-6));
        assertThat((0.6 - six) / 0.15).isCloseTo(0.279462, within(1e-6));
    }

    @Tag("many-draws")
    @Test
    void theValueOfPerfectInformationOnOneNormal() {
        RandomStream stream = new RandomStream(5, "e0");
        double[] value = fill(k -> 100_000 + 150_000 * Normal.quantile(stream.at(k)));
        assertThat(information(value).perfect().value()).isCloseTo(22_667.947074, within(250.0));
    }

    @Tag("many-draws")
    @Test
    void theValueOfPartialInformationOnASum() {
        RandomStream x = new RandomStream(5, "x");
        RandomStream y = new RandomStream(5, "y");
        double[] value = fill(k -> 10 + 30 * Normal.quantile(x.at(k)) + 40 * Normal.quantile(y.at(k)));
        ValueOfInformation values = information(value);
        assertThat(values.perfect().value()).isCloseTo(15.344732, within(0.2));
        assertThat(partial(values, x).value()).isCloseTo(7.627083, within(0.2));
        assertThat(partial(values, y).value()).isCloseTo(11.453788, within(0.2));
        assertThat(partial(values, x).error()).isBetween(0.01, 0.07);
        assertThat(partial(values, new RandomStream(5, "none")).value()).isLessThan(0.02);
    }

    private static ValueOfInformation information(double[] value) {
        return new ValueOfInformation(new double[][] {value}, null);
    }

    private static ValueOfInformation.Given partial(ValueOfInformation values, RandomStream stream) {
        short[] bins = new short[DRAWS];
        for (int k = 0; k < DRAWS; k++) {
            bins[k] = (short) ValueOfInformation.bin(stream.at(k));
        }
        return values.given(bins);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2.438664", "0.6, 1.954387", "0.7, 1.587033"})
    void theWideningThatAHitRateAsksFor(double hits, double factor) {
        assertThat(Overconfidence.factor(hits)).isCloseTo(factor, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "1, 10", "2, 6.492", "5, 2.438664", "6, 1.954387", "9, 1", "10, 1"})
    void theWideningAfterTenQuestions(int right, double factor) {
        assertThat(Overconfidence.ofTen(right)).isCloseTo(factor, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"0.7", "1", "1.6", "2.44", "4"})
    void wideningKeepsTheMeanOfEveryKindOfRange(double widening) {
        assertThat(meanOf(new Range.Interval(50, 200), Input.Kind.POSITIVE, widening))
                .isCloseTo(109.285166, within(0.01));
        assertThat(meanOf(new Range.Interval(0.1, 0.6), Input.Kind.SHARE, widening))
                .isCloseTo(0.312085, within(1e-5));
        assertThat(meanOf(new Range.Interval(0.02, 0.30), Input.Kind.SHARE, widening))
                .isCloseTo(0.112686, within(1e-5));
        assertThat(meanOf(new Range.Percentiles(2, 5, 14), Input.Kind.POSITIVE, widening))
                .isCloseTo((0.746208 + 4 * 5 + 22.099586) / 6, within(2e-3));
        assertThat(meanOf(new Range.Percentiles(0.2, 0.9, 0.97), Input.Kind.SHARE, widening))
                .isCloseTo(meanOf(new Range.Percentiles(0.2, 0.9, 0.97), Input.Kind.SHARE, 1), within(2e-4));
    }

    /** Integrated over what is drawn, not what the table says of itself. */
    private static double meanOf(Range range, Input.Kind kind, double widening) {
        Quantiles quantiles = Quantiles.of(range, kind, widening);
        double sum = 0;
        double mass = 0;
        for (double z = -7; z <= 7; z += 0.0007) {
            double weight = Normal.density(z);
            sum += weight * quantiles.atScore(z);
            mass += weight;
        }
        assertThat(quantiles.mean()).isCloseTo(sum / mass, within(2e-3 * quantiles.mean()));
        return sum / mass;
    }

    @Test
    void wideningIsAboutTheMeanAndKeepsSharesShares() {
        Quantiles wide = Quantiles.of(new Range.Interval(50, 200), Input.Kind.POSITIVE, 2);
        double sigma = StrictMath.log(4) / 2 / Normal.Z90;
        assertThat(StrictMath.log(wide.at(0.5))).isCloseTo(StrictMath.log(100) - 3 * sigma * sigma / 2, within(1e-5));
        assertThat(wide.at(0.95) / wide.at(0.05)).isCloseTo(16, within(0.01));
        Quantiles share = Quantiles.of(new Range.Percentiles(0.2, 0.9, 0.97), Input.Kind.SHARE, 3);
        assertThat(share.at(1e-9)).isBetween(0.0, 0.01);
        assertThat(share.at(1 - 1e-9)).isBetween(0.9, 1.0);
        Quantiles ends = Quantiles.of(new Range.Ends(1, 2, 3), Input.Kind.POSITIVE, 3);
        assertThat(ends.at(1 - 1e-12)).isLessThanOrEqualTo(3);
        Quantiles moved = Quantiles.of(new Range.Percentiles(80, 100, 140), Input.Kind.POSITIVE, 2);
        Quantiles stated = Quantiles.of(new Range.Percentiles(80, 100, 140), Input.Kind.POSITIVE, 1);
        for (double u : new double[] {0.05, 0.3, 0.5, 0.95}) {
            assertThat(moved.at(u)).isCloseTo(stated.mean() + 2 * (stated.at(u) - stated.mean()), within(1e-2));
        }
    }

    @Test
    void aLowerWorstCaseMakesNobodyRicher() {
        double before = Double.POSITIVE_INFINITY;
        for (double low : new double[] {400_000, 100_000, 20_000, 5_000, 1_000, 10, 1e-6}) {
            for (double widening : new double[] {1, 1.6, 4}) {
                double mean = Quantiles.of(new Range.Interval(low, 2_000_000), Input.Kind.POSITIVE, widening)
                        .mean();
                assertThat(mean).isLessThanOrEqualTo(before * (1 + 1e-12));
                before = mean;
            }
        }
        // high · e^(−z²/2), however low the low end
        assertThat(before).isCloseTo(2_000_000 * StrictMath.exp(-Normal.Z90 * Normal.Z90 / 2), within(1e-3));
        assertThat(meanOf(new Range.Interval(1_000, 2_000_000), Input.Kind.POSITIVE, 1))
                .isCloseTo(before, within(0.002 * before));
        Quantiles cut = Quantiles.of(new Range.Interval(1_000, 2_000_000), Input.Kind.POSITIVE, 1);
        assertThat(cut.at(0.05)).isCloseTo(1_000, within(1.0));
        assertThat(cut.at(0.95)).isCloseTo(2_000_000, within(2_000.0));
        assertThat(cut.at(1 - 1e-9)).isEqualTo(cut.at(1 - 1e-6)).isGreaterThan(2_000_000);
    }

    @Tag("many-draws")
    @Test
    void anOverrunNobodyStatedHasAFatTail() {
        Quantiles overrun = Quantiles.of(Input.OVERRUN.standard().orElseThrow(), Input.Kind.POSITIVE, 1);
        double[] values = sample(Input.OVERRUN.standard().orElseThrow(), Input.Kind.POSITIVE, "o");
        assertMean(values, overrun.mean());
        double usual = lognormalMean(0.75, 2.2);
        double tail = lognormalMean(1.5, 5);
        assertThat(overrun.mean()).isCloseTo(0.85 * usual + 0.15 * tail, within(1e-9));
        assertThat(Arrays.stream(values).filter(v -> v < 1.5).count() / (double) DRAWS)
                .isCloseTo(0.85 * below(1.5, 0.75, 2.2) + 0.15 * below(1.5, 1.5, 5), within(0.003));
    }

    private static double lognormalMean(double low, double high) {
        double sigma = StrictMath.log(high / low) / 2 / Normal.Z90;
        return StrictMath.exp(StrictMath.log(low * high) / 2 + sigma * sigma / 2);
    }

    private static double below(double x, double low, double high) {
        double sigma = StrictMath.log(high / low) / 2 / Normal.Z90;
        return Normal.cdf((StrictMath.log(x) - StrictMath.log(low * high) / 2) / sigma);
    }

    @Test
    void aChanceThatNobodyStatedIsUncertainAroundItsMean() {
        Range ml = Input.ML_SUCCESS.standard().orElseThrow();
        Range simple = Input.BASELINE_SUCCESS.standard().orElseThrow();
        assertThat(meanOf(ml, Input.Kind.SHARE, 1)).isCloseTo(0.35, within(1e-5));
        assertThat(meanOf(simple, Input.Kind.SHARE, 1)).isCloseTo(0.80, within(1e-5));
        assertThat(logitWidth(ml)).isCloseTo(LogitNormal.logit(0.60) - LogitNormal.logit(0.13), within(1e-9));
        assertThat(logitWidth(simple)).isCloseTo(LogitNormal.logit(0.85) - LogitNormal.logit(0.33), within(1e-9));
    }

    private static double logitWidth(Range range) {
        Range.Interval interval = (Range.Interval) range;
        return LogitNormal.logit(interval.high()) - LogitNormal.logit(interval.low());
    }
}
