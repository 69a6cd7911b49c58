package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says the same as the reader. */
class AssessmentSchemaTest {

    private static final List<Method> ALL = Methods.shipped().stream()
            .map(ref -> Methods.find(ref).orElseThrow())
            .toList();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(AssessmentSchema.of(ALL));

    @Test
    void theShippedFileIsTheSchemaOfTheMethods() {
        Golden.check("src/main/resources/static/schema/assessment-1.json", AssessmentSchema.of(ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"related-pins-2013", "retinopathy-clinics-2018"})
    void acceptsTheCases(String name) {
        assertThat(valid(Samples.text("/cases/" + name + ".yaml"))).isTrue();
        assertThat(valid(AssessmentFiles.writeJson(Samples.read("/cases/" + name + ".yaml"))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "problem.decision: { level: 0 }",
                "problem.decision: { level: 3.0, evidence: documented }",
                "problem.decision: dont-know",
                "problem.decision: { unknown: true, note: \"Ask the call centre\" }",
                "problem.decision: { level: 3, by: Mira, at: \"2026-03-01T10:42:00Z\" }",
                "problem.decision: { level: 3, at: \"2026-03-01T10:42:00.123+01:00\" }",
                "problem.decision: { level: 3, at: \"2026-03-01\" }",
                "problem.decision: { level: 3, note: \"\", links: [] }",
                "problem.decision: { level: 3, links: [\"https://wiki.example/ünï?q=1#x\"] }",
                "problem.decision: { level: 3, links: [\"Wiki page https://wiki.example/x\","
                        + " \"[Wiki](https://w.example)\"] }",
                "problem.decision: { level: 3, links: ['\\\\server\\share\\x.xlsx', '/srv/x.pdf', 'file:///x', 'C:\\r"
                        + "eports\\x.xlsx'] }",
                "baseline.target: { option: not-tested, note: soon }",
                "baseline.target: dont-know",
                "data.joined: { notApplicable: one source only }",
                "data.joined: { notApplicable: No other source }",
                "data.joined: { notApplicable: 一つだけ }",
            })
    void acceptsWhatTheReaderAccepts(String answer) {
        String file = Samples.answers(answer);

        assertThat(Samples.problems(file)).isEmpty();
        assertThat(valid(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "problem.decision: { level: 7 }",
                "problem.decision: { level: -1 }",
                "problem.decision: { level: 2.5 }",
                "problem.decision: { level: \"3\" }",
                "problem.decision: { level: true }",
                "problem.decision: { level: [3] }",
                "problem.decision: { level: }",
                "problem.decision: { evidence: known }",
                "problem.decision: { level: 3, evidence: certain }",
                "problem.decision: { level: 3, unknown: true }",
                "problem.decision: { level: 3, nots: x }",
                "problem.decision: { level: 3, note: 5 }",
                "problem.decision: { level: 3, note: }",
                "problem.decision: { level: 3, links: \"https://a.example\" }",
                "problem.decision: { level: 3, links: [\"ftp://a.example\"] }",
                "problem.decision: { level: 3, links: [\"https://\"] }",
                "problem.decision: { level: 3, links: [\"https:// a\"] }",
                "problem.decision: { level: 3, links: [\"javascript:alert(1)\"] }",
                "problem.decision: { level: 3, at: yesterday }",
                "problem.decision: { level: 3, by: \"a\\nb\" }",
                "problem.decision: { option: classify }",
                "problem.decision: { notApplicable: no }",
                "problem.decision: { unknown: false }",
                "problem.decision: 3",
                "problem.decision: ",
                "problem.decision: unknown",
                "problem.decision: []",
                "problem.decison: { level: 3 }",
                "baseline.target: { level: 2 }",
                "baseline.target: { option: tested }",
                "baseline.target: { option: [meets] }",
                "baseline.target: { option: meets, evidence: known }",
                "data.joined: { notApplicable: \" \" }",
                "data.joined: { notApplicable: true }",
                "data.joined: { notApplicable: none }",
                "data.joined: { notApplicable: N/A }",
                "data.joined: { notApplicable: \"n. a.\" }",
                "data.joined: { notApplicable: \"-\" }",
                "data.joined: { notApplicable: off }",
                "data.joined: { notApplicable: Yes }",
                "data.joined: { notApplicable: \"\\u200B\" }",
                "data.joined: { notApplicable: \"\\u00A0\" }",
                "data.joined: { notApplicable: \"not applicable.\" }",
                "data.joined: { notApplicable: x, evidence: known }",
            })
    void refusesWhatTheReaderRefuses(String answer) {
        String file = Samples.answers(answer);

        assertThat(Samples.problems(file)).isNotEmpty();
        assertThat(valid(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{ groundwork: 1, method: core@1, initiative: { name: x } }",
                "{ groundwork: 2, method: core@1, initiative: { name: x }, answers: {} }",
                "{ groundwork: \"1\", method: core@1, initiative: { name: x }, answers: {} }",
                "{ groundwork: 1, method: core@3, initiative: { name: x }, answers: {} }",
                "{ groundwork: 1, method: core@1, initiative: { name: x }, answers: {"
                        + " baseline.versus-ml: dont-know } }",
                "{ groundwork: 1, initiative: { name: x }, answers: { baseline.target: { option:" + " no-targets } } }",
                "{ groundwork: 1, method: core@1, initiative: { name: \" \" }, answers: {} }",
                "{ groundwork: 1, method: core@1, initiative: { team: x }, answers: {} }",
                "{ groundwork: 1, method: core@1, initiative: x, answers: {} }",
                "{ groundwork: 1, method: core@1, initiative: { name: x }, answers: [] }",
                "{ groundwork: 1, method: core@1, initiative: { name: x }, answers: null }",
                "{ groundwork: 1, method: core@1, initiative: { name: x }, answers: {}, more: 1 }",
                "{ groundwork: 1, method: core@1, initiative: { name: x }, answers: {}, economics:" + " [] }",
                "{ groundwork: 1, method: core@1, initiative: { name: x }, answers: {}, economics:"
                        + " { curency: EUR } }",
                "{ groundwork: 1, method: core@1, initiative: { name: x, nam: y }, answers: {} }",
            })
    void bothRefuseAFileThatIsWrongAtTheTop(String file) {
        assertThat(Samples.problems(file)).isNotEmpty();
        assertThat(valid(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ groundwork: 1, method: core@2, initiative: { name: x }, answers: {"
                        + " baseline.versus-ml: { level: 3 } } }",
                "{ groundwork: 1, initiative: { name: x }, answers: { baseline.versus-ml: { level:" + " 3 } } }",
            })
    void bothTakeTheNewestMethodWhereNoneIsNamed(String file) {
        assertThat(Samples.parse(file).method().ref()).isEqualTo("core@2");
        assertThat(valid(file)).isTrue();
    }

    @Test
    void bothRefuseTextsThatAreTooLong() {
        String note = noteOf(20_001);
        String fits = noteOf(20_000);

        assertThat(Samples.problems(note))
                .containsExactly("f.yaml:2:55: answers.problem.decision.note: at most 20,000 characters are"
                        + " allowed here; these are 20,001");
        assertThat(SCHEMA.validate(note, InputFormat.JSON)).isNotEmpty();
        assertThat(Samples.problems(fits)).isEmpty();
        assertThat(SCHEMA.validate(fits, InputFormat.JSON)).isEmpty();
    }

    private static String noteOf(int characters) {
        return """
            {"groundwork": 1, "method": "core@1", "initiative": {"name": "x"},
             "answers": {"problem.decision": {"level": 3, "note": "%s"}}}
            """.formatted("😀".repeat(characters));
    }

    private static boolean valid(String file) {
        return SCHEMA.validate(file, InputFormat.YAML).isEmpty();
    }
}
