package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundwork.document.AssessmentFile;
import org.groundwork.platform.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TryOutTest {

    private final AssessmentFile file = ReportSamples.build("baseline.measured", ReportSamples.LOW);

    @Test
    void offersWhatMattersAndTheRestOnDemand() {
        TryOut tryOut = tryOut(Map.of(), Set.of());

        assertThat(tryOut.rows())
                .extracting(TryOut.Row::question)
                .contains("baseline.measured")
                .doesNotContain("problem.value");
        assertThat(tryOut.more()).extracting(Choice::value).contains("problem.value");
        assertThat(tryOut.outcome()).isNull();
        assertThat(tryOut(Map.of(), Set.of("problem.value")).rows())
                .extracting(TryOut.Row::question)
                .contains("problem.value");
    }

    @Test
    void everyQuestionIsEitherShownOrOnDemand() {
        TryOut tryOut = tryOut(Map.of(), Set.of());

        assertThat(tryOut.rows().size() + tryOut.more().size())
                .isEqualTo(file.method().questions().size());
    }

    @Test
    void saysWhatWouldBeRecommendedInstead() {
        TryOut.Outcome outcome = Objects.requireNonNull(
                tryOut(Map.of("baseline.measured", "4"), Set.of()).outcome());

        assertThat(outcome.before()).isEqualTo("Simple baseline first");
        assertThat(outcome.verdict()).isEqualTo("Build it with ML");
        assertThat(outcome.differs()).isTrue();
        assertThat(outcome.settled()).isTrue();
        assertThat(outcome.gates())
                .extracting(TryOut.GateChange::before, TryOut.GateChange::after)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("FAILED", "PASSED"));
    }

    @Test
    void anAnswerThatIsTriedAsItIsChangesNothing() {
        assertThat(tryOut(Map.of("baseline.measured", "1"), Set.of()).outcome()).isNull();
    }

    @Test
    void notKnowingSomethingCanBeTriedToo() {
        TryOut.Outcome outcome = Objects.requireNonNull(
                tryOut(Map.of("problem.decision", "unknown"), Set.of()).outcome());

        assertThat(outcome.verdict()).isEqualTo("Rethink the problem");
        assertThat(outcome.settled()).isFalse();
        assertThat(outcome.couldBecome()).contains("Simple baseline first");
    }

    @ParameterizedTest
    @CsvSource({
        "baseline.measured, 5",
        "baseline.measured, -1",
        "baseline.measured, meets",
        "baseline.measured, not-applicable",
        "baseline.target, 3",
        "baseline.target, no-such-option",
        "no.such.question, 3"
    })
    void whatFitsNoQuestionIsLeftOut(String question, String value) {
        assertThat(tryOut(Map.of(question, value), Set.of()).outcome()).isNull();
    }

    private TryOut tryOut(Map<String, String> tried, Set<String> added) {
        return TryOut.of(file, ReportSamples.score(file), tried, added);
    }
}
