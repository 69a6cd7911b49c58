package org.groundwork.report.office;

import java.util.ArrayList;
import java.util.List;

/**
 * How much room text takes, without the fonts of the program that will show it: rather too much than too little, so
 * that nothing runs out of its box.
 */
final class Measure {

    /** From line to line, for each point of size. */
    static final double LINE = 1.47;

    private Measure() {}

    /** Of a text, in points. */
    static double width(String text, double size) {
        return text.codePoints().mapToDouble(Measure::ems).sum() * size;
    }

    private static double ems(int character) {
        if (character < 0x80) {
            if (" .,:;'!|()[]ijltf".indexOf(character) >= 0) {
                return 0.39;
            }
            return Character.isUpperCase(character) || "mwMW%@&".indexOf(character) >= 0 ? 0.88 : 0.65;
        }
        return character < 0x1100 ? 0.76 : 1.05;
    }

    /** How many lines it takes. */
    static int lines(String text, double size, double width) {
        int lines = 0;
        for (String line : text.split("\n", -1)) {
            lines += wrapped(line, size, width);
        }
        return lines;
    }

    private static int wrapped(String line, double size, double width) {
        int lines = 1;
        double used = 0;
        for (String word : line.split(" ")) {
            double wide = width(word + " ", size);
            if (used + wide > width && used > 0) {
                lines++;
                used = 0;
            }
            // a word that is wider than the box is broken
            lines += (int) (wide / width);
            used += wide % width;
        }
        return lines;
    }

    /** Of a text in a box of this width, in points. */
    static double height(String text, double size, double width) {
        return lines(text, size, width) * size * LINE;
    }

    /** Parts of a text of which each takes no more than so many lines. */
    static List<String> parts(String text, double size, double width, int most) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (lines(rest, size, width) > most) {
            int fits = 1;
            int tooMany = rest.length();
            while (tooMany - fits > 1) {
                int middle = (fits + tooMany) / 2;
                if (lines(rest.substring(0, middle), size, width) <= most) {
                    fits = middle;
                } else {
                    tooMany = middle;
                }
            }
            int space = Math.max(rest.lastIndexOf(' ', fits), rest.lastIndexOf('\n', fits));
            int end = space > fits / 2 ? space : fits;
            if (Character.isLowSurrogate(rest.charAt(end))) {
                end = end > 1 ? end - 1 : end + 1;
            }
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        parts.add(rest);
        return parts;
    }
}
