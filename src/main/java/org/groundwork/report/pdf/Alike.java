package org.groundwork.report.pdf;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Characters that share a glyph, as Greek mu and the sign for millionths do: a font names one of them, and text copied
 * from the document would hold it in place of the other. Here the one that a document uses is named; where it uses
 * both, the sign, or else the rarer one, is set in a twin of the font.
 */
final class Alike {

    private final Map<Integer, Integer> named = new HashMap<>();
    private final Map<Integer, Integer> inTwin = new HashMap<>();
    private final Set<Integer> rarer = new HashSet<>();

    Alike(PrintFonts fonts, String text) {
        Map<Integer, Integer> used = new HashMap<>();
        text.codePoints().forEach(character -> {
            if (character >= 0x80 || character == '-') {
                used.merge(character, 1, Integer::sum);
            }
        });
        for (Integer character : used.keySet()) {
            List<Integer> same = fonts.alike(character).stream()
                    .filter(used::containsKey)
                    .sorted(Comparator.comparing(Alike::sign)
                            .thenComparing(one -> used.getOrDefault(one, 0), Comparator.reverseOrder()))
                    .toList();
            if (!same.isEmpty()) {
                fonts.alike(character).forEach(one -> named.put(one, same.getFirst()));
                if (same.size() > 1) {
                    rarer.addAll(same.subList(1, same.size()));
                    fonts.alike(character).forEach(one -> inTwin.put(one, same.get(1)));
                }
            }
        }
    }

    /** Of no script; a letter stands within words, which are not to be torn. */
    private static boolean sign(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.COMMON;
    }

    /** Sets the rarer ones in the twin. */
    void applyTo(Document document) {
        if (!rarer.isEmpty()) {
            applyTo(document.getDocumentElement());
        }
    }

    private void applyTo(Element element) {
        for (Node child = element.getFirstChild(); child != null; ) {
            Node next = child.getNextSibling();
            if (child instanceof Text text) {
                split(text);
            } else if (child instanceof Element inner
                    && !"head".equals(inner.getLocalName())
                    && !"svg".equals(inner.getLocalName())) {
                applyTo(inner);
            }
            child = next;
        }
    }

    private void split(Text node) {
        String text = node.getData();
        for (int i = 0; i < text.length(); i++) {
            if (rarer.contains((int) text.charAt(i))) {
                Text behind = node.splitText(i);
                Text rest = behind.splitText(1);
                Element twin = node.getOwnerDocument()
                        .createElementNS(node.getParentNode().getNamespaceURI(), "span");
                twin.setAttribute("style", "font-family: \"" + PrintFonts.TWIN + "\"");
                node.getParentNode().replaceChild(twin, behind);
                twin.appendChild(behind);
                split(rest);
                return;
            }
        }
    }

    /** There is something to name otherwise than the fonts do. */
    boolean any() {
        return !named.isEmpty();
    }

    /** What a glyph stands for that a font names so. */
    String named(String shown, boolean twin) {
        if (shown.codePointCount(0, shown.length()) != 1) {
            return shown;
        }
        int character = shown.codePointAt(0);
        int meant = (twin ? inTwin : named).getOrDefault(character, character);
        return Character.toString(meant);
    }
}
