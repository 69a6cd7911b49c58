package org.groundwork.report;

import java.util.Map;
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
     */
    public record Printed(byte[] pdf, int pages) {}

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
     */
    public Printed print(String template, Map<String, Object> variables, PaperSize paper, String style) {
        PdfWriter.Printed printed = printer.document(template, variables, paper, style);
        return new Printed(printed.pdf(), printed.pages());
    }
}
