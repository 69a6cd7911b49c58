package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.RandomRanges;
import org.groundwork.chart.DotsChart;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The money in every state that it can have; each is also rendered as page and PDF. */
class ReportRoiTest {

    private static final ReportPrinter PRINTER = new ReportPrinter("test");
    private static final int DRAWS = 4_000;

    private static final Map<Input, Range> USUAL = Map.of(
            Input.AT_STAKE, new Range.Interval(300_000, 1_500_000),
            Input.ADOPTION, new Range.Certain(0.7));

    @Test
    void everyInputIsSaidAsEverywhere() {
        MoneyTexts texts = new MoneyTexts("EUR", 36);
        RandomRanges.forEach((input, range) -> assertThat(texts.range(input.id(), range))
                .isEqualTo(AmountTexts.english("EUR").range(input.unit(), range)));
    }

    @Test
    void saysInOneSentenceWhatCouldBeSaidWhileNothingIsStated() {
        ReportPage page = ReportSamples.page(ReportSamples.named("baseline first"));

        assertThat(page.roi()).isEqualTo(Roi.NONE);
        String html = body(page);
        assertThat(html).contains("Nothing is said about the money yet").doesNotContain("/economics");
        assertThat(html).doesNotContain("id=\"money\"");
    }

    @Test
    void saysWhichInputWouldLetItSayMore() {
        Roi half = roi(Map.of(Input.DECISIONS, new Range.Certain(1_000)));
        assertThat(half.body()).isNull();
        assertThat(half.advice()).isEmpty();
        assertThat(half.missing()).isNotEmpty().allMatch(m -> m.startsWith("What any path is worth"));

        Roi noAdoption = roi(Map.of(Input.AT_STAKE, new Range.Certain(1e6)));
        assertThat(noAdoption.missing()).hasSize(2).allMatch(m -> m.contains("would use it"));

        Roi onlySimple =
                roi(Map.of(Input.AT_STAKE, new Range.Certain(1e6), Input.BASELINE_ADOPTION, new Range.Certain(0.5)));
        Roi.Body body = Objects.requireNonNull(onlySimple.body());
        assertThat(body.paths()).extracting(Roi.PathRow::path).containsExactly("Do nothing", "Simple solution");
        assertThat(onlySimple.missing()).singleElement().asString().startsWith("What ML is worth");
    }

    @Test
    void whatIsSaidAndWhatIsDrawnIsTheSameCount() {
        Roi.Body body = Objects.requireNonNull(roi(USUAL).body());

        assertThat(body.picture().dots()).hasSize(4);
        for (DotsChart dots : body.picture().dots()) {
            Roi.PathRow row = body.paths().stream()
                    .filter(r -> r.path().equals(dots.label()))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.loses()).startsWith("loses money in " + dots.losses() + " of 20");
        }
        assertThat(body.otherDots()).hasSize(3).doesNotContain(body.shownDots());
    }

    @Test
    void namesNoMiddleWhereTheFuturesFallIntoTwoHeaps() {
        Roi roi = roi(Map.of(
                Input.AT_STAKE, new Range.Certain(3e6),
                Input.ADOPTION, new Range.Certain(0.7),
                Input.CAPTURES, new Range.Certain(0.2),
                Input.CLOSES_GAP, new Range.Certain(0.3),
                Input.ML_SUCCESS, new Range.Certain(0.5),
                Input.OVERRUN, new Range.Certain(1)));
        Roi.Body body = Objects.requireNonNull(roi.body());

        assertThat(body.noMiddle()).isNotEmpty().allMatch(text -> text.contains("two heaps"));
        assertThat(body.paths())
                .filteredOn(row -> row.path().equals("ML at once"))
                .extracting(Roi.PathRow::middle)
                .containsExactly("none: two heaps");
    }

    @Test
    void favoursLeavingThingsAsTheyAreWhereNothingPays() {
        Roi roi = roi(Map.of(
                Input.AT_STAKE, new Range.Interval(2_000, 9_000),
                Input.ADOPTION, new Range.Certain(0.7)));

        assertThat(roi.advice().getFirst()).contains("leave things as they are");
        Roi.Body body = Objects.requireNonNull(roi.body());
        assertThat(body.paths().getFirst().advised()).isTrue();
        assertThat(body.shownDots().label()).isEqualTo("Simple solution");
        assertThat(body.moves().getFirst()).contains("Simple solution");
        assertThat(body.breakEvens())
                .isNotEmpty()
                .allMatch(t -> t.contains("certain to work") || t.contains("costs more to run"));
    }

    @Test
    void saysThatATossUpIsOne() {
        AssessmentFile file = file(USUAL, "EUR");
        Appraisal appraisal = appraise(file);
        Analysis analysis = Objects.requireNonNull(appraisal.analysis());
        Analysis even = with(
                analysis,
                new Analysis.Advice(Strategy.NOTHING, List.of(Strategy.BASELINE), null, Strategy.BASELINE, null));

        Roi roi = ReportPage.of(file, new Appraisal(appraisal.result(), even), stamp())
                .roi();

        assertThat(roi.advice().getFirst())
                .contains("a toss-up between leaving things as they are and the simple solution");
    }

    @Test
    void keepsCurrencyAndHorizonOfTheTeam() {
        Roi roi = roi(USUAL, "CHF", 1.5);

        assertThat(roi.lede()).contains("18 months");
        assertThat(roi.advice().getFirst()).contains("\u00A0CHF").doesNotContain("EUR");
    }

    @Test
    void aDayOfWorkHasAPriceInDollarsOnly() {
        Roi francs = ReportPage.of(
                        ReportSamples.withEconomics(
                                ReportSamples.named("build"),
                                new EconomicInputs("CHF", null, USUAL, null, Adjustments.STANDARD)),
                        appraise(ReportSamples.withEconomics(
                                ReportSamples.named("build"),
                                new EconomicInputs("CHF", null, USUAL, null, Adjustments.STANDARD))),
                        stamp())
                .roi();
        assertThat(francs.body()).isNull();
        assertThat(francs.missing()).singleElement().asString().contains("a day of it costs");
    }

    @Test
    void readsHugeAmounts() {
        Roi roi = roi(Map.of(
                Input.DECISIONS, new Range.Certain(9e13),
                Input.ERROR_SHARE, new Range.Certain(0.5),
                Input.COST_PER_ERROR, new Range.Certain(1e10),
                Input.ADOPTION, new Range.Certain(1)));

        assertThat(String.join(" ", roi.advice())).contains("E").contains("trillion");
    }

    @Test
    void capsAndJudgesTheExperimentByWhatTheMoneySays() {
        AssessmentFile file = ReportSamples.withEconomics(ReportSamples.realCase(), inputs(USUAL, "EUR", null));
        ReportPage.Experiment experiment = Objects.requireNonNull(page(file).experiment());

        assertThat(Objects.requireNonNull(experiment.goesOn()).text())
                .contains("on the table")
                .contains("a year");
        assertThat(experiment.cap()).contains("EUR");
        ReportPage.Experiment without =
                Objects.requireNonNull(page(ReportSamples.realCase()).experiment());
        assertThat(without.goesOn()).isNull();
        assertThat(without.cap()).isNull();
    }

    @Test
    void everyAssumptionSaysWhereItComesFrom() {
        for (DataKind kind : DataKind.values()) {
            Roi roi = page(ReportSamples.withEconomics(
                            ReportSamples.realCase(),
                            new EconomicInputs("USD", null, USUAL, kind, Adjustments.STANDARD)))
                    .roi();
            Roi.Receipt receipt = Objects.requireNonNull(roi.receipt());
            assertThat(receipt.assumed()).hasSizeGreaterThan(15).allSatisfy(row -> {
                assertThat(row.input()).isNotBlank();
                assertThat(row.value()).isNotBlank();
                assertThat(row.source()).endsWith(".");
            });
            assertThat(receipt.assumed())
                    .extracting(Roi.InputRow::source)
                    .anyMatch(source -> source.contains("moved by readiness"));
            assertThat(receipt.run()).contains("seed 1", "4,000 draws");
        }
    }

    @Test
    void everyInputHasItsWords() {
        for (Input input : Input.values()) {
            assertThat(ReportTexts.has("economics." + input.id()))
                    .as(input.id())
                    .isTrue();
            String from = input.multiplesOf().isPresent() ? "derived." : "source.";
            input.standard()
                    .filter(range -> !range.equals(new Range.Certain(0)))
                    .ifPresent(range -> assertThat(ReportTexts.has("report.roi." + from + input.id()))
                            .as(input.id())
                            .isTrue());
        }
        for (Analysis.Missing missing : Analysis.Missing.values()) {
            assertThat(ReportTexts.get("report.roi.missing." + missing)).endsWith(".");
        }
    }

    @Test
    void neverPromises() {
        Roi roi = roi(USUAL);

        assertThat(String.join(" ", roi.advice()))
                .contains("Your estimates imply")
                .doesNotContain(" will ");
    }

    @Test
    void aStepThatHangsOnAFigureSaysWhatWasComputed() {
        AssessmentFile file = file(
                Map.of(
                        Input.AT_STAKE, new Range.Certain(1_000_000),
                        Input.ADOPTION, new Range.Certain(0.8),
                        Input.LABELLING, new Range.Certain(5_000_000)),
                "EUR");
        ReportPage page = page(file);

        assertThat(Objects.requireNonNull(page.recommendation().verdict()).id()).isEqualTo("KEEP_SIMPLE");
        assertThat(page.reasons().getFirst().answer().label()).startsWith("a loss of");
        assertThat(Objects.requireNonNull(page.changes().here()).facts())
                .extracting(ReportPage.Fact::title)
                .contains("What ML adds to a working simple solution");
        assertThat(body(page)).contains("What ML adds to a working simple solution, on average");
    }

    private static Roi roi(Map<Input, Range> stated) {
        return roi(stated, "EUR", null);
    }

    /** Renders it too. */
    private static Roi roi(Map<Input, Range> stated, @Nullable String currency, @Nullable Double years) {
        ReportPage page =
                page(ReportSamples.withEconomics(ReportSamples.named("build"), inputs(stated, currency, years)));
        assertThat(body(page)).contains("id=\"roi\"").doesNotContain("??", "{0}", "NaN", "null");
        return page.roi();
    }

    private static String body(ReportPage page) {
        return PRINTER.html(page).replaceAll("(?s)<style.*?</style>", "");
    }

    private static AssessmentFile file(Map<Input, Range> stated, @Nullable String currency) {
        return ReportSamples.withEconomics(ReportSamples.named("build"), inputs(stated, currency, null));
    }

    private static EconomicInputs inputs(Map<Input, Range> stated, @Nullable String currency, @Nullable Double years) {
        Map<Input, Range> rated = new HashMap<>(stated);
        rated.putIfAbsent(Input.DAY_RATE, new Range.Ends(500, 733, 1100));
        return new EconomicInputs(currency, years, rated, null, Adjustments.STANDARD);
    }

    private static ReportPage page(AssessmentFile file) {
        return ReportPage.of(file, appraise(file), stamp());
    }

    private static Appraisal appraise(AssessmentFile file) {
        return new Appraiser(file.method()).appraise(file.sheet(), file.economics(), Appraiser.SEED, DRAWS);
    }

    private static Provenance stamp() {
        return Provenance.preview(ReportSamples.AT);
    }

    private static Analysis with(Analysis from, Analysis.Advice advice) {
        return new Analysis(
                from.engine(),
                from.seed(),
                from.draws(),
                from.paths(),
                advice,
                from.gate(),
                from.openDecision(),
                from.bestUpside(),
                from.mlIncrementMean(),
                from.mlBeatsBaseline(),
                from.evpi(),
                from.noiseFloor(),
                from.inputs(),
                from.errors(),
                from.assumptions(),
                from.missing(),
                from.metrics(),
                from.statedRanges());
    }
}
