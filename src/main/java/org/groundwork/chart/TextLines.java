package org.groundwork.chart;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines for drawings, which cannot wrap by themselves. Widths are those of Source
 * Sans 3 Semibold, the widest face that the charts use; a text therefore never needs more room
 * than it was given.
 */
final class TextLines {

    /** Advance widths of the characters from space to tilde, in thousandths of the font size. */
    private static final int[] ASCII = {
        200, 315, 482, 513, 513, 841, 639, 275, 324, 324, 438, 513, 275, 322, 275, 344,
        513, 513, 513, 513, 513, 513, 513, 513, 513, 513, 275, 275, 513, 513, 513, 444,
        875, 558, 597, 576, 625, 538, 510, 628, 663, 282, 494, 597, 502, 745, 657, 674,
        582, 674, 592, 545, 546, 655, 536, 800, 541, 501, 540, 324, 344, 324, 513, 500,
        549, 516, 563, 462, 564, 507, 317, 520, 558, 262, 263, 522, 271, 843, 560, 549,
        564, 564, 373, 431, 361, 556, 495, 748, 481, 495, 443, 324, 255, 324, 513
    };

    private static final int OTHER_SMALL = 620;
    private static final int OTHER_LARGE = 860;
    private static final int FULL_WIDTH = 1000;

    /** Of a pictograph in the font that stands in for them. */
    private static final int PICTOGRAPH = 1300;

    private TextLines() {}

    /** Width of the text in the unit of {@code size}, for example 13 for 13 px. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(TextLines::advance).sum() * size / 1000;
    }

    private static double advance(int codePoint) {
        if (codePoint >= ' ' && codePoint - ' ' < ASCII.length) {
            return ASCII[codePoint - ' '];
        }
        int base = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                .codePointAt(0);
        if (base != codePoint) {
            return advance(base);
        }
        if (Character.isEmoji(codePoint)) {
            return PICTOGRAPH;
        }
        if (Character.isIdeographic(codePoint) || codePoint > 0xFFFF) {
            return FULL_WIDTH;
        }
        return Character.isLowerCase(codePoint) ? OTHER_SMALL : OTHER_LARGE;
    }

    /**
     * The text in as few lines as fit {@code room}, in whole words; a word that is wider than a
     * line is broken with a hyphen.
     */
    static List<String> wrap(String text, double size, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\p{javaWhitespace}+")) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest, size) <= room) {
                line.append(' ').append(rest);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, size) > room && rest.codePointCount(0, rest.length()) > 2) {
                int cut = fitting(rest, size, room - width("-", size));
                lines.add(rest.substring(0, cut) + "-");
                rest = rest.substring(cut);
            }
            line.append(rest);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return List.copyOf(lines);
    }

    /** Index after the last character that fits; at least two characters, so that it ends. */
    private static int fitting(String word, double size, double room) {
        int end = word.offsetByCodePoints(0, 2);
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (width(word.substring(0, next), size) > room) {
                break;
            }
            end = next;
        }
        return end;
    }
}
