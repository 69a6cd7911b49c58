package org.groundwork.amount;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Money EUR = new Money("EUR");

    @Test
    void roundsToTwoSignificantFigures() {
        assertThat(plain(EUR.amount(312_345))).isEqualTo("310,000 EUR");
        assertThat(plain(EUR.amount(995))).isEqualTo("1,000 EUR");
        assertThat(plain(EUR.amount(0.3712))).isEqualTo("0.37 EUR");
        assertThat(plain(EUR.amount(0))).isEqualTo("0 EUR");
    }

    @Test
    void countsMillionsAndMoreInWords() {
        assertThat(plain(EUR.amount(999_999))).isEqualTo("1 million EUR");
        assertThat(plain(EUR.amount(1_249_000))).isEqualTo("1.2 million EUR");
        assertThat(plain(EUR.amount(-8_400_000_000d))).isEqualTo("−8.4 billion EUR");
        assertThat(plain(EUR.amount(3.2e13))).isEqualTo("32 trillion EUR");
    }

    @Test
    void leavesOutACurrencyThatNobodyStated() {
        assertThat(new Money(null).amount(1_500)).isEqualTo("1,500");
    }

    @Test
    void saysALossInWords() {
        assertThat(plain(EUR.words(-92_232))).isEqualTo("a loss of 92,000 EUR");
        assertThat(plain(EUR.range(80_123, 421_000))).isEqualTo("80,000 to 420,000 EUR");
        assertThat(plain(EUR.range(-69_827, 222_253))).isEqualTo("a loss of 70,000 EUR to a gain of 220,000 EUR");
        assertThat(plain(EUR.range(-142_000, -21_000))).isEqualTo("a loss of 21,000 to 140,000 EUR");
        assertThat(plain(EUR.range(101, 102))).isEqualTo("100 EUR");
        assertThat(plain(EUR.range(-5_000, 0))).isEqualTo("a loss of 5,000 EUR to nothing");
    }

    @Test
    void nothingBreaksBetweenAFigureAndItsCurrency() {
        assertThat(EUR.amount(1_200_000)).doesNotContain(" ");
    }

    @Property
    void isNeverFurtherOffThanOnePartInTwenty(@ForAll @DoubleRange(min = -1e12, max = 1e12) double amount) {
        double rounded = Money.rounded(amount).doubleValue();
        assertThat(Math.abs(rounded - amount)).isLessThanOrEqualTo(Math.abs(amount) / 20 + 1e-9);
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ');
    }
}
