package org.groundwork.report.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Leaves out of a document what does not fit it: lines of long tables and lists, with a line that says how many, and
 * the ends of long texts. Appendices, drawings, and tables and lists whose class is one of {@link #WHOLE} stay whole.
 */
final class Shortening {

    private static final String ELLIPSIS = "…";

    /** What is compared loses its sense when lines are left out; contents have to be whole. */
    private static final Set<String> WHOLE = Set.of(
            "contents", "whole", "facts-table", "table-bare", "table-paths", "table-works", "decision-both", "decided");

    /** Says where the rest is; goes where nothing is left out. */
    private static final String NOTE = "short-note";

    private final Fit.Way way;
    private final Fit fit;
    private final List<Element> notes = new ArrayList<>();
    private final List<Element> left = new ArrayList<>();
    private boolean shortened;

    Shortening(Fit fit, Fit.Way way) {
        this.fit = fit;
        this.way = way;
    }

    void applyTo(Element root) {
        for (Element child : Dom.children(root)) {
            if ("body".equals(child.getLocalName())) {
                Dom.addClass(child, way.style());
                shorten(child);
            }
        }
        left.forEach(element -> element.getParentNode().removeChild(element));
        if (!shortened && left.isEmpty()) {
            notes.forEach(note -> note.getParentNode().removeChild(note));
        }
    }

    private void shorten(Element element) {
        Set<String> classes = classes(element);
        if (classes.contains(NOTE)) {
            notes.add(element);
            return;
        }
        if (classes.contains("appendix") || "svg".equals(element.getLocalName())) {
            return;
        }
        if (way.needed() && classes.contains("if-room")) {
            left.add(element);
            return;
        }
        if (Collections.disjoint(classes, WHOLE)) {
            switch (element.getLocalName()) {
                case "table" ->
                    Dom.children(element).stream()
                            .filter(part -> "tbody".equals(part.getLocalName()))
                            .forEach(part -> leaveOut(part, element));
                case "ul", "ol" -> leaveOut(element, element);
                default -> {}
            }
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Text text) {
                cut(text);
            } else if (child instanceof Element inner) {
                shorten(inner);
            }
        }
    }

    private void leaveOut(Element lines, Element after) {
        List<Element> all = Dom.children(lines);
        if (all.size() <= way.rows()) {
            return;
        }
        List<Element> rest = all.subList(way.rows(), all.size());
        rest.forEach(lines::removeChild);
        Element more = after.getOwnerDocument().createElementNS(after.getNamespaceURI(), "p");
        more.setAttribute("class", "meta more");
        more.setTextContent(fit.more().apply(rest.size()));
        after.getParentNode().insertBefore(more, after.getNextSibling());
        shortened = true;
    }

    private void cut(Text node) {
        String text = node.getData();
        if (text.length() <= way.characters()) {
            return;
        }
        int end = Character.isLowSurrogate(text.charAt(way.characters())) ? way.characters() - 1 : way.characters();
        int space = text.lastIndexOf(' ', end);
        node.setData(text.substring(0, space > end / 2 ? space : end).stripTrailing() + " " + ELLIPSIS);
        shortened = true;
    }

    private static Set<String> classes(Element element) {
        return Set.copyOf(Arrays.asList(element.getAttribute("class").strip().split("\\s+")));
    }
}
