package org.groundwork.report.pdf;

import java.text.Normalizer;
import java.util.SortedSet;
import java.util.TreeSet;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/** Makes the text of a document one that its fonts have a glyph for. */
final class Printable {

    /** Stands for a character that no font has. */
    static final String BOX = "\u25A1";

    private static final int VARIATION_SELECTOR_FIRST = 0xFE00;
    private static final int VARIATION_SELECTOR_LAST = 0xFE0F;
    private static final int SKIN_TONE_FIRST = 0x1F3FB;
    private static final int SKIN_TONE_LAST = 0x1F3FF;

    private final PrintFonts fonts;
    private final SortedSet<Integer> missing = new TreeSet<>();

    Printable(PrintFonts fonts) {
        this.fonts = fonts;
    }

    /** Takes out what XML cannot hold: control characters and halves of surrogate pairs. */
    static String xml(String text) {
        boolean clean = text.codePoints().allMatch(Printable::allowedInXml);
        if (clean) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (allowedInXml(character)) {
                kept.appendCodePoint(character);
            } else {
                kept.append(BOX);
            }
        });
        return kept.toString();
    }

    private static boolean allowedInXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    /** Replaces, in all text below, each character without a glyph by a box. */
    void replaceIn(Element element) {
        replaceIn(element, false);
    }

    /** Code points that were replaced. */
    SortedSet<Integer> missing() {
        return missing;
    }

    private void replaceIn(Element element, boolean drawing) {
        boolean inDrawing = drawing || "svg".equals(element.getLocalName());
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Text text) {
                text.setData(printable(text.getData(), inDrawing));
            } else if (child instanceof Element inner && !"head".equals(inner.getLocalName())) {
                replaceIn(inner, inDrawing);
            }
        }
    }

    private String printable(String text, boolean drawing) {
        String composed = ArabicShapes.withJoiners(Normalizer.normalize(text, Normalizer.Form.NFC));
        if (composed.codePoints().allMatch(character -> fine(character, drawing))) {
            return composed;
        }
        StringBuilder printable = new StringBuilder(composed.length());
        composed.codePoints().forEach(character -> {
            if (fine(character, drawing)) {
                printable.appendCodePoint(character);
            } else if (!invisible(character)) {
                printable.append(BOX);
                missing.add(character);
            }
        });
        return printable.toString();
    }

    private boolean fine(int character, boolean drawing) {
        return character == '\n'
                || character == '\t'
                || character == '\r'
                || !drawing && ArabicShapes.joiner(character)
                || !invisible(character) && fonts.prints(character);
    }

    /** Joins or varies its neighbours and shows nothing by itself. */
    private static boolean invisible(int character) {
        return character >= VARIATION_SELECTOR_FIRST && character <= VARIATION_SELECTOR_LAST
                || character >= SKIN_TONE_FIRST && character <= SKIN_TONE_LAST
                || character >= 0xE0000 && character <= 0xE0FFF
                || Character.getType(character) == Character.FORMAT && character != 0xAD;
    }
}
