package org.groundwork.review.web;

import java.math.BigDecimal;
import java.util.Locale;
import org.groundwork.amount.AmountReader;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Currencies;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.economics.Unit;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.Saving;
import org.groundwork.review.Savings;
import org.jspecify.annotations.Nullable;

/** Money saved, as its form sends it. */
record SavingForm(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String lookAgain) {

    private static final double MOST = 1e15;

    static SavingForm of(Saving saving, LocalNumbers numbers) {
        return new SavingForm(
                written(saving.amount(), saving.currency(), numbers), saving.currency(), saving.lookAgain());
    }

    static SavingForm of(Savings.@Nullable Suggestion suggestion, LocalNumbers numbers) {
        if (suggestion == null) {
            return new SavingForm(null, null, null);
        }
        Long amount = suggestion.amount();
        return new SavingForm(
                amount == null ? null : written(amount, suggestion.currency(), numbers),
                suggestion.currency(),
                suggestion.lookAgain());
    }

    private static String written(long amount, @Nullable String currency, LocalNumbers numbers) {
        return new AmountTexts(numbers, currency).field(Unit.MONEY, amount);
    }

    /**
     * @param numbers how the person writes them
     * @return whole units
     * @throws InvalidInput if it is missing, no number, not whole, or could be read in two ways
     */
    long givenAmount(LocalNumbers numbers) {
        String code = givenCurrency().strip().toUpperCase(Locale.ROOT);
        AmountTexts texts = new AmountTexts(numbers, Currencies.isUsed(code) ? code : null);
        return switch (new AmountReader(texts, Unit.MONEY).readOne(amount == null ? "" : amount)) {
            case AmountReader.Nothing nothing -> throw new InvalidInput("action.amount.missing");
            case AmountReader.Refused(String sentence) -> throw new InvalidInput("action.amount.unreadable", sentence);
            case AmountReader.Span range -> throw new InvalidInput("action.amount.missing");
            case AmountReader.One(double value) -> whole(value, texts);
        };
    }

    private static long whole(double value, AmountTexts texts) {
        if (Math.abs(value) > MOST) {
            throw new InvalidInput("action.amount.out-of-range");
        }
        if (value != Math.rint(value)) {
            throw new InvalidInput(
                    "action.amount.not-whole",
                    texts.figure(Unit.MONEY, value),
                    texts.numbers().write(BigDecimal.valueOf(Math.round(value))));
        }
        return Math.round(value);
    }

    String givenCurrency() {
        return currency == null ? "" : currency;
    }

    String givenLookAgain() {
        return lookAgain == null ? "" : lookAgain;
    }
}
