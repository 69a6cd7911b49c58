package org.groundwork.report;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.groundwork.document.AssessmentFile;
import org.groundwork.scoring.Appraisal;

/**
 * Reports as files, without a server: what the command line writes and the application sends. Safe
 * for use by several threads; the first report takes a second or two longer than the others.
 */
public final class ReportFiles {

    private final ReportPrinter printer;

    private ReportFiles(ReportPrinter printer) {
        this.printer = printer;
    }

    /**
     * @param version of the program, for the document's properties; empty when it is not known
     */
    public static ReportFiles of(String version) {
        return new ReportFiles(new ReportPrinter(version));
    }

    /**
     * A tagged PDF (PDF/UA-1 and PDF/A-2a).
     *
     * @param appraisal of the file
     * @param at now
     */
    public byte[] pdf(AssessmentFile file, Appraisal appraisal, OffsetDateTime at, PaperSize paper) {
        return printer.pdf(ReportPage.of(file, appraisal, Provenance.file(at)), paper);
    }

    /**
     * A page that needs nothing beside it, in UTF-8.
     *
     * @param appraisal of the file
     * @param at now
     */
    public byte[] html(AssessmentFile file, Appraisal appraisal, OffsetDateTime at) {
        return printer.html(ReportPage.of(file, appraisal, Provenance.file(at))).getBytes(StandardCharsets.UTF_8);
    }
}
