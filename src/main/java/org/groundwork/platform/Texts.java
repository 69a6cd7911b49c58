package org.groundwork.platform;

import java.nio.charset.Charset;
import java.text.Normalizer;

/**
 * The one rule for what people write. Characters that nobody sees come along when text is copied from
 * word processors, pages and chats: those that stand for something become it. The others become the
 * replacement character (U+FFFD) in texts, where somebody will see that something stood there, and are
 * left out of names. Nothing that can be read is ever changed. What files of assessments may hold is the
 * same ({@code document.Allowed}), but a file is told where the character stands instead.
 */
public final class Texts {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int VERTICAL_TAB = 0x0B;
    private static final int FORM_FEED = 0x0C;
    private static final int NEXT_LINE = 0x85;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BYTE_ORDER_MARK = 0xFEFF;
    private static final int SOFT_HYPHEN = 0xAD;

    /** Stands where a character was that no text can hold. */
    public static final char REPLACEMENT = '\ufffd';

    private Texts() {}

    /**
     * Text of any length as it is kept: line breaks of all kinds are {@code \n} (a {@code \r\n} stays
     * for the browser that sent it), quotes and dashes of Windows-1252 that came as control characters
     * are quotes and dashes, other control characters, halves of surrogate pairs and what is no character
     * are {@link #REPLACEMENT}, and letters are composed (NFC).
     */
    public static String written(String given) {
        return composed(given, true);
    }

    private static String composed(String given, boolean replaced) {
        if (isPlain(given)) {
            return given;
        }
        StringBuilder text = new StringBuilder(given.length());
        given.codePoints().forEach(c -> {
            switch (c) {
                case '\n', '\r', '\t' -> text.appendCodePoint(c);
                case VERTICAL_TAB, FORM_FEED, NEXT_LINE, LINE_SEPARATOR, PARAGRAPH_SEPARATOR -> text.append('\n');
                default -> {
                    int meant = c >= 0x80 && c <= 0x9F ? windows(c) : c;
                    if (!isUnusable(meant)) {
                        text.appendCodePoint(meant);
                    } else if (replaced) {
                        text.append(REPLACEMENT);
                    }
                }
            }
        });
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /**
     * A name, on one line: as {@link #written}, without what no text can hold, changes the direction of
     * writing or cannot be seen, with single spaces, and none at its ends. Joiners that scripts and emoji need stay.
     */
    public static String name(String given) {
        StringBuilder name = new StringBuilder(given.length());
        composed(given, false)
                .codePoints()
                .filter(c -> !isInvisible(c))
                .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
                .filter(c -> c != ' ' || !name.isEmpty() && name.charAt(name.length() - 1) != ' ')
                .forEach(name::appendCodePoint);
        return bare(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    /**
     * What somebody's program calls a file, as a {@link #name}: only the last part of a path, whichever way it is written.
     *
     * @param most so many characters are kept
     * @param otherwise what stands where nothing is left
     */
    public static String fileName(String given, int most, String otherwise) {
        String name = name(lastPart(given));
        return name.isEmpty() ? otherwise : name.substring(0, endOf(name, most));
    }

    /** What stands behind the last separator of a path of any system. */
    public static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static int endOf(String text, int characters) {
        return text.codePointCount(0, text.length()) <= characters
                ? text.length()
                : text.offsetByCodePoints(0, characters);
    }

    /** Without anything at its ends that cannot be seen: white space of all kinds, joiners, controls. */
    public static String bare(String given) {
        int from = 0;
        int to = given.length();
        while (from < to && isNothing(given.codePointAt(from))) {
            from += Character.charCount(given.codePointAt(from));
        }
        while (to > from && isNothing(given.codePointBefore(to))) {
            to -= Character.charCount(given.codePointBefore(to));
        }
        return given.substring(from, to);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~' || c == '\n' || c == '\r' || c == '\t');
    }

    private static int windows(int c) {
        int meant = new String(new byte[] {(byte) c}, WINDOWS).codePointAt(0);
        return meant == '\ufffd' ? c : meant;
    }

    private static boolean isUnusable(int c) {
        return Character.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || (c & 0xFFFE) == 0xFFFE
                || c >= 0xFDD0 && c <= 0xFDEF;
    }

    /** Says nothing in a name, wherever it stands, or turns the direction of what follows. */
    private static boolean isInvisible(int c) {
        return c == SOFT_HYPHEN
                || c == REPLACEMENT
                || c == 0x200B
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2060 && c <= 0x206F
                || c >= 0xFFF9 && c <= 0xFFFB
                || c == BYTE_ORDER_MARK;
    }

    private static boolean isNothing(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || isUnusable(c)
                || isInvisible(c)
                || c >= ZERO_WIDTH_NON_JOINER && c <= 0x200F
                || c == ZERO_WIDTH_JOINER
                || c == 0x061C;
    }
}
