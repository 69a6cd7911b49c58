package org.groundwork.report.pdf;

import java.util.List;
import org.w3c.dom.Element;

/** Keeps the first two rows of a table on one page, and the last two, so that none stands alone. */
final class Rows {

    private static final int FEWEST = 5;

    private Rows() {}

    static void keepTogether(Element root) {
        for (Element body : Dom.all(root, "tbody")) {
            List<Element> rows = Dom.children(body);
            if (rows.size() >= FEWEST) {
                Element first = part(body, rows.subList(0, 2));
                body.getParentNode().insertBefore(first, body);
                Element last = part(body, rows.subList(rows.size() - 2, rows.size()));
                body.getParentNode().insertBefore(last, body.getNextSibling());
            }
        }
    }

    private static Element part(Element body, List<Element> rows) {
        Element part = (Element) body.cloneNode(false);
        Dom.addClass(part, "keep");
        rows.forEach(part::appendChild);
        return part;
    }
}
