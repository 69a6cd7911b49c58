package org.groundwork.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.groundwork.economics.Strategy;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code core@2} as its page says, and with something broken in what is new in its syntax. */
class SecondCoreFileTest {

    private static final String CORE = new String(Methods.file("core@2"), StandardCharsets.UTF_8);

    private static final Method METHOD = Methods.find("core@2").orElseThrow();

    private static Method read(String text) {
        return MethodFile.read("m.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Problem> problems(UnaryOperator<String> broken) {
        String text = broken.apply(CORE);
        assertThat(text).isNotEqualTo(CORE);
        try {
            read(text);
        } catch (MarkupException e) {
            return e.problems();
        }
        throw new AssertionError("nothing was found wrong");
    }

    @Test
    void theShippedFileIsLintedAndHoldsItsQuestions() {
        assertThat(read(CORE).parts()).isEqualTo(METHOD.parts());
        assertThat(METHOD.sections())
                .extracting(section -> section.questions().size())
                .containsExactly(11, 11, 12, 9, 7, 7);
        assertThat(METHOD.questions().stream()
                        .filter(Question::mayBeNotApplicable)
                        .map(Question::id))
                .containsExactly(
                        "baseline.process",
                        "baseline.heuristic",
                        "baseline.manual",
                        "baseline.simple-model",
                        "baseline.off-the-shelf",
                        "data.joined",
                        "data.labels",
                        "risk.bias",
                        "risk.feedback",
                        "risk.misuse",
                        "risk.explanation",
                        "risk.recourse");
        assertThat(METHOD.questions().stream().filter(q -> q.weight() == 2).map(Question::id))
                .containsExactly(
                        "problem.decision",
                        "problem.metric",
                        "problem.action",
                        "problem.effect",
                        "problem.precedent",
                        "baseline.measured",
                        "baseline.heuristic",
                        "baseline.versus-ml",
                        "baseline.plateau",
                        "data.events",
                        "data.outcomes",
                        "data.rights",
                        "data.labels",
                        "data.representative",
                        "data.at-decision",
                        "infra.experiments",
                        "infra.serving",
                        "infra.monitoring",
                        "infra.ownership",
                        "team.capacity",
                        "risk.harm",
                        "risk.recourse",
                        "risk.regulation");
        assertThat(METHOD.questions()).allMatch(q -> q.weight() <= 2);
    }

    /** Effort and role of each question. */
    @ParameterizedTest
    @CsvSource({
        "problem, decision S O · metric S A · value M O · action M O · effect M A · errors S O ·"
                + " precedent fact · stability fact · stakeholders S O · constraints S S",
        "baseline, today M O · measured S A · process M O · heuristic S A · manual S A ·"
                + " simple-model M A · off-the-shelf M S · versus-ml fact A · plateau M A · wins M A",
        "data, events L D · outcomes M D · rights M O · access M D · pipelines M D · quality M D ·"
                + " joined M D · understood S A · labels L D · volume L D · representative M A ·"
                + " at-decision M D",
        "infra, compute S S · reproducible M M · experiments M S · integration M S · serving L S ·"
                + " release M S · monitoring M S · retraining M M · ownership M O",
        "team, analysis M O · data-engineering L O · software L O · ml-production L O · domain S O"
                + " · product M O · capacity M O",
        "risk, harm M O · bias M A · feedback M A · misuse S S · explanation M A · recourse M O ·" + " regulation M O"
    })
    void questionsHaveTheEffortAndRoleOfTheMethod(String section, String all) {
        Map<String, String> roles = Map.of(
                "A", "analyst",
                "D", "data-engineer",
                "S", "software",
                "M", "ml-engineer",
                "O", "owner");
        List<String> asked = new ArrayList<>();
        for (String one : all.split(" · ")) {
            List<String> words = Arrays.asList(one.split(" "));
            Question question = METHOD.question(section + "." + words.get(0));
            asked.add(question.id());
            assertThat(question.effort().id()).as(one).isEqualTo(words.get(1));
            if (words.size() > 2) {
                assertThat(question.role()).as(one).isEqualTo(roles.get(words.get(2)));
            }
        }
        assertThat(METHOD.section(section).questions().stream()
                        .filter(q -> q instanceof Question.Levelled)
                        .map(Question::id))
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    /** What each gate requires: x?n is question x at least n, assumed while unknown. */
    @Test
    void gatesRequireWhatTheMethodSays() {
        Map<String, String> gates = new LinkedHashMap<>();
        METHOD.gates().forEach(gate -> gates.put(gate.id(), written(gate.condition())));
        String tried = "process≥3, heuristic≥3, manual≥3, simple-model≥3, off-the-shelf≥3";
        String exhausted = "any(versus-ml≥3, plateau≥2, target in [far-short], count2(" + tried + ")";
        assertThat(gates)
                .containsExactly(
                        Map.entry(
                                "worth-solving",
                                "all(decision?1, action?1, effect?1, regulation?1, bestUpside≥0.0" + " else true)"),
                        Map.entry(
                                "measurable",
                                "all(metric?1, rights?1, harm?1, any(outcomes≥2, manual≥3,"
                                        + " experiments≥2), any(labels?2, harm?2, bias≥2))"),
                        Map.entry(
                                "simple-measured",
                                "any(versus-ml≥3, all(measured≥3, target in [meets, nearly,"
                                        + " falls-short, far-short, no-target], any("
                                        + tried
                                        + ")))"),
                        Map.entry(
                                "simple-falls-short",
                                "all(versus-ml?1, any(versus-ml≥3, target in [falls-short,"
                                        + " far-short, no-target, not-tested], all(target in [nearly],"
                                        + " mlBeatsBaseline≥0.8 else value≥4)))"),
                        Map.entry("simple-exhausted", exhausted + ", all(today≥2, measured≥3, wins?2))"),
                        Map.entry("ml-pays", "mlIncrementMean≥0.0 else assumed"),
                        Map.entry(
                                "data-can-teach",
                                "all(events?2, labels?2, volume?1, representative?1, at-decision?2,"
                                        + " rights?1, access?1, stability?1)"),
                        Map.entry(
                                "fit-to-pilot",
                                "all(any(harm?2, all(harm?1, recourse?2)), regulation?1, domain?1,"
                                        + " any(analysis?2, ml-production?2))"),
                        Map.entry(
                                "ready-to-run",
                                "all(any(versus-ml≥3, precedent≥3), effect?2, "
                                        + exhausted
                                        + "), labels?3, volume?2, at-decision?3, rights?2, harm?2,"
                                        + " regulation?2, any(experiments?2, versus-ml≥4),"
                                        + " serving≥3, monitoring≥2, ownership≥3, errors?1,"
                                        + " ml-production?2, capacity?2, mlBeatsBaseline≥0.7 else"
                                        + " any(value?2, all(versus-ml≥3, metric≥3)))"));
    }

    @Test
    void gatesExpectWhatTheMethodSays() {
        List<String> expects = METHOD.gates().stream()
                .map(gate -> String.join(
                        ", ",
                        gate.expects().stream()
                                .map(e -> last(e.question()) + " " + e.level())
                                .toList()))
                .toList();
        assertThat(expects)
                .containsExactly(
                        "decision 3, action 2, effect 2, value 2, stakeholders 2",
                        "metric 3, outcomes 3, rights 2, errors 2, bias 2",
                        "measured 4, plateau 1",
                        "metric 4",
                        "wins 2",
                        "value 3",
                        "events 3, access 2, pipelines 2, quality 2, joined 2, understood 2,"
                                + " representative 2, rights 3, volume 2",
                        "regulation 2, compute 1, bias 1, recourse 2, explanation 2, feedback 2,"
                                + " misuse 2, data-engineering 1, software 1, product 2, constraints 2,"
                                + " stability 2",
                        "reproducible 2, release 2, retraining 2, integration 3, monitoring 3,"
                                + " capacity 3, representative 2, recourse 3, software 2");
        assertThat(METHOD.verdict("PILOT_ML").conditionsOf())
                .containsExactly("worth-solving", "measurable", "data-can-teach", "fit-to-pilot");
        List<String> all = METHOD.verdict("BUILD_ML").conditionsOf();
        assertThat(all == null ? METHOD.gates().stream().map(Gate::id).toList() : all)
                .containsExactlyElementsOf(METHOD.gates().stream().map(Gate::id).toList());
        assertThat(METHOD.tooEarly())
                .isEqualTo(new TooEarly(List.of("worth-solving", "measurable", "simple-measured"), 0.6, false));
    }

    private static String written(Condition condition) {
        return switch (condition) {
            case Condition.All(var members) ->
                members.size() == 1 ? written(members.getFirst()) : "all(" + written(members) + ")";
            case Condition.Any(var members) -> "any(" + written(members) + ")";
            case Condition.Count(int needed, var members) -> "count" + needed + "(" + written(members) + ")";
            case Condition.AtLeast(String question, int level, boolean assumes) ->
                last(question) + (assumes ? "?" : "≥") + level;
            case Condition.OneOf(String question, var options, boolean assumes) ->
                last(question) + (assumes ? " assumed" : "") + " in " + options;
            case Condition.Economics economics ->
                economics.figure().id() + "≥" + economics.threshold() + " else " + written(economics.otherwise());
            case Condition.GateHolds(String gate) -> "gate " + gate;
            case Condition.Always always -> "true";
            case Condition.Assumed assumed -> "assumed";
        };
    }

    private static String written(List<Condition> members) {
        return String.join(
                ", ", members.stream().map(SecondCoreFileTest::written).toList());
    }

    private static String last(String question) {
        return question.substring(question.indexOf('.') + 1);
    }

    @Test
    void theStrategiesThatVerdictsNameAreThoseOfTheEconomics() {
        assertThat(MethodFile.STRATEGIES)
                .containsAll(Arrays.stream(Strategy.values()).map(Strategy::id).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method: core@1 | method: core | a method is named by id and version",
                "question: problem.metric\\n"
                        + "      what | question: problem.metrics\\n"
                        + "      what | no question “problem.metrics”; did you mean “problem.metric”?",
                "question: problem.value\\n"
                        + "      what | question: problem.metric\\n"
                        + "      what | this question stands twice",
                "kind: problem.type | kind: problem.metric | problem.metric has levels; a choice is" + " expected here",
                "kind: problem.type | kind: problem.tipe | no question “problem.tipe”",
                "metric: problem.metric | metric: problem.type | is a choice; a question with"
                        + " levels is expected here",
                "simple: [problem] | simple: [problems] | no section “problems”; did you mean" + " “problem”?",
                "sections: [risk] | sections: [risks] | no section “risks”; did you mean “risk”?",
                "questions: [data.rights, | questions: [data.right, | no question “data.right”; did"
                        + " you mean “data.rights”?",
                "below: 3 | below: 5 | a whole number from 1 to 4",
                "share: 0.6 | share: 60 | a share lies between 0 and 1; 60 % is 0.6",
                "gates: [worth-solving, measurable, simple-measured], share | gates:"
                        + " [worth-solving, measurable, measurable], share | this stands twice:"
                        + " measurable",
                "agreesWith: [nothing] | agreesWith: [nothin] | did you mean “nothing”?",
                "notSpent: true | notSpent: 1 | true or false",
                "plan: pilot | plan: pilots | did you mean “pilot”?",
                "conditionsOf: [worth-solving, measurable, data-can-teach | conditionsOf:"
                        + " [worth-solving, measurables, data-can-teach | no gate “measurables”; did"
                        + " you mean “measurable”?",
                "atLeast: 1, unknown: assumed | atLeast: 1, unknown: asumed | unknown: assumed is"
                        + " the only thing to say here",
                "atLeast: 1, unknown: assumed | atLeast: 1, unknwon: assumed | did you mean" + " “unknown”?",
                "otherwise: assumed | otherwise: asumed | a condition is a group of keys",
                "- { question: baseline.wins, atLeast: 2 } | - { question: baseline.win, atLeast: 2"
                        + " } | did you mean “baseline.wins”?",
                "- { question: baseline.wins, atLeast: 2 } | - { question: baseline.target,"
                        + " atLeast: 2 } | is a choice; a question with levels is expected here",
                "- { question: baseline.wins, atLeast: 2 } | - { question: baseline.wins, atLeast:"
                        + " 5 } | a whole number from 1 to 4",
                "- { question: baseline.plateau, atLeast: 1 } | - { question: baseline.measured,"
                        + " atLeast: 1 } | expects something of this question twice",
                "requires: | requirs: | did you mean “requires”?",
            })
    void saysWhatIsWrongAndWhatWouldBeRight(String right, String wrong, String message) {
        String from = right.replace("\\n", "\n");
        String to = wrong.replace("\\n", "\n");
        assertThat(problems(text -> text.replaceFirst(Pattern.quote(from), to.replace("$", "\\$"))))
                .extracting(Problem::message)
                .anyMatch(m -> m.contains(message));
    }

    @Test
    void refusesBothWordsForWhatAGateRequires() {
        assertThat(problems(text -> text.replaceFirst(
                        "    requires:\n",
                        "    condition: { question: problem.decision," + " atLeast: 1 }\n" + "    requires:\n")))
                .extracting(Problem::message)
                .anyMatch(m -> m.contains("either requires or condition"));
    }

    @Test
    void refusesAQuestionThatNoGateRequiresOrExpects() {
        assertThat(problems(
                        text -> text.replaceFirst(" *- \\{ question: infra.integration, atLeast: 3" + " \\}\n", "")))
                .singleElement(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("no gate requires or expects this question");
                    assertThat(CORE.lines().toList().get(problem.line() - 1)).contains("infra.integration");
                });
    }

    @Test
    void refusesAGateThatIsAssumedButCannotFailWhereTheFigureIsThere() {
        assertThat(problems(text -> text.replace(
                        "- { economics: mlIncrementMean, atLeast: 0," + " otherwise: assumed }",
                        "- any:\n"
                                + "            - { economics: mlIncrementMean,"
                                + " atLeast: 0, otherwise: assumed }\n"
                                + "            - { economics: bestUpside,"
                                + " atLeast: 0, otherwise: true }")))
                .extracting(Problem::message)
                .contains("no answers fail this gate");
    }

    @Test
    void questionsAreNotShownByWhatIsAssumed() {
        assertThat(problems(text -> text.replaceFirst("(?m)^      - id: infra.integration$", """
                  - id: infra.integration
                    visibleWhen: { question: problem.decision, atLeast: 1, unknown: assumed }\
            """)))
                .extracting(Problem::message)
                .anyMatch(m -> m.contains("not by what is assumed"));
    }

    @Test
    void aSupplementSaysWhatAMethodLeavesUnsaid() {
        Method first = Methods.find("core@1").orElseThrow();
        assertThat(first.uses().target()).isEqualTo("baseline.target");
        assertThat(first.risks().questions()).contains("problem.stability");
        assertThat(first.verdict("KEEP_SIMPLE").agreesWith()).containsExactly("baseline");
        assertThat(first.verdict("KEEP_SIMPLE").notSpent()).isTrue();
        assertThat(first.verdict("PILOT_ML").plan()).isEqualTo(Plan.PILOT);
        assertThat(first.tooEarly().evenSettled()).isTrue();
        assertThat(first.expects()).isFalse();
        Method alone = MethodFile.read("core@1.yaml", Methods.file("core@1"));
        assertThat(alone.gates()).isEqualTo(first.gates());
        assertThat(alone.uses()).isEqualTo(Uses.NONE);
        assertThat(alone.risks()).isEqualTo(new RiskScope(List.of("risk"), List.of(), 3));
        assertThat(alone.verdict("KEEP_SIMPLE").agreesWith()).isNull();
    }

    @Test
    void aSupplementThatIsWrongIsToldWithItsOwnName() {
        String wrong = """
            supplements: core@2
            uses: { kind: problem.metric }
            verdicts:
              - { id: RETINK, plan: none }
            """;
        assertThatThrownBy(() -> MethodFile.read(
                        "core@1.yaml",
                        Methods.file("core@1"),
                        new MethodFile.Supplement("x.uses.yaml", wrong.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(MarkupException.class)
                .hasMessageContaining("x.uses.yaml:1:14: supplements: this supplements core@1")
                .hasMessageContaining("x.uses.yaml:2:15")
                .hasMessageContaining("did you mean “RETHINK”?");
        assertThatThrownBy(() -> MethodFile.readLinted(
                        "core@1.yaml", Methods.file("core@1"), new MethodFile.Supplement("x.uses.yaml", new byte[] {'3'
                        })))
                .hasMessageContaining("a supplement is a group of keys");
    }
}
