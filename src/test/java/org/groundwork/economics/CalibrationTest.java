package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

    @ParameterizedTest
    @CsvSource({"0, 4", "3, 4", "4, 3.1366", "5, 2.438664", "6, 1.954387", "7, 1.587033", "8, 1.2835", "9, 1", "10, 1"})
    void widensByTheHitsWithinBounds(int hits, double factor) {
        assertThat(new Calibration(hits).factor()).isCloseTo(factor, within(5e-4));
    }

    /** Clopper and Pearson's intervals for ten trials, as tables print them. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0.2589", "1, 0.0051, 0.3942", "6, 0.3035, 0.8500", "9, 0.6058, 0.9949", "10, 0.7411, 1"})
    void saysHowLittleTenQuestionsTell(int hits, double from, double to) {
        Calibration calibration = new Calibration(hits);

        assertThat(calibration.rateFrom()).isCloseTo(from, within(1e-4));
        assertThat(calibration.rateTo()).isCloseTo(to, within(1e-4));
    }

    @Test
    void thereAreTenQuestions() {
        assertThatThrownBy(() -> new Calibration(11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Calibration(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
