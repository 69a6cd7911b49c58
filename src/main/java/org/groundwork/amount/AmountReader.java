package org.groundwork.amount;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundwork.economics.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Reads an amount, or a range of amounts, as somebody typed it: with thousands in the reader's own
 * writing, “k”, “Tsd” or “million”, a currency, “%”, and the unit or one that can be turned into it.
 * What could mean two things is refused with both; nothing is ever taken for a hundred or a thousand
 * times what it says. Reads all that {@link AmountTexts} says of a unit.
 *
 * @param texts how figures are written, and the currency in which money is meant
 * @param unit in which the figure is meant
 */
public record AmountReader(AmountTexts texts, Unit unit) {

    /** What a text says; figures in the unit, shares from 0 to 1. */
    public sealed interface Reading {}

    /** There is none. */
    public record Nothing() implements Reading {}

    /** One figure. */
    public record One(double value) implements Reading {}

    /**
     * Two figures with one between them, perhaps. The order is as typed.
     *
     * @param firm never outside
     */
    public record Span(double low, @Nullable Double likely, double high, boolean firm) implements Reading {}

    /**
     * It cannot be read.
     *
     * @param sentence what is wrong, and what would be right
     */
    public record Refused(String sentence) implements Reading {}

    private static final double MOST_PER_CENT = 100;
    private static final double MOST_SMALL = 999;

    private static final String NUMBER = "(?<sign>[-+]?) ?(?<body>" + LocalNumbers.BODY + ")";
    private static final Pattern FIGURE =
            Pattern.compile("(?<before>[^0-9.,٫+-]*?)" + NUMBER + "(?<after>[^0-9].*)?", Pattern.DOTALL);
    private static final Pattern BETWEEN =
            Pattern.compile(" ?(?:–|—|-|\\.{2,}|\\bto\\b|\\bbis\\b|\\band\\b|\\bund\\b) ?");
    private static final Pattern LEADS = Pattern.compile("^(?:between|zwischen|from|von)\\b ?");
    private static final Pattern OFTEN = Pattern.compile("[,;]? ?9 times in 10");
    private static final Pattern LIKELY = Pattern.compile("^(.*?)[,;]? ?\\bmost likely (?:near )?(.*)$");
    private static final String FIRM = " at the outside";
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Pattern ABOUT =
            Pattern.compile("^(?:(?:about|approx\\.?|ca\\.?|circa|around|etwa|rund)(?!\\p{L})|~|≈) ?");
    private static final Pattern PERSON = Pattern.compile("\\bperson[- ](?=week|day)");

    /** A unit of time, of work or of frequency. */
    private enum Noun {
        YEAR("years?|yrs?|annum|jahre?n?|y"),
        QUARTER("quarters?|quartale?"),
        MONTH("months?|monate?n?|mos?\\.?"),
        WEEK("personweeks?|weeks?|wks?|wochen?|w"),
        DAY("persondays?|days?|tage?n?|d"),
        HOUR("hours?|hrs?|stunden?|std\\.?|h"),
        MINUTE("minutes?|minuten?|mins?\\.?"),
        TIMES("times|mal|fold|-fold|x|×"),
        EACH("each|apiece"),
        LOGIT("logits?");

        private final Pattern bare;
        private final Pattern rate;

        Noun(String words) {
            this.bare = Pattern.compile("(?:" + words + ")(?!\\p{L})");
            this.rate = Pattern.compile("(?:(?:an?|per|each|every|je|pro|p\\.)\\s|/ ?)(?:" + words + ")(?!\\p{L})");
        }
    }

    private static final Pattern PER_ANNUM = Pattern.compile("(?:p\\. ?a\\.?|pa|yearly|annually)(?!\\p{L})");
    private static final Pattern MONTHLY = Pattern.compile("monthly(?!\\p{L})");
    private static final Pattern PERCENT = Pattern.compile("(?:%|percent|per cent|prozent|v\\. ?h\\.)(?!\\p{L})");

    /** What stands beside a number. */
    private record Beside(
            LocalNumbers.@Nullable Magnitude magnitude,
            boolean percent,
            @Nullable String currency,
            boolean foreign,
            @Nullable Noun noun,
            @Nullable Noun rate) {

        static final Beside NOTHING = new Beside(null, false, null, false, null, null);

        /** Both; null where they contradict each other. */
        @Nullable
        Beside and(Beside other) {
            if (differ(magnitude, other.magnitude)
                    || differ(currency, other.currency)
                    || differ(noun, other.noun)
                    || differ(rate, other.rate)) {
                return null;
            }
            return new Beside(
                    magnitude == null ? other.magnitude : magnitude,
                    percent || other.percent,
                    currency == null ? other.currency : currency,
                    foreign || other.foreign,
                    noun == null ? other.noun : noun,
                    rate == null ? other.rate : rate);
        }

        private static boolean differ(@Nullable Object one, @Nullable Object other) {
            return one != null && other != null && !one.equals(other);
        }

        Beside without(boolean magnitudes) {
            return magnitudes ? new Beside(null, percent, currency, foreign, noun, rate) : this;
        }
    }

    /** A number and what stands beside it. */
    private record Figure(LocalNumbers.Read number, boolean negative, Beside beside) {}

    /** What was found out about a text so far that cannot be read. */
    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
        }

        Refused refused() {
            return new Refused(Objects.requireNonNull(getMessage()));
        }
    }

    /** Reads a text that may hold a range. */
    public Reading read(String text) {
        String plain = texts.numbers().plain(text);
        if (plain.isEmpty()) {
            return new Nothing();
        }
        try {
            if (plain.length() > LocalNumbers.LONGEST) {
                throw noNumber(text);
            }
            return read(text.strip(), plain);
        } catch (Unreadable unreadable) {
            return unreadable.refused();
        }
    }

    /** Reads a text that holds one figure at most; a range is refused. */
    public Reading readOne(String text) {
        Reading reading = read(text);
        return reading instanceof Span ? unreadable("RANGE", text.strip()).refused() : reading;
    }

    private Reading read(String text, String plain) throws Unreadable {
        String rest = OFTEN.matcher(PERSON.matcher(plain).replaceAll("person").replaceFirst("^[–—] ?", "-"))
                .replaceFirst("");
        Double likely = null;
        Matcher tail = LIKELY.matcher(rest);
        boolean three = tail.matches();
        String middle = "";
        if (three) {
            rest = tail.group(1).strip();
            middle = tail.group(2).strip();
        }
        boolean firm = rest.endsWith(FIRM);
        if (firm) {
            rest = rest.substring(0, rest.length() - FIRM.length());
        }
        Matcher leads = LEADS.matcher(rest);
        boolean led = leads.find();
        if (led) {
            rest = rest.substring(leads.end());
        }
        Matcher between = BETWEEN.matcher(rest);
        for (int from = 0; between.find(from); from = between.end()) {
            String left = rest.substring(0, between.start());
            String right = rest.substring(between.end());
            boolean and = between.group().contains("and") || between.group().contains("und");
            if (!DIGIT.matcher(left).find() || !DIGIT.matcher(right).find()) {
                continue;
            }
            if (and && !led) {
                throw noNumber(text);
            }
            Figure low = figure(text, left);
            Figure high = figure(text, right);
            Beside shared = low.beside().without(true).and(high.beside().without(true));
            if (shared == null) {
                throw noNumber(text);
            }
            double upper = value(text, high, with(shared, high.beside().magnitude()));
            double lower = value(text, low, with(shared, lowMagnitude(low, high)));
            if (three) {
                Figure likeliest = figure(text, middle);
                Beside all = shared.and(likeliest.beside().without(true));
                if (all == null) {
                    throw noNumber(text);
                }
                likely = value(text, likeliest, with(all, likeliest.beside().magnitude()));
            }
            return new Span(lower, likely, upper, firm);
        }
        if (three || firm || led) {
            throw noNumber(text);
        }
        Figure one = figure(text, rest);
        return new One(value(text, one, one.beside()));
    }

    private static Beside with(Beside beside, LocalNumbers.@Nullable Magnitude magnitude) {
        return new Beside(
                magnitude, beside.percent(), beside.currency(), beside.foreign(), beside.noun(), beside.rate());
    }

    /** In “1.5 to 2 million” both are millions; in “500 to 2k” the lower one is 500. */
    private static LocalNumbers.@Nullable Magnitude lowMagnitude(Figure low, Figure high) {
        if (low.beside().magnitude() != null || high.beside().magnitude() == null) {
            return low.beside().magnitude();
        }
        return low.number() instanceof LocalNumbers.Number(BigDecimal lower)
                        && high.number() instanceof LocalNumbers.Number(BigDecimal upper)
                        && lower.compareTo(upper) < 0
                ? high.beside().magnitude()
                : null;
    }

    private Figure figure(String text, String plain) throws Unreadable {
        Matcher shape = FIGURE.matcher(ABOUT.matcher(plain.strip()).replaceFirst(""));
        if (!shape.matches()) {
            throw noNumber(text);
        }
        Beside before = before(text, shape.group("before").strip());
        String after = shape.group("after");
        Beside beside = before.and(after(text, after == null ? "" : after.strip()));
        if (beside == null) {
            throw noNumber(text);
        }
        return new Figure(
                texts.numbers().digits(shape.group("body"), most()),
                shape.group("sign").equals("-"),
                beside);
    }

    private Beside before(String text, String words) throws Unreadable {
        if (words.isEmpty()
                || unit == Unit.MONTH
                        && Set.of("month", "in month", "in", "monat").contains(words)) {
            return Beside.NOTHING;
        }
        String sign = currencyAt(words);
        if (sign == null || sign.length() != words.length()) {
            throw noNumber(text);
        }
        return money(sign);
    }

    private Beside money(String sign) {
        String own = texts.currency();
        String code = sign.toUpperCase(Locale.ROOT);
        Set<String> codes = Currencies.signs().getOrDefault(sign, Set.of(code));
        return own == null || codes.contains(own)
                ? new Beside(null, false, own == null ? code : own, false, null, null)
                : new Beside(null, false, code, true, null, null);
    }

    private Beside after(String text, String words) throws Unreadable {
        Beside beside = Beside.NOTHING;
        String rest = words;
        while (!rest.isEmpty() && !(unit == Unit.MONTH && rest.equals("from now"))) {
            int length = 0;
            Beside next = Beside.NOTHING;
            for (LocalNumbers.Magnitude magnitude : LocalNumbers.Magnitude.values()) {
                int at = at(magnitude.word(), rest);
                if (at > length && beside.equals(Beside.NOTHING) && countsThousands()) {
                    length = at;
                    next = new Beside(magnitude, false, null, false, null, null);
                }
            }
            int percent = at(PERCENT, rest);
            if (percent > length) {
                length = percent;
                next = new Beside(null, true, null, false, null, null);
            }
            for (Noun noun : Noun.values()) {
                int bare = at(noun.bare, rest);
                if (bare > length) {
                    length = bare;
                    next = new Beside(null, false, null, false, noun, null);
                }
                int rate = at(noun.rate, rest);
                if (rate > length) {
                    length = rate;
                    next = new Beside(null, false, null, false, null, noun);
                }
            }
            for (Map.Entry<Noun, Pattern> adverb :
                    Map.of(Noun.YEAR, PER_ANNUM, Noun.MONTH, MONTHLY).entrySet()) {
                int at = at(adverb.getValue(), rest);
                if (at > length) {
                    length = at;
                    next = new Beside(null, false, null, false, null, adverb.getKey());
                }
            }
            if (length == 0) {
                String sign = currencyAt(rest);
                if (sign == null) {
                    throw noNumber(text);
                }
                length = sign.length();
                next = money(sign);
            }
            Beside both = beside.and(next);
            if (both == null) {
                throw noNumber(text);
            }
            beside = both;
            rest = rest.substring(length).strip();
        }
        return beside;
    }

    private static int at(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /** The sign or code of a currency with which a text begins; null where it begins otherwise. */
    private static @Nullable String currencyAt(String text) {
        for (String sign : Currencies.signs().keySet()) {
            if (text.startsWith(sign)) {
                return sign;
            }
        }
        boolean code = text.length() >= 3
                && (text.length() == 3 || !Character.isLetter(text.charAt(3)))
                && Currencies.isUsed(text.substring(0, 3).toUpperCase(Locale.ROOT));
        return code ? text.substring(0, 3) : null;
    }

    /** “k” and “m” are months or minutes where time is meant, and mean nothing for a share. */
    private boolean countsThousands() {
        return unit.large();
    }

    private double most() {
        return switch (unit) {
            case SHARE, SHARE_PER_YEAR -> MOST_PER_CENT;
            case HOURS, MONTHS, MONTH, YEARS, FACTOR, LOGITS -> MOST_SMALL;
            case CORRELATION -> 1;
            case MONEY,
                    MONEY_PER_YEAR,
                    MONEY_PER_MONTH,
                    MONEY_PER_DAY,
                    MONEY_PER_HOUR,
                    MONEY_EACH,
                    PER_YEAR,
                    COUNT,
                    PERSON_WEEKS -> Double.MAX_VALUE;
        };
    }

    /** In per cent without a sign: 0.7 may be 0.7 % or, as a share of one, 70 %. */
    static boolean mayBeShareOfOne(BigDecimal typed) {
        return typed.signum() != 0 && typed.abs().compareTo(BigDecimal.ONE) < 0;
    }

    /** In the unit. */
    private double value(String text, Figure figure, Beside beside) throws Unreadable {
        int power = beside.magnitude() == null ? 0 : beside.magnitude().power();
        BigDecimal typed = switch (LocalNumbers.scaled(figure.number(), power, figure.negative())) {
            case LocalNumbers.Number(BigDecimal value) -> value;
            case LocalNumbers.Unclear(BigDecimal small, BigDecimal large) ->
                throw unreadable(
                        "UNCLEAR", text, large.toPlainString(), texts.numbers().write(small));
            case LocalNumbers.Nothing nothing -> throw noNumber(text);
            case LocalNumbers.NoNumber none -> throw noNumber(text);
        };
        if (beside.foreign()) {
            throw unreadable("OTHER_CURRENCY", text, Objects.requireNonNull(texts.currency()));
        }
        if (beside.currency() != null && !unit.money()) {
            throw unreadable("NO_MONEY", text, texts.asked(unit));
        }
        if (beside.percent()) {
            percent(text, typed);
        } else if (unit.share() && mayBeShareOfOne(typed)) {
            throw unreadable(
                    "UNCLEAR",
                    text,
                    texts.numbers().write(typed) + " %",
                    texts.numbers().write(typed.movePointRight(2)) + " %");
        }
        return AmountTexts.stored(unit, ratio(text, beside).of(typed));
    }

    /** A sign of per cent stands where it belongs. */
    private void percent(String text, BigDecimal typed) throws Unreadable {
        if (unit == Unit.FACTOR) {
            BigDecimal share = typed.movePointLeft(2);
            String shown = texts.numbers().write(typed) + " %";
            throw unreadable(
                    "PERCENT_OF_FACTOR",
                    text,
                    shown,
                    texts.numbers().write(share.add(BigDecimal.ONE)),
                    texts.numbers().write(share));
        }
        if (!unit.share()) {
            throw unreadable("PERCENT", text, texts.asked(unit));
        }
    }

    /** So many times, in so many parts; what does not come out even in so many figures. */
    private record Ratio(int times, int parts, int figures) {

        private static final int FINE = 9;
        private static final int ROUGH = 3;

        static final Ratio SAME = times(1);

        static Ratio times(int times) {
            return new Ratio(times, 1, FINE);
        }

        static Ratio part(int parts) {
            return new Ratio(1, parts, FINE);
        }

        BigDecimal of(BigDecimal typed) {
            BigDecimal all = typed.multiply(BigDecimal.valueOf(times));
            return parts == 1 ? all : all.divide(BigDecimal.valueOf(parts), new MathContext(figures));
        }
    }

    private static final int WEEKS_A_YEAR = 52;

    /** What turns a figure into the unit. */
    private Ratio ratio(String text, Beside beside) throws Unreadable {
        Noun noun = beside.noun();
        Noun rate = beside.rate();
        Ratio ratio = null;
        if (noun == null && rate == null) {
            ratio = Ratio.SAME;
        } else if (rate == null) {
            ratio = duration(Objects.requireNonNull(noun));
        } else if (noun == null || noun == Noun.TIMES && unit == Unit.PER_YEAR) {
            ratio = frequency(rate);
        }
        if (ratio == null) {
            throw unreadable("OTHER_UNIT", text, texts.asked(unit));
        }
        return ratio;
    }

    private @Nullable Ratio duration(Noun noun) {
        Map<Noun, Ratio> known = switch (unit) {
            case HOURS -> Map.of(Noun.HOUR, Ratio.SAME, Noun.MINUTE, Ratio.part(60));
            case PERSON_WEEKS -> Map.of(Noun.WEEK, Ratio.SAME, Noun.DAY, Ratio.part(5));
            case MONTHS, MONTH ->
                Map.of(
                        Noun.MONTH,
                        Ratio.SAME,
                        Noun.WEEK,
                        new Ratio(12, WEEKS_A_YEAR, Ratio.ROUGH),
                        Noun.QUARTER,
                        Ratio.times(3),
                        Noun.YEAR,
                        Ratio.times(12));
            case YEARS -> Map.of(Noun.YEAR, Ratio.SAME, Noun.MONTH, Ratio.part(12), Noun.QUARTER, Ratio.part(4));
            case FACTOR, PER_YEAR -> Map.of(Noun.TIMES, Ratio.SAME);
            case MONEY_EACH -> Map.of(Noun.EACH, Ratio.SAME);
            case LOGITS -> Map.of(Noun.LOGIT, Ratio.SAME);
            case MONEY,
                    MONEY_PER_YEAR,
                    MONEY_PER_MONTH,
                    MONEY_PER_DAY,
                    MONEY_PER_HOUR,
                    SHARE,
                    SHARE_PER_YEAR,
                    COUNT,
                    CORRELATION -> Map.of();
        };
        return known.get(noun);
    }

    private @Nullable Ratio frequency(Noun rate) {
        Map<Noun, Ratio> known = switch (unit) {
            case MONEY_PER_YEAR, PER_YEAR ->
                Map.of(
                        Noun.YEAR,
                        Ratio.SAME,
                        Noun.QUARTER,
                        Ratio.times(4),
                        Noun.MONTH,
                        Ratio.times(12),
                        Noun.WEEK,
                        Ratio.times(WEEKS_A_YEAR));
            case SHARE_PER_YEAR -> Map.of(Noun.YEAR, Ratio.SAME);
            case MONEY_PER_MONTH ->
                Map.of(Noun.MONTH, Ratio.SAME, Noun.QUARTER, Ratio.part(3), Noun.YEAR, Ratio.part(12));
            case MONEY_PER_DAY -> Map.of(Noun.DAY, Ratio.SAME);
            case MONEY_PER_HOUR -> Map.of(Noun.HOUR, Ratio.SAME);
            case MONEY,
                    MONEY_EACH,
                    SHARE,
                    COUNT,
                    HOURS,
                    PERSON_WEEKS,
                    MONTHS,
                    MONTH,
                    YEARS,
                    FACTOR,
                    CORRELATION,
                    LOGITS -> Map.of();
        };
        return known.get(rate);
    }

    private Unreadable noNumber(String text) {
        BigDecimal example = switch (unit) {
            case SHARE, SHARE_PER_YEAR -> new BigDecimal("12.5");
            case HOURS, YEARS, FACTOR, CORRELATION, LOGITS -> new BigDecimal("0.5");
            case MONTHS, MONTH, PERSON_WEEKS -> BigDecimal.valueOf(12);
            case MONEY, MONEY_PER_YEAR, MONEY_PER_MONTH, MONEY_PER_DAY, MONEY_PER_HOUR, MONEY_EACH, PER_YEAR, COUNT ->
                BigDecimal.valueOf(2500);
        };
        return unreadable(
                "NO_NUMBER",
                text.strip(),
                example.scale() > 0 ? texts.numbers().write(example) : example.toPlainString());
    }

    private static Unreadable unreadable(String key, String... values) {
        return new Unreadable(AmountMessages.get("problem." + key, values));
    }
}
