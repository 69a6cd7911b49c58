package org.groundwork.markup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Characters that look like others or like nothing at all, and that people paste without noticing:
 * letters of other alphabets, blanks that do not break, curly quotation marks, what is invisible.
 */
final class Lookalikes {

    /** Longer texts are prose, in which such characters may well be meant. */
    private static final int LONGEST = 80;

    private static final Map<Integer, Character> LETTERS = letters();

    private Lookalikes() {}

    /**
     * One such character.
     *
     * @param at its place in the text, in characters from 0
     * @param what it is, and what was probably meant
     */
    record Found(int at, int codePoint, String what) {}

    private static Map<Integer, Character> letters() {
        Map<Integer, Character> letters = new HashMap<>();
        pairs(letters, "аеіјорсухѕԁһӏАВЕІЈКМНОРСТУХЅ", "aeijopcyxsdhlABEIJKMHOPCTYXS");
        pairs(letters, "ονρτυικαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovptuikaABEZHIKMNOPTYX");
        pairs(letters, "ıɑɡ", "iag");
        return letters;
    }

    private static void pairs(Map<Integer, Character> letters, String like, String latin) {
        for (int i = 0; i < latin.length(); i++) {
            letters.put((int) like.charAt(i), latin.charAt(i));
        }
    }

    /** The first one in a word or a short text that is not prose; null where there is none. */
    static @Nullable Found inWord(String text) {
        return text.codePointCount(0, text.length()) > LONGEST ? null : first(text, false);
    }

    /** The first one in a line that could not be read; null where there is none. */
    static @Nullable Found inLine(String line) {
        return first(line, true);
    }

    private static @Nullable Found first(String text, boolean line) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            String what = what(points, i, line);
            if (what != null) {
                return new Found(i, points[i], what);
            }
        }
        return null;
    }

    private static @Nullable String what(int[] points, int at, boolean line) {
        int point = points[at];
        if (point < 0x80) {
            return null;
        }
        Character latin = LETTERS.get(point);
        if (latin != null) {
            return amongLatin(points, at) ? "the letter %s is not the Latin “%c”".formatted(named(point), latin) : null;
        }
        if (isInvisible(point)) {
            return "the invisible character %s is in the way".formatted(named(point));
        }
        if (Character.isSpaceChar(point)) {
            return "%s is not a blank".formatted(named(point));
        }
        if (isQuote(point)) {
            return line || at == 0 ? "%s does not quote; write \" or '".formatted(named(point)) : null;
        }
        if (point >= 0xFF01 && point <= 0xFF5E) {
            return "%s is not “%c”".formatted(named(point), (char) (point - 0xFEE0));
        }
        if (isDash(point) && at > 0 && isLatin(points[at - 1]) && nextIsLatin(points, at)) {
            return "%s is not “-”".formatted(named(point));
        }
        if (point == 0x2236 || point == 0x02D0 || point == 0xA789) {
            return "%s is not “:”".formatted(named(point));
        }
        return null;
    }

    /** In a word with Latin letters, or beside a point or a hyphen of one. */
    private static boolean amongLatin(int[] points, int at) {
        for (int i = at - 1; i >= 0 && isPartOfWord(points[i]); i--) {
            if (isLatin(points[i])) {
                return true;
            }
        }
        for (int i = at + 1; i < points.length && isPartOfWord(points[i]); i++) {
            if (isLatin(points[i])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfWord(int point) {
        return Character.isLetterOrDigit(point) || point == '.' || point == '-' || point == '_';
    }

    private static boolean nextIsLatin(int[] points, int at) {
        return at + 1 < points.length && isLatin(points[at + 1]);
    }

    private static boolean isLatin(int point) {
        return point < 0x80 && Character.isLetterOrDigit(point);
    }

    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT
                || point == 0x115F
                || point == 0x1160
                || point == 0x3164
                || point == 0xFFA0;
    }

    private static boolean isQuote(int point) {
        return point >= 0x2018 && point <= 0x201F
                || point == 0x2032
                || point == 0x2033
                || point == 0x00AB
                || point == 0x00BB
                || point == 0x00B4;
    }

    private static boolean isDash(int point) {
        return point >= 0x2010 && point <= 0x2015 || point == 0x2212;
    }

    private static String named(int point) {
        String name = Character.getName(point);
        return "U+%04X".formatted(point) + (name == null ? "" : " (" + name.toLowerCase(Locale.ROOT) + ")");
    }
}
