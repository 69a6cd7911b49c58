package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xslf.usermodel.XSLFPictureShape;
import org.apache.poi.xslf.usermodel.XSLFShape;
import org.apache.poi.xslf.usermodel.XSLFSlide;
import org.apache.poi.xslf.usermodel.XSLFTable;
import org.apache.poi.xslf.usermodel.XSLFTextShape;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.groundwork.document.AssessmentFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.presentationml.x2006.main.CTPicture;

/** Slides and text documents, opened again. */
class OfficeDocumentsTest {

    private static final ReportPrinter PRINTER = new ReportPrinter("test");

    static Stream<AssessmentFile> files() {
        return Stream.of(
                ReportSamples.withMoney(),
                ReportSamples.longTexts(),
                MixedScripts.in(ReportSamples.withMoney(), new Random(5)));
    }

    @ParameterizedTest
    @MethodSource("files")
    void slidesSayWhatTheReportSaysAndNothingRunsOutOfThem(AssessmentFile file) throws IOException {
        ReportPage page = ReportSamples.page(file);
        try (XMLSlideShow show =
                new XMLSlideShow(new ByteArrayInputStream(PRINTER.document(page, PaperSize.A4, ReportKind.SLIDES)))) {
            List<String> titles =
                    show.getSlides().stream().map(XSLFSlide::getTitle).toList();
            assertThat(titles).doesNotContainNull().contains("Where you stand", "Why", "What it may be worth");
            StringBuilder text = new StringBuilder();
            for (XSLFSlide slide : show.getSlides()) {
                text.append(text(slide));
                for (XSLFShape shape : slide.getShapes()) {
                    assertThat(shape.getAnchor().getMaxX()).isLessThanOrEqualTo(960 - 40);
                    assertThat(shape.getAnchor().getMaxY()).isLessThanOrEqualTo(540 - 20);
                    if (shape instanceof XSLFTextShape box && !box.getText().isBlank()) {
                        assertThat(box.getTextHeight())
                                .as(box.getText())
                                .isLessThanOrEqualTo(box.getAnchor().getHeight() + 1);
                    }
                    if (shape instanceof XSLFPictureShape picture) {
                        assertThat(((CTPicture) picture.getXmlObject())
                                        .getNvPicPr()
                                        .getCNvPr()
                                        .getDescr())
                                .isNotBlank();
                    }
                }
            }
            ReportPage.VerdictView verdict = page.recommendation().verdict();
            assertThat(verdict).isNotNull();
            assertThat(text(show.getSlides().getFirst())).contains(verdict.headline());
            page.risks()
                    .toSettle()
                    .forEach(risk -> assertThat(text).contains(risk.answer().title()));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void textDocumentsHaveHeadingsTablesAndDescribedPictures(AssessmentFile file) throws IOException {
        ReportPage page = ReportSamples.page(file);
        try (XWPFDocument document =
                new XWPFDocument(new ByteArrayInputStream(PRINTER.document(page, PaperSize.LETTER, ReportKind.TEXT)))) {
            List<String> headings = document.getParagraphs().stream()
                    .filter(paragraph -> "Heading1".equals(paragraph.getStyle()))
                    .map(XWPFParagraph::getText)
                    .toList();
            assertThat(headings).contains("Where you stand", "Why", "What it may be worth", "Next steps");
            assertThat(document.getStyles().styleExist("Heading1")).isTrue();
            assertThat(document.getTables()).isNotEmpty();
            assertThat(document.getParagraphs().stream()
                            .filter(paragraph -> "Verdict".equals(paragraph.getStyle()))
                            .map(XWPFParagraph::getText))
                    .isNotEmpty();
            List<String> alternatives = new ArrayList<>();
            document.getParagraphs().stream()
                    .flatMap(paragraph -> paragraph.getRuns().stream())
                    .filter(run -> !run.getEmbeddedPictures().isEmpty())
                    .forEach(run -> alternatives.add(run.getCTR()
                            .getDrawingArray(0)
                            .getInlineArray(0)
                            .getDocPr()
                            .getDescr()));
            assertThat(alternatives)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(text -> assertThat(text).isNotBlank());
        }
    }

    @Test
    void theAppendicesStayOut() throws IOException {
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(
                PRINTER.document(ReportSamples.page(ReportSamples.withMoney()), PaperSize.A4, ReportKind.TEXT)))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .doesNotContain("All answers, with their evidence", "How this was computed", "Contents");
        }
    }

    private static String text(XSLFSlide slide) {
        StringBuilder text = new StringBuilder();
        for (XSLFShape shape : slide.getShapes()) {
            if (shape instanceof XSLFTextShape box) {
                text.append(box.getText()).append('\n');
            }
            if (shape instanceof XSLFTable table) {
                table.getRows()
                        .forEach(row -> row.getCells()
                                .forEach(cell -> text.append(cell.getText()).append('\n')));
            }
        }
        return text.toString();
    }
}
