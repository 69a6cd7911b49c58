package org.groundwork.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEconomicsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        290256.42   | 290,000
        -21659.2    | -22,000
        999999      | 1 million
        1121558.4   | 1.1 million
        -34567890   | -35 million
        2.345e9     | 2.3 billion
        1e15        | 1,000 trillion
        0.2         | 0.2
        0           | 0
        7.6         | 7.6
        56.4        | 56
        """)
    void saysMoneyWithTwoSignificantFigures(double amount, String text) {
        assertThat(TextEconomics.money(amount)).isEqualTo(text);
    }
}
