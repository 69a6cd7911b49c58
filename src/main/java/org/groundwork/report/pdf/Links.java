package org.groundwork.report.pdf;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The links of a document, its list of contents, and its bookmarks. */
final class Links {

    private final Document document;
    private final Map<String, Element> ids;

    Links(Document document) {
        this.document = document;
        this.ids = Dom.ids(document.getDocumentElement());
    }

    /** Fills the list of contents, if there is one, with the sections that have a name; style adds the page numbers. */
    void listContents() {
        Element root = document.getDocumentElement();
        for (Element list : Dom.all(root, "ol")) {
            if (Dom.hasClass(list, "contents")) {
                for (Element section : Dom.all(root, "div")) {
                    list(section, list);
                }
            }
        }
    }

    private void list(Element section, Element list) {
        String id = section.getAttribute("id");
        @Nullable Element heading = Dom.hasClass(section, "section") && !id.isEmpty() ? Dom.heading(section) : null;
        if (heading != null) {
            Element line = document.createElementNS(list.getNamespaceURI(), "li");
            Element link = document.createElementNS(list.getNamespaceURI(), "a");
            link.setAttribute("href", "#" + id);
            link.setTextContent(heading.getTextContent().strip());
            line.appendChild(link);
            list.appendChild(line);
        }
    }

    /** A link is described by what it says; one that leads to a part that is not printed is none. */
    void describe() {
        for (Element link : Dom.all(document.getDocumentElement(), "a")) {
            String target = link.getAttribute("href");
            if (target.startsWith("#") && !ids.containsKey(target.substring(1))) {
                link.removeAttribute("href");
            } else if (link.getAttribute("title").isEmpty()) {
                link.setAttribute("title", link.getTextContent().strip());
            }
        }
        for (Element bookmark : Dom.all(document.getDocumentElement(), "bookmark")) {
            String target = bookmark.getAttribute("href");
            if (target.startsWith("#") && !ids.containsKey(target.substring(1))) {
                bookmark.getParentNode().removeChild(bookmark);
            }
        }
    }
}
