package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.groundwork.document.AssessmentFile;
import org.groundwork.report.pdf.PdfCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPdfTest {

    private static final ReportPrinter PRINTER = new ReportPrinter("test");
    private static final String BOX = "\u25A1";

    /** Checked with all answers and the computation; of the others their body. */
    private static final Set<String> LONGEST = Set.of("real case", "many scripts", "long texts", "with money");

    static Stream<Arguments> samples() {
        return ReportSamples.all().entrySet().stream().map(sample -> Arguments.of(sample.getKey(), sample.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everyReportIsAccessibleAndMayBeArchived(String name, AssessmentFile file) throws IOException {
        ReportKind kind = LONGEST.contains(name) ? ReportKind.RECORD : ReportKind.REPORT;
        byte[] pdf = PRINTER.pdf(ReportSamples.page(file), PaperSize.A4, kind);

        assertThat(kind == ReportKind.RECORD ? PdfCheck.everything(pdf) : PdfCheck.accessibility(pdf))
                .as(name)
                .isEmpty();
        String text = text(pdf);
        assertThat(text).as("missing glyphs").doesNotContain(BOX, "\uFFFD");
        assertThat(squeezed(text)).contains(squeezed(verdictLine(file)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void everySummaryFitsOnOnePage(String name, AssessmentFile file) throws IOException {
        for (PaperSize paper : PaperSize.values()) {
            byte[] pdf = PRINTER.pdf(ReportSamples.page(file), paper, ReportKind.PAGE);
            try (PDDocument document = Loader.loadPDF(pdf)) {
                assertThat(document.getNumberOfPages())
                        .as(name + " on " + paper)
                        .isEqualTo(1);
            }
            if (paper == PaperSize.A4) {
                assertThat(PdfCheck.accessibility(pdf)).as(name).isEmpty();
            }
        }
    }

    static Stream<ReviewStatus> standings() {
        OffsetDateTime at = ReportSamples.AT;
        ReviewStatus.Opened opened = new ReviewStatus.Opened("Mira Holm", at, "The labels came.");
        String reason = "The office closes in May. ".repeat(30).strip();
        return Stream.of(
                status("WAITING", null, null, "Baseline", null, "", List.of(), null, 0),
                status("ACCEPTED", "Ada", at, "Baseline", "Baseline", "", List.of(), null, 2),
                status("OTHERWISE", "Ada", at, "Baseline", "Keep", reason, List.of(), opened, 0),
                status("OTHERWISE", "Ada", at, null, null, "שלום", List.of(), null, 0),
                status(
                        "RETURNED",
                        "Ada",
                        at,
                        "Baseline",
                        null,
                        "",
                        List.of(new ReviewStatus.About("problem.value", null, "Value", "Whose figure?")),
                        null,
                        1),
                status("WITHDRAWN", null, null, null, null, "", List.of(), opened, 0),
                status("SUPERSEDED", null, null, "Baseline", null, "", List.of(), opened, 0),
                committed(at));
    }

    private static ReviewStatus status(
            String state,
            @Nullable String by,
            @Nullable OffsetDateTime at,
            @Nullable String recommended,
            @Nullable String decision,
            String reason,
            List<ReviewStatus.About> reasons,
            ReviewStatus.@Nullable Opened opened,
            int openThreads) {
        return new ReviewStatus(
                state,
                by,
                at,
                recommended,
                decision,
                reason,
                reasons,
                opened,
                opened != null && decision != null,
                openThreads,
                ReviewStatus.Commitment.NONE,
                List.of(),
                null);
    }

    /** With all there is. */
    private static ReviewStatus committed(OffsetDateTime at) {
        return new ReviewStatus(
                "ACCEPTED",
                "Ada",
                at,
                "Baseline",
                "Baseline",
                "Go on.",
                List.of(),
                null,
                false,
                0,
                new ReviewStatus.Commitment(
                        "125,000 EUR",
                        2,
                        6,
                        "Mira Holm",
                        LocalDate.of(2027, 3, 1),
                        List.of("Legal agrees in writing", "The labels are there")),
                List.of(new ReviewStatus.Earlier("REVOKED", "Ada", at, null, "The budget was cut.")),
                new ReviewStatus.Happened("PARTLY", LocalDate.of(2027, 3, 9), "140,000 EUR", "31 % fewer calls"));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void saysWhatBecameOfASubmissionAndStaysAccessible(ReviewStatus reviewStatus) throws IOException {
        ReportPage page = ReportSamples.submitted(reviewStatus);
        boolean all = reviewStatus.more() || !reviewStatus.commitment().isEmpty();
        byte[] pdf = PRINTER.pdf(page, PaperSize.A4, all ? ReportKind.RECORD : ReportKind.REPORT);

        assertThat(PdfCheck.everything(pdf)).isEmpty();
        String text = squeezed(text(pdf));
        if (reviewStatus.decided() && reviewStatus.decision() != null) {
            assertThat(text).contains(squeezed(reviewStatus.decision()));
        }
        ReviewStatus.Commitment commitment = reviewStatus.commitment();
        if (!commitment.isEmpty()) {
            assertThat(text)
                    .contains(squeezed("125,000 EUR"))
                    .contains(squeezed("Mira Holm"))
                    .contains(squeezed("1 March 2027"))
                    .contains(squeezed("Legal agrees in writing"))
                    .contains(squeezed("140,000 EUR"));
        }
        if (reviewStatus.lost()) {
            assertThat(text).contains(squeezed("This decision no longer holds."));
        }
        reviewStatus.reasons().forEach(one -> assertThat(text).contains(squeezed(one.reason())));
        if (reviewStatus.more()) {
            assertThat(text).contains(squeezed(reviewStatus.reason()));
        }
        byte[] summary = PRINTER.pdf(page, PaperSize.A4, ReportKind.PAGE);
        assertThat(PdfCheck.accessibility(summary)).isEmpty();
        try (PDDocument document = Loader.loadPDF(summary)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    /** Every note as long as it may be, and of line breaks; it must not cost more than a document is worth. */
    @Test
    void noNoteIsTooLongForPaper() throws IOException {
        byte[] pdf = pdf(ReportSamples.noted("\n".repeat(9_990) + "end", "word ".repeat(3_999)), PaperSize.A4);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isBetween(20, 100);
        }
        assertThat(squeezed(text(pdf))).contains(squeezed("(shortened; the full text is in the application)"));
    }

    @Test
    void saysWhoItIsAboutInWhichLanguageAndHowToMoveAround() throws IOException {
        AssessmentFile file = ReportSamples.build("baseline.measured", ReportSamples.LOW);

        try (PDDocument document = Loader.loadPDF(pdf(file, PaperSize.A4))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Churn early warning: readiness report");
            assertThat(document.getDocumentCatalog().getLanguage()).startsWith("en");
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem item :
                    document.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
            }
            assertThat(bookmarks)
                    .startsWith("Readiness report, full record", "Where you stand", "Why")
                    .endsWith("All answers, with their evidence", "How this was computed");
            assertThat(links(document)).contains("https://wiki.example/churn");
        }
    }

    @Test
    void printsWhatTheTeamHasTakenOn() throws IOException {
        AssessmentFile file = ReportSamples.build("baseline.measured", ReportSamples.LOW);
        ActionPlan plan = new ActionPlan(
                List.of(
                        new ActionPlan.Line(
                                "Count last year’s cases",
                                "Jonas Berg",
                                java.time.LocalDate.of(2027, 3, 2),
                                "DOING",
                                false),
                        new ActionPlan.Line("x".repeat(200), "", null, "OPEN", true)),
                new ActionPlan.Saved("120,000\u00A0EUR", false, 1, "It is counted."),
                List.of());
        byte[] pdf = PRINTER.pdf(
                ReportPage.of(file, ReportSamples.score(file), Provenance.preview(ReportSamples.AT), plan, null),
                PaperSize.A4,
                ReportKind.REPORT);

        assertThat(PdfCheck.everything(pdf)).isEmpty();
        assertThat(text(pdf))
                .contains("Action plan", "Count last year’s cases", "Jonas Berg", "2 March 2027")
                .contains("120,000 EUR not spent on machine learning", "It is counted.");
    }

    @Test
    void numbersItsPagesAndRepeatsItsName() throws IOException {
        AssessmentFile file = ReportSamples.build("baseline.measured", ReportSamples.LOW);

        try (PDDocument document = Loader.loadPDF(pdf(file, PaperSize.LETTER))) {
            PDPage page = document.getPage(0);
            assertThat(page.getMediaBox().getWidth()).isEqualTo(612);
            assertThat(page.getMediaBox().getHeight()).isEqualTo(792);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(document))
                    .contains("Churn early warning · Readiness report, full record")
                    .contains("Page 2 of " + document.getNumberOfPages());
        }
    }

    @Test
    void holdsEveryAnswerAndEveryNoteAsFarAsPaperHoldsIt() throws IOException {
        AssessmentFile file = ReportSamples.longTexts();
        String text = squeezed(body(pdf(file, PaperSize.A4)));

        file.answers().forEach((question, entry) -> {
            assertThat(text).contains(squeezed(file.method().question(question).text()));
        });
        assertThat(text).contains("w".repeat(1_500)).contains(squeezed("Second line. Last."));
        assertThat(text)
                .contains(squeezed("A note that goes on and on, and on again, as notes do. ".repeat(36)))
                .contains(squeezed("(shortened; the full text is in the application)"));
    }

    @Test
    void printsGreekCyrillicHebrewArabicAndPictographs() throws IOException {
        String text = text(pdf(ReportSamples.manyScripts(), PaperSize.A4));

        assertThat(text)
                .contains(ReportSamples.GREEK, ReportSamples.CYRILLIC, "🎉", "🚀", "👍", "école")
                .contains("שלום לכולם", "(42)")
                .contains("مرحبا بالعالم", "هذا تقرير", "الاحتفاظ");
    }

    @Test
    void showsABoxForWhatItCannotPrintAndSaysSo() throws IOException {
        String text = text(pdf(ReportSamples.unprintable(), PaperSize.A4));

        assertThat(text)
                .contains("Churn " + BOX.repeat(4))
                .contains("4 characters in these texts cannot be printed")
                .contains("(Han)")
                .doesNotContain("#");
    }

    private static byte[] pdf(AssessmentFile file, PaperSize paper) {
        return PRINTER.pdf(ReportSamples.page(file), paper, ReportKind.RECORD);
    }

    private static String verdictLine(AssessmentFile file) {
        ReportPage.Recommendation recommendation = ReportSamples.page(file).recommendation();
        ReportPage.VerdictView verdict = recommendation.verdict();
        return verdict == null
                ? "It is too early to say; a few more answers will do."
                : recommendation.nobodyKnows()
                        ? "It is too early to say: find out these %d first."
                                .formatted(recommendation.findOut().size())
                        : verdict.headline();
    }

    /** As a reader copies it: letters, not shapes. */
    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
        }
    }

    /** The same without running heads and page numbers. */
    private static String body(byte[] pdf) throws IOException {
        StringBuilder text = new StringBuilder();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                PDFTextStripperByArea stripper = new PDFTextStripperByArea();
                stripper.addRegion("body", new Rectangle2D.Float(0, 52, 600, 742));
                stripper.extractRegions(page);
                text.append(stripper.getTextForRegion("body"));
            }
        }
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> links(PDDocument document) throws IOException {
        List<String> links = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getAction() instanceof PDActionURI action) {
                    links.add(action.getURI());
                }
            }
        }
        return links;
    }
}
