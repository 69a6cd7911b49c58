package org.groundwork.assessment.web;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers as people type and read them. What can be read in one way only is read so whatever the
 * language: 1,000.5 and 1.000,5 are the same. Where a single point or comma before three digits
 * could mean either, the reader's own grouping decides; otherwise the number is {@link Unclear},
 * and never guessed.
 *
 * @param decimal . or ,
 * @param grouping what groups thousands when they are written; may be a space
 */
record LocalNumbers(char decimal, char grouping) {

    static final LocalNumbers ENGLISH = new LocalNumbers('.', ',');

    private static final char NO_BREAK = '\u00A0';

    /** What is read as grouping, whoever reads it. */
    private static final String GROUPS = ".,'’ \u00A0\u202F";

    private static final int LONGEST = 60;
    private static final String SPACES = "[\\s\\p{Z}'’ʼ`_]";

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern SHAPE = Pattern.compile("(?<sign>[-+]?)(?<body>[0-9.,]+)(?<times>k|m|mio|bn)?");

    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([.,])(?:[0-9]{2,3}\\1)*[0-9]{3}");

    /** What a text says. */
    sealed interface Read {}

    /** There is none. */
    record Nothing() implements Read {}

    record Number(BigDecimal value) implements Read {}

    /** It can be read as one of two numbers. */
    record Unclear(BigDecimal small, BigDecimal large) implements Read {}

    /** It is none. */
    record NoNumber() implements Read {}

    /** As somebody with this language setting writes. */
    static LocalNumbers of(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        char decimal = symbols.getDecimalSeparator();
        char grouping = symbols.getGroupingSeparator();
        if (decimal != '.' && decimal != ',') {
            return ENGLISH;
        }
        boolean readable = GROUPS.indexOf(grouping) >= 0 && grouping != decimal;
        return new LocalNumbers(decimal, readable ? grouping : NO_BREAK);
    }

    /**
     * @param most no larger number can be meant: a share of 12.345 % is not 12,345 %
     */
    Read read(String text, double most) {
        String plain = plain(text);
        if (plain.isEmpty()) {
            return new Nothing();
        }
        Matcher shape = SHAPE.matcher(plain);
        if (plain.length() > LONGEST || !shape.matches()) {
            return new NoNumber();
        }
        Read read = digits(shape.group("body"), most);
        int power = switch (shape.group("times")) {
            case "k" -> 3;
            case "m", "mio" -> 6;
            case "bn" -> 9;
            case null, default -> 0;
        };
        boolean negative = shape.group("sign").equals("-");
        return switch (read) {
            case Number(BigDecimal value) -> new Number(signed(value, power, negative));
            case Unclear(BigDecimal small, BigDecimal large) ->
                new Unclear(signed(small, power, negative), signed(large, power, negative));
            case Nothing nothing -> nothing;
            case NoNumber none -> none;
        };
    }

    private static BigDecimal signed(BigDecimal value, int power, boolean negative) {
        BigDecimal moved = value.scaleByPowerOfTen(power);
        return negative ? moved.negate() : moved;
    }

    /** Digits of any script, without spaces, apostrophes, percent and currency signs. */
    private static String plain(String text) {
        StringBuilder digits = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().forEach(c -> {
            int digit = Character.digit(c, 10);
            if (digit >= 0 && !Character.isLetter(c)) {
                digits.append(digit);
            } else if (c == '٫') {
                digits.append(',');
            } else if (c == '−' || c == '–') {
                digits.append('-');
            } else if (c != '٬' && c != '%' && Character.getType(c) != Character.CURRENCY_SYMBOL) {
                digits.appendCodePoint(c);
            }
        });
        String plain = digits.toString().replaceAll(SPACES, "");
        if (plain.length() > 3 && CURRENCIES.contains(plain.substring(0, 3))) {
            plain = plain.substring(3);
        } else if (plain.length() > 3 && CURRENCIES.contains(plain.substring(plain.length() - 3))) {
            plain = plain.substring(0, plain.length() - 3);
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    /** Digits with points and commas. */
    private Read digits(String body, double most) {
        long points = body.chars().filter(c -> c == '.').count();
        long commas = body.chars().filter(c -> c == ',').count();
        if (points + commas == 0) {
            return new Number(new BigDecimal(body));
        }
        if (points > 0 && commas > 0) {
            char last = body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',';
            int at = body.lastIndexOf(last);
            String whole = body.substring(0, at);
            return (last == '.' ? points : commas) == 1
                            && GROUPED.matcher(whole).matches()
                    ? decimal(whole.replaceAll("[.,]", ""), body.substring(at + 1))
                    : new NoNumber();
        }
        char separator = points > 0 ? '.' : ',';
        boolean grouped = GROUPED.matcher(body).matches();
        if (points + commas > 1) {
            return grouped ? whole(body) : new NoNumber();
        }
        int at = body.indexOf(separator);
        Read small = decimal(body.substring(0, at), body.substring(at + 1));
        if (!grouped || body.startsWith("0")) {
            return small;
        }
        Number large = whole(body);
        if (large.value().doubleValue() > most) {
            return small;
        }
        return separator == grouping || !(small instanceof Number(BigDecimal value))
                ? large
                : new Unclear(value.stripTrailingZeros(), large.value());
    }

    private static Number whole(String body) {
        return new Number(new BigDecimal(body.replaceAll("[.,]", "")));
    }

    private static Read decimal(String whole, String fraction) {
        return fraction.isEmpty() || !(whole + fraction).matches("[0-9]+")
                ? new NoNumber()
                : new Number(new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + fraction));
    }

    /** In full, such that {@link #read} reads it again. */
    String write(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        String plain = bare.abs().toPlainString();
        int at = plain.indexOf('.');
        String whole = at < 0 ? plain : plain.substring(0, at);
        String fraction = at < 0 ? "" : plain.substring(at + 1);
        StringBuilder text = new StringBuilder(bare.signum() < 0 ? "-" : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append(grouping);
            }
            text.append(whole.charAt(i));
        }
        if (!fraction.isEmpty()) {
            // three digits after the point would look like a thousand to somebody else
            text.append(decimal).append(fraction).append(fraction.length() == 3 ? "0" : "");
        }
        return text.toString();
    }
}
