package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a handful of futures comes to, worked out by hand. */
class FiguresOfFuturesTest {

    @Test
    void aMeanWithItsError() {
        Moments moments = new Moments();
        assertThat(moments.mean()).isZero();
        assertThat(moments.error()).isZero();
        for (double value : new double[] {2, 4, 9}) {
            moments.add(value);
        }
        assertThat(moments.mean()).isCloseTo(5, within(1e-12));
        // (9 + 1 + 16) / 3, over 3
        assertThat(moments.error()).isCloseTo(Math.sqrt(26 / 9.0), within(1e-12));
    }

    @Test
    void aRatioOfMeansWithItsError() {
        Ratio ratio = new Ratio();
        assertThat(ratio.value()).isNull();
        assertThat(ratio.error()).isNull();
        assertThat(ratio.with(1, 1)).isNull();
        ratio.add(1, 4);
        ratio.add(3, 6);
        assertThat(ratio.value()).isEqualTo(0.4);
        assertThat(ratio.with(5, 2)).isEqualTo(1.4);
        // what is left over: 1 − 0.4 · 4 and 3 − 0.4 · 6
        assertThat(ratio.error()).isCloseTo(Math.hypot(-0.6, 0.6) / 10, within(1e-12));
        ratio.add(1, -11);
        assertThat(ratio.value()).isNull();
        assertThat(ratio.error()).isNull();
        assertThat(ratio.with(1, 3)).isNull();
    }

    @Test
    void quantilesLieBetweenWhatIsSorted() {
        double[] sorted = {0, 10, 30};
        assertThat(Outcomes.quantile(sorted, 0)).isZero();
        assertThat(Outcomes.quantile(sorted, 0.25)).isEqualTo(5);
        assertThat(Outcomes.quantile(sorted, 0.5)).isEqualTo(10);
        assertThat(Outcomes.quantile(sorted, 0.75)).isEqualTo(20);
        assertThat(Outcomes.quantile(sorted, 1)).isEqualTo(30);
        assertThat(Outcomes.errorOfShare(0.2, 16)).isCloseTo(0.1, within(1e-12));
        // of 0 to 100, one standard error of a half is a twentieth: 5 to either side
        double[] even = new double[101];
        Arrays.setAll(even, i -> i);
        assertThat(Outcomes.errorOfQuantile(even, 0.5)).isCloseTo(100 * Math.sqrt(0.25 / 101), within(1e-9));
    }

    /** From 10 to 90 % they reach over 80, from 45 to 55 % over 28 of these at the most. */
    @Test
    void aGapIsWhereTheMiddleTenthSpreadsOverAThirdOfTheRange() {
        double[] futures = new double[101];
        for (double gap : new double[] {27.9, 28.2}) {
            Arrays.setAll(
                    futures, i -> i <= 45 ? (i - 10) * (80 - gap) / 70 : i >= 55 ? 80 - (90 - i) * (80 - gap) / 70 : 0);
            double low = futures[45];
            double high = futures[55];
            for (int i = 46; i < 55; i++) {
                futures[i] = low + (high - low) * (i - 45) / 10;
            }
            assertThat(Outcomes.gap(futures)).as("%s", gap).isEqualTo(gap > 28);
        }
    }

    @Test
    void aFewFuturesCarryAMeanWithoutWhichTheOthersWouldNotGain() {
        assertThat(Outcomes.carriedBy(new double[] {-1, -1, -1, 4}, 0.25, 0.25)).isEqualTo(0.25);
        assertThat(Outcomes.carriedBy(new double[] {-3, -1, 0, 1, 2, 4}, 0.5, 0.49))
                .isEqualTo(1 / 6.0);
        assertThat(Outcomes.carriedBy(new double[] {-1, 4}, 1.5, 0.5)).isNull();
        assertThat(Outcomes.carriedBy(new double[] {-4, 1}, -1.5, 0.4)).isNull();
        assertThat(Outcomes.carriedBy(new double[] {-4, 4}, 0, 0.4)).isNull();
        assertThat(Outcomes.carriedBy(new double[] {1, 4}, 2.5, 0.4)).isEqualTo(1);
    }

    @Test
    void halfOfTheFuturesHavePaidBackByTheMiddle() {
        Paybacks paybacks = new Paybacks(36);
        for (float months : new float[] {30, 3, 12, 36, 6, Float.POSITIVE_INFINITY, 0}) {
            paybacks.add(months);
        }
        // 0 3 6 12 30 36 ∞: the fourth, and the error from two away
        assertThat(paybacks.middle()).isEqualTo(12);
        assertThat(paybacks.errorOfMiddle()).isEqualTo((36 - 3) / 2.0);
        assertThat(paybacks.notPaid()).isCloseTo(1 / 7.0, within(1e-12));
        paybacks.add(Float.POSITIVE_INFINITY);
        paybacks.add(Float.POSITIVE_INFINITY);
        // the fifth of nine, and the error up to the last that pays back
        assertThat(paybacks.middle()).isEqualTo(30);
        assertThat(paybacks.errorOfMiddle()).isEqualTo((36 - 6) / 2.0);
        for (int i = 0; i < 3; i++) {
            paybacks.add(Float.POSITIVE_INFINITY);
        }
        assertThat(paybacks.middle()).isNull();
        assertThat(paybacks.errorOfMiddle()).isNull();
    }

    @Test
    void whatPaysBackWithinTheSame256thOfAMonthIsTakenTogether() {
        Paybacks paybacks = new Paybacks(12);
        paybacks.add(3.0f);
        paybacks.add(3.002f);
        paybacks.add(3.004f);
        assertThat(paybacks.middle()).isCloseTo(3.001, within(1e-6));
    }

    @Test
    void theOpenDecisionNeedsTwoFuturesInWhichItIsOpen() {
        Outcomes outcomes = new Outcomes(4, 36, new long[4], new long[4]);
        double[] increment = {5, -3, 0, 7};
        assertThat(outcomes.open(increment, new boolean[] {false, true, false, false}, 1, 1))
                .isNull();
        Analysis.OpenDecision open =
                Objects.requireNonNull(outcomes.open(increment, new boolean[] {true, true, true, false}, 1, 0.5));
        assertThat(open.mean()).isEqualTo(1);
        assertThat(open.standardError()).isEqualTo(0.5);
        assertThat(open.probabilityPositive()).isEqualTo(1 / 3.0);
        assertThat(open.probabilityOfLoss()).isEqualTo(1 / 3.0);
        assertThat(open.p10()).isCloseTo(-2.4, within(1e-9));
        assertThat(open.p50()).isCloseTo(0, within(1e-9));
        assertThat(open.p90()).isCloseTo(4, within(1e-9));
        assertThat(open.carriedBy()).isEqualTo(1 / 3.0);
        assertThat(open.losingDots()).isEqualTo(10);
    }
}
