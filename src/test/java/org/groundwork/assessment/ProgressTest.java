package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Scorer;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Method CORE = Methods.find("core@1").orElseThrow();
    private static final Answer TWO = new Answer.Level(2, Evidence.KNOWN);

    @Test
    void anEmptySheetHasNotStartedAnywhereAndAsksTheHeaviestOfTheFirstGateFirst() {
        Progress progress = of(Map.of());

        assertThat(progress.answered()).isZero();
        assertThat(progress.total()).isEqualTo(CORE.questions().size());
        assertThat(progress.sections()).allMatch(section -> section.state() == SectionProgress.State.NOT_STARTED);
        assertThat(progress.next()).contains("problem.decision");
        assertThat(progress.toVerify()).isEmpty();
        assertThat(progress.missing()).hasSize(CORE.questions().size());
    }

    @Test
    void dontKnowAndNotApplicableAreAnswers() {
        Progress progress = of(Map.of(
                "data.joined",
                new Answer.NotApplicable("one source"),
                "data.labels",
                new Answer.Unknown(),
                "data.events",
                TWO));

        assertThat(progress.section("data").answered()).isEqualTo(3);
        assertThat(progress.section("data").state()).isEqualTo(SectionProgress.State.IN_PROGRESS);
        assertThat(progress.unknowns()).containsExactly("data.labels");
        assertThat(progress.missing()).doesNotContain("data.joined", "data.labels", "data.events");
    }

    @Test
    void aSectionWithAllAnswersIsDone() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        CORE.section("team").questions().forEach(q -> answers.put(q.id(), TWO));

        assertThat(of(answers).section("team").state()).isEqualTo(SectionProgress.State.DONE);
    }

    @Test
    void whatMattersIsToBeAnsweredOrVerified() {
        Progress progress = of(Map.of(
                "problem.decision",
                new Answer.Unknown(),
                "problem.action",
                new Answer.Level(2, Evidence.GUESS),
                "problem.metric",
                new Answer.Level(4, Evidence.GUESS)));

        assertThat(progress.toVerify()).containsExactly("problem.decision", "problem.action");
        assertThat(progress.toAnswer()).doesNotContainAnyElementsOf(progress.toVerify());
        assertThat(progress.guesses()).containsExactly("problem.metric", "problem.action");
    }

    @Test
    void goesRoundWhenQuestionsAreSkipped() {
        Progress progress = of(Map.of());
        String first = progress.toAnswer().getFirst();
        String second = progress.toAnswer().get(1);
        String last = progress.toAnswer().getLast();

        assertThat(progress.nextAfter(first)).contains(second);
        assertThat(progress.nextAfter(last)).contains(first);
        assertThat(progress.nextAfter("problem.type")).contains(first);
    }

    @Test
    void nothingIsLeftToAskOnceTheVerdictIsSettled() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("problem.decision", new Answer.Level(0, Evidence.KNOWN));

        Progress progress = of(answers);

        assertThat(progress.toAnswer()).isEmpty();
        assertThat(progress.next()).isEmpty();
        assertThat(progress.nextAfter("problem.decision")).isEmpty();
    }

    @Test
    void theOnlyOneLeftHasNoOtherAfterIt() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : CORE.questions()) {
            if (question instanceof Question.Levelled) {
                answers.put(question.id(), new Answer.Level(4, Evidence.DOCUMENTED));
            }
        }
        answers.remove("data.labels");
        answers.put("baseline.target", new Answer.Choice("far-short"));

        Progress progress = of(answers);

        assertThat(progress.toAnswer()).containsExactly("data.labels");
        assertThat(progress.nextAfter("data.labels")).isEmpty();
    }

    private static Progress of(Map<String, Answer> answers) {
        AnswerSheet sheet = AnswerSheet.of(CORE, answers);
        return Progress.of(sheet, new Scorer(CORE).score(sheet, EconomicMetrics.NONE));
    }
}
