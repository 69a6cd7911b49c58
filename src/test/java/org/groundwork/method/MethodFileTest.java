package org.groundwork.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped method, whole and with something broken in it. */
class MethodFileTest {

    private static final String CORE = core();

    private static String core() {
        try (InputStream in = Method.class.getResourceAsStream("/methods/core@1.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

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
    void theShippedMethodHoldsWhatItPromises() {
        Method method = read(CORE);
        assertThat(method.ref()).isEqualTo("core@1");
        assertThat(method.questions()).hasSize(56);
        assertThat(method.sections())
                .extracting(section -> section.questions().size())
                .containsExactly(11, 10, 12, 9, 7, 7);
        assertThat(method.gates()).hasSize(9);
        assertThat(method.verdicts()).hasSize(6);
        assertThat(method.recipes()).hasSize(36);
        assertThat(method.allReached().id()).isEqualTo("BUILD_ML");
        assertThat(Methods.shipped()).containsExactly("core@1", "core@2");
        assertThat(Methods.newest().ref()).isEqualTo("core@2");
        assertThat(Methods.find("core@2")).containsSame(Methods.newest());
        assertThat(Methods.find("core@1").orElseThrow().ref()).isEqualTo("core@1");
        assertThat(Methods.find("core@3")).isEmpty();
    }

    /** Weight, effort, role, N/A mark and pyramid tag of questions. */
    @ParameterizedTest
    @CsvSource({
        "problem.decision, 2, S, owner, false,",
        "problem.precedent, 2, fact, owner, false,",
        "problem.constraints, 1, S, software, false,",
        "baseline.process, 1, M, owner, true,",
        "baseline.heuristic, 2, S, analyst, true,",
        "baseline.manual, 1, S, analyst, false,",
        "baseline.plateau, 2, M, analyst, false,",
        "data.events, 2, L, data-engineer, false, collect",
        "data.rights, 2, M, owner, false, collect",
        "data.pipelines, 1, M, data-engineer, false, store",
        "data.joined, 1, M, data-engineer, true, explore",
        "data.labels, 2, L, data-engineer, true, label",
        "infra.reproducible, 1, M, ml-engineer, false, learn",
        "infra.experiments, 2, M, software, false, learn",
        "infra.ownership, 2, M, owner, false, model",
        "team.capacity, 2, M, owner, false,",
        "risk.recourse, 2, M, owner, true,",
        "risk.harm, 2, M, owner, false,"
    })
    void questionsHaveTheWeightEffortAndRoleOfTheMethod(
            String id, int weight, String effort, String role, boolean skip, String pyramid) {
        Question question = Methods.find("core@1").orElseThrow().question(id);
        assertThat(question.weight()).isEqualTo(weight);
        assertThat(question.effort().id()).isEqualTo(effort);
        assertThat(question.role()).isEqualTo(role);
        assertThat(question.mayBeNotApplicable()).isEqualTo(skip);
        assertThat(question.pyramid()).isEqualTo(pyramid);
    }

    @Test
    void pointsRiseByAQuarter() {
        for (Question question : Methods.find("core@1").orElseThrow().questions()) {
            if (question instanceof Question.Levelled levelled) {
                assertThat(levelled.levels()).extracting(Level::points).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0);
            }
        }
    }

    @Test
    void tellsAnUnknownKeyWithTheNearestKnownOneAndItsPlace() {
        assertThat(problems(text -> text.replaceFirst("    stewardship: true", "    stewardshp: true")))
                .singleElement(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("did you mean “stewardship”");
                    assertThat(problem.key()).endsWith("stewardshp");
                    assertThat(problem.line()).isGreaterThan(1000);
                });
    }

    @Test
    void tellsAllThatIsWrongAtOnceInOrder() {
        List<Problem> problems = problems(text -> text.replaceFirst("points: 0.25", "points: 3")
                .replaceFirst("weight: 2", "weight: two")
                .replaceFirst("role: owner", "role: ower")
                .replaceFirst("effort: fact", "effort: X")
                .replaceFirst("question: problem.metric, atLeast: 2", "question: problem.metrics, atLeast: 9")
                .replaceFirst("flight: worth", "flight: wort")
                .replaceFirst("verdict: RETHINK", "verdict: RETINK"));
        assertThat(problems).extracting(Problem::line).isSorted();
        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(m -> m.contains("between 0 and 1"))
                .anyMatch(m -> m.contains("a whole number from 1 to 100"))
                .anyMatch(m -> m.contains("did you mean “owner”"))
                .anyMatch(m -> m.contains("“X”"))
                .anyMatch(m -> m.contains("did you mean “problem.metric”"))
                .anyMatch(m -> m.contains("did you mean “worth”"))
                .anyMatch(m -> m.contains("did you mean “RETHINK”"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groundworkMethod: 1 | groundworkMethod: 2 | 1 is expected here",
                "version: 1 | version: 0 | a whole number from 1",
                "id: core | id: Core! | is no id",
                "id: problem.decision | id: problem.type | stands twice",
                "id: problem.decision | id: decision | is no id",
                "id: problem.decision | id: data.decision | begins with its section",
                "kind: choice | kind: choise | did you mean “choice”",
                "kind: choice | kind: level | only a question of kind choice has options",
                "economics: bestUpside | economics: bestUpsid | did you mean “bestUpside”",
                "otherwise: true | otherwise: 3 | a condition is a group of keys",
                "oneOf: [nearly] | oneOf: [nearby] | unknown key “nearby”",
                "oneOf: [nearly] | atLeast: 2 | is a choice; use oneOf",
                "answerSet: tried | answerSet: tired | did you mean “tried”",
                "pyramid: store | pyramid: shop | no pyramid level “shop”",
                "weeks: 3 | weeks: 3.5 | a whole number from 1 to 104",
                "untested: true | untested: 1 | true or false",
                "short: Problem | short: Problems and their framing | at most 16 characters",
                "count: 2 | count: 9 | a whole number from 1 to 5"
            })
    void saysWhatIsWrongAndWhatWouldBeRight(String right, String wrong, String message) {
        assertThat(problems(text -> text.replace(right + "\n", wrong + "\n").replace(right, wrong)))
                .extracting(Problem::message)
                .anyMatch(m -> m.contains(message));
    }

    @Test
    void refusesALevelTooFewAndARemedyOnTheTopLevel() {
        assertThat(problems(text -> text.replaceFirst(
                        "(?s)          - label: No decision named.*?(?=    " + "      - label: A theme only)", "")))
                .extracting(Problem::message)
                .anyMatch(m -> m.contains("4 levels; there are 5"));
    }

    @Test
    void refusesALeafThatCanNeverDecideItsGate() {
        List<Problem> problems = problems(
                text -> text.replaceFirst("        - \\{ question: problem.decision, atLeast: 2" + " \\}\n", """
                            - { question: problem.decision, atLeast: 2 }
                            - { question: problem.decision, atLeast: 1 }
                    """));
        assertThat(problems).singleElement(type(Problem.class)).satisfies(problem -> {
            assertThat(problem.message()).contains("can never decide gate worth-solving");
            assertThat(CORE.lines().toList().get(problem.line() - 2)).contains("problem.decision, atLeast: 2");
        });
    }

    @Test
    void refusesAVerdictThatNoAnswersLeadTo() {
        assertThat(problems(text -> text.replace("verdict: RETHINK", "verdict: LAY_FOUNDATIONS")))
                .extracting(Problem::message)
                .containsExactly("no answers lead to this verdict");
    }

    @Test
    void refusesAGateThatCannotFail() {
        assertThat(problems(text -> text.replaceFirst(
                        "- \\{ economics: mlIncrementMean, atLeast: 0," + " otherwise: .*",
                        "- { economics: mlIncrementMean, atLeast: 0," + " otherwise: true }")))
                .extracting(Problem::message)
                .containsExactly("no answers fail this gate");
    }

    @Test
    void refusesAGateThatCannotBePassed() {
        assertThat(problems(text -> text.replaceFirst(
                        "(?m)^        - \\{ question: problem.decision," + " atLeast: 2 }$", """
                                    - { question: baseline.target, oneOf: [meets] }
                                    - { question: baseline.target, oneOf: [nearly] }
                            """.stripTrailing())))
                .extracting(Problem::message)
                .contains("no answers pass this gate");
    }

    @Test
    void refusesAGateThatAsksForAQuestionHiddenAtTimes() {
        assertThat(problems(text -> text.replaceFirst("(?m)^      - id: problem.metric$", """
                  - id: problem.metric
                    visibleWhen: { question: problem.decision, atLeast: 1 }\
            """)))
                .extracting(Problem::message)
                .anyMatch(m -> m.contains("hidden at times"));
    }

    @Test
    void refusesAGateWithTooManyWaysThroughIt() {
        StringBuilder condition = new StringBuilder("        - all:\n");
        List<String> questions = Methods.find("core@1").orElseThrow().questions().stream()
                .filter(q -> q instanceof Question.Levelled)
                .map(Question::id)
                .toList();
        for (int i = 0; i + 3 < questions.size(); i += 3) {
            condition.append("            - any:\n");
            for (int j = 0; j < 3; j++) {
                condition
                        .append("                - { question: ")
                        .append(questions.get(i + j))
                        .append(", atLeast: 4 }\n");
            }
        }
        assertThat(problems(text -> text.replaceFirst(
                        "(?m)^        - \\{ question: problem.decision," + " atLeast: 2 }\n", condition.toString())))
                .extracting(Problem::message)
                .anyMatch(m -> m.contains("different ways lead through them"));
    }

    @Test
    void refusesWhatIsNoMethodFile() {
        assertThatThrownBy(() -> read("[1, 2]")).hasMessageContaining("a group of keys");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> read("groundworkMethod: 1")).hasMessageContaining("gates: this key is missing");
    }
}
