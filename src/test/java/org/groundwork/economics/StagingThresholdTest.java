package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Where the threshold lies, on so few futures that it can be worked out by hand. */
class StagingThresholdTest {

    /** What going on gains, the most promising future first; what is seen is n, n − 1, … 1. */
    private static StagingGate.Choice choice(double... gains) {
        double[] score = new double[gains.length];
        Arrays.setAll(score, k -> gains.length - k);
        return StagingGate.best(score, gains, open(gains.length));
    }

    private static boolean[] open(int count) {
        boolean[] open = new boolean[count];
        Arrays.fill(open, true);
        return open;
    }

    /** 100, so many times −1, 8 and a great loss. */
    private static double[] steps(int times) {
        double[] gains = new double[times + 3];
        Arrays.fill(gains, -1);
        gains[0] = 100;
        gains[times + 1] = 8;
        gains[times + 2] = -500;
        return gains;
    }

    @Test
    void isTheLastThatGains() {
        StagingGate.Choice choice = choice(100, 100, -1000, -1000);
        assertThat(choice.threshold()).isEqualTo(3);
        assertThat(choice.low()).isEqualTo(3);
        assertThat(choice.high()).isEqualTo(3);
        assertThat(choice.gain()).isEqualTo(50);
        assertThat(choice.passed()).isEqualTo(0.5);
        assertThat(choice.never()).isFalse();
    }

    /** 100, 101, 100, 101, 100, 0: the cuts at 5, 3 and 2 are one within their noise. */
    @Test
    void isTheMiddleOfCutsThatCannotBeToldApart() {
        StagingGate.Choice choice = choice(100, 1, -1, 1, -1, -100);
        assertThat(choice.threshold()).isEqualTo(3.5);
        assertThat(choice.gain()).isCloseTo(100 / 6.0, within(1e-12));
        assertThat(choice.passed()).isEqualTo(0.5);
        // nine tenths of 101 are left from 6 to 2
        assertThat(choice.high()).isEqualTo(6);
        assertThat(choice.low()).isEqualTo(2);
    }

    /** 99, 100, 99, 101: up to the cut at 6, which loses 2 where 1, −1 and 2 lie between. */
    @Test
    void theMiddleReachesUpwardsToo() {
        StagingGate.Choice choice = choice(99, 1, -1, 2, -300, -300);
        assertThat(choice.threshold()).isEqualTo(4.5);
        assertThat(choice.passed()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(choice.high()).isEqualTo(6);
        assertThat(choice.low()).isEqualTo(3);
    }

    /** A loss of more than three times its own noise ends the search, whatever comes after. */
    @Test
    void farBeyondALossNoCutIsLookedAt() {
        // after nine steps the loss is three times the noise, after ten more; 8 then bring most of it back
        assertThat(choice(steps(9)).threshold()).isEqualTo(7);
        assertThat(choice(steps(10)).threshold()).isEqualTo(13);
    }

    @Test
    void whatAlwaysGoingOnGainsIsNotGainedByTheGate() {
        // 200, 190, 160, 201, 191: worth 10 more than to go on always, of which the interval keeps 9;
        // in the middle of 5 and 2 it would be worth less than that
        StagingGate.Choice choice = choice(200, -10, -30, 41, -10);
        assertThat(choice.threshold()).isEqualTo(2);
        assertThat(choice.low()).isEqualTo(2);
        assertThat(choice.high()).isEqualTo(2);
        assertThat(choice(100, 5).low()).as("to go on always is best").isEqualTo(1);
        assertThat(choice(100, 5).passed()).isEqualTo(1);
    }

    @Test
    void onlyWhatIsOpenPasses() {
        StagingGate.Choice choice = StagingGate.best(
                new double[] {4, 3, 2, 1}, new double[] {100, 0, 100, -300}, new boolean[] {true, false, true, true});
        assertThat(choice.threshold()).isEqualTo(2);
        assertThat(choice.passed()).isEqualTo(0.5);
    }

    @Test
    void whatNeverPaysHasNoThreshold() {
        StagingGate.Choice choice = choice(-1, -2, -3);
        assertThat(choice.threshold()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(choice.low()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(choice.high()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(choice.never()).isTrue();
        assertThat(new StagingGate.Choice(Double.NEGATIVE_INFINITY, 0, 0, 0, 0, new double[0]).never())
                .isFalse();
    }

    /** Future k belongs to part k mod 8: of each part the second future gains and the first loses, but of the last. */
    @Test
    void eachPartOfTheFuturesHasAThresholdOfItsOwn() {
        double[] score = new double[16];
        double[] gain = new double[16];
        for (int k = 0; k < 16; k++) {
            score[k] = k;
            gain[k] = k % 8 == 7 ? -1 : k < 8 ? -100 : 10;
        }
        StagingGate.Choice choice = StagingGate.best(score, gain, open(16));
        assertThat(choice.parts()).containsExactly(8, 9, 10, 11, 12, 13, 14, Double.POSITIVE_INFINITY);
        assertThat(choice.passesInPart(8, 0)).isTrue();
        assertThat(choice.passesInPart(8, 16)).isTrue();
        assertThat(choice.passesInPart(8, 1)).isFalse();
        assertThat(choice.passesInPart(99, 7)).isFalse();
    }

    @Test
    void theErrorOfWhatDependsOnAThresholdComesFromItsParts() {
        // their deviation is √6; halved, since an argmax converges with the cube root
        assertThat(StagingGate.error(new double[] {1, 2, 3, 4, 5, 6, 7, 8})).isCloseTo(Math.sqrt(6) / 2, within(1e-12));
        StagingGate.Parts parts = new StagingGate.Parts(16);
        parts.add(0, 3);
        parts.add(8, 1);
        // the mean of a part of two is 2, of the others 0
        assertThat(parts.with(0)).isCloseTo(Math.sqrt((1.75 * 1.75 + 7 * 0.25 * 0.25) / 7) / 2, within(1e-12));
        assertThat(parts.with(0.3)).isCloseTo(Math.hypot(0.3, parts.with(0)), within(1e-12));
    }

    @Test
    void thereAreBoundsToHowManyCanBeSorted() {
        double[] most = new double[1 << 20];
        assertThatThrownBy(() -> StagingGate.best(most, most, new boolean[0], new long[0], new long[0]))
                .hasMessageContaining("1048575");
    }
}
