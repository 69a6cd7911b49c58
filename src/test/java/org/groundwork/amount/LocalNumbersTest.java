package org.groundwork.amount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.amount.LocalNumbers.NoNumber;
import org.groundwork.amount.LocalNumbers.Nothing;
import org.groundwork.amount.LocalNumbers.Number;
import org.groundwork.amount.LocalNumbers.Unclear;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNumbersTest {

    private static LocalNumbers.Read read(String locale, String text) {
        return LocalNumbers.of(Locale.forLanguageTag(locale)).read(text, Double.MAX_VALUE);
    }

    @Provide
    Arbitrary<Locale> locales() {
        return Arbitraries.of(Locale.getAvailableLocales());
    }

    @Provide
    Arbitrary<BigDecimal> numbers() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000000000000000"))
                .ofScale(6);
    }

    @Property
    void readsWhatItWrites(@ForAll("locales") Locale locale, @ForAll("numbers") BigDecimal number) {
        LocalNumbers numerals = LocalNumbers.of(locale);

        for (int scale : new int[] {0, 1, 2, 3, 6}) {
            BigDecimal rounded = number.setScale(scale, java.math.RoundingMode.DOWN);
            assertThat(numerals.read(numerals.write(rounded), Double.MAX_VALUE))
                    .as("%s in %s", rounded, locale)
                    .isInstanceOfSatisfying(
                            Number.class, read -> assertThat(read.value()).isEqualByComparingTo(rounded));
        }
    }

    /** Whoever reads it: either the number that was written, or a question. */
    @Property
    void neverReadsAnotherNumberThanWasWritten(
            @ForAll("locales") Locale writer, @ForAll("locales") Locale reader, @ForAll("numbers") BigDecimal number) {
        BigDecimal written = number.setScale(2, java.math.RoundingMode.DOWN);
        LocalNumbers.Read read =
                LocalNumbers.of(reader).read(LocalNumbers.of(writer).write(written), Double.MAX_VALUE);

        switch (read) {
            case Number(BigDecimal value) -> assertThat(value).isEqualByComparingTo(written);
            case Unclear(BigDecimal small, BigDecimal large) ->
                assertThat(small.compareTo(written) == 0 || large.compareTo(written) == 0)
                        .isTrue();
            case Nothing nothing -> throw new AssertionError("nothing");
            case NoNumber none -> throw new AssertionError("no number");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,000.5; 1000.5",
                "1.000,5; 1000.5",
                "1.000.000; 1000000",
                "1,000,000.25; 1000000.25",
                "1'000'000.5; 1000000.5",
                "1’000’000; 1000000",
                "1 000 000; 1000000",
                "1\u202F000\u00A0000,5; 1000000.5",
                "3,00,000; 300000",
                "0.5; 0.5",
                "0,5; 0.5",
                ".5; 0.5",
                "0.125; 0.125",
                "300k; 300000",
                "1.5m; 1500000",
                "1,5 M; 1500000",
                "-0.3; -0.3",
                "−3; -3",
                "１２; 12",
                "١٢٫٥; 12.5",
                "1234.5678; 1234.5678"
            })
    void readsWhatCanBeReadInOneWayOnlyInEveryLanguage(String text, String number) {
        for (String locale : new String[] {"en-GB", "de-DE", "fr-FR", "de-CH", "sv", "hi", "ar"}) {
            assertThat(read(locale, text))
                    .as(locale)
                    .isInstanceOfSatisfying(
                            Number.class, read -> assertThat(read.value()).isEqualByComparingTo(number));
        }
    }

    @ParameterizedTest
    @CsvSource({"en-GB,'1,250'", "en-US,'12,500'", "de-DE,1.250", "es-ES,12.500", "pt-BR,1.250"})
    void groupsAsTheReaderDoes(String locale, String text) {
        assertThat(read(locale, text))
                .isInstanceOfSatisfying(
                        Number.class,
                        read -> assertThat(read.value().intValueExact()).isGreaterThan(1000));
    }

    @ParameterizedTest
    @CsvSource({"en-GB,1.250", "de-DE,'1,250'", "fr-FR,1.250", "fr-FR,'1,250'", "de-CH,'1,250'"})
    void asksWhereAThousandMayBeMeantOrAFraction(String locale, String text) {
        assertThat(read(locale, text)).isEqualTo(new Unclear(new BigDecimal("1.25"), new BigDecimal("1250")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many",
                "1.2.3",
                "1,00.5",
                "1,000,00",
                "1.000,000.5",
                "1e5",
                "NaN",
                "--1",
                "1-2",
                "5.",
                "0x10",
                "1/2",
                ".",
                ",",
                "-",
                "12 apples",
                "1 2",
                "12 50",
                "1²",
                "①",
                "⅓",
                "12 %",
                "∞"
            })
    void isNoNumber(String text) {
        assertThat(read("en-GB", text)).isEqualTo(new NoNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u00A0"})
    void isNothing(String text) {
        assertThat(read("en-GB", text)).isEqualTo(new Nothing());
    }

    @Property
    void takesAnyTextWithoutHarm(@ForAll String text) {
        assertThat(LocalNumbers.ENGLISH.read(text, 100)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"12.345,12.345", "'12,345',12.345"})
    void aShareIsNoThousandPerCent(String text, String number) {
        assertThat(LocalNumbers.ENGLISH.read(text, 100)).isEqualTo(new Number(new BigDecimal(number)));
    }
}
