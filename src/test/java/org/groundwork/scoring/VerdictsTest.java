package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.scoring.Sheets.CORE;
import static org.groundwork.scoring.Sheets.NOT_APPLICABLE;
import static org.groundwork.scoring.Sheets.UNKNOWN;
import static org.groundwork.scoring.Sheets.allPassed;
import static org.groundwork.scoring.Sheets.choice;
import static org.groundwork.scoring.Sheets.guess;
import static org.groundwork.scoring.Sheets.known;
import static org.groundwork.scoring.Sheets.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.method.Condition;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictsTest {

    @Test
    void theLeastThatPassesEveryGateIsEnoughToBuild() {
        Result result = score(allPassed());
        assertThat(result.verdict()).isEqualTo("BUILD_ML");
        assertThat(result.settled()).isTrue();
        assertThat(result.possibleVerdicts()).containsExactly("BUILD_ML");
        assertThat(result.gates()).allMatch(gate -> gate.state() == GateState.PASSED);
        assertThat(result.cheapestChange()).isNull();
        assertThat(result.stillMatters()).isEmpty();
        assertThat(result.blockingGate()).isNull();
    }

    /**
     * The gates of the method, line by line: one level less than asked for, and the gate is not
     * reached.
     */
    @ParameterizedTest
    @CsvSource({
        "problem.decision, 1, worth-solving, RETHINK",
        "problem.action, 1, worth-solving, RETHINK",
        "problem.effect, 0, worth-solving, RETHINK",
        "problem.metric, 1, worth-solving, RETHINK",
        "risk.regulation, 0, worth-solving, RETHINK",
        "risk.harm, 0, worth-solving, RETHINK",
        "data.rights, 0, measurable, LAY_FOUNDATIONS",
        "baseline.measured, 2, simple-measured, BASELINE_FIRST",
        "data.events, 2, data-can-teach, LAY_FOUNDATIONS",
        "data.access, 1, data-can-teach, LAY_FOUNDATIONS",
        "data.quality, 1, data-can-teach, LAY_FOUNDATIONS",
        "data.joined, 1, data-can-teach, LAY_FOUNDATIONS",
        "data.labels, 1, data-can-teach, LAY_FOUNDATIONS",
        "data.volume, 0, data-can-teach, LAY_FOUNDATIONS",
        "data.representative, 1, data-can-teach, LAY_FOUNDATIONS",
        "data.at-decision, 1, data-can-teach, LAY_FOUNDATIONS",
        "data.rights, 2, data-can-teach, LAY_FOUNDATIONS",
        "problem.value, 2, ml-pays, KEEP_SIMPLE",
        "risk.harm, 1, fit-to-pilot, LAY_FOUNDATIONS",
        "risk.harm, 2, fit-to-pilot, LAY_FOUNDATIONS",
        "risk.regulation, 1, fit-to-pilot, LAY_FOUNDATIONS",
        "infra.compute, 0, fit-to-pilot, LAY_FOUNDATIONS",
        "team.domain, 0, fit-to-pilot, LAY_FOUNDATIONS",
        "team.ml-production, 1, fit-to-pilot, LAY_FOUNDATIONS",
        "problem.precedent, 2, ready-to-run, PILOT_ML",
        "problem.effect, 2, ready-to-run, PILOT_ML",
        "data.volume, 1, ready-to-run, PILOT_ML",
        "data.at-decision, 2, ready-to-run, PILOT_ML",
        "infra.reproducible, 1, ready-to-run, PILOT_ML",
        "infra.experiments, 1, ready-to-run, PILOT_ML",
        "infra.serving, 2, ready-to-run, PILOT_ML",
        "infra.release, 1, ready-to-run, PILOT_ML",
        "infra.monitoring, 2, ready-to-run, PILOT_ML",
        "infra.retraining, 1, ready-to-run, PILOT_ML",
        "infra.ownership, 2, ready-to-run, PILOT_ML",
        "team.capacity, 2, ready-to-run, PILOT_ML",
        "problem.value, 3, ready-to-run, PILOT_ML"
    })
    void oneLevelLessStopsAtTheGate(String question, int level, String gate, String verdict) {
        Result result = score(allPassed().with(question, known(level)));
        assertThat(result.blockingGate()).isEqualTo(gate);
        assertThat(result.verdict()).isEqualTo(verdict);
        assertThat(result.gate(gate).state()).isEqualTo(GateState.FAILED);
        assertThat(result.possibleVerdicts()).containsExactly(verdict);
    }

    static Stream<Arguments> alternatives() {
        AnswerSheet all = allPassed();
        AnswerSheet nothingRecorded = all.with("data.outcomes", known(1)).with("infra.experiments", known(1));
        AnswerSheet oneTried = all.with("baseline.heuristic", known(2));
        AnswerSheet noneTried = oneTried.with("baseline.manual", known(2));
        AnswerSheet harmful = all.with("risk.harm", known(2));
        return Stream.of(
                Arguments.of(nothingRecorded, "measurable", GateState.PASSED),
                Arguments.of(nothingRecorded.with("baseline.manual", known(2)), "measurable", GateState.FAILED),
                Arguments.of(noneTried, "simple-measured", GateState.FAILED),
                Arguments.of(noneTried.with("baseline.process", known(3)), "simple-measured", GateState.PASSED),
                Arguments.of(noneTried.with("baseline.simple-model", known(3)), "simple-measured", GateState.PASSED),
                Arguments.of(noneTried.with("baseline.off-the-shelf", known(3)), "simple-measured", GateState.PASSED),
                Arguments.of(all.with("baseline.target", choice("not-tested")), "simple-measured", GateState.FAILED),
                Arguments.of(all.with("baseline.target", choice("meets")), "simple-falls-short", GateState.FAILED),
                Arguments.of(all.with("baseline.target", choice("nearly")), "simple-falls-short", GateState.PASSED),
                Arguments.of(
                        all.with("baseline.target", choice("nearly")).with("problem.value", known(3)),
                        "simple-falls-short",
                        GateState.FAILED),
                Arguments.of(all.with("baseline.target", choice("no-target")), "simple-falls-short", GateState.PASSED),
                Arguments.of(oneTried, "simple-exhausted", GateState.FAILED),
                Arguments.of(oneTried.with("baseline.plateau", known(2)), "simple-exhausted", GateState.PASSED),
                Arguments.of(
                        oneTried.with("baseline.target", choice("far-short")), "simple-exhausted", GateState.PASSED),
                Arguments.of(oneTried.with("baseline.plateau", known(2)), "ready-to-run", GateState.FAILED),
                Arguments.of(oneTried.with("baseline.plateau", known(3)), "ready-to-run", GateState.PASSED),
                Arguments.of(
                        harmful.with("risk.recourse", known(2)).with("risk.bias", known(1)),
                        "fit-to-pilot",
                        GateState.PASSED),
                Arguments.of(harmful.with("risk.recourse", known(2)), "fit-to-pilot", GateState.FAILED),
                Arguments.of(harmful.with("risk.bias", known(1)), "fit-to-pilot", GateState.FAILED),
                Arguments.of(
                        all.with("team.ml-production", known(1)).with("team.analysis", known(2)),
                        "fit-to-pilot",
                        GateState.PASSED),
                Arguments.of(all.with("data.joined", NOT_APPLICABLE), "data-can-teach", GateState.PASSED),
                Arguments.of(all.with("data.events", guess(3)), "data-can-teach", GateState.ASSUMED),
                Arguments.of(all.with("data.events", guess(2)), "data-can-teach", GateState.OPEN),
                Arguments.of(all.with("data.events", guess(1)), "data-can-teach", GateState.FAILED),
                Arguments.of(all.with("data.events", UNKNOWN), "data-can-teach", GateState.OPEN),
                Arguments.of(all.with("data.events", null), "data-can-teach", GateState.OPEN),
                Arguments.of(all.with("baseline.target", UNKNOWN), "simple-measured", GateState.OPEN));
    }

    @ParameterizedTest
    @MethodSource("alternatives")
    void aGateTakesWhatItsAlternativesAllow(AnswerSheet sheet, String gate, GateState state) {
        assertThat(score(sheet).gate(gate).state()).isEqualTo(state);
    }

    @Test
    void aCountAsksForNoMoreThanThereAre() {
        AnswerSheet sheet = allPassed().with("baseline.manual", known(2));
        for (String question : List.of("baseline.process", "baseline.simple-model", "baseline.off-the-shelf")) {
            sheet = sheet.with(question, NOT_APPLICABLE);
        }
        assertThat(score(sheet).gate("simple-exhausted").state()).isEqualTo(GateState.FAILED);
        Method method =
                one(new Condition.Count(2, List.of(new Condition.AtLeast("s.a", 3), new Condition.AtLeast("s.b", 3))));
        AnswerSheet small = AnswerSheet.of(method, Map.of("s.a", known(3)));
        assertThat(score(small).gate("g").state()).isEqualTo(GateState.OPEN);
        assertThat(score(small.with("s.b", NOT_APPLICABLE)).gate("g").state()).isEqualTo(GateState.PASSED);
    }

    @Test
    void aGateOfWhichNothingAppliesIsPassedAtEveryDepth() {
        Method method = one(new Condition.All(List.of(new Condition.Any(List.of(
                new Condition.AtLeast("s.a", 3), new Condition.Count(1, List.of(new Condition.AtLeast("s.b", 2))))))));
        AnswerSheet sheet = AnswerSheet.of(method, Map.of("s.a", NOT_APPLICABLE, "s.b", NOT_APPLICABLE));
        Result result = score(sheet);
        assertThat(result.gate("g").state()).isEqualTo(GateState.PASSED);
        assertThat(result.gate("g").condition().state()).isNull();
        assertThat(result.verdict()).isEqualTo("ALL");
        assertThat(result.readiness()).isNull();
        assertThat(result.sections().getFirst().band()).isNull();
        assertThat(result.sections().getFirst().coverage()).isNull();
    }

    private static Method one(Condition condition) {
        return SmallMethods.of(
                List.of(SmallMethods.levelled("s.a", 1, Effort.S), SmallMethods.levelled("s.b", 1, Effort.S)),
                List.of(SmallMethods.gate("g", "V", condition)));
    }

    @Test
    void computedEconomicsDecideWhereTheyAreKnown() {
        Map<EconomicMetric, Double> figures = new LinkedHashMap<>();
        figures.put(EconomicMetric.BEST_UPSIDE, 0.0);
        figures.put(EconomicMetric.ML_INCREMENT_MEAN, 0.0);
        figures.put(EconomicMetric.ML_BEATS_BASELINE, 0.7);
        AnswerSheet poorValue = allPassed().with("problem.value", known(0));
        Scorer scorer = new Scorer(CORE);
        assertThat(scorer.score(poorValue, EconomicMetrics.of(figures)).verdict())
                .isEqualTo("BUILD_ML");
        figures.put(EconomicMetric.ML_BEATS_BASELINE, 0.69);
        assertThat(scorer.score(poorValue, EconomicMetrics.of(figures)).verdict())
                .isEqualTo("PILOT_ML");
        figures.put(EconomicMetric.ML_INCREMENT_MEAN, -0.01);
        assertThat(scorer.score(poorValue, EconomicMetrics.of(figures)).verdict())
                .isEqualTo("KEEP_SIMPLE");
        figures.put(EconomicMetric.BEST_UPSIDE, -0.01);
        Result result = scorer.score(poorValue, EconomicMetrics.of(figures));
        assertThat(result.verdict()).isEqualTo("RETHINK");
        assertThat(result.gate("worth-solving").leaves().getLast())
                .isEqualTo(new ConditionResult.FigureLeaf(
                        GateState.FAILED, EconomicMetric.BEST_UPSIDE, 0, EconomicMetrics.Reading.of(-0.01), null));
    }

    @Test
    void anEmptySheetIsTooEarlyAndEverythingIsPossible() {
        Result result = score(AnswerSheet.empty(CORE));
        assertThat(result.verdict()).isNull();
        assertThat(result.tooEarly()).isTrue();
        assertThat(result.settled()).isFalse();
        assertThat(result.answered()).isZero();
        assertThat(result.possibleVerdicts())
                .containsExactly("RETHINK", "LAY_FOUNDATIONS", "BASELINE_FIRST", "KEEP_SIMPLE", "PILOT_ML", "BUILD_ML");
        assertThat(result.gates()).allMatch(gate -> gate.state() == GateState.OPEN);
        assertThat(Objects.requireNonNull(result.readiness()).band()).isEqualTo(new Band(0, 0, 1));
        assertThat(result.readiness().heldBackBy()).isEqualTo("problem");
        assertThat(result.sections()).allMatch(section -> Objects.equals(section.coverage(), 0.0));
        assertThat(result.stillMatters())
                .startsWith(
                        "problem.decision",
                        "problem.metric",
                        "problem.action",
                        "problem.effect",
                        "risk.harm",
                        "risk.regulation",
                        "data.outcomes",
                        "data.rights",
                        "infra.experiments",
                        "baseline.manual");
    }

    @Test
    void asking60PercentOfTheFirstGatesIsEnough() {
        // 28 in all: decision, metric, action, effect, harm, regulation, rights, outcomes,
        // experiments, measured, heuristic 2 each,
        // manual, target, process, simple-model, off-the-shelf 1 each = 27; 60 % are 16.2
        AnswerSheet sheet = AnswerSheet.empty(CORE);
        for (String question : List.of(
                "problem.decision",
                "problem.metric",
                "problem.action",
                "problem.effect",
                "risk.harm",
                "risk.regulation",
                "data.rights",
                "data.outcomes")) {
            sheet = sheet.with(question, UNKNOWN);
        }
        Result result = score(sheet);
        assertThat(result.answered()).isEqualTo(16.0 / 27);
        assertThat(result.verdict()).isNull();
        Result enough = score(sheet.with("baseline.target", UNKNOWN));
        assertThat(enough.answered()).isEqualTo(17.0 / 27);
        assertThat(enough.verdict()).isEqualTo("RETHINK");
        assertThat(score(sheet.with("baseline.process", NOT_APPLICABLE)).answered())
                .isEqualTo(16.0 / 26);
    }

    @Test
    void aHiddenQuestionIsNeutralAndItsOldAnswerInert() {
        Condition shown = new Condition.AtLeast("s.a", 2);
        Question hidden = new Question.Levelled(
                SmallMethods.common("s.b", 3, Effort.S, shown),
                SmallMethods.levelled("s.x", 1, Effort.S).levels());
        Method method = SmallMethods.of(
                List.of(SmallMethods.levelled("s.a", 1, Effort.S), hidden),
                List.of(SmallMethods.gate("g", "V", new Condition.AtLeast("s.a", 1))));
        AnswerSheet sheet = AnswerSheet.of(method, Map.of("s.a", known(1), "s.b", known(4)));
        SectionScore score = score(sheet).sections().getFirst();
        assertThat(score.contributions())
                .singleElement()
                .matches(c -> c.question().equals("s.a"));
        assertThat(score.coverage()).isEqualTo(1);
        assertThat(score(sheet.with("s.a", known(2))).sections().getFirst().contributions())
                .hasSize(2);
    }

    @Test
    void thePyramidGivesNoCreditAboveTheLowestLevelThatIsNotSolid() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        CORE.questions().stream()
                .filter(question -> question.pyramid() != null)
                .forEach(question -> answers.put(question.id(), known(3)));
        AnswerSheet solid = AnswerSheet.of(CORE, answers);
        assertThat(states(solid)).containsOnly(PyramidScore.State.SOLID);
        AnswerSheet half = solid.with("data.access", known(2)).with("data.pipelines", known(2));
        assertThat(states(half))
                .containsExactly(
                        PyramidScore.State.SOLID,
                        PyramidScore.State.PARTIAL,
                        PyramidScore.State.PARTIAL,
                        PyramidScore.State.PARTIAL,
                        PyramidScore.State.PARTIAL,
                        PyramidScore.State.PARTIAL);
        AnswerSheet poor = solid.with("data.access", known(1)).with("data.pipelines", known(1));
        assertThat(states(poor).get(1)).isEqualTo(PyramidScore.State.MISSING);
        assertThat(Findings.of(half, score(half)).onStilts()).containsExactly("learn", "model");
    }

    @Test
    void aPyramidLevelIsSolidFrom60AndPartialFrom30Percent() {
        // learn: compute 1, reproducible 1, experiments 2; 2.4 of 4 quarters are not reachable, so
        // look at collect: three of weight 2
        AnswerSheet sheet = AnswerSheet.of(
                CORE,
                Map.of(
                        "data.access", known(3),
                        "data.pipelines", known(2),
                        "data.events", known(4),
                        "data.outcomes", known(4),
                        "data.rights", known(4)));
        assertThat(states(sheet).subList(0, 2)).containsExactly(PyramidScore.State.SOLID, PyramidScore.State.SOLID);
        assertThat(states(sheet.with("data.access", known(2))).get(1)).isEqualTo(PyramidScore.State.PARTIAL);
        AnswerSheet little = sheet.with("data.access", known(2)).with("data.pipelines", known(0));
        assertThat(states(little).get(1)).isEqualTo(PyramidScore.State.MISSING);
        assertThat(states(sheet.with("data.access", known(2)).with("data.pipelines", known(1)))
                        .get(1))
                .isEqualTo(PyramidScore.State.PARTIAL);
    }

    private static List<PyramidScore.State> states(AnswerSheet sheet) {
        return score(sheet).pyramid().stream().map(PyramidScore::state).toList();
    }

    @Test
    void settledVerdictsAskForNothingMoreAlthoughGatesAreUndecided() {
        AnswerSheet sheet = allPassed().with("data.events", guess(3)).with("risk.harm", known(1));
        Result result = score(sheet);
        assertThat(result.gate("data-can-teach").state()).isEqualTo(GateState.ASSUMED);
        assertThat(result.possibleVerdicts()).containsExactly("LAY_FOUNDATIONS");
        assertThat(result.settled()).isTrue();
        assertThat(result.stillMatters()).isEmpty();
    }

    @Test
    void aSheetOfAnotherMethodIsRefused() {
        AnswerSheet other = AnswerSheet.empty(one(new Condition.AtLeast("s.a", 1)));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Scorer(CORE).score(other, EconomicMetrics.NONE))
                .hasMessageContaining("small@1");
    }

    @Test
    void gateLeavesFollowTheGateThatTheyName() {
        Gate first = SmallMethods.gate("first", "A", new Condition.AtLeast("s.a", 2));
        Gate second = SmallMethods.gate("second", "B", new Condition.GateHolds("first"));
        Method method = SmallMethods.of(
                List.of(SmallMethods.levelled("s.a", 1, Effort.S), SmallMethods.levelled("s.b", 1, Effort.S)),
                List.of(first, second));
        Result result = score(AnswerSheet.of(method, Map.of("s.a", guess(2))));
        assertThat(result.gate("second").state()).isEqualTo(GateState.ASSUMED);
        assertThat(result.gate("second").leaves())
                .containsExactly(new ConditionResult.LevelLeaf(GateState.ASSUMED, "s.a", 2, 1, 2, 3));
        assertThat(Set.copyOf(result.stillMatters())).containsExactly("s.a");
    }
}
