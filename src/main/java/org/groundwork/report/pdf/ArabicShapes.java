package org.groundwork.report.pdf;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the shape of each Arabic letter by its neighbours: letters join. A PDF holds shapes, not
 * letters, and Unicode has a character for every shape (Arabic Presentation Forms), which the text
 * that is copied from the document decomposes to again.
 */
final class ArabicShapes {

    private static final char LAM = '\u0644';
    private static final char TATWEEL = '\u0640';
    private static final char JOINER = '\u200D';
    private static final char NON_JOINER = '\u200C';

    /** Shapes of one letter, or of lam with an alef. */
    private static final class Shapes {
        char isolated;
        char last;
        char first;
        char middle;

        boolean joinsNext() {
            return first != 0;
        }

        boolean joinsPrevious() {
            return last != 0;
        }
    }

    private static final class Holder {
        static final Map<String, Shapes> SHAPES = read();

        /** Unicode names the shapes: "ARABIC LETTER BEH INITIAL FORM" decomposes to beh. */
        private static Map<String, Shapes> read() {
            Map<String, Shapes> shapes = new HashMap<>();
            for (char form = '\uFB50'; form <= '\uFEFC'; form++) {
                @Nullable String name = Character.getName(form);
                if (name == null || !name.startsWith("ARABIC L")) {
                    continue;
                }
                String letters = Normalizer.normalize(Character.toString(form), Normalizer.Form.NFKC);
                boolean lamAlef = letters.length() == 2 && letters.charAt(0) == LAM;
                if (letters.length() == 1 || lamAlef && name.contains("LAM WITH ALEF")) {
                    put(shapes.computeIfAbsent(letters, key -> new Shapes()), name, form);
                }
            }
            return Map.copyOf(shapes);
        }

        private static void put(Shapes shapes, String name, char form) {
            if (name.endsWith(" ISOLATED FORM")) {
                shapes.isolated = form;
            } else if (name.endsWith(" FINAL FORM")) {
                shapes.last = form;
            } else if (name.endsWith(" INITIAL FORM")) {
                shapes.first = form;
            } else if (name.endsWith(" MEDIAL FORM")) {
                shapes.middle = form;
            }
        }
    }

    private ArabicShapes() {}

    /** Whether there are any in this text. */
    static boolean in(String text) {
        return text.chars().anyMatch(c -> c >= 0x0600 && c <= 0x06FF);
    }

    /** Makes a letter join its neighbour, or not; shows nothing by itself. */
    static boolean joiner(int character) {
        return character == JOINER || character == NON_JOINER;
    }

    /** Without joiners but those beside an Arabic letter, which choose its shape. */
    static String withJoiners(String text) {
        if (text.chars().noneMatch(ArabicShapes::joiner)) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (!joiner(text.charAt(i)) || i > 0 && in(text.substring(i - 1, i))) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    /** Replaces letters by their shapes, and takes the joiners out; text without Arabic letters comes back as it is. */
    static String shape(String text) {
        if (!in(text)) {
            return text;
        }
        StringBuilder shaped = new StringBuilder(text.length());
        boolean joined = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (transparent(letter)) {
                shaped.append(letter);
                continue;
            }
            if (joiner(letter)) {
                joined = letter == JOINER;
                continue;
            }
            int next = next(text, i + 1);
            @Nullable
            Shapes ligature = letter == LAM && next == i + 1 ? Holder.SHAPES.get(text.substring(i, i + 2)) : null;
            @Nullable Shapes shapes = ligature == null ? Holder.SHAPES.get(Character.toString(letter)) : ligature;
            if (shapes == null) {
                shaped.append(letter);
                joined = letter == TATWEEL || letter == JOINER;
                continue;
            }
            int after = ligature == null ? next : next(text, i + 2);
            boolean joinsNext = shapes.joinsNext() && after < text.length() && joinsPrevious(text.charAt(after));
            shaped.append(pick(shapes, joined && shapes.joinsPrevious(), joinsNext, letter));
            joined = joinsNext;
            if (ligature != null) {
                i++;
            }
        }
        return shaped.toString();
    }

    private static char pick(Shapes shapes, boolean previous, boolean next, char letter) {
        char shape = previous ? next ? shapes.middle : shapes.last : next ? shapes.first : shapes.isolated;
        return shape == 0 ? letter : shape;
    }

    private static boolean joinsPrevious(char letter) {
        @Nullable Shapes shapes = Holder.SHAPES.get(Character.toString(letter));
        return letter == TATWEEL || letter == JOINER || shapes != null && shapes.joinsPrevious();
    }

    /** Index of the next letter, over vowel marks. */
    private static int next(String text, int from) {
        int i = from;
        while (i < text.length() && transparent(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean transparent(char letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    /** The letters of a shape. */
    static String letters(String text) {
        return text.chars().anyMatch(c -> c >= 0xFB50 && c <= 0xFEFC)
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
    }
}
