package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.scoring.Sheets.CORE_2;
import static org.groundwork.scoring.Sheets.NOT_APPLICABLE;
import static org.groundwork.scoring.Sheets.UNKNOWN;
import static org.groundwork.scoring.Sheets.choice;
import static org.groundwork.scoring.Sheets.guess;
import static org.groundwork.scoring.Sheets.known;
import static org.groundwork.scoring.Sheets.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundwork.method.Condition;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.method.TooEarly;
import org.groundwork.scoring.EconomicMetrics.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is assumed until somebody knows, what is expected, and what a verdict hangs on. */
class AssumptionsTest {

    private static final Condition.AtLeast SHOWN = new Condition.AtLeast("s.a", 2);
    private static final Condition.AtLeast ASSUMED = new Condition.AtLeast("s.a", 2, true);

    /** s.a, s.b with levels and the choice s.c; one gate. */
    private static Method method(Condition condition, Condition.AtLeast... expects) {
        return SmallMethods.of(questions(), List.of(gate("g", "V", condition, expects)));
    }

    private static List<Question> questions() {
        return List.of(
                SmallMethods.levelled("s.a", 1, Effort.S),
                SmallMethods.levelled("s.b", 2, Effort.S),
                new Question.Choice(
                        SmallMethods.common("s.c", 1, Effort.M),
                        List.of(
                                new Option("yes", "yes", "yes", false),
                                new Option("no", "no", "no", false),
                                new Option("untested", "untested", "untested", true))));
    }

    private static Gate gate(String id, String verdict, Condition condition, Condition.AtLeast... expects) {
        return new Gate(id, id, id, "f", verdict, "e", "r", "n", List.of(), condition, List.of(expects));
    }

    private static GateState state(Condition condition, Map<String, Answer> answers) {
        Method method = method(condition);
        return score(AnswerSheet.of(method, answers)).gate("g").state();
    }

    @Test
    void whatNobodyKnowsIsTrueAsStatedWhereALeafAssumes() {
        assertThat(state(SHOWN, Map.of())).isEqualTo(GateState.OPEN);
        assertThat(state(ASSUMED, Map.of())).isEqualTo(GateState.ASSUMED);
        assertThat(state(ASSUMED, Map.of("s.a", UNKNOWN))).isEqualTo(GateState.ASSUMED);
    }

    @Test
    void anAnswerCountsAsItDoesElsewhere() {
        assertThat(state(ASSUMED, Map.of("s.a", known(2)))).isEqualTo(GateState.PASSED);
        assertThat(state(ASSUMED, Map.of("s.a", known(1)))).isEqualTo(GateState.FAILED);
        assertThat(state(ASSUMED, Map.of("s.a", guess(3)))).isEqualTo(GateState.PASSED);
        assertThat(state(ASSUMED, Map.of("s.a", guess(2)))).isEqualTo(GateState.ASSUMED);
        assertThat(state(ASSUMED, Map.of("s.a", guess(1)))).isEqualTo(GateState.OPEN);
        assertThat(state(ASSUMED, Map.of("s.a", guess(0)))).isEqualTo(GateState.FAILED);
        assertThat(state(ASSUMED, Map.of("s.a", NOT_APPLICABLE))).isEqualTo(GateState.PASSED);
    }

    @Test
    void groupsOfAssumedLeavesAreReadThreeTimesAsAWhole() {
        Condition other = new Condition.AtLeast("s.b", 1);
        Condition both = new Condition.All(List.of(ASSUMED, other));
        Condition either = new Condition.Any(List.of(ASSUMED, other));
        assertThat(state(both, Map.of("s.b", known(1)))).isEqualTo(GateState.ASSUMED);
        assertThat(state(both, Map.of())).isEqualTo(GateState.OPEN);
        assertThat(state(both, Map.of("s.b", known(0)))).isEqualTo(GateState.FAILED);
        assertThat(state(either, Map.of("s.b", known(1)))).isEqualTo(GateState.PASSED);
        assertThat(state(either, Map.of("s.b", known(0)))).isEqualTo(GateState.ASSUMED);
        // a guess that may hold and something assumed: each holds as stated, none for certain
        assertThat(state(new Condition.Count(2, List.of(ASSUMED, other)), Map.of("s.b", guess(1))))
                .isEqualTo(GateState.ASSUMED);
        assertThat(state(new Condition.Count(2, List.of(ASSUMED, other)), Map.of("s.b", NOT_APPLICABLE)))
                .isEqualTo(GateState.ASSUMED);
    }

    @Test
    void aChoiceThatNobodyKnowsCanBeAssumedToo() {
        Condition assumed = new Condition.OneOf("s.c", Set.of("yes"), true);
        assertThat(state(assumed, Map.of())).isEqualTo(GateState.ASSUMED);
        assertThat(state(assumed, Map.of("s.c", UNKNOWN))).isEqualTo(GateState.ASSUMED);
        assertThat(state(assumed, Map.of("s.c", choice("yes")))).isEqualTo(GateState.PASSED);
        assertThat(state(assumed, Map.of("s.c", choice("no")))).isEqualTo(GateState.FAILED);
        assertThat(state(assumed, Map.of("s.c", NOT_APPLICABLE))).isEqualTo(GateState.PASSED);
        Method method = method(assumed, new Condition.AtLeast("s.a", 1));
        assertThat(Objects.requireNonNull(score(AnswerSheet.empty(method)).caveats())
                        .assumed())
                .containsExactly("s.c");
    }

    @Test
    void aFigureThatIsMissingCanBeAssumed() {
        Condition figure = new Condition.Economics(EconomicMetric.ML_INCREMENT_MEAN, 0, new Condition.Assumed());
        Method method = method(figure);
        Result result = score(AnswerSheet.empty(method));
        assertThat(result.gate("g").state()).isEqualTo(GateState.ASSUMED);
        assertThat(result.undecidedFigures()).containsExactly(EconomicMetric.ML_INCREMENT_MEAN);
        assertThat(result.stillMatters()).isEmpty();
        assertThat(result.possibleVerdicts()).containsExactly("V", "ALL");
        assertThat(result.gate("g").leaves())
                .containsExactly(new ConditionResult.FigureLeaf(
                        GateState.ASSUMED,
                        EconomicMetric.ML_INCREMENT_MEAN,
                        0,
                        null,
                        new ConditionResult.Assumed(GateState.ASSUMED)));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3, PASSED", "0, 0, 0, PASSED", "-1, 0, 1, ASSUMED", "-2, -1, 0, OPEN", "-3, -2, -1, FAILED"})
    void aFigureIsReadThreeWays(double low, double stated, double high, GateState state) {
        Method method = method(new Condition.Economics(EconomicMetric.ML_INCREMENT_MEAN, 0, new Condition.Always()));
        EconomicMetrics figures =
                new EconomicMetrics(Map.of(EconomicMetric.ML_INCREMENT_MEAN, new Reading(low, stated, high)));
        Result result = new Scorer(method).score(AnswerSheet.empty(method), figures);
        assertThat(result.gate("g").state()).isEqualTo(state);
        assertThat(result.undecidedFigures()).hasSize(state == GateState.ASSUMED || state == GateState.OPEN ? 1 : 0);
        assertThat(EconomicMetrics.of(result)).isEqualTo(figures);
    }

    @Test
    void readingsAreInOrder() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Reading(2, 1, 3))
                .isInstanceOf(IllegalArgumentException.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> new Reading(0, 3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(EconomicMetrics.NONE.stated(EconomicMetric.BEST_UPSIDE)).isNull();
        assertThat(EconomicMetrics.of(Map.of(EconomicMetric.BEST_UPSIDE, 2.5)).stated(EconomicMetric.BEST_UPSIDE))
                .isEqualTo(2.5);
    }

    @Test
    void conditionsAreTheExpectationsThatAreNotPassed() {
        Method method = method(
                new Condition.AtLeast("s.a", 1), new Condition.AtLeast("s.b", 3), new Condition.AtLeast("s.a", 2));
        assertThat(conditions(method, Map.of("s.a", known(0), "s.b", guess(3))))
                .containsExactly(
                        new Caveats.Unmet("g", "s.b", 3, 3, false), new Caveats.Unmet("g", "s.a", 2, 0, false));
        assertThat(conditions(method, Map.of("s.a", known(0), "s.b", UNKNOWN)))
                .contains(new Caveats.Unmet("g", "s.b", 3, 0, true));
        assertThat(conditions(method, Map.of("s.a", known(0), "s.b", NOT_APPLICABLE)))
                .extracting(Caveats.Unmet::question)
                .containsExactly("s.a");
        assertThat(conditions(method, Map.of("s.a", known(0), "s.b", known(3))))
                .extracting(Caveats.Unmet::question)
                .containsExactly("s.a");
        // reached: those of every gate go with the last verdict
        assertThat(conditions(method, Map.of("s.a", known(1), "s.b", known(3))))
                .containsExactly(new Caveats.Unmet("g", "s.a", 2, 1, false));
    }

    private static List<Caveats.Unmet> conditions(Method method, Map<String, Answer> answers) {
        return caveats(score(AnswerSheet.of(method, answers))).conditions();
    }

    private static Caveats caveats(Result result) {
        return Objects.requireNonNull(result.caveats());
    }

    @Test
    void aMethodWhoseGatesExpectNothingHasNoCaveats() {
        assertThat(score(AnswerSheet.empty(method(SHOWN))).caveats()).isNull();
        assertThat(score(AnswerSheet.empty(Sheets.CORE)).caveats()).isNull();
    }

    @Test
    void theConditionsOfAPilotAreThoseOfTheGatesThatItsVerdictNames() {
        AnswerSheet sheet = allAt(3).with("infra.serving", known(2));
        Result result = score(sheet);
        assertThat(result.verdict()).isEqualTo("PILOT_ML");
        assertThat(caveats(result).conditions()).isEmpty();
        Result withConditions = score(sheet.with("data.events", known(2))
                .with("baseline.measured", known(3))
                .with("risk.misuse", guess(2))
                .with("infra.release", known(0)));
        assertThat(withConditions.verdict()).isEqualTo("PILOT_ML");
        assertThat(caveats(withConditions).conditions())
                .containsExactly(
                        new Caveats.Unmet("data-can-teach", "data.events", 3, 2, false),
                        new Caveats.Unmet("fit-to-pilot", "risk.misuse", 2, 2, false));
    }

    /** Everything known at this level; one or the other simple solution falls short. */
    private static AnswerSheet allAt(int level) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : CORE_2.questions()) {
            answers.put(
                    question.id(),
                    question instanceof Question.Choice
                            ? choice(question.id().equals("problem.type") ? "rank" : "falls-short")
                            : known(level));
        }
        return AnswerSheet.of(CORE_2, answers);
    }

    @Test
    void aSettledVerdictIsFirmUnlessASingleAnswerWouldChangeIt() {
        Result firm = score(allAt(1).with("problem.action", known(0)).with("problem.effect", known(0)));
        assertThat(firm.verdict()).isEqualTo("RETHINK");
        assertThat(firm.settled()).isTrue();
        assertThat(caveats(firm).firm()).isTrue();
        assertThat(caveats(firm).hangsOn()).isEmpty();

        Result hanging = score(allAt(1).with("problem.action", known(0)));
        assertThat(hanging.settled()).isTrue();
        assertThat(caveats(hanging).firm()).isFalse();
        assertThat(caveats(hanging).hangsOn())
                .containsExactly(new Caveats.Hinge("problem.action", 1, "LAY_FOUNDATIONS"));

        Result documented = score(allAt(1).with("problem.action", new Answer.Level(0, Evidence.DOCUMENTED)));
        assertThat(caveats(documented).firm()).isTrue();

        Result provisional = score(allAt(1).with("problem.action", UNKNOWN));
        assertThat(provisional.settled()).isFalse();
        assertThat(caveats(provisional).firm()).isFalse();
        assertThat(caveats(provisional).hangsOn()).isEmpty();
    }

    @Test
    void whatIsNearestStandsFirst() {
        Method method = SmallMethods.of(
                questions(),
                List.of(
                        gate("g1", "V1", new Condition.AtLeast("s.a", 2)),
                        gate("g2", "V2", new Condition.AtLeast("s.b", 2)),
                        gate("g3", "V3", new Condition.AtLeast("s.b", 3), new Condition.AtLeast("s.a", 1))));
        Result result = score(AnswerSheet.of(method, Map.of("s.a", known(2), "s.b", known(2))));
        assertThat(result.verdict()).isEqualTo("V3");
        assertThat(result.settled()).isTrue();
        assertThat(caveats(result).hangsOn())
                .containsExactly(
                        new Caveats.Hinge("s.b", 1, "V2"),
                        new Caveats.Hinge("s.b", 3, "ALL"),
                        new Caveats.Hinge("s.a", 1, "V1"));
        // the guess is wide: with 3 it holds for certain, one lower it may not
        Method guessed = SmallMethods.of(
                questions(),
                List.of(gate(
                        "g1",
                        "V1",
                        new Condition.All(List.of(new Condition.AtLeast("s.a", 2), new Condition.AtLeast("s.b", 1))),
                        new Condition.AtLeast("s.a", 1))));
        Result wide = score(AnswerSheet.of(guessed, Map.of("s.a", known(2), "s.b", guess(2))));
        assertThat(wide.settled()).isTrue();
        assertThat(caveats(wide).hangsOn()).containsExactly(new Caveats.Hinge("s.a", 1, "V1"));
    }

    @Test
    void guessesStandBeforeWhatIsKnown() {
        Method method = method(
                new Condition.All(List.of(new Condition.AtLeast("s.a", 1), new Condition.AtLeast("s.b", 3))),
                new Condition.AtLeast("s.a", 1));
        Result failed = score(AnswerSheet.of(method, Map.of("s.a", known(1), "s.b", guess(1))));
        assertThat(failed.settled()).isTrue();
        assertThat(caveats(failed).firm()).isTrue();
        Method either = method(
                new Condition.Any(List.of(new Condition.AtLeast("s.a", 1), new Condition.AtLeast("s.b", 3))),
                new Condition.AtLeast("s.a", 1));
        Result hanging = score(AnswerSheet.of(either, Map.of("s.a", known(0), "s.b", known(2))));
        assertThat(caveats(hanging).hangsOn())
                .containsExactly(new Caveats.Hinge("s.a", 1, "ALL"), new Caveats.Hinge("s.b", 3, "ALL"));
        Method guessFirst = method(
                new Condition.Any(List.of(
                        new Condition.AtLeast("s.a", 1),
                        new Condition.All(List.of(new Condition.AtLeast("s.b", 1), new Condition.AtLeast("s.a", 4))))),
                new Condition.AtLeast("s.a", 1));
        Result one = score(AnswerSheet.of(guessFirst, Map.of("s.a", known(0), "s.b", guess(2))));
        assertThat(caveats(one).hangsOn()).containsExactly(new Caveats.Hinge("s.a", 1, "ALL"));
    }

    @Test
    void theVerdictIsShownHoweverLittleIsAnsweredOnceItIsSettled() {
        Result settled = score(AnswerSheet.empty(CORE_2).with("problem.decision", known(0)));
        assertThat(settled.settled()).isTrue();
        assertThat(settled.verdict()).isEqualTo("RETHINK");
        assertThat(settled.answered()).isLessThan(0.6);
        Result provisional = score(AnswerSheet.empty(CORE_2).with("problem.decision", guess(1)));
        assertThat(provisional.tooEarly()).isTrue();
        assertThat(provisional.verdict()).isNull();
        assertThat(caveats(provisional).conditions()).isNotEmpty();
        // core@1 keeps its own rule
        assertThat(score(AnswerSheet.empty(Sheets.CORE).with("problem.decision", known(0)))
                        .verdict())
                .isNull();
    }

    @Test
    void theMethodSaysWhichGatesCountAndHowMuch() {
        List<Gate> gates = List.of(
                gate("g1", "V1", new Condition.AtLeast("s.a", 1)),
                gate(
                        "g2",
                        "V2",
                        new Condition.All(
                                List.of(new Condition.AtLeast("s.b", 1), new Condition.OneOf("s.c", Set.of("yes"))))));
        Method second = SmallMethods.of(questions(), gates, new TooEarly(List.of("g2"), 0.75, false));
        AnswerSheet sheet = AnswerSheet.of(second, Map.of("s.b", UNKNOWN));
        assertThat(score(sheet).answered()).isEqualTo(2.0 / 3);
        assertThat(score(sheet).tooEarly()).isTrue();
        assertThat(score(sheet.with("s.c", UNKNOWN)).answered()).isOne();
        assertThat(score(sheet.with("s.c", UNKNOWN)).tooEarly()).isFalse();
        assertThat(score(sheet.with("s.c", NOT_APPLICABLE)).answered()).isOne();
        Method half = SmallMethods.of(questions(), gates, new TooEarly(List.of("g2"), 2.0 / 3, false));
        assertThat(score(AnswerSheet.of(half, Map.of("s.b", UNKNOWN))).tooEarly())
                .isFalse();
    }

    @Test
    void whatIsAssumedIsNamedOnceInTheOrderOfTheGates() {
        AnswerSheet sheet = allAt(4);
        assertThat(caveats(score(sheet)).assumed()).isEmpty();
        assertThat(caveats(score(sheet.with("risk.regulation", UNKNOWN)
                                .with("risk.harm", null)
                                .with("infra.serving", UNKNOWN)
                                .with("problem.decision", UNKNOWN)))
                        .assumed())
                .containsExactly("problem.decision", "risk.regulation", "risk.harm");
    }

    @Test
    void whatIsAssumedCostsNothingAndIsNotProposed() {
        AnswerSheet sheet = allAt(4).with("baseline.versus-ml", UNKNOWN)
                .with("data.events", UNKNOWN)
                .with("infra.serving", known(2));
        CheapestChange change = Objects.requireNonNull(score(sheet).cheapestChange());
        assertThat(change.gate()).isEqualTo("ready-to-run");
        assertThat(change.changes()).containsExactly(new CheapestChange.Lift("infra.serving", 2, 3, Effort.L, false));
        assertThat(Findings.of(sheet, score(sheet)).bringIn())
                .flatExtracting(Findings.RoleNeed::lifts)
                .extracting(Findings.Lacking::question)
                .containsExactly("infra.serving");
    }

    @Test
    void answeringAQuestionHasToMeetWhatWasAssumedOfIt() {
        Method method = method(new Condition.All(List.of(
                new Condition.AtLeast("s.a", 3, true),
                new Condition.Any(List.of(new Condition.AtLeast("s.a", 1), new Condition.AtLeast("s.b", 4))))));
        AnswerSheet nobodyKnows = AnswerSheet.empty(method);
        CheapestChange change = Objects.requireNonNull(score(nobodyKnows).cheapestChange());
        assertThat(change.changes()).containsExactly(new CheapestChange.Lift("s.a", 0, 3, Effort.S, true));
        CheapestChange other = Objects.requireNonNull(
                score(AnswerSheet.of(method, Map.of("s.b", known(2)))).cheapestChange());
        assertThat(other.changes()).containsExactly(new CheapestChange.Lift("s.b", 2, 4, Effort.S, false));
    }

    @Test
    void testingAChoiceHasToMeetWhatWasAssumedOfIt() {
        Condition assumed = new Condition.OneOf("s.c", Set.of("no"), true);
        Condition asked = new Condition.OneOf("s.c", Set.of("yes", "no"));
        CheapestChange change =
                Objects.requireNonNull(score(AnswerSheet.empty(method(new Condition.All(List.of(assumed, asked)))))
                        .cheapestChange());
        assertThat(change.changes())
                .containsExactly(new CheapestChange.Test("s.c", null, List.of("no"), Effort.M, true));
        Condition never = new Condition.OneOf("s.c", Set.of("yes"));
        CheapestChange none =
                Objects.requireNonNull(score(AnswerSheet.empty(method(new Condition.All(List.of(assumed, never)))))
                        .cheapestChange());
        assertThat(none.reachable()).isFalse();
        assertThat(none.facts()).containsExactly("s.c");
    }

    @Test
    void whatFollowsFromEachOutcomeOfATestIsScored() {
        AnswerSheet sheet = allAt(3).with("baseline.versus-ml", known(2))
                .with("baseline.plateau", known(0))
                .with("baseline.today", known(0))
                .with("baseline.process", known(0))
                .with("baseline.manual", known(0))
                .with("baseline.simple-model", known(0))
                .with("baseline.off-the-shelf", known(0))
                .with("baseline.target", choice("not-tested"));
        Result result = score(sheet);
        CheapestChange change = Objects.requireNonNull(result.cheapestChange());
        assertThat(change.gate()).isEqualTo("simple-measured");
        assertThat(Findings.of(sheet, result).outcomes())
                .containsExactly(
                        outcome("meets", "KEEP_SIMPLE"),
                        outcome("nearly", "KEEP_SIMPLE"),
                        outcome("falls-short", "BASELINE_FIRST"),
                        outcome("far-short", "BUILD_ML"),
                        outcome("no-target", "BASELINE_FIRST"));
        assertThat(Findings.of(allAt(4), score(allAt(4))).outcomes()).isEmpty();
    }

    private static CheapestChange.Outcome outcome(String option, String verdict) {
        return new CheapestChange.Outcome("baseline.target", option, verdict);
    }
}
