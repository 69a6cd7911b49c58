package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be stated, up to its very ends, and what cannot. */
class RangeFaultTest {

    @ParameterizedTest
    @CsvSource({
        "AT_STAKE, 0,",
        "AT_STAKE, 1e15,",
        "AT_STAKE, 1.1e15, TOO_LARGE",
        "AT_STAKE, -1.1e15, TOO_LARGE",
        "AT_STAKE, NaN, TOO_LARGE",
        "AT_STAKE, -0.1, NEGATIVE",
        "CAPTURES, 0,",
        "CAPTURES, 1,",
        "CAPTURES, 1.01, NOT_A_SHARE",
        "CAPTURES, -0.01, NOT_A_SHARE",
        "DISCOUNT_RATE, 1,",
        "DISCOUNT_RATE, 1.01, RATE_ABOVE_ONE",
        "DISCOUNT_RATE, -0.1, NEGATIVE",
        "ML_LIVE, 3,",
        "ML_LIVE, 3.5, NOT_WHOLE",
        "ML_LIVE, -1, NEGATIVE",
        "ML_WEEKS, 3.5,",
    })
    void ofWhatIsCertain(Input input, double value, @Nullable RangeFault fault) {
        assertThat(RangeFault.of(input, new Range.Certain(value)).orElse(null)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_STAKE, 1, 2,",
        "AT_STAKE, 2, 2, OUT_OF_ORDER",
        "AT_STAKE, 3, 2, OUT_OF_ORDER",
        "AT_STAKE, 0, 2, INTERVAL_FROM_ZERO",
        "AT_STAKE, -1, 2, NEGATIVE",
        "AT_STAKE, 1, 2e15, TOO_LARGE",
        "CAPTURES, 0.1, 0.9,",
        "CAPTURES, 0, 0.9, INTERVAL_TO_THE_END",
        "CAPTURES, 0.1, 1, INTERVAL_TO_THE_END",
        "CAPTURES, 0.1, 1.1, NOT_A_SHARE",
        "ML_LIVE, 1.5, 2.5,",
    })
    void ofAnInterval(Input input, double low, double high, @Nullable RangeFault fault) {
        assertThat(RangeFault.of(input, new Range.Interval(low, high)).orElse(null))
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "AT_STAKE, 0, 1, 2,",
        "AT_STAKE, 0, 0, 2,",
        "AT_STAKE, 0, 2, 2,",
        "AT_STAKE, 1, 0.9, 2, LIKELY_OUTSIDE",
        "AT_STAKE, 1, 2.1, 2, LIKELY_OUTSIDE",
        "AT_STAKE, 2, 2, 2, OUT_OF_ORDER",
        "AT_STAKE, -1, 1, 2, NEGATIVE",
        "AT_STAKE, 0, 1, 1.1e15, TOO_LARGE",
        "CAPTURES, 0, 0.5, 1,",
        "CAPTURES, 0, 1.5, 1, NOT_A_SHARE",
        "ML_LIVE, 1.5, 2, 2.5,",
    })
    void ofThreePoints(Input input, double low, double likely, double high, @Nullable RangeFault fault) {
        assertThat(RangeFault.of(input, new Range.Percentiles(low, likely, high))
                        .orElse(null))
                .isEqualTo(fault);
        assertThat(RangeFault.of(input, new Range.Ends(low, likely, high)).orElse(null))
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({"1, 100, false", "1, 100.1, true", "10, 12, false", "10, 11.9, true"})
    void isAskedAboutWhereItIsVeryWideOrVeryNarrow(double low, double high, boolean odd) {
        assertThat(RangeFault.odd(new Range.Interval(low, high))).isEqualTo(odd);
        assertThat(RangeFault.odd(new Range.Percentiles(low, low, high))).isEqualTo(odd);
        assertThat(RangeFault.odd(new Range.Ends(low, low, high))).isEqualTo(odd);
    }

    @Test
    void whatNobodyStatesHasNoFault() {
        Range overrun = Input.OVERRUN.standard().orElseThrow();
        assertThat(RangeFault.of(Input.OVERRUN, overrun)).isEmpty();
        assertThat(RangeFault.odd(overrun)).isFalse();
        assertThat(RangeFault.odd(new Range.Certain(5))).isFalse();
    }

    @Test
    void theEndsOfARangeAreWhatWasStated() {
        assertThat(new Range.Certain(5).least()).isEqualTo(5);
        assertThat(new Range.Certain(5).most()).isEqualTo(5);
        assertThat(new Range.Interval(1, 3).least()).isEqualTo(1);
        assertThat(new Range.Interval(1, 3).most()).isEqualTo(3);
        assertThat(new Range.Percentiles(1, 2, 3).least()).isEqualTo(1);
        assertThat(new Range.Percentiles(1, 2, 3).most()).isEqualTo(3);
        assertThat(new Range.Ends(1, 2, 3).least()).isEqualTo(1);
        assertThat(new Range.Ends(1, 2, 3).most()).isEqualTo(3);
        Range overrun = Input.OVERRUN.standard().orElseThrow();
        assertThat(overrun.least()).isEqualTo(0.75);
        assertThat(overrun.most()).isEqualTo(5);
    }
}
