package org.groundwork.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTextsTest {

    private static final AmountTexts EUR = AmountTexts.english("EUR");

    @Provide
    Arbitrary<Double> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1e15).ofScale(2),
                Arbitraries.doubles().between(0, 1000).ofScale(3),
                Arbitraries.doubles().between(0, 1).ofScale(6),
                Arbitraries.integers().between(0, 2_000_000).map(Integer::doubleValue),
                Arbitraries.doubles().between(0, 1));
    }

    @Provide
    Arbitrary<Locale> locales() {
        return Arbitraries.of(Locale.getAvailableLocales());
    }

    /** An amount that the unit may have, with no more digits than anybody says three of in a sentence. */
    private static double fitting(Unit unit, double amount) {
        return switch (unit) {
            case SHARE, SHARE_PER_YEAR, CORRELATION -> amount > 1 ? amount / (amount + 1) : amount;
            case HOURS, MONTHS, MONTH, YEARS, FACTOR, LOGITS -> amount > 999 ? 999 * amount / (amount + 1000) : amount;
            default -> amount;
        };
    }

    @Property
    void whatIsSaidIsReadAgain(@ForAll Unit unit, @ForAll("amounts") double any, @ForAll("locales") Locale locale) {
        double amount = fitting(unit, any);
        for (String currency : new String[] {"EUR", "USD", "JPY", null}) {
            AmountTexts texts = new AmountTexts(LocalNumbers.of(locale), currency);
            AmountReader reader = new AmountReader(texts, unit);
            assertThat(reader.read(texts.amount(unit, amount)))
                    .as("%s", texts.amount(unit, amount))
                    .isEqualTo(new AmountReader.One(amount));
            assertThat(reader.read(texts.field(unit, amount)))
                    .as("%s", texts.field(unit, amount))
                    .isEqualTo(new AmountReader.One(amount));
        }
    }

    @Property
    void whatIsSaidOfARangeIsReadAgain(
            @ForAll Unit unit, @ForAll("amounts") double one, @ForAll("amounts") double other) {
        double low = fitting(unit, Math.min(one, other));
        double high = fitting(unit, Math.max(one, other));
        double likely = (low + high) / 2;
        AmountReader reader = new AmountReader(EUR, unit);
        assertThat(reader.read(EUR.range(unit, new Range.Interval(low, high))))
                .isEqualTo(new AmountReader.Span(low, null, high, false));
        assertThat(reader.read(EUR.range(unit, new Range.Percentiles(low, likely, high))))
                .isEqualTo(new AmountReader.Span(low, likely, high, false));
        assertThat(reader.read(EUR.range(unit, new Range.Ends(low, likely, high))))
                .isEqualTo(new AmountReader.Span(low, likely, high, true));
    }

    /** Whoever reads it: the figure that was said, or a refusal; never a hundred or a thousand times it. */
    @Property
    void isNeverReadAsAnotherFigure(
            @ForAll Unit unit,
            @ForAll("amounts") double any,
            @ForAll("locales") Locale writer,
            @ForAll("locales") Locale reader) {
        double amount = Math.round(fitting(unit, any) * 1e4) / 1e4;
        String said = new AmountTexts(LocalNumbers.of(writer), "EUR").amount(unit, amount);
        AmountReader.Reading reading =
                new AmountReader(new AmountTexts(LocalNumbers.of(reader), "EUR"), unit).read(said);
        if (!(reading instanceof AmountReader.Refused)) {
            assertThat(reading).as(said).isEqualTo(new AmountReader.One(amount));
        }
    }

    @ParameterizedTest
    @CsvSource({"125000,130000", "115000,120000", "135000,140000", "2.5,2.5", "0.125,0.13", "-125000,-130000"})
    void roundsHalfUpToTwoFigures(double amount, String rounded) {
        assertThat(Money.rounded(amount)).isEqualByComparingTo(rounded);
    }

    @Test
    void everyInputHasWordsForItsUnit() {
        for (Input input : Input.values()) {
            assertThat(EUR.unit(input.unit())).isNotBlank();
            assertThat(EUR.amount(input.unit(), 0.5)).isNotBlank();
            input.standard()
                    .ifPresent(range -> assertThat(EUR.assumed(input.unit(), range))
                            .doesNotContain("000000")
                            .doesNotContain("999"));
        }
    }

    @Test
    void saysUnits() {
        assertThat(plain(EUR.amount(Unit.MONEY_PER_YEAR, 300_000))).isEqualTo("300,000 EUR a year");
        assertThat(plain(EUR.amount(Unit.SHARE, 0.125))).isEqualTo("12.5 %");
        assertThat(plain(EUR.amount(Unit.PERSON_WEEKS, 1))).isEqualTo("1 person-week");
        assertThat(plain(EUR.amount(Unit.MONTHS, 1))).isEqualTo("1 month");
        assertThat(plain(EUR.field(Unit.SHARE, 0.007))).isEqualTo("0.7 %");
        assertThat(plain(EUR.field(Unit.SHARE, 0.07))).isEqualTo("7");
        assertThat(plain(EUR.range(Unit.MONTH, new Range.Interval(2, 4)))).isEqualTo("month 2 to 4, 9 times in 10");
        assertThat(plain(EUR.assumed(Unit.SHARE, new Range.Interval(0.12983, 0.60417))))
                .isEqualTo("13 to 60 %, 9 times in 10");
        assertThat(plain(EUR.assumed(Unit.MONEY_PER_DAY, new Range.Ends(500, 733, 1100))))
                .isEqualTo("500 to 1,100 EUR a day at the outside; most likely 733");
        assertThat(plain(AmountTexts.percent(0.004))).isEqualTo("under 1 %");
    }

    @Test
    void onlyMoneyThatPeoplePayWithIsOffered() {
        assertThat(Currencies.all()).contains("EUR", "USD", "GBP", "CHF", "JPY", "INR", "XOF");
        assertThat(Currencies.all())
                .doesNotContain(
                        "XXX", "XTS", "XAU", "XAG", "XDR", "XSU", "CHE", "CHW", "CLF", "DEM", "FRF", "ITL", "ZWD");
        assertThat(Currencies.isKnown("DEM")).isTrue();
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ');
    }
}
