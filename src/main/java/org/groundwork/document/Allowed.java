package org.groundwork.document;

import java.util.List;
import java.util.Locale;
import org.groundwork.markup.Characters;
import org.jspecify.annotations.Nullable;

/** What the texts of an assessment may hold. Lengths are in characters (Unicode code points). */
public final class Allowed {

    public static final int NAME = 200;
    public static final int TEAM = 200;
    public static final int SUMMARY = 2_000;
    public static final int NOTE = 20_000;
    public static final int REASON = 2_000;
    public static final int BY = 200;
    public static final int LINK = 2_000;
    public static final int LINKS = 50;

    /** Of the name of a file that was kept with an answer, and how many an answer names. */
    public static final int FILE_NAME = 200;

    public static final int FILES = 200;

    /** Of what a file held. */
    static final String SHA256_PATTERN = "^[0-9a-f]{64}$";

    /** Of the name of a version of a method. */
    public static final int METHOD = 100;

    /** A version of a method: core@1. */
    public static final String METHOD_PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*@[1-9][0-9]{0,5}$";

    /** How many times wider stated intervals can be taken. */
    public static final double LEAST_FACTOR = 0.1;

    public static final double MOST_FACTOR = 10;

    /** Correlations lie between this and its negative. */
    public static final double MOST_CORRELATION = 0.99;

    private static final int[] SCHEMES = {"http://".length(), "https://".length()};

    private Allowed() {}

    /** An address that starts with http:// or https://, names a host and holds no white space. */
    public static boolean isLink(String text) {
        for (int scheme : SCHEMES) {
            if (text.regionMatches(true, 0, scheme == SCHEMES[0] ? "http://" : "https://", 0, scheme)) {
                return text.length() > scheme
                        && "/?#".indexOf(text.charAt(scheme)) < 0
                        && text.codePoints().noneMatch(Allowed::isSpace);
            }
        }
        return false;
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || codePoint == 0xFEFF;
    }

    /** The first character that no text may hold, as {@link Characters#forbidden}; null if there is none. */
    public static @Nullable Integer forbidden(String text) {
        return Characters.forbidden(text);
    }

    /** Words that say yes, no or nothing, where a reason was asked for. */
    private static final List<String> NO_REASONS = List.of(
            "",
            "no",
            "none",
            "na",
            "nil",
            "null",
            "nothing",
            "off",
            "on",
            "yes",
            "y",
            "n",
            "true",
            "false",
            "notapplicable",
            "doesnotapply");

    /** Regular expression of {@link #saysNothing}, as JSON Schema reads it. */
    static final String NO_REASON_PATTERN = noReasonPattern();

    /**
     * A reason that gives none: blanks and what cannot be seen, marks only, or a word that people
     * (and older versions of YAML) take for yes, no or nothing.
     */
    public static boolean saysNothing(String reason) {
        StringBuilder bare = new StringBuilder();
        reason.codePoints()
                .filter(c -> Character.isLetterOrDigit(c) && !isHangulFiller(c))
                .forEach(bare::appendCodePoint);
        return NO_REASONS.contains(bare.toString().toLowerCase(Locale.ROOT));
    }

    private static String noReasonPattern() {
        String marks = "[\\s!-/:-@\\[-`{-~\\u00A0\\u00AD\\u2000-\\u206F\\u3000\\uFEFF]*";
        StringBuilder words = new StringBuilder();
        for (String word : NO_REASONS) {
            words.append(words.isEmpty() ? "" : "|");
            for (char letter : word.toCharArray()) {
                words.append('[')
                        .append(letter)
                        .append(Character.toUpperCase(letter))
                        .append(']')
                        .append(marks);
            }
        }
        return "^" + marks + "(" + words.substring(1) + ")?$";
    }

    /** Letters by name that show nothing. */
    private static boolean isHangulFiller(int c) {
        return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
    }

    /** Length in code points. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
