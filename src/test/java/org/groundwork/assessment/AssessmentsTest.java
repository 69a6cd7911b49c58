package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.method.Methods;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

@GroundworkTest
class AssessmentsTest {

    private static final Answer TWO = new Answer.Level(2, Evidence.KNOWN);

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Assignments assignments;

    @Autowired
    Activities activities;

    @Autowired
    TestPeople people;

    private TestTeam team;
    private PersonId stranger;
    private AssessmentId id;

    @BeforeEach
    void aTeamWithAnAssessment() {
        team = people.retention();
        stranger = people.member("Otto Stern", people.team("Other"), TeamRole.LEAD);
        people.actAs(team.lead());
        id = team.start(" Churn  early\nwarning ", "Ring first.");
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void startsOpenAndEmptyAndPinnedToTheMethod() {
        AssessmentView view = assessments.view(id);

        assertThat(view.name()).isEqualTo("Churn early warning");
        assertThat(view.summary()).isEqualTo("Ring first.");
        assertThat(view.method()).isEqualTo(Methods.newest().ref());
        assertThat(view.team().id()).isEqualTo(team.id());
        assertThat(view.createdBy()).isEqualTo(team.lead());
        assertThat(view.open()).isTrue();
        ScoredAssessment scored = assessments.scored(id);
        assertThat(scored.entries()).isEmpty();
        assertThat(scored.result().tooEarly()).isTrue();
        assertThat(scored.progress().answered()).isZero();
        assertThat(scored.progress().total())
                .isEqualTo(Methods.newest().questions().size());
    }

    @Test
    void refusesNamesThatAreMissingOrTooLong() {
        assertThatThrownBy(() -> new NewAssessment(team.id(), "  ", "")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new NewAssessment(team.id(), "x".repeat(201), ""))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new NewAssessment(team.id(), "x", "x".repeat(2001)))
                .isInstanceOf(InvalidInput.class);
        assertThat(new NewAssessment(team.id(), "🙂".repeat(200), "").name()).hasSize(400);
    }

    @Test
    void editsNameAndSummary() {
        assessments.edit(id, "Churn", "New.", assessments.view(id).version());

        assertThat(assessments.view(id).name()).isEqualTo("Churn");
        assertThat(assessments.view(id).summary()).isEqualTo("New.");
    }

    @Test
    void doesNotOverwriteANameThatSomebodyElseChanged() {
        long version = assessments.view(id).version();
        assessments.edit(id, "Theirs", "", version);

        assertThatThrownBy(() -> assessments.edit(id, "Mine", "", version)).isInstanceOf(Conflict.class);
        assertThat(assessments.view(id).name()).isEqualTo("Theirs");
    }

    @Test
    void aSavedAnswerDoesNotCountAsAChangeOfTheName() {
        long version = assessments.view(id).version();
        answers.save(id, AnswerDraft.of("problem.metric", TWO));

        assessments.edit(id, "Mine", "", version);

        assertThat(assessments.view(id).name()).isEqualTo("Mine");
    }

    @Test
    void archivesAndRestores() {
        assessments.archive(id);
        assessments.archive(id);

        assertThat(assessments.view(id).archived()).isTrue();
        assertThat(answers.save(id, AnswerDraft.of("problem.metric", TWO))).isInstanceOf(SaveOutcome.Closed.class);
        assertThatThrownBy(() -> assessments.move(id, Transition.SUBMIT)).isInstanceOf(Conflict.class);

        assessments.restore(id);

        assertThat(assessments.view(id).open()).isTrue();
        assertThat(happened()).containsExactly(Activity.What.RESTORED, Activity.What.ARCHIVED, Activity.What.CREATED);
    }

    @Test
    void closesForReviewAndReopens() {
        assessments.move(id, Transition.SUBMIT);

        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
        assertThatThrownBy(() -> assessments.move(id, Transition.SUBMIT)).isInstanceOf(Conflict.class);
        assertThatThrownBy(
                        () -> assessments.edit(id, "x", "", assessments.view(id).version()))
                .isInstanceOf(Conflict.class);

        assessments.move(id, Transition.REOPEN);

        assertThat(assessments.view(id).open()).isTrue();
        assertThatThrownBy(() -> assessments.move(id, Transition.REOPEN)).isInstanceOf(Conflict.class);
    }

    @Test
    void aCopyHasTheAnswersWithTheirAuthorsAndAHistoryOfItsOwn() {
        people.actAs(team.contributor());
        answers.save(id, new AnswerDraft("problem.metric", 0, null, TWO, "note", List.of("https://e.example/x")));
        people.actAs(team.lead());
        answers.save(id, AnswerDraft.of("data.labels", new Answer.Unknown()));

        AssessmentId copy = assessments.duplicate(id, "Copy of Churn");

        ScoredAssessment original = assessments.scored(id);
        ScoredAssessment copied = assessments.scored(copy);
        assertThat(copied.assessment().name()).isEqualTo("Copy of Churn");
        assertThat(copied.assessment().summary()).isEqualTo("Ring first.");
        assertThat(copied.entries()).isEqualTo(original.entries());
        assertThat(answers.history(copy, "problem.metric")).hasSize(1);
        assertThat(activities.of(copy))
                .singleElement()
                .isInstanceOfSatisfying(
                        Activity.Happened.class,
                        happened -> assertThat(happened.detail()).isEqualTo("Churn early warning"));
        answers.save(copy, AnswerDraft.of("data.rights", TWO));
        assertThat(assessments.scored(id).entry("data.rights")).isNull();
    }

    @Test
    void whatIsExportedCanBeImported() {
        answers.save(
                id,
                new AnswerDraft(
                        "problem.metric",
                        0,
                        null,
                        new Answer.Level(3, Evidence.GUESS),
                        "note",
                        List.of("https://e.example/x")));
        answers.save(id, AnswerDraft.of("data.joined", new Answer.NotApplicable("one source only")));
        answers.save(id, new AnswerDraft("data.rights", 0, null, null, "only a note", List.of()));

        AssessmentFile file = assessments.export(id);
        AssessmentId imported = assessments.importFile(team.id(), file, "churn.yaml");

        assertThat(file.answers()).containsOnlyKeys("problem.metric", "data.joined");
        assertThat(file.answers().get("problem.metric"))
                .extracting(entry -> entry == null ? null : entry.by())
                .isEqualTo("Mira Holm");
        ScoredAssessment scored = assessments.scored(imported);
        assertThat(scored.sheet()).isEqualTo(file.sheet());
        assertThat(scored.entry("problem.metric"))
                .extracting(entry -> entry == null ? null : entry.links())
                .isEqualTo(List.of("https://e.example/x"));
        assertThat(scored.assessment().name()).isEqualTo("Churn early warning");
        assertThat(activities.of(imported))
                .extracting(activity -> ((Activity.Happened) activity).what())
                .containsExactly(Activity.What.IMPORTED);
    }

    @Test
    void importsAFileWithoutSummaryAndAnswers() {
        AssessmentId imported = assessments.importFile(
                team.id(),
                new AssessmentFile(Methods.newest(), new AssessmentFile.Initiative("Bare", null, null), Map.of()),
                null);

        assertThat(assessments.view(imported).summary()).isEmpty();
    }

    @Test
    void assignsASectionAndTakesItBack() {
        assignments.assign(id, "data", team.contributor());
        assignments.assign(id, "data", team.contributor());
        assertThat(assignments.of(id)).containsExactly(Map.entry("data", team.contributor()));

        assignments.assign(id, "data", team.lead());
        assertThat(assignments.of(id)).containsExactly(Map.entry("data", team.lead()));

        assignments.assign(id, "data", null);
        assertThat(assignments.of(id)).isEmpty();
        assertThat(happened())
                .containsExactly(
                        Activity.What.UNASSIGNED,
                        Activity.What.ASSIGNED,
                        Activity.What.ASSIGNED,
                        Activity.What.CREATED);
    }

    @Test
    void assignsOnlyToMembersWhoCanAnswer() {
        assertThat(assignments.candidates(id))
                .extracting(member -> member.id())
                .containsExactlyInAnyOrder(team.lead(), team.contributor());
        assertThatThrownBy(() -> assignments.assign(id, "data", team.manager())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> assignments.assign(id, "data", stranger)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> assignments.assign(id, "nonsense", team.lead()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void tellsAnswersInARowAsOne() {
        answers.save(id, AnswerDraft.of("data.rights", TWO));
        answers.save(id, AnswerDraft.of("data.events", TWO));
        people.actAs(team.contributor());
        answers.save(id, AnswerDraft.of("infra.compute", TWO));

        List<Activity> all = activities.of(id);

        assertThat(all).hasSize(3);
        assertThat(((Activity.Answered) all.get(0)).questions()).containsExactly("infra.compute");
        assertThat(((Activity.Answered) all.get(1)).questions()).containsExactly("data.events", "data.rights");
        assertThat(all.get(2)).isInstanceOf(Activity.Happened.class);
    }

    @Test
    void neverTellsAnswersBeforeAndAfterSomethingElseAsOne() {
        answers.save(id, AnswerDraft.of("data.rights", TWO));
        assessments.archive(id);
        assessments.restore(id);
        answers.save(id, AnswerDraft.of("data.events", TWO));

        assertThat(activities.of(id).stream()
                        .filter(Activity.Answered.class::isInstance)
                        .map(activity -> ((Activity.Answered) activity).questions()))
                .containsExactly(List.of("data.events"), List.of("data.rights"));
    }

    private List<Activity.What> happened() {
        return activities.of(id).stream()
                .map(activity -> ((Activity.Happened) activity).what())
                .toList();
    }

    /** What a role may do; everybody else's attempt is refused, and a stranger finds nothing. */
    private record Deed(String name, Consumer<AssessmentId> deed, boolean contributor, boolean manager) {}

    private Stream<Deed> deeds() {
        return Stream.of(
                new Deed("view", assessments::view, true, true),
                new Deed("scored", assessments::scored, true, true),
                new Deed("export", assessments::export, true, true),
                new Deed("history", a -> answers.history(a, "problem.metric"), true, true),
                new Deed("activity", activities::of, true, true),
                new Deed("assignments", assignments::of, true, true),
                new Deed("candidates", assignments::candidates, true, true),
                new Deed("answer", a -> answers.save(a, AnswerDraft.of("problem.metric", TWO)), true, false),
                new Deed("assign", a -> assignments.assign(a, "data", team.lead()), false, false),
                new Deed("edit", a -> assessments.edit(a, "Churn early warning", "Ring first.", 0), false, false),
                new Deed("duplicate", a -> assessments.duplicate(a, "Copy"), false, false),
                new Deed("archive", assessments::archive, false, false),
                new Deed("restore", assessments::restore, false, false),
                new Deed("close", id -> assessments.move(id, Transition.SUBMIT), false, false),
                new Deed("reopen", id -> assessments.move(id, Transition.REOPEN), false, false));
    }

    @TestFactory
    Stream<DynamicTest> everyDeedIsForThoseWhoMay() {
        return deeds().map(deed -> DynamicTest.dynamicTest(deed.name(), () -> {
            attempt(deed, team.contributor(), deed.contributor());
            attempt(deed, team.manager(), deed.manager());
            people.actAs(stranger);
            assertThatThrownBy(() -> deed.deed().accept(id)).isInstanceOf(NotFound.class);
            people.actAs(team.lead());
            deed.deed().accept(id);
            assertThatThrownBy(() -> deed.deed().accept(AssessmentId.random())).isInstanceOf(NotFound.class);
        }));
    }

    private void attempt(Deed deed, PersonId person, boolean allowed) {
        people.actAs(person);
        if (allowed) {
            deed.deed().accept(id);
        } else {
            assertThatThrownBy(() -> deed.deed().accept(id)).isInstanceOf(Forbidden.class);
        }
    }

    @Test
    void createsAndImportsOnlyWhereThePersonLeads() {
        NewAssessment given = new NewAssessment(team.id(), "x", "");
        AssessmentFile file = assessments.export(id);
        people.actAs(team.contributor());
        assertThatThrownBy(() -> assessments.create(given)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> assessments.importFile(team.id(), file, null)).isInstanceOf(Forbidden.class);
        people.actAs(stranger);
        assertThatThrownBy(() -> assessments.create(given)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> assessments.importFile(team.id(), file, null)).isInstanceOf(NotFound.class);
    }
}
