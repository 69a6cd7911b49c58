package org.groundwork.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.EconomicDraft;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.StoredSubmissions;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GroundworkTest
class EvaluationsTest {

    private static final Answer TWO = new Answer.Level(2, Evidence.KNOWN);

    @Autowired
    Evaluations evaluations;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Economics economics;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void anAssessmentOfATeam() {
        team = people.retention();
        people.actAs(team.lead());
        id = team.importFile(ReportSamples.build("baseline.measured", ReportSamples.LOW));
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void keepsAnswersMethodAndResultOfWhatWasSubmitted() {
        EvaluationView submitted = evaluations.submit(id);

        assertThat(submitted.number()).isEqualTo(1);
        assertThat(submitted.verdict()).isEqualTo("BASELINE_FIRST");
        assertThat(submitted.submittedBy()).isEqualTo(team.lead());
        Evaluation evaluation = evaluations.find(id, 1);
        AssessmentFile now = assessments.export(id);
        assertThat(evaluation.file()).isEqualTo(now);
        assertThat(evaluation.appraisal()).isEqualTo(ReportSamples.score(now));
        assertThat(evaluation.submittedBy()).isEqualTo("Mira Holm");
        assertThat(evaluation.intact()).isTrue();
        assertThat(evaluation.methodUnchanged()).isTrue();
        assertThat(evaluation.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void keepsWhatWasStatedAboutEconomicsAndWhatFollowedFromIt() {
        economics.save(
                id,
                EconomicDraft.of(
                        new EconomicItem.Quantity(Input.AT_STAKE),
                        new EconomicValue.Amount(new Range.Interval(300_000, 1_600_000))));
        economics.save(id, EconomicDraft.of(new EconomicItem.Quantity(Input.ADOPTION), EconomicValue.Amount.of(0.7)));

        evaluations.submit(id);

        Evaluation evaluation = evaluations.find(id, 1);
        assertThat(evaluation.file().economics())
                .isEqualTo(assessments.scored(id).economics())
                .isNotNull();
        assertThat(evaluation.appraisal().analysis())
                .isEqualTo(assessments.scored(id).appraisal().analysis())
                .isNotNull();
        assertThat(evaluation.reproduced()).isTrue();
    }

    @Test
    void computesTheSameBytesAgain() {
        evaluations.submit(id);

        assertThat(evaluations.find(id, 1).reproduced()).isTrue();
    }

    @Test
    void noticesWhenTheStoredResultIsNotWhatTheAnswersGive() {
        evaluations.submit(id);
        String other = StoredJson.write(ReportSamples.score(ReportSamples.build("problem.decision", ReportSamples.LOW))
                .result());
        StoredSubmissions.change(database, id, Map.of("result", other));

        Evaluation evaluation = evaluations.find(id, 1);
        assertThat(evaluation.reproduced()).isFalse();
        assertThat(evaluation.intact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update evaluation set result = '{}'",
                "delete from evaluation",
                "truncate evaluation cascade",
                "update evaluation_opening set created_at = now()",
                "delete from evaluation_opening"
            })
    void theDatabaseRefusesToChangeASubmission(String sql) {
        evaluations.submit(id);
        evaluations.withdraw(id);

        assertThatThrownBy(() -> database.sql(sql).update()).rootCause().hasMessageContaining("is append-only");
    }

    @Test
    void answersAreReadOnlyAfterSubmitting() {
        evaluations.submit(id);

        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
        assertThat(answers.save(id, AnswerDraft.of("problem.value", TWO))).isInstanceOf(SaveOutcome.Closed.class);
        assertThatThrownBy(() -> evaluations.submit(id)).isInstanceOf(Conflict.class);
    }

    @Test
    void aSubmissionTakenBackStaysReadableAndCountsAsWithdrawn() {
        evaluations.submit(id);
        evaluations.withdraw(id);

        assertThat(assessments.view(id).open()).isTrue();
        assertThat(evaluations.find(id, 1).view().withdrawn()).isTrue();
        assertThatThrownBy(() -> evaluations.withdraw(id)).isInstanceOf(Conflict.class);
    }

    @Test
    void aSubmissionStandsWhenTheAssessmentIsOpenedForANextOne() {
        evaluations.submit(id);
        evaluations.reopen(id, "Things have moved on.");
        change("problem.value", TWO);
        EvaluationView second = evaluations.submit(id);

        assertThat(second.number()).isEqualTo(2);
        assertThat(evaluations.of(id)).extracting(EvaluationView::number).containsExactly(2, 1);
        assertThat(evaluations.find(id, 1).view().withdrawn()).isFalse();
        assertThat(levelOf(evaluations.find(id, 1), "problem.value")).isNotEqualTo(TWO);
        assertThat(levelOf(evaluations.find(id, 2), "problem.value")).isEqualTo(TWO);
    }

    @Test
    void onlyALeadSubmitsTakesBackAndReopens() {
        people.actAs(team.contributor());
        assertThatThrownBy(() -> evaluations.submit(id)).isInstanceOf(Forbidden.class);
        people.actAs(team.lead());
        evaluations.submit(id);
        people.actAs(team.contributor());
        assertThatThrownBy(() -> evaluations.withdraw(id)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> evaluations.reopen(id, "Things have moved on."))
                .isInstanceOf(Forbidden.class);
        assertThat(evaluations.of(id)).hasSize(1);
        assertThat(evaluations.find(id, 1).view().number()).isEqualTo(1);
    }

    @Test
    void anotherTeamsSubmissionsDoNotExist() {
        evaluations.submit(id);
        people.actAs(people.member("Otto Stern", people.team("Other"), TeamRole.LEAD));

        assertThatThrownBy(() -> evaluations.find(id, 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> evaluations.of(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> evaluations.withdraw(id)).isInstanceOf(NotFound.class);
    }

    @Test
    void thereIsNoSubmissionWithANumberThatWasNotGiven() {
        evaluations.submit(id);

        assertThatThrownBy(() -> evaluations.find(id, 2)).isInstanceOf(NotFound.class);
    }

    @Test
    void forgetsTheNameOfSomebodyWhoWasErased() {
        people.actAs(team.contributor());
        change("problem.value", TWO);
        people.actAs(team.lead());
        evaluations.submit(id);
        assertThat(byOf("problem.value")).isEqualTo("Jonas Berg");

        accounts.erase(team.contributor(), people.administrator("Admin"));

        assertThat(byOf("problem.value")).isNotEqualTo("Jonas Berg");
        assertThat(stored()).doesNotContain("Jonas");
        assertThat(evaluations.find(id, 1).intact()).isTrue();
    }

    private String stored() {
        return database.sql("select answers from evaluation where assessment_id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
    }

    private String byOf(String question) {
        AssessmentFile.Entry entry = evaluations.find(id, 1).file().answers().get(question);
        return Objects.requireNonNull(Objects.requireNonNull(entry).by());
    }

    private static Answer levelOf(Evaluation evaluation, String question) {
        return Objects.requireNonNull(evaluation.file().answers().get(question)).answer();
    }

    private void change(String question, Answer answer) {
        int version =
                Objects.requireNonNull(assessments.scored(id).entry(question)).version();
        assertThat(answers.save(id, new AnswerDraft(question, version, null, answer, "", List.of())))
                .isInstanceOf(SaveOutcome.Saved.class);
    }
}
