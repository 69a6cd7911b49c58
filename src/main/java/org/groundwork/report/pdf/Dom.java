package org.groundwork.report.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What is asked of a document’s tree again and again. */
final class Dom {

    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4");

    private Dom() {}

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                children.add(inner);
            }
        }
        return children;
    }

    static List<Element> all(Element element, String name) {
        List<Element> all = new ArrayList<>();
        NodeList found = element.getElementsByTagNameNS("*", name);
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    static boolean hasClass(Element element, String name) {
        return (" " + element.getAttribute("class") + " ").contains(" " + name + " ");
    }

    static void addClass(Element element, String name) {
        if (!name.isEmpty()) {
            element.setAttribute("class", (element.getAttribute("class") + " " + name).strip());
        }
    }

    /** Elements by their ids, and headings with a name of their own. */
    static Map<String, Element> ids(Element root) {
        Map<String, Element> ids = new HashMap<>();
        for (Element element : all(root, "*")) {
            String id = element.getAttribute("id");
            if (!id.isEmpty()) {
                ids.putIfAbsent(id, element);
            }
        }
        return ids;
    }

    /** The first heading below; null where there is none. */
    static @Nullable Element heading(Element element) {
        for (Element inner : all(element, "*")) {
            if (HEADINGS.contains(inner.getLocalName())) {
                return inner;
            }
        }
        return null;
    }
}
