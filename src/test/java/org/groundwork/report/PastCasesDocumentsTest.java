package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.groundwork.lab.LabResults;
import org.groundwork.lab.LabSamples;
import org.groundwork.lab.Task;
import org.junit.jupiter.api.Test;

/** What was measured on past cases, in the documents of a report. */
class PastCasesDocumentsTest {

    private static final ReportPrinter PRINTER = new ReportPrinter("test");
    private static final ReportPage PAGE = ReportSamples.withPastCases(LabSamples.cancellations());

    @Test
    void theReportTellsItShortlyAndKeepsToItsPages() throws IOException {
        try (PDDocument document = Loader.loadPDF(PRINTER.document(PAGE, PaperSize.A4, ReportKind.REPORT))) {
            assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(ReportPrinter.MOST_PAGES);
            assertThat(text(document))
                    .contains("Measured on past cases", "machine learning adds less than anyone would notice")
                    .doesNotContain("Every contender");
        }
    }

    @Test
    void theFullRecordTellsAll() throws IOException {
        try (PDDocument document = Loader.loadPDF(PRINTER.document(PAGE, PaperSize.A4, ReportKind.RECORD))) {
            assertThat(text(document))
                    .contains(
                            "Every contender",
                            "What this does not tell",
                            "The same “customer” never stands on both sides.");
        }
    }

    @Test
    void slidesHaveOneOfIt() throws IOException {
        byte[] slides = PRINTER.document(PAGE, PaperSize.A4, ReportKind.SLIDES);
        try (XMLSlideShow show = new XMLSlideShow(new ByteArrayInputStream(slides))) {
            List<XSLFSlide> ofIt = show.getSlides().stream()
                    .filter(slide -> slide.getTitle().startsWith("Measured on past cases"))
                    .toList();
            assertThat(ofIt).hasSize(1);
            assertThat(ofIt.getFirst().getShapes()).anyMatch(XSLFPictureShape.class::isInstance);
        }
    }

    @Test
    void resultsOfEveryTaskArePrinted() throws IOException {
        for (Task task : Task.values()) {
            ReportPage page = ReportSamples.withPastCases(LabResults.of(task, 11));
            try (PDDocument document = Loader.loadPDF(PRINTER.document(page, PaperSize.LETTER, ReportKind.REPORT))) {
                assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(ReportPrinter.MOST_PAGES);
                assertThat(text(document)).contains("Measured on past cases");
            }
        }
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
}
