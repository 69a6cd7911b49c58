package org.groundwork.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.groundwork.amount.PlainMessages;
import org.jspecify.annotations.Nullable;

/**
 * The words of the lab, the same on pages, on paper and in the terminal. Names of columns and
 * categories are a stranger's: quoted, bounded, on one line, without what turns the direction of text.
 */
public final class LabTexts {

    private static final PlainMessages MESSAGES = new PlainMessages("/messages/lab.properties");

    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMES = 6;
    private static final double HUNDRED = 100;

    private LabTexts() {}

    public static String get(String key, String... values) {
        return MESSAGES.get(key, values);
    }

    static boolean has(String key) {
        return MESSAGES.has(key);
    }

    /** What an offer is about, and by which rule. */
    public record OfferText(String title, String rule) {}

    public static OfferText offer(String key) {
        String start = "lab.offer." + key;
        return new OfferText(get(start), get(start + ".rule"));
    }

    /** Question that an offer answers; null where it is an economic input. */
    public static @Nullable String answers(String key) {
        return orNull("lab.offer." + key + ".answers");
    }

    /** Economic input that an offer states; null where it answers a question. */
    public static @Nullable String input(String key) {
        return orNull("lab.offer." + key + ".input");
    }

    private static @Nullable String orNull(String key) {
        return has(key) ? get(key) : null;
    }

    /** What is wrong with what was sent. */
    public static String fault(LabException wrong) {
        String[] values = wrong.arguments().stream()
                .map(argument -> switch (argument) {
                    case Long whole -> Figures.count(whole);
                    case Integer whole -> Figures.count(whole);
                    case Number number -> Figures.stated(number.doubleValue());
                    default -> shortened(argument.toString());
                })
                .toArray(String[]::new);
        String key = "lab.fault." + wrong.key();
        return has(key) ? get(key, values) : get("lab.fault.other");
    }

    /** A name in quotation marks. */
    public static String name(String name) {
        return get("lab.quoted", shortened(name));
    }

    /** Names in a row, a few of many. */
    static String names(List<String> names) {
        List<String> quoted = new ArrayList<>();
        for (String name : names.subList(0, Math.min(MOST_NAMES, names.size()))) {
            quoted.add(name(name));
        }
        int more = names.size() - MOST_NAMES;
        if (more > 0) {
            quoted.add(get("lab.more", Figures.count(more)));
        }
        return series(quoted, "lab.and");
    }

    /** On one line, bounded. */
    public static String shortened(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints()
                .map(point -> Character.isISOControl(point) || Character.isWhitespace(point) ? ' ' : point)
                .filter(LabTexts::shown)
                .limit(4L * LONGEST_NAME)
                .forEach(plain::appendCodePoint);
        String text = plain.toString().strip().replaceAll(" {2,}", " ");
        return text.codePointCount(0, text.length()) <= LONGEST_NAME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME - 1))
                                .strip() + "…";
    }

    /** Neither a mark of direction nor half of a character. */
    private static boolean shown(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** “a, b and c”. */
    static String series(List<String> parts, String and) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "" : i == parts.size() - 1 ? get(and) : get("lab.comma"))
                    .append(parts.get(i));
        }
        return text.toString();
    }

    /** As a sentence begins. */
    static String capital(String text) {
        int first = text.offsetByCodePoints(0, Math.min(1, text.length()));
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** Whole per cent, below 0 with its sign. */
    static String percent(double share) {
        return get("lab.percent", Figures.WHOLE.of(share * HUNDRED));
    }

    /**
     * The message for one where the figure is one.
     *
     * @param start of its key, with a dot at its end
     */
    static String plural(String start, String figure, String... more) {
        String[] values = new String[more.length + 1];
        values[0] = figure;
        System.arraycopy(more, 0, values, 1, more.length);
        return get(start + (figure.equals("1") ? "one" : "many"), values);
    }

    static String count(String start, long number) {
        return plural(start, Figures.count(number));
    }
}
