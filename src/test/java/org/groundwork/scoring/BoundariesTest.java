package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.groundwork.scoring.Sheets.CORE;
import static org.groundwork.scoring.Sheets.NOT_APPLICABLE;
import static org.groundwork.scoring.Sheets.UNKNOWN;
import static org.groundwork.scoring.Sheets.allPassed;
import static org.groundwork.scoring.Sheets.guess;
import static org.groundwork.scoring.Sheets.known;
import static org.groundwork.scoring.Sheets.score;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.groundwork.method.Condition;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.junit.jupiter.api.Test;

/** Exactly at each threshold, and what random sheets seldom meet. */
class BoundariesTest {

    /** A question of weight {@code heavy} and one of weight {@code light}. */
    private static Method weighted(int heavy, int light, Condition condition) {
        return SmallMethods.of(
                List.of(SmallMethods.levelled("s.a", heavy, Effort.S), SmallMethods.levelled("s.b", light, Effort.S)),
                List.of(SmallMethods.gate("g", "V", condition)));
    }

    private static final Condition BOTH =
            new Condition.All(List.of(new Condition.AtLeast("s.a", 2), new Condition.AtLeast("s.b", 2)));

    private static PyramidScore.State state(int heavy, int light, int a, int b) {
        AnswerSheet sheet = AnswerSheet.of(weighted(heavy, light, BOTH), Map.of("s.a", known(a), "s.b", known(b)));
        return score(sheet).pyramid().getFirst().state();
    }

    @Test
    void aPyramidLevelIsSolidAtExactly60Percent() {
        assertThat(state(3, 2, 4, 0)).isEqualTo(PyramidScore.State.SOLID);
        assertThat(state(59, 41, 4, 0)).isEqualTo(PyramidScore.State.PARTIAL);
    }

    @Test
    void aPyramidLevelIsPartialAtExactly30Percent() {
        assertThat(state(3, 7, 4, 0)).isEqualTo(PyramidScore.State.PARTIAL);
        assertThat(state(29, 71, 4, 0)).isEqualTo(PyramidScore.State.MISSING);
    }

    @Test
    void onlyLevelsOfModellingStandOnStilts() {
        AnswerSheet sheet = allPassed().with("data.access", known(0)).with("data.pipelines", known(0));
        for (String question : List.of("data.quality", "data.joined", "data.understood")) {
            sheet = sheet.with(question, known(4));
        }
        sheet = sheet.with("infra.compute", known(3)).with("infra.release", known(0));
        assertThat(Findings.of(sheet, score(sheet)).onStilts()).isEmpty();
        AnswerSheet claimed = sheet.with("infra.reproducible", known(2)).with("infra.experiments", known(3));
        assertThat(Findings.of(claimed, score(claimed)).onStilts()).containsExactly("learn");
    }

    @Test
    void aVerdictIsNamedAtExactly60PercentAnswered() {
        AnswerSheet sheet = AnswerSheet.of(weighted(3, 2, BOTH), Map.of("s.a", known(2)));
        assertThat(score(sheet).answered()).isEqualTo(0.6);
        assertThat(score(sheet).verdict()).isEqualTo("V");
        assertThat(score(sheet).tooEarly()).isFalse();
        AnswerSheet less = AnswerSheet.of(weighted(59, 41, BOTH), Map.of("s.a", known(2)));
        assertThat(score(less).verdict()).isNull();
    }

    @Test
    void whereNothingOfTheFirstGatesAppliesNothingIsLeftToAnswer() {
        AnswerSheet sheet = AnswerSheet.of(weighted(1, 1, BOTH), Map.of("s.a", NOT_APPLICABLE, "s.b", NOT_APPLICABLE));
        assertThat(score(sheet).answered()).isEqualTo(1);
        assertThat(score(sheet).verdict()).isEqualTo("ALL");
    }

    @Test
    void onlyTheFirstThreeGatesCountForWhetherItIsTooEarly() {
        List<Gate> gates = List.of(
                SmallMethods.gate("g1", "V1", new Condition.AtLeast("s.a", 1)),
                SmallMethods.gate("g2", "V2", new Condition.GateHolds("g1")),
                SmallMethods.gate("g3", "V3", new Condition.GateHolds("g2")),
                SmallMethods.gate("g4", "V4", new Condition.AtLeast("s.b", 1)));
        Method method = SmallMethods.of(
                List.of(SmallMethods.levelled("s.a", 1, Effort.S), SmallMethods.levelled("s.b", 9, Effort.S)), gates);
        Result result = score(AnswerSheet.of(method, Map.of("s.a", known(1))));
        assertThat(result.answered()).isEqualTo(1);
        assertThat(result.verdict()).isEqualTo("V4");
        Result later = score(AnswerSheet.of(
                SmallMethods.of(
                        method.questions(),
                        List.of(
                                gates.getFirst(),
                                SmallMethods.gate("g2", "V2", new Condition.GateHolds("g1")),
                                gates.get(3))),
                Map.of("s.a", known(1))));
        assertThat(later.answered()).isEqualTo(0.1);
    }

    @Test
    void whatStandsInForAFigureStillMattersAndIsLacking() {
        AnswerSheet sheet = allPassed().with("problem.value", UNKNOWN);
        Result result = score(sheet);
        assertThat(result.stillMatters()).containsExactly("problem.value");
        assertThat(Findings.of(sheet, result).reasons().getFirst().leaf().question())
                .isEqualTo("problem.value");
        assertThat(result.gate("ml-pays").leaves())
                .containsExactly(new ConditionResult.LevelLeaf(GateState.OPEN, "problem.value", 3, 0, 0, 4));
        assertThat(result.gate("worth-solving").leaves().getLast())
                .isInstanceOfSatisfying(ConditionResult.FigureLeaf.class, leaf -> {
                    assertThat(leaf.value()).isNull();
                    assertThat(leaf.otherwise()).isEqualTo(new ConditionResult.Always(GateState.PASSED));
                });
    }

    @Test
    void aComputedFigureIsAReasonOfItsOwn() {
        AnswerSheet sheet = allPassed();
        Result result =
                new Scorer(CORE).score(sheet, EconomicMetrics.of(Map.of(EconomicMetric.ML_INCREMENT_MEAN, -5.0)));
        Findings findings = Findings.of(sheet, result);
        assertThat(findings.reasons().getFirst().leaf())
                .isEqualTo(new ConditionResult.FigureLeaf(
                        GateState.FAILED, EconomicMetric.ML_INCREMENT_MEAN, 0, EconomicMetrics.Reading.of(-5), null));
        assertThat(findings.reasons().getFirst().inFavour()).isFalse();
    }

    @Test
    void ofEquallyStrongReasonsTheHeavierAndThenTheDocumentedOneIsNamed() {
        AnswerSheet sheet = allPassed();
        for (String id : sheet.answers().keySet()) {
            if (sheet.answer(id) instanceof Answer.Level) {
                sheet = sheet.with(id, known(3));
            }
        }
        sheet = sheet.with("data.events", known(0)).with("problem.effect", new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(Findings.of(sheet, score(sheet)).reasons().getLast().leaf().question())
                .isEqualTo("problem.effect");
        sheet = sheet.with("problem.effect", known(3))
                .with("baseline.manual", new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(Findings.of(sheet, score(sheet)).reasons().getLast().leaf().question())
                .isEqualTo("problem.decision");
    }

    @Test
    void aRoleIsThereFromLevelThreeAsStated() {
        AnswerSheet sheet = allPassed().with("data.events", known(0));
        for (int level = 0; level <= 4; level++) {
            AnswerSheet staffed = sheet.with("team.data-engineering", guess(level));
            assertThat(Findings.of(staffed, score(staffed)).bringIn().getFirst().presence())
                    .isEqualTo(
                            level >= 3
                                    ? Findings.RoleNeed.Presence.THERE_ALREADY
                                    : Findings.RoleNeed.Presence.BRING_IN);
        }
    }

    @Test
    void aRoleLackingInTwoGatesNamesTheHigherNeedWhicheverComesFirst() {
        AnswerSheet sheet = allPassed().with("data.at-decision", known(0));
        assertThat(Findings.of(sheet, score(sheet)).bringIn().getFirst().lifts())
                .containsExactly(new Findings.Lacking(
                        "data.at-decision", 0, 3, List.of("data-can-teach", "ready-to-run"), Asked.ANSWERED));
        AnswerSheet rights = allPassed().with("data.rights", known(0));
        assertThat(Findings.of(rights, score(rights)).bringIn().getLast().lifts())
                .containsExactly(new Findings.Lacking(
                        "data.rights", 0, 3, List.of("measurable", "data-can-teach"), Asked.ANSWERED));
    }

    @Test
    void whatStandsBehindAnotherGateIsLackingToo() {
        Method method = SmallMethods.of(
                List.of(SmallMethods.levelled("s.a", 1, Effort.S)),
                List.of(
                        SmallMethods.gate("g1", "V1", new Condition.AtLeast("s.a", 1)),
                        SmallMethods.gate(
                                "g2",
                                "V2",
                                new Condition.All(
                                        List.of(new Condition.GateHolds("g1"), new Condition.AtLeast("s.a", 2))))));
        ConditionResult second = score(AnswerSheet.of(method, Map.of("s.a", known(0))))
                .gate("g2")
                .condition();
        assertThat(Findings.lackingLeaves(second)).hasSize(2);
    }

    @Test
    void namesAreThoseOfTheFiles() {
        assertThat(List.of(GateState.values()))
                .extracting(GateState::id)
                .containsExactly("passed", "assumed", "open", "failed");
        assertThat(List.of(Evidence.values())).extracting(Evidence::id).containsExactly("documented", "known", "guess");
        assertThat(List.of(PyramidScore.State.values()))
                .extracting(PyramidScore.State::id)
                .containsExactly("solid", "partial", "missing");
        assertThatThrownBy(() -> score(allPassed()).gate("nothing")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> score(allPassed()).section("nothing")).isInstanceOf(NoSuchElementException.class);
        assertThat(score(allPassed()).section("data").id()).isEqualTo("data");
        assertThat(new Scorer(CORE).method()).isSameAs(CORE);
        assertThat(allPassed())
                .hasSameHashCodeAs(AnswerSheet.of(CORE, allPassed().answers()));
        assertThat(AnswerSheet.empty(CORE)).hasToString("core@1{}");
        assertThat(Objects.requireNonNull(score(allPassed()).readiness()).heldBackBy())
                .isNotEmpty();
    }
}
