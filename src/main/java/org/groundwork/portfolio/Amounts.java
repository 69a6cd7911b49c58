package org.groundwork.portfolio;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/** Money in words: rounded to two significant figures, which is what is known of it. */
public final class Amounts {

    private static final MathContext KNOWN = new MathContext(2, RoundingMode.HALF_UP);
    private static final double LEAST = 0.5;

    private Amounts() {}

    /**
     * {@code €290k}, {@code −€1.2m}, {@code €0}.
     *
     * @param currency ISO 4217
     */
    public static String of(double amount, String currency) {
        return sign(amount) + symbol(currency) + figure(Math.abs(amount));
    }

    /** {@code −€35k to €590k}; one amount where both ends read the same. */
    public static String range(double low, double high, String currency) {
        String from = of(low, currency);
        String to = of(high, currency);
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String sign(double amount) {
        return amount <= -LEAST ? "−" : "";
    }

    private static String figure(double amount) {
        if (amount < LEAST) {
            return "0";
        }
        BigDecimal rounded = BigDecimal.valueOf(amount).round(KNOWN);
        for (Unit unit : Unit.values()) {
            if (rounded.compareTo(unit.size) >= 0) {
                return plain(rounded.divide(unit.size, KNOWN)) + unit.sign;
            }
        }
        return plain(rounded);
    }

    private static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }

    private enum Unit {
        BILLIONS("bn", 9),
        MILLIONS("m", 6),
        THOUSANDS("k", 3);

        private final String sign;
        private final BigDecimal size;

        Unit(String sign, int digits) {
            this.sign = sign;
            this.size = BigDecimal.ONE.scaleByPowerOfTen(digits);
        }
    }

    private static String symbol(String currency) {
        try {
            String symbol = Currency.getInstance(currency).getSymbol(Locale.ENGLISH);
            return symbol.equals(currency) ? currency + " " : symbol;
        } catch (IllegalArgumentException e) {
            return currency + " ";
        }
    }
}
