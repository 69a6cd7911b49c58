package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer of an earlier version that nobody has looked at again, in files. */
class GivenUnderTest {

    private static final String ANSWER = "problem.metric: { level: 2, evidence: guess, givenUnder: core@1 }";

    @Test
    void isReadAndWritten() {
        AssessmentFile file = Samples.parse(Samples.answers(ANSWER));

        assertThat(file.answers().get("problem.metric"))
                .isEqualTo(new AssessmentFile.Entry(
                        new Answer.Level(2, Evidence.GUESS), null, java.util.List.of(), null, null, "core@1"));
        assertThat(Samples.parse(AssessmentFiles.writeYaml(file))).isEqualTo(file);
        assertThat(Samples.parse(AssessmentFiles.writeJson(file))).isEqualTo(file);
    }

    @Test
    void isLeftOutWhereItIsNotSaid() {
        String file = AssessmentFiles.writeYaml(Samples.parse(Samples.answers("problem.metric: { level: 2 }")));

        assertThat(file).doesNotContain("givenUnder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "core", "core@0", "core@", "\"core@1 \"", "[core@1]", "true"})
    void isAVersion(String value) {
        assertThat(Samples.problems(Samples.answers("problem.metric: { level: 2, givenUnder: " + value + " }")))
                .singleElement()
                .asString()
                .contains("a version of a method is expected, such as core@1");
    }
}
