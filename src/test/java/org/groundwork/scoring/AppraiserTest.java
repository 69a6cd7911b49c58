package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.junit.jupiter.api.Test;

/** Economics decide gates 1, 4, 7 and 9 where they can be computed. */
class AppraiserTest {

    private static final int DRAWS = 2_000;

    private final Appraiser appraiser = new Appraiser(Methods.find("core@1").orElseThrow());

    /** Everything at its best; the options as given. */
    private static AnswerSheet sheet(String target, int value) {
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : Methods.find("core@1").orElseThrow().questions()) {
            if (question instanceof Question.Levelled) {
                answers.put(question.id(), new Answer.Level(4, Evidence.DOCUMENTED));
            }
        }
        answers.put("problem.type", new Answer.Choice("classify"));
        answers.put("baseline.target", new Answer.Choice(target));
        answers.put("problem.value", new Answer.Level(value, Evidence.DOCUMENTED));
        return AnswerSheet.of(Methods.find("core@1").orElseThrow(), answers);
    }

    private static EconomicInputs economics(double atStake, double closesGap) {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, new Range.Certain(atStake));
        ranges.put(Input.ADOPTION, new Range.Certain(0.8));
        ranges.put(Input.CLOSES_GAP, new Range.Certain(closesGap));
        return new EconomicInputs("USD", null, ranges, null, Adjustments.STANDARD);
    }

    private GateState gate(AnswerSheet sheet, EconomicInputs economics, String gate) {
        Appraisal appraisal = appraiser.appraise(sheet, economics, 1, DRAWS);
        return appraisal.result().gates().stream()
                .filter(one -> one.id().equals(gate))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void aGoodCasePassesEveryGate() {
        AnswerSheet sheet = sheet("nearly", 4);
        EconomicInputs good = economics(20_000_000, 0.9);
        Appraisal appraisal = appraiser.appraise(sheet, good, 1, DRAWS);
        assertThat(appraisal.result().verdict()).isEqualTo("BUILD_ML");
        Analysis analysis = Objects.requireNonNull(appraisal.analysis());
        EconomicMetrics figures = Appraiser.figures(analysis);
        assertThat(figures.stated(EconomicMetric.BEST_UPSIDE)).isEqualTo(analysis.bestUpside());
        assertThat(figures.stated(EconomicMetric.ML_INCREMENT_MEAN)).isEqualTo(analysis.mlIncrementMean());
        assertThat(figures.stated(EconomicMetric.ML_BEATS_BASELINE)).isEqualTo(analysis.mlBeatsBaseline());
    }

    @Test
    void whatIsNotWorthItsCostFailsTheFirstGate() {
        AnswerSheet sheet = sheet("falls-short", 4);
        EconomicInputs poor = economics(500, 0.5);
        assertThat(gate(sheet, poor, "worth-solving")).isEqualTo(GateState.FAILED);
        assertThat(appraiser.appraise(sheet, poor, 1, DRAWS).result().verdict()).isEqualTo("RETHINK");
    }

    @Test
    void mlThatAddsLittleFailsItsGatesWhateverTheAnswersSay() {
        AnswerSheet sheet = sheet("nearly", 4);
        EconomicInputs little = economics(1_000_000, 0.01);
        // nothing was stated of the simple solution, whose worth it is
        assertThat(gate(sheet, little, "worth-solving")).isEqualTo(GateState.ASSUMED);
        assertThat(gate(sheet, little, "simple-falls-short")).isEqualTo(GateState.FAILED);
        assertThat(gate(sheet, little, "ml-pays")).isEqualTo(GateState.FAILED);
        assertThat(gate(sheet, little, "ready-to-run")).isEqualTo(GateState.FAILED);
        assertThat(appraiser.appraise(sheet, little, 1, DRAWS).result().verdict())
                .isEqualTo("KEEP_SIMPLE");
    }

    @Test
    void whereTheFigureIsMissingTheAnswerStandsIn() {
        Map<Input, Range> ranges = new EnumMap<>(Input.class);
        ranges.put(Input.AT_STAKE, new Range.Certain(1_000_000));
        EconomicInputs incomplete = new EconomicInputs("EUR", null, ranges, null, Adjustments.STANDARD);
        assertThat(gate(sheet("nearly", 4), incomplete, "ml-pays")).isEqualTo(GateState.PASSED);
        assertThat(gate(sheet("nearly", 2), incomplete, "ml-pays")).isEqualTo(GateState.FAILED);
        assertThat(gate(sheet("nearly", 3), incomplete, "simple-falls-short")).isEqualTo(GateState.FAILED);
        assertThat(gate(sheet("nearly", 4), incomplete, "worth-solving")).isEqualTo(GateState.PASSED);
        assertThat(Appraiser.figures(null).readings()).isEmpty();
    }

    @Test
    void readinessMovesTheChancesThatNobodyStated() {
        EconomicInputs inputs = economics(1_000_000, 0.3);
        Analysis ready = Objects.requireNonNull(
                appraiser.appraise(sheet("nearly", 4), inputs, 1, DRAWS).analysis());
        Analysis unknown = Objects.requireNonNull(appraiser
                .appraise(AnswerSheet.empty(Methods.find("core@1").orElseThrow()), inputs, 1, DRAWS)
                .analysis());
        assertThat(chance(ready)).isGreaterThan(0.6);
        // silence moves nothing
        assertThat(chance(unknown)).isBetween(0.33, 0.37);
        assertThat(unknown.assumptions()).noneMatch(one -> one.source() == Analysis.Assumption.Source.READINESS);
        assertThat(ready.assumptions())
                .filteredOn(one -> one.source() == Analysis.Assumption.Source.READINESS)
                .extracting(Analysis.Assumption::input)
                .containsExactly("baseline.successProbability", "ml.successProbability");
    }

    private static double chance(Analysis analysis) {
        return Objects.requireNonNull(analysis.paths().get(org.groundwork.economics.Strategy.ML))
                .successProbability();
    }
}
