package org.groundwork.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.groundwork.amount.AmountReader.Nothing;
import org.groundwork.amount.AmountReader.One;
import org.groundwork.amount.AmountReader.Reading;
import org.groundwork.amount.AmountReader.Refused;
import org.groundwork.amount.AmountReader.Span;
import org.groundwork.economics.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountReaderTest {

    private static Reading read(String locale, @Nullable String currency, Unit unit, String text) {
        LocalNumbers numbers = LocalNumbers.of(Locale.forLanguageTag(locale));
        return new AmountReader(new AmountTexts(numbers, currency), unit).read(text);
    }

    private static Reading read(Unit unit, String text) {
        return read("en-GB", "EUR", unit, text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MONEY; 300k; 300000",
                "MONEY; 20 Tsd; 20000",
                "MONEY; 20 Tsd. €; 20000",
                "MONEY; 1 million; 1000000",
                "MONEY; 1 Mio; 1000000",
                "MONEY; 1 Mio. EUR; 1000000",
                "MONEY; 1.5m; 1500000",
                "MONEY; 1,5 Mio; 1500000",
                "MONEY; ½ million; 500000",
                "MONEY; 1½ million; 1500000",
                "MONEY; 2 ¼ Mio; 2250000",
                "MONEY; 2 Mrd.; 2000000000",
                "MONEY; 3 billion; 3000000000",
                "MONEY; € 300; 300",
                "MONEY; EUR 2500; 2500",
                "MONEY; 2500 EUR; 2500",
                "MONEY; about 2500; 2500",
                "MONEY; ca. 2500; 2500",
                "MONEY; ~2500; 2500",
                "MONEY; 1 000 000; 1000000",
                "MONEY; 1'000'000.5; 1000000.5",
                "MONEY; 12 500; 12500",
                "MONEY; 1000.50; 1000.5",
                "MONEY; 1000,50; 1000.5",
                "MONEY_PER_YEAR; 300,000 EUR a year; 300000",
                "MONEY_PER_YEAR; 5k per month; 60000",
                "MONEY_PER_YEAR; 100/week; 5200",
                "MONEY_PER_YEAR; 300k p.a.; 300000",
                "MONEY_PER_MONTH; 1200 a year; 100",
                "MONEY_PER_MONTH; 200 monthly; 200",
                "MONEY_PER_DAY; 700 / day; 700",
                "MONEY_PER_HOUR; 45 an hour; 45",
                "MONEY_PER_HOUR; 45 €/h; 45",
                "MONEY_EACH; 0.02 each; 0.02",
                "SHARE; 30 %; 0.3",
                "SHARE; 30; 0.3",
                "SHARE; 30 percent; 0.3",
                "SHARE; 0.7 %; 0.007",
                "SHARE; ½ %; 0.005",
                "SHARE; 0; 0",
                "SHARE; 100; 1",
                "SHARE; 1; 0.01",
                "SHARE; 12,5 %; 0.125",
                "SHARE; 12.345; 0.12345",
                "SHARE_PER_YEAR; 8; 0.08",
                "SHARE_PER_YEAR; 8 % a year; 0.08",
                "SHARE_PER_YEAR; 0.5 %; 0.005",
                "PER_YEAR; 12,000 a year; 12000",
                "PER_YEAR; 10 a month; 120",
                "PER_YEAR; 2 times a year; 2",
                "COUNT; 20k; 20000",
                "HOURS; 0.1; 0.1",
                "HOURS; 6 minutes; 0.1",
                "HOURS; 30 min; 0.5",
                "HOURS; 2 h; 2",
                "PERSON_WEEKS; 2 weeks; 2",
                "PERSON_WEEKS; 3 person-weeks; 3",
                "PERSON_WEEKS; 3 person weeks; 3",
                "PERSON_WEEKS; 10 days; 2",
                "MONTHS; 3 months; 3",
                "MONTHS; 1 year; 12",
                "MONTHS; 2 quarters; 6",
                "MONTHS; 26 weeks; 6",
                "MONTH; month 3; 3",
                "MONTH; in 3 months; 3",
                "MONTH; 3 months from now; 3",
                "YEARS; 2.5 years; 2.5",
                "YEARS; 30 months; 2.5",
                "FACTOR; 1.3; 1.3",
                "FACTOR; 1.3 times; 1.3",
                "FACTOR; 1.3x; 1.3",
                "FACTOR; 2-fold; 2",
                "CORRELATION; -0.3; -0.3",
                "CORRELATION; –0.3; -0.3",
                "CORRELATION; −0.3; -0.3",
                "LOGITS; 0.4; 0.4",
            })
    void readsOneFigure(Unit unit, String text, double value) {
        assertThat(read(unit, text)).isEqualTo(new One(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "MONEY; 0–50,000; 0; 50000",
                "MONEY; 20-30; 20; 30",
                "MONEY; 20 to 30; 20; 30",
                "MONEY; between 20 and 30; 20; 30",
                "MONEY; from 20 to 30 EUR; 20; 30",
                "MONEY; zwischen 20 und 30; 20; 30",
                "MONEY; 20 bis 30; 20; 30",
                "MONEY; 20…30; 20; 30",
                "MONEY; 20 000 – 30 000; 20000; 30000",
                "MONEY; 20–30k; 20000; 30000",
                "MONEY; 20k–30k; 20000; 30000",
                "MONEY; 500–2k; 500; 2000",
                "MONEY; 1.5 to 2 million EUR; 1500000; 2000000",
                "MONEY; 800k to 1.2m; 800000; 1200000",
                "MONEY_PER_YEAR; 5 to 10k a month; 60000; 120000",
                "SHARE; 50–100 %; 0.5; 1",
                "SHARE; 20 % to 30 %; 0.2; 0.3",
                "SHARE; 0.5–2 %; 0.005; 0.02",
                "SHARE; 20-30; 0.2; 0.3",
                "PERSON_WEEKS; 2 to 4 weeks; 2; 4",
                "PERSON_WEEKS; 3 person-weeks to 10 person-weeks; 3; 10",
                "PERSON_WEEKS; 10 days – 4 weeks; 0; 0",
                "MONTH; month 2 to 4; 2; 4",
                "CORRELATION; -0.5 to 0.5; -0.5; 0.5",
                "CORRELATION; -0.5–-0.1; -0.5; -0.1",
            })
    void readsARange(Unit unit, String text, double low, double high) {
        if (high == 0) {
            assertThat(read(unit, text)).isInstanceOf(Refused.class);
            return;
        }
        assertThat(read(unit, text)).isEqualTo(new Span(low, null, high, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FACTOR; 30 %; if you mean 30 % more, write 1.3; if you mean 30 % of it, write 0.3",
                "FACTOR; 130 %; if you mean 130 % more, write 2.3; if you mean 130 % of it, write 1.3",
                "FACTOR; 20–30 %; Here a factor is asked for",
                "SHARE; 0.7; Do you mean 0.7 % or 70 %?",
                "SHARE; .7; Do you mean 0.7 % or 70 %?",
                "SHARE; 0.1–0.4; Do you mean",
                "SHARE_PER_YEAR; 0.08; Do you mean 0.08 % or 8 %?",
                "MONEY; 30 %; “30 %” is a share, and here EUR is meant",
                "MONEY; 1.250; Do you mean 1250 or 1.25?",
                "MONEY; 300 USD; “300 USD” is in another currency; here amounts are in EUR",
                "MONEY; $300; here amounts are in EUR",
                "MONEY; 300 a year; is in a unit that we cannot turn into this one; here EUR is meant",
                "MONEY_PER_DAY; 100 an hour; here EUR a day is meant",
                "PERSON_WEEKS; 3 months; here person-weeks is meant",
                "HOURS; 2 weeks; here hours is meant",
                "COUNT; 300 EUR; “300 EUR” is an amount of money",
                "MONEY; many; “many” is no number that we can read. Write digits, for example 2500.",
                "MONEY; 300 DEM; is no number",
                "MONEY; 12 apples; is no number",
                "MONEY; 20 and 30; is no number",
                "MONEY; 1 2; is no number",
                "MONEY; 10²; is no number",
                "MONEY; 1e5; is no number",
                "MONEY; 1/2; is no number",
                "MONEY; 1.2.3; is no number",
                "MONEY; 20–30–40; is no number",
                "MONEY; >5; is no number",
                "SHARE; 20k; is no number",
                "HOURS; 5 m; is no number",
                "MONEY; 300 EUR USD; is no number",
            })
    void saysWhatIsWrongAndWhatWouldBeRight(Unit unit, String text, String words) {
        assertThat(read(unit, text))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.sentence().replace('\u00A0', ' '))
                                .contains(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en-GB; 1,000.50; 1000.5",
                "de-DE; 1.000,50; 1000.5",
                "de-DE; 1.000; 1000",
                "en-GB; 1,000; 1000",
                "de-CH; 1’000.50; 1000.5",
                "fr-FR; 1 000,50; 1000.5",
                "de-DE; 1,5 Mio. €; 1500000",
                "de-DE; 1½ Mio; 1500000"
            })
    void readsAsTheReaderWrites(String locale, String text, double value) {
        assertThat(read(locale, "EUR", Unit.MONEY, text)).isEqualTo(new One(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB,1.000", "de-DE,'1,000'", "fr-FR,1.000"})
    void asksWhereAThousandMayBeMeant(String both) {
        int comma = both.indexOf(',');
        Reading reading = read(
                both.substring(0, comma),
                "EUR",
                Unit.MONEY,
                both.substring(comma + 1).replace("'", ""));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.sentence()).contains("Do you mean 1000 or 1?"));
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void nothingIsNothing(Unit unit) {
        assertThat(read(unit, " \u00A0")).isEqualTo(new Nothing());
    }

    @Property
    void takesAnyTextWithoutHarm(@ForAll String text, @ForAll Unit unit) {
        assertThat(read(unit, text)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"en-GB", "de-DE", "de-CH"})
    void oneFigureIsNoRange(String locale) {
        AmountReader reader = new AmountReader(
                new AmountTexts(LocalNumbers.of(Locale.forLanguageTag(locale)), null), Unit.PERSON_WEEKS);
        assertThat(reader.readOne("20 to 30"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.sentence()).contains("is a range"));
    }
}
