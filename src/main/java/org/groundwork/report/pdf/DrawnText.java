package org.groundwork.report.pdf;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.text.AttributedString;
import java.util.Locale;
import org.w3c.dom.Element;

/**
 * Draws words of a drawing as outlines where they need a font that stands in. The drawing library neither joins Arabic
 * letters nor knows characters outside the first plane, which pictographs are; the layout of the JDK does both, from right to
 * left where the words run so. What a drawing says stands beside it as text as well.
 */
final class DrawnText {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private DrawnText() {}

    /**
     * Puts a path in the place of a {@code text} element that has {@code x}, {@code y} and a size of its own.
     *
     * @param bold in semibold letters
     */
    static void outline(Element text, PrintFonts fonts, boolean bold) {
        String words = text.getTextContent().strip();
        if (words.isEmpty()) {
            return;
        }
        TextLayout layout = layout(words, fonts, bold, number(text, "font-size", 16));
        double x = number(text, "x", 0);
        x -= switch (text.getAttribute("text-anchor")) {
            case "end" -> layout.getAdvance();
            case "middle" -> layout.getAdvance() / 2;
            default -> 0;
        };
        Element path = text.getOwnerDocument().createElementNS(text.getNamespaceURI(), "path");
        path.setAttribute("d", data(layout.getOutline(AffineTransform.getTranslateInstance(x, number(text, "y", 0)))));
        for (String kept : new String[] {"fill", "fill-opacity", "opacity", "transform"}) {
            if (text.hasAttribute(kept)) {
                path.setAttribute(kept, text.getAttribute(kept));
            }
        }
        text.getParentNode().replaceChild(path, text);
    }

    private static double number(Element text, String name, double otherwise) {
        String value = text.getAttribute(name);
        return value.isEmpty() ? otherwise : Double.parseDouble(value);
    }

    private static TextLayout layout(String words, PrintFonts fonts, boolean bold, double size) {
        AttributedString attributed = new AttributedString(words);
        int next;
        for (int at = 0; at < words.length(); at = next) {
            next = words.offsetByCodePoints(at, 1);
            Font font = fonts.drawing(words.codePointAt(at), bold).deriveFont((float) size);
            attributed.addAttribute(TextAttribute.FONT, font, at, next);
        }
        return new TextLayout(attributed.getIterator(), EXACT);
    }

    /** As in an SVG path. */
    private static String data(Shape shape) {
        StringBuilder data = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator part = shape.getPathIterator(null); !part.isDone(); part.next()) {
            switch (part.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> append(data, 'M', at, 2);
                case PathIterator.SEG_LINETO -> append(data, 'L', at, 2);
                case PathIterator.SEG_QUADTO -> append(data, 'Q', at, 4);
                case PathIterator.SEG_CUBICTO -> append(data, 'C', at, 6);
                default -> data.append('Z');
            }
        }
        return data.toString();
    }

    private static void append(StringBuilder data, char command, double[] at, int numbers) {
        data.append(command);
        for (int i = 0; i < numbers; i++) {
            data.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.2f", at[i]));
        }
    }
}
