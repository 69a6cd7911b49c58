package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.report.pdf.PdfCheck;
import org.groundwork.report.pdf.PdfLook;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees who leafs through the documents of many reports. */
class PaperTest {

    private static final ReportPrinter PRINTER = new ReportPrinter("test");

    private static final String WORD =
            "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(6);

    @ParameterizedTest
    @ValueSource(strings = {"churn-early-warning", "invoice-field-reading", "late-payment-warning", "search-ranking"})
    void whatDemoPeopleSeeIsWellSet(String name) throws IOException {
        ReportPage page = ReportSamples.page(demo(name));
        for (ReportKind kind : List.of(ReportKind.REPORT, ReportKind.RECORD, ReportKind.PAGE)) {
            lookAt(name, page, kind, PaperSize.A4);
        }
    }

    @Test
    void casesWithKnownOutcomeAreWellSet() {
        List<ReferenceCase> all = ReferenceCases.shipped().all();
        assertThat(all).hasSize(36);
        for (int i = 0; i < all.size(); i++) {
            ReportPage page = ReportSamples.page(all.get(i).file());
            lookAt(all.get(i).id(), page, ReportKind.REPORT, i % 4 == 0 ? PaperSize.LETTER : PaperSize.A4);
            lookAt(all.get(i).id(), page, ReportKind.PAGE, PaperSize.A4);
        }
    }

    /** Sheets that nobody would write, with notes as long as they may be and words without an end. */
    @Test
    void sheetsAtRandomKeepToSevenPagesAndToOne() {
        for (int seed = 0; seed < 8; seed++) {
            ReportPage page = atRandom(new Random(seed));
            lookAt("seed " + seed, page, ReportKind.REPORT, seed % 3 == 0 ? PaperSize.LETTER : PaperSize.A4);
            lookAt("seed " + seed, page, ReportKind.PAGE, PaperSize.A4);
        }
    }

    @Test
    void recordsOfSheetsAtRandomAreWellSet() {
        for (int seed = 100; seed < 102; seed++) {
            lookAt("seed " + seed, atRandom(new Random(seed)), ReportKind.RECORD, PaperSize.A4);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportKind.class,
            names = {"REPORT", "ANSWERS", "RECORD", "PAGE"})
    void wordsWithoutAnEndStayOnThePaper(ReportKind kind) throws IOException {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        AssessmentFile demo = demo("churn-early-warning");
        demo.answers()
                .forEach((question, entry) -> entries.put(
                        question,
                        new AssessmentFile.Entry(
                                entry.answer(),
                                WORD,
                                List.of("https://x.example/" + WORD),
                                WORD.substring(0, 200),
                                null)));
        ReportPage page = MixedScripts.submitted(
                new AssessmentFile(
                        demo.method(),
                        new AssessmentFile.Initiative(WORD.substring(0, 200), WORD.substring(0, 200), WORD),
                        entries,
                        demo.economics()),
                new Random(1));
        byte[] pdf = lookAt("long words", page, kind, PaperSize.A4);
        if (kind == ReportKind.RECORD) {
            assertThat(text(pdf).replaceAll("\\s", "")).contains(WORD);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportKind.class,
            names = {"REPORT", "ANSWERS", "RECORD", "PAGE"})
    void everyKindIsAccessibleAndMayBeArchived(ReportKind kind) throws IOException {
        byte[] pdf = PRINTER.pdf(MixedScripts.submitted(demo("search-ranking"), new Random(3)), PaperSize.A4, kind);

        assertThat(PdfCheck.everything(pdf)).isEmpty();
    }

    /** Scripts mixed in every field, and tables that come to the top of a page by all ways. */
    @Test
    void noTextOfAnyScriptKeepsADocumentFromBeingPrinted() throws IOException {
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            AssessmentFile file = MixedScripts.in(demo("churn-early-warning"), random);
            ReportPage page = MixedScripts.submitted(file, random);
            assertThat(PRINTER.pdf(page, PaperSize.A4, seed % 3 == 0 ? ReportKind.RECORD : ReportKind.REPORT))
                    .isNotEmpty();
            assertThat(PdfLook.pages(PRINTER.pdf(page, PaperSize.A4, ReportKind.PAGE)))
                    .isEqualTo(1);
        }
    }

    @Test
    void contentsSayOnWhichPageEachSectionBegins() throws IOException {
        byte[] pdf = PRINTER.pdf(ReportSamples.page(demo("search-ranking")), PaperSize.A4, ReportKind.ANSWERS);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String first = page(document, 1);
            for (String section : List.of("Where you stand", "Cases like yours", "All answers, with their evidence")) {
                int begins = 0;
                for (int number = 2; number <= document.getNumberOfPages() && begins == 0; number++) {
                    if (page(document, number)
                            .lines()
                            .anyMatch(line -> line.strip().equals(section))) {
                        begins = number;
                    }
                }
                assertThat(first).containsPattern(section + "[ .]+" + begins + "\\s");
            }
            assertThat(first).contains("Try machine learning on a small scale");
        }
    }

    /** Copied text is what was written: letters, not shapes, and not other letters that look alike. */
    @Test
    void textIsReadAsItWasWritten() throws IOException {
        List<String> notes = List.of(
                "Μέσος όρος μμμ, Πρόγραμμα",
                "latency of 5 µs",
                "affi fl ffl office",
                "e\u0301cole nai\u0308ve Ångström",
                "Donau\u00ADdampf\u00ADschiff",
                "the team’s ‘own’ figure",
                "مرحبا بالعالم",
                "خدمت یک فارسی",
                "Ωμέγα Δx",
                "Žluťoučký kůň, Ђурђевак");
        Method method = Methods.find("core@1").orElseThrow();
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        int next = 0;
        for (Question question : method.questions()) {
            if (question instanceof Question.Levelled) {
                entries.put(
                        question.id(),
                        new AssessmentFile.Entry(
                                new Answer.Level(2, Evidence.KNOWN),
                                notes.get(next++ % notes.size()),
                                List.of(),
                                null,
                                null));
            }
        }
        byte[] pdf = PRINTER.pdf(
                ReportSamples.page(new AssessmentFile(
                        method, new AssessmentFile.Initiative("Πρόγραμμα ’μ’", null, null), entries)),
                PaperSize.A4,
                ReportKind.ANSWERS);
        String text = text(pdf);
        for (String note : notes) {
            assertThat(text)
                    .contains(Normalizer.normalize(note, Normalizer.Form.NFC).replace("\u00AD", ""));
        }
        assertThat(text).contains("Πρόγραμμα ’μ’");
        assertThat(PdfCheck.accessibility(pdf)).isEmpty();
    }

    private static byte[] lookAt(String name, ReportPage page, ReportKind kind, PaperSize paper) {
        byte[] pdf = PRINTER.pdf(page, paper, kind);
        assertThat(PdfLook.faults(pdf)).as(name + " " + kind + " on " + paper).isEmpty();
        if (kind == ReportKind.REPORT) {
            assertThat(PdfLook.pages(pdf)).as(name).isLessThanOrEqualTo(ReportPrinter.MOST_PAGES);
        }
        if (kind == ReportKind.PAGE) {
            assertThat(PdfLook.pages(pdf)).as(name).isEqualTo(1);
        }
        return pdf;
    }

    private static ReportPage atRandom(Random random) {
        AssessmentFile demo = demo(random.nextBoolean() ? "churn-early-warning" : "search-ranking");
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        for (Question question : demo.method().questions()) {
            if (random.nextInt(8) > 0) {
                entries.put(
                        question.id(),
                        new AssessmentFile.Entry(answer(question, random), note(random), List.of(), null, null));
            }
        }
        AssessmentFile file = new AssessmentFile(
                demo.method(),
                new AssessmentFile.Initiative(
                        random.nextBoolean()
                                ? WORD.substring(0, 150)
                                : "A name of many words ".repeat(8).strip(),
                        "Team",
                        note(random)),
                entries,
                random.nextInt(3) == 0 ? null : demo.economics());
        return random.nextBoolean() ? ReportSamples.page(file) : MixedScripts.submitted(file, random);
    }

    private static Answer answer(Question question, Random random) {
        if (random.nextInt(6) == 0) {
            return new Answer.Unknown();
        }
        return switch (question) {
            case Question.Levelled levelled ->
                new Answer.Level(
                        random.nextInt(Question.TOP + 1), Evidence.values()[random.nextInt(Evidence.values().length)]);
            case Question.Choice choice -> {
                List<String> options = new ArrayList<>();
                choice.options().forEach(option -> options.add(option.id()));
                yield new Answer.Choice(options.get(random.nextInt(options.size())));
            }
        };
    }

    private static String note(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "Short.";
            case 1 ->
                "A note that goes on and on, as notes do. "
                        .repeat(1 + random.nextInt(60))
                        .strip();
            case 2 -> WORD;
            default -> "line\n".repeat(1 + random.nextInt(40)).strip();
        };
    }

    private static AssessmentFile demo(String name) {
        Path file = Path.of("src/main/resources/demo", name + ".yaml");
        try {
            return AssessmentFiles.read(name, Files.readAllBytes(file), KnownMethods.installed());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replace('\u00A0', ' ');
        }
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(number);
        stripper.setEndPage(number);
        return stripper.getText(document);
    }
}
