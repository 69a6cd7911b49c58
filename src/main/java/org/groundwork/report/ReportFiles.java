package org.groundwork.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import org.groundwork.document.AssessmentFile;
import org.groundwork.report.pdf.FontDirectory;
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
     * Prints with the fonts of this directory as well from now on, where those of the program lack a character.
     *
     * @return files that cannot be used, with the reason
     * @throws IOException if it is no directory that can be read
     */
    public static List<String> useFonts(Path directory) throws IOException {
        return FontDirectory.use(directory);
    }

    /**
     * A tagged PDF (PDF/UA-1 and PDF/A-2a), slides or a text document.
     *
     * @param appraisal of the file
     * @param at now
     */
    public byte[] document(
            AssessmentFile file, Appraisal appraisal, OffsetDateTime at, PaperSize paper, ReportKind kind) {
        return printer.document(ReportPage.of(file, appraisal, Provenance.file(at)), paper, kind);
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
