package org.groundwork.report.pdf;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;

/**
 * Bounds what of people's texts a document holds, so that no text that may be entered makes printing it cost more than
 * a document is worth: each text to some paragraphs, and all of them together. What is cut ends with a remark that says
 * where the whole text is.
 */
final class TextBounds {

    /** Of one text. */
    static final int CHARACTERS = 2_000;

    /** Of one text. */
    static final int LINES = 30;

    /** Of all texts together, from where on each is cut to its first words. */
    static final int ALL_CHARACTERS = 150_000;

    /** Of all texts together, from where on each is cut to its first words. */
    static final int ALL_LINES = 2_500;

    /** Of a text where all together are too long. */
    static final int FEW_CHARACTERS = 120;

    private final String remark;
    private int characters;
    private int lines;

    /**
     * @param remark stands at the end of a text that was cut
     */
    TextBounds(String remark) {
        this.remark = remark;
    }

    /** Cuts all text below that is too long; drawings and what is in the head have texts of their own measure. */
    void applyTo(Element element) {
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Text text) {
                bound(text);
            } else if (child instanceof Element inner
                    && !"head".equals(inner.getLocalName())
                    && !"svg".equals(inner.getLocalName())) {
                applyTo(inner);
            }
        }
    }

    private void bound(Text node) {
        String text = node.getData();
        if (text.isBlank()) {
            return;
        }
        boolean much = characters > ALL_CHARACTERS || lines > ALL_LINES;
        int end = end(text, much ? FEW_CHARACTERS : CHARACTERS, much ? 1 : LINES);
        String kept = text.substring(0, end);
        if (end < text.length()) {
            node.setData(kept.stripTrailing() + " " + remark);
        }
        characters += kept.length();
        lines += breaks(kept);
    }

    private static int breaks(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Where to cut: before a line too many, else at the last space before a character too many. */
    private static int end(String text, int most, int mostLines) {
        int end = Math.min(text.length(), most);
        int breaks = 0;
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n' && ++breaks == mostLines) {
                return text.substring(i).isBlank() ? text.length() : i;
            }
        }
        if (end == text.length()) {
            return end;
        }
        int space = text.lastIndexOf(' ', end);
        int cut = space > end / 2 ? space : end;
        return Character.isLowSurrogate(text.charAt(cut)) ? cut - 1 : cut;
    }
}
