package org.groundwork.report.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.groundwork.report.pdf.PdfWriter;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes the page of a report as slides or as a text document, which can be edited: what is text there is text here,
 * drawings are pictures with what they show in words. Safe for use by several threads.
 */
public final class OfficeWriter {

    private static final int WIDTH = 620;
    private static final int DOTS = 2;

    private final PdfWriter drawer;

    /**
     * @param drawer draws the pictures
     */
    public OfficeWriter(PdfWriter drawer) {
        this.drawer = drawer;
    }

    /**
     * What stands in a document beside what the page says.
     *
     * @param title of the document
     * @param author may be empty
     * @param recommendation title of the slide with the recommendation
     * @param continued makes the title of a slide that goes on with another: "Why (continued)"
     * @param letter the paper is Letter, not A4
     */
    public record Words(
            String title, String author, String recommendation, UnaryOperator<String> continued, boolean letter) {}

    /** PPTX. */
    public byte[] slides(String xhtml, Words words) {
        try {
            return new Slides(words, this::picture).write(blocks(xhtml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** DOCX. */
    public byte[] text(String xhtml, Words words) {
        try {
            return new TextDocument(words, this::picture).write(blocks(xhtml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Block> blocks(String xhtml) {
        Document document = PdfWriter.tree(xhtml);
        return Blocks.of((Element) document.getElementsByTagNameNS("*", "body").item(0));
    }

    private Picture picture(Element drawing) {
        return new Picture(
                drawer.picture(drawing, WIDTH, DOTS), WIDTH, Math.ceil(WIDTH * PdfWriter.proportion(drawing)) + 1);
    }
}
