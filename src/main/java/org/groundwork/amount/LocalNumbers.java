package org.groundwork.amount;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people type and read them. What can be read in one way only is read so whatever the
 * language: 1,000.5 and 1.000,5 are the same. Where a single point or comma before three digits
 * could mean either, the reader's own grouping decides; otherwise the number is {@link Unclear},
 * and never guessed.
 *
 * @param decimal . or ,
 * @param grouping what groups thousands when they are written; may be a space
 */
public record LocalNumbers(char decimal, char grouping) {

    public static final LocalNumbers ENGLISH = new LocalNumbers('.', ',');

    /** The longest text that is read, characters. */
    public static final int LONGEST = 120;

    private static final char NO_BREAK = '\u00A0';

    /** What is read as grouping, whoever reads it. */
    private static final String GROUPS = ".,'’ \u00A0\u202F";

    /** Digits with what may stand between them. */
    static final String BODY = "[0-9.,٫](?:[0-9.,'_٫ ]*[0-9.,])?";

    /** Thousands and more in letters, with the power of ten; longer ones before what they begin with. */
    enum Magnitude {
        THOUSAND(3, "thousands?|tausend|tsd\\.?|k"),
        MILLION(6, "millions?|millionen|mill?\\.|mio\\.?|mln\\.?|mn|m"),
        MILLIARD(9, "milliarden?|mrd\\.?|billions?|bn"),
        TRILLION(12, "trillions?|billionen|tn");

        private final int power;
        private final Pattern word;

        Magnitude(int power, String words) {
            this.power = power;
            this.word = Pattern.compile("(?:" + words + ")(?!\\p{L})");
        }

        int power() {
            return power;
        }

        Pattern word() {
            return word;
        }
    }

    private static final Pattern SHAPE =
            Pattern.compile("(?<sign>[-+]?) ?(?<body>" + BODY + ") ?(?<times>\\p{L}*\\.?)");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}([.,])(?:[0-9]{2,3}\\1)*[0-9]{3}");
    private static final Pattern SPACED =
            Pattern.compile("[0-9]{1,3}(?:(?<by>[ '_])(?:[0-9]{2,3}\\k<by>)*[0-9]{3})(?:[.,٫][0-9]+)?");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern HALVES = Pattern.compile("(?<whole>[0-9])?\\s*(?<part>[½¼¾])");

    /** What a text says. */
    public sealed interface Read {}

    /** There is none. */
    public record Nothing() implements Read {}

    public record Number(BigDecimal value) implements Read {}

    /** It can be read as one of two numbers. */
    public record Unclear(BigDecimal small, BigDecimal large) implements Read {}

    /** It is none. */
    public record NoNumber() implements Read {}

    /** As somebody with this language setting writes. */
    public static LocalNumbers of(Locale locale) {
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
     * A number alone: digits, and perhaps “thousand”, “k”, “m” and the like.
     *
     * @param most no larger number can be meant: a share of 12.345 % is not 12,345 %
     */
    public Read read(String text, double most) {
        String plain = plain(text).replaceFirst("^[–—]", "-");
        if (plain.isEmpty()) {
            return new Nothing();
        }
        Matcher shape = SHAPE.matcher(plain);
        if (plain.length() > LONGEST || !shape.matches()) {
            return new NoNumber();
        }
        int power = 0;
        String times = shape.group("times");
        if (!times.isEmpty()) {
            for (Magnitude magnitude : Magnitude.values()) {
                power = magnitude.word().matcher(times).matches() ? magnitude.power() : power;
            }
            if (power == 0) {
                return new NoNumber();
            }
        }
        return scaled(
                digits(shape.group("body"), most), power, shape.group("sign").equals("-"));
    }

    static Read scaled(Read read, int power, boolean negative) {
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

    /**
     * The same in small letters, digits of any script as 0 to 9, one kind of space, minus and
     * apostrophe. A digit that stands above or in a circle stays what it is, and is none.
     */
    String plain(String text) {
        Matcher halves = HALVES.matcher(text);
        String parts = halves.replaceAll(found -> {
            String digits = switch (found.group("part")) {
                case "½" -> "5";
                case "¼" -> "25";
                default -> "75";
            };
            String whole = found.group("whole");
            return (whole == null ? "0" : whole) + decimal + digits;
        });
        StringBuilder plain = new StringBuilder();
        parts.codePoints().forEach(point -> {
            if (point == '´') {
                plain.append('\'');
            } else if (Character.getType(point) == Character.OTHER_NUMBER) {
                plain.appendCodePoint(point);
            } else {
                Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
                        .codePoints()
                        .forEach(c -> append(c, plain));
            }
        });
        return SPACES.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    private static void append(int c, StringBuilder plain) {
        int digit = Character.digit(c, 10);
        if (digit >= 0 && !Character.isLetter(c)) {
            plain.append(digit);
            return;
        }
        switch (c) {
            case '−', '‐', '‑' -> plain.append('-');
            case '’', 'ʼ', '`', '٬' -> plain.append('\'');
            default -> plain.appendCodePoint(c);
        }
    }

    /** Digits with points, commas, spaces and apostrophes. */
    Read digits(String body, double most) {
        String given = body.strip();
        if (SPACED.matcher(given).matches()) {
            given = given.replaceAll("[ '_]", "");
        }
        int sure = given.indexOf('٫');
        if (sure >= 0) {
            return decimal(given.substring(0, sure), given.substring(sure + 1));
        }
        long points = given.chars().filter(c -> c == '.').count();
        long commas = given.chars().filter(c -> c == ',').count();
        if (!given.matches("[0-9.,]+")) {
            return new NoNumber();
        }
        if (points + commas == 0) {
            return new Number(new BigDecimal(given));
        }
        if (points > 0 && commas > 0) {
            char last = given.lastIndexOf('.') > given.lastIndexOf(',') ? '.' : ',';
            int at = given.lastIndexOf(last);
            String whole = given.substring(0, at);
            return (last == '.' ? points : commas) == 1
                            && GROUPED.matcher(whole).matches()
                    ? decimal(whole.replaceAll("[.,]", ""), given.substring(at + 1))
                    : new NoNumber();
        }
        char separator = points > 0 ? '.' : ',';
        boolean grouped = GROUPED.matcher(given).matches();
        if (points + commas > 1) {
            return grouped ? whole(given) : new NoNumber();
        }
        int at = given.indexOf(separator);
        Read small = decimal(given.substring(0, at), given.substring(at + 1));
        if (!grouped || given.startsWith("0")) {
            return small;
        }
        Number large = whole(given);
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
    public String write(BigDecimal number) {
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
