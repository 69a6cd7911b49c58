package org.groundwork.report.office;

import java.util.List;
import org.w3c.dom.Element;

/** A piece of a report, as slides and text documents know it. */
sealed interface Block {

    /**
     * @param level 1 for the name of the report, 2 for its sections
     */
    record Heading(int level, String text) implements Block {}

    /** What a paragraph is. */
    enum Kind {
        PLAIN,
        /** The recommendation in a sentence. */
        VERDICT,
        /** Beside the point: who said so, how to read a picture. */
        META,
        /** What somebody wrote. */
        QUOTE,
        BULLET
    }

    /** Text without line ends. */
    record Paragraph(Kind kind, String text) implements Block {}

    /**
     * @param head empty where there is none
     * @param rows each with the same number of cells; lines of a cell are parted by line ends
     */
    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }

        int columns() {
            return rows.isEmpty() ? head.size() : rows.getFirst().size();
        }
    }

    /**
     * @param alternative what it shows, in words
     */
    record Picture(Element drawing, String alternative) implements Block {}
}
