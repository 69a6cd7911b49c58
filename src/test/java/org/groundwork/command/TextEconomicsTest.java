package org.groundwork.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.groundwork.amount.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(doubles = {125_000, 115_000, -125_000, 1_250_000, 0.125, 2.5})
    void roundsAsEverywhere(double amount) {
        assertThat(TextEconomics.money(amount))
                .isEqualTo(new Money(null).amount(amount).replace('\u00A0', ' ').replace('−', '-'));
    }
}
