package org.groundwork.review.web;

import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Money saved, as its form sends it. */
record SavingForm(
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String lookAgain) {

    /**
     * Spaces and thousands separators do not matter.
     *
     * @throws InvalidInput if it is no whole number
     */
    long givenAmount() {
        String digits = amount == null ? "" : amount.replaceAll("[\\s\\u00a0\\u202f’',.]", "");
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput("action.amount.missing");
        }
    }

    String givenCurrency() {
        return currency == null ? "" : currency;
    }

    String givenLookAgain() {
        return lookAgain == null ? "" : lookAgain;
    }
}
