package org.groundwork.report;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.groundwork.report.pdf.PdfWriter;

/**
 * Prints documents of other modules as reports are printed: tagged PDF (PDF/UA-1 and PDF/A-2a),
 * with the report’s fonts, style and parts. Safe for use by several threads.
 */
public final class PdfPrinter {

    /**
     * A printed document.
     *
     * @param pages how many it has
     * @param starts the page on which each bookmark leads, from 1, in the order of the bookmarks
     */
    public record Printed(byte[] pdf, int pages, List<Integer> starts) {}

    private final ReportPrinter printer;

    private PdfPrinter(ReportPrinter printer) {
        this.printer = printer;
    }

    /**
     * @param version of the program; may be empty
     * @param messages bundles that the templates use beside the report’s own
     */
    public static PdfPrinter of(String version, String... messages) {
        return new PdfPrinter(new ReportPrinter(version, messages));
    }

    /**
     * Prints a template, which is well-formed XHTML. Beside the variables it finds {@code css} and,
     * where characters cannot be printed, {@code unprintable} and {@code scripts}.
     *
     * @param style put behind the report’s style sheet
     * @param progress is told the number of each page, from 1, when it is begun
     */
    public Printed print(
            String template, Map<String, Object> variables, PaperSize paper, String style, IntConsumer progress) {
        PdfWriter.Printed printed = printer.document(template, variables, paper, style, progress);
        return new Printed(printed.pdf(), printed.pages(), printed.starts());
    }
}
