package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsAndMoneyTest {

    /** A sample that comes to each verdict. */
    private static final Map<String, String> SAMPLES = Map.of(
            "RETHINK", "rethink",
            "LAY_FOUNDATIONS", "lay foundations",
            "BASELINE_FIRST", "baseline first",
            "KEEP_SIMPLE", "keep simple",
            "PILOT_ML", "pilot",
            "BUILD_ML", "build");

    private static final Map<String, Set<Strategy>> AGREE = Map.of(
            "RETHINK", Set.of(Strategy.NOTHING),
            "LAY_FOUNDATIONS", Set.of(Strategy.BASELINE),
            "BASELINE_FIRST", Set.of(Strategy.BASELINE, Strategy.STAGED, Strategy.CONTINUE),
            "KEEP_SIMPLE", Set.of(Strategy.BASELINE),
            "PILOT_ML", Set.of(Strategy.STAGED, Strategy.CONTINUE, Strategy.ML),
            "BUILD_ML", Set.of(Strategy.STAGED, Strategy.CONTINUE, Strategy.ML));

    private static final PathTexts PATHS = new PathTexts(EconomicInputs.NONE);

    private static final EconomicInputs IN_EUROS =
            new EconomicInputs("EUR", null, Map.of(), null, EconomicInputs.Adjustments.STANDARD);

    @Test
    void everyVerdictWithEveryAdviceHasASentenceThatNamesBoth() {
        List<String> sentences = new ArrayList<>();
        SAMPLES.forEach((verdict, sample) -> {
            AssessmentFile file = ReportSamples.named(sample);
            Result result = ReportSamples.score(file).result();
            assertThat(result.verdict()).isEqualTo(verdict);
            for (Strategy strategy : Strategy.values()) {
                for (Double adds : new Double[] {null, 40_000.0}) {
                    Roi.Agreement agreement = agreement(file, result, strategy, List.of(), adds);
                    assertThat(agreement.text())
                            .as(verdict + " " + strategy)
                            .contains("“" + title(file, verdict) + "”")
                            .contains(PATHS.named(strategy))
                            .doesNotContain("{", "null", "  ")
                            .endsWith(".");
                    assertThat(agreement.differs())
                            .as(verdict + " " + strategy)
                            .isNotEqualTo(
                                    Objects.requireNonNull(AGREE.get(verdict)).contains(strategy));
                    if (agreement.differs()) {
                        assertThat(agreement.text())
                                .startsWith("The steps and the money differ")
                                .containsPattern("overrule|ask other things|went by an answer");
                        sentences.add(agreement.text());
                    }
                }
            }
        });
        assertThat(sentences).hasSizeGreaterThan(20);
    }

    @Test
    void aTossUpIsSettledByTheStepsWhereOneOfItsPathsGoesWithThem() {
        AssessmentFile file = ReportSamples.named("baseline first");
        Result result = ReportSamples.score(file).result();

        Roi.Agreement settled = agreement(file, result, Strategy.NOTHING, List.of(Strategy.BASELINE), null);
        assertThat(settled.differs()).isFalse();
        assertThat(settled.text()).contains("leaving things as they are and the simple solution", "settles it");

        Roi.Agreement open = agreement(
                ReportSamples.named("rethink"),
                ReportSamples.score(ReportSamples.named("rethink")).result(),
                Strategy.BASELINE,
                List.of(Strategy.ML),
                null);
        assertThat(open.differs()).isTrue();
        assertThat(open.text()).contains("the simple solution (in a toss-up with ML at once)");
    }

    @Test
    void whileItIsTooEarlyTheMoneyIsNamedAlone() {
        AssessmentFile file = ReportSamples.named("nothing answered");
        Result result = ReportSamples.score(file).result();
        for (Strategy strategy : Strategy.values()) {
            assertThat(agreement(file, result, strategy, List.of(), null).text())
                    .contains("too early", PATHS.named(strategy));
        }
    }

    @Test
    void withoutAdviceThereIsNothingToCompare() {
        Roi roi = ReportSamples.page(ReportSamples.named("money half said")).roi();

        assertThat(roi.agreement()).isNull();
        assertThat(roi.difference()).isNull();
        assertThat(roi.missing()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"meets, steps", "far-short, money"})
    void saysWhetherTheStepsOverruleTheMoneyOrAFigureOfItTheSteps(String target, String whose) {
        // Labels that cost far more than they bring: ML loses, the simple solution gains
        AssessmentFile file = ReportSamples.withEconomics(
                ReportSamples.build("baseline.target", new org.groundwork.scoring.Answer.Choice(target)),
                new EconomicInputs(
                        "USD",
                        null,
                        Map.of(
                                Input.AT_STAKE, new Range.Certain(1_000_000),
                                Input.ADOPTION, new Range.Certain(0.8),
                                Input.LABELLING, new Range.Certain(5_000_000)),
                        null,
                        EconomicInputs.Adjustments.STANDARD));
        Appraisal appraisal = ReportSamples.score(file);
        Result result = appraisal.result();
        assertThat(result.verdict()).isEqualTo("KEEP_SIMPLE");
        GateResult gate = result.gate(Objects.requireNonNull(result.blockingGate()));

        if (whose.equals("money")) {
            assertThat(StepsAndMoney.decidingFigure(gate)).isNotNull();
        } else {
            assertThat(StepsAndMoney.decidingFigure(gate)).isNull();
        }
        Analysis analysis = Objects.requireNonNull(appraisal.analysis());
        assertThat(new StepsAndMoney(
                                file.method(),
                                result,
                                result.verdict(),
                                IN_EUROS,
                                advising(analysis, Strategy.NOTHING, List.of(), null, true))
                        .agreement()
                        .orElseThrow()
                        .text())
                .contains(
                        whose.equals("money")
                                ? "Here the money itself overrules: step 7"
                                : "The steps overrule: step 4");
    }

    private static Roi.Agreement agreement(
            AssessmentFile file, Result result, Strategy strategy, List<Strategy> tossUp, @Nullable Double adds) {
        Analysis analysis = Objects.requireNonNull(
                ReportSamples.score(ReportSamples.named("with money")).analysis());
        return new StepsAndMoney(
                        file.method(),
                        result,
                        result.verdict(),
                        IN_EUROS,
                        advising(analysis, strategy, tossUp, adds, false))
                .agreement()
                .orElseThrow();
    }

    private static Analysis advising(
            Analysis from, Strategy strategy, List<Strategy> tossUp, @Nullable Double adds, boolean keepFigures) {
        return new Analysis(
                from.engine(),
                from.seed(),
                from.draws(),
                from.paths(),
                new Analysis.Advice(strategy, tossUp, null, strategy, null),
                from.gate(),
                from.openDecision(),
                from.bestUpside(),
                keepFigures ? from.mlIncrementMean() : adds,
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

    private static String title(AssessmentFile file, String verdict) {
        return file.method().verdict(verdict).title();
    }
}
