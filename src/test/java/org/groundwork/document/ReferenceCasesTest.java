package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundwork.markup.Markup;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problems;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code core@2} makes of 36 real initiatives: verdict, possible verdicts and gate states, as
 * an independent implementation of the method says.
 */
class ReferenceCasesTest {

    private static final Method CORE_2 = Methods.find("core@2").orElseThrow();

    private static final List<String> WHOLE =
            List.of("bank-cheque-reading", "chicago-strategic-subject-list", "wisconsin-dropout-warning");

    static Stream<Arguments> cases() {
        Problems problems = new Problems("reference-cases.yaml");
        Node.Mapping file = (Node.Mapping)
                Markup.read(problems, Samples.resource("/cases/reference-cases.yaml"), Markup.Bounds.USUAL);
        List<Node> cases = ((Node.Sequence) get(file, "cases")).items();
        assertThat(cases).hasSize(36);
        return cases.stream().map(Node.Mapping.class::cast).map(one -> Arguments.of(text(get(one, "id")), one));
    }

    static Stream<Arguments> whole() {
        return cases().filter(one -> WHOLE.contains((String) one.get()[0]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void makesOfEachCaseWhatTheMethodSays(String id, Node.Mapping one) {
        Node.Mapping expected = (Node.Mapping) get(one, "expected");

        Result result = new Scorer(CORE_2).score(sheet(one), EconomicMetrics.NONE);

        assertThat(result.verdict()).isEqualTo(text(get(expected, "verdict")));
        assertThat(result.possibleVerdicts())
                .containsExactlyInAnyOrderElementsOf(((Node.Sequence) get(expected, "possibleVerdicts"))
                        .items().stream().map(ReferenceCasesTest::text).toList());
        Map<String, String> states = new LinkedHashMap<>();
        result.gates().forEach(gate -> states.put(gate.id(), gate.state().id()));
        Map<String, String> expectedStates = new LinkedHashMap<>();
        ((Node.Mapping) get(expected, "gates"))
                .entries()
                .forEach((gate, state) -> expectedStates.put(gate, text(state.value())));
        assertThat(states).isEqualTo(expectedStates);
    }

    /** Three of them whole, to the byte: a result is a contract with those who read it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void writesTheResultByteForByteAsBefore(String id, Node.Mapping one) {
        Result result = new Scorer(CORE_2).score(sheet(one), EconomicMetrics.NONE);

        Golden.check(
                "src/test/resources/cases/" + id + ".result.json", ResultJson.of(new ResultJson.Scored(id, result)));
    }

    private static AnswerSheet sheet(Node.Mapping one) {
        Problems problems = new Problems("reference-cases.yaml");
        AnswerReader reader = new AnswerReader(problems, new ValueReader(problems));
        Map<String, Answer> answers = new LinkedHashMap<>();
        ((Node.Mapping) get(one, "answers"))
                .entries()
                .forEach((question, entry) -> answers.put(
                        question,
                        Objects.requireNonNull(reader.read(entry.value(), CORE_2.question(question)))
                                .answer()));
        problems.throwIfAny();
        return AnswerSheet.of(CORE_2, answers);
    }

    private static Node get(Node.Mapping map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }
}
