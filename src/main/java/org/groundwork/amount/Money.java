package org.groundwork.amount;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Amounts of money as people read them, in English: two significant figures, since an estimate
 * holds no more, and a loss said in words. Nothing breaks between a figure and its currency.
 *
 * @param currency ISO 4217; null where none was stated
 */
public record Money(@Nullable String currency) {

    private static final int FIGURES = 2;
    private static final String SPACE = "\u00A0";
    private static final String MINUS = "\u2212";
    private static final BigDecimal BEYOND_WORDS = BigDecimal.valueOf(1_000_000);
    private static final DecimalFormatSymbols ENGLISH = DecimalFormatSymbols.getInstance(Locale.ENGLISH);

    /** How large amounts are counted: from 10 to the {@code power}. */
    public enum Magnitude {
        ONE(0, ""),
        THOUSAND(3, "thousand"),
        MILLION(6, "million"),
        BILLION(9, "billion"),
        TRILLION(12, "trillion");

        private final int power;
        private final String word;

        Magnitude(int power, String word) {
            this.power = power;
            this.word = word;
        }

        String word() {
            return word;
        }

        public BigDecimal in(BigDecimal amount) {
            return amount.movePointLeft(power);
        }

        /** The largest one of which there is at least one. */
        public static Magnitude of(BigDecimal amount) {
            Magnitude magnitude = ONE;
            for (Magnitude candidate : values()) {
                if (amount.abs().compareTo(BigDecimal.ONE.movePointRight(candidate.power)) >= 0) {
                    magnitude = candidate;
                }
            }
            return magnitude;
        }
    }

    /** To two significant figures, half up: 1,234,000 is 1,200,000 and 125,000 is 130,000. */
    public static BigDecimal rounded(double amount) {
        BigDecimal exact = BigDecimal.valueOf(amount);
        return exact.signum() == 0 ? BigDecimal.ZERO : exact.round(new MathContext(FIGURES, RoundingMode.HALF_UP));
    }

    /** "310,000 EUR", "1.2 million EUR", "−92,000 EUR". */
    public String amount(double amount) {
        return withCurrency(signed(rounded(amount)));
    }

    /** The same without the currency: "310,000". */
    public String figure(double amount) {
        return signed(rounded(amount));
    }

    /** "310,000 EUR", "a loss of 92,000 EUR". */
    public String words(double amount) {
        BigDecimal rounded = rounded(amount);
        return rounded.signum() < 0 ? "a loss of " + amount(-amount) : amount(amount);
    }

    /**
     * "80,000 to 420,000 EUR", "a loss of 69,000 EUR to a gain of 220,000 EUR", "a loss of 20,000
     * to 140,000 EUR"; one amount where both are the same when rounded.
     */
    public String range(double low, double high) {
        BigDecimal from = rounded(low);
        BigDecimal to = rounded(high);
        if (from.compareTo(to) == 0) {
            return words(low);
        }
        if (from.signum() >= 0) {
            return signed(from) + " to " + amount(high);
        }
        if (to.signum() <= 0) {
            return to.signum() == 0
                    ? "a loss of " + amount(-low) + " to nothing"
                    : "a loss of " + figure(-high) + " to " + amount(-low);
        }
        return "a loss of " + amount(-low) + " to a gain of " + amount(high);
    }

    private String withCurrency(String figure) {
        return currency == null ? figure : figure + SPACE + currency;
    }

    /** Thousands stand in full, millions and more as a word. */
    private static String signed(BigDecimal amount) {
        BigDecimal positive = amount.abs();
        Magnitude magnitude = Magnitude.of(positive);
        String figure = magnitude.compareTo(Magnitude.MILLION) < 0
                ? grouped(positive)
                : grouped(magnitude.in(positive)) + SPACE + magnitude.word();
        return (amount.signum() < 0 ? MINUS : "") + figure;
    }

    /** "1,500", "0.37"; no zeros at its end. Beyond all words as a power: "1.2E18". */
    static String grouped(BigDecimal figure) {
        if (figure.compareTo(BEYOND_WORDS) >= 0) {
            return new DecimalFormat("0.#E0", ENGLISH).format(figure);
        }
        DecimalFormat format = new DecimalFormat("#,##0.###############", ENGLISH);
        return format.format(figure);
    }

    /** A figure of an axis: "−1.5". */
    public static String tick(BigDecimal figure) {
        return (figure.signum() < 0 ? MINUS : "") + grouped(figure.abs());
    }

    /** What an axis counts in: "thousand EUR". */
    public String unit(Magnitude magnitude) {
        String word = magnitude.word();
        return currency == null ? word : word.isEmpty() ? currency : word + " " + currency;
    }
}
