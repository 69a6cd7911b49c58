package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.groundwork.assessment.AnswerDraft.Problem;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.Statements;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

@GroundworkTest
class AnswersTest {

    private static final String METRIC = "problem.metric";
    private static final Answer TWO = new Answer.Level(2, Evidence.KNOWN);
    private static final Answer THREE = new Answer.Level(3, Evidence.DOCUMENTED);

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void anAssessmentOfTwo() {
        team = people.retention();
        people.actAs(team.lead());
        id = team.start();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void savesAnAnswerWithWhoAndWhen() {
        people.actAs(team.contributor());

        Entry saved = saved(draft(0, TWO, "  asked Ann\r\nin March ", "https://wiki.example/metric"));

        assertThat(saved.answer()).isEqualTo(TWO);
        assertThat(saved.note()).isEqualTo("asked Ann\nin March");
        assertThat(saved.links()).containsExactly("https://wiki.example/metric");
        assertThat(saved.by()).isEqualTo(team.contributor());
        assertThat(saved.version()).isEqualTo(1);
        ScoredAssessment scored = assessments.scored(id);
        assertThat(scored.entry(METRIC)).isEqualTo(saved);
        assertThat(scored.sheet().answer(METRIC)).isEqualTo(TWO);
        assertThat(scored.assessment().changedAt()).isEqualTo(saved.at());
    }

    @Test
    void keepsEveryKindOfAnswer() {
        Answer choice = new Answer.Choice("classify");
        Answer notApplicable = new Answer.NotApplicable("one source only 🙂 שלום");
        saveFirst("problem.type", choice);
        saveFirst("data.labels", new Answer.Unknown());
        saveFirst("data.joined", notApplicable);
        saveFirst("data.quality", new Answer.Spread(List.of(3, 1, 1)));
        saveFirst("data.access", new Answer.Level(0, Evidence.GUESS));

        assertThat(assessments.scored(id).sheet().answers())
                .containsEntry("problem.type", choice)
                .containsEntry("data.labels", new Answer.Unknown())
                .containsEntry("data.joined", notApplicable)
                .containsEntry("data.quality", new Answer.Spread(List.of(1, 1, 3)))
                .containsEntry("data.access", new Answer.Level(0, Evidence.GUESS));
    }

    @Test
    void keepsANoteWhileThereIsNoAnswerYet() {
        Entry saved = saved(draft(0, null, "Ask Ann on Monday"));

        assertThat(saved.answer()).isNull();
        assertThat(assessments.scored(id).sheet().answers()).isEmpty();
        assertThat(saved(draft(1, TWO, "Ask Ann on Monday")).version()).isEqualTo(2);
    }

    @Test
    void savesNothingWhereThereIsNothing() {
        assertThat(answers.save(id, draft(0, null, "  "))).isEqualTo(new SaveOutcome.Saved(null));
        assertThat(answers.history(id, METRIC)).isEmpty();
    }

    @Test
    void keepsEveryVersionInTheHistory() {
        saved(draft(0, TWO, "first"));
        people.actAs(team.contributor());
        saved(draft(1, THREE, "second"));
        saved(draft(2, null, ""));

        assertThat(answers.history(id, METRIC))
                .extracting(Entry::version, Entry::answer, Entry::note, Entry::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, null, "", team.contributor()),
                        org.assertj.core.groups.Tuple.tuple(2, THREE, "second", team.contributor()),
                        org.assertj.core.groups.Tuple.tuple(1, TWO, "first", team.lead()));
    }

    @Test
    void theDatabaseRefusesToChangeTheHistory() {
        saved(draft(0, TWO, "first"));

        assertThatThrownBy(() ->
                        database.sql("update answer_history set note = 'other'").update())
                .isInstanceOf(UncategorizedSQLException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void theSameValueSavedTwiceIsNoConflictAndNoNewVersion() {
        saved(draft(0, TWO, "same"));
        people.actAs(team.contributor());

        Entry again = saved(draft(0, TWO, "same"));

        assertThat(again.version()).isEqualTo(1);
        assertThat(again.by()).isEqualTo(team.lead());
        assertThat(answers.history(id, METRIC)).hasSize(1);
    }

    @Test
    void aStaleAnswerIsAConflictThatChangesNothing() {
        saved(draft(0, TWO, ""));
        people.actAs(team.contributor());

        SaveOutcome outcome = answers.save(id, draft(0, THREE, ""));

        assertThat(outcome).isInstanceOf(SaveOutcome.Conflict.class);
        assertThat(((SaveOutcome.Conflict) outcome).theirs().answer()).isEqualTo(TWO);
        assertThat(assessments.scored(id).sheet().answer(METRIC)).isEqualTo(TWO);
        assertThat(answers.history(id, METRIC)).hasSize(1);
    }

    @Test
    void aStaleNoteIsAConflictToo() {
        saved(draft(0, TWO, "Mira’s words"));
        people.actAs(team.contributor());

        assertThat(answers.save(id, draft(0, TWO, "Jonas’ words"))).isInstanceOf(SaveOutcome.Conflict.class);
    }

    @Test
    void whoeverSawTheirVersionMayReplaceIt() {
        saved(draft(0, TWO, "Mira’s words"));
        people.actAs(team.contributor());

        assertThat(saved(draft(1, THREE, "Jonas’ words")).note()).isEqualTo("Jonas’ words");
    }

    @Test
    void aPageThatNeverHeardThatItWasSavedMaySaveAgain() {
        UUID page = UUID.randomUUID();
        answers.save(id, new AnswerDraft(METRIC, 0, page, TWO, "The head", List.of()));

        SaveOutcome again = answers.save(id, new AnswerDraft(METRIC, 0, page, TWO, "The head of sales", List.of()));

        assertThat(again).isInstanceOf(SaveOutcome.Saved.class);
        assertThat(entry().note()).isEqualTo("The head of sales");
    }

    @Test
    void aPageWhoseAnswerAColleagueChangedSinceIsInConflict() {
        UUID page = UUID.randomUUID();
        answers.save(id, new AnswerDraft(METRIC, 0, page, TWO, "", List.of()));
        people.actAs(team.contributor());
        saved(draft(1, THREE, ""));
        people.actAs(team.lead());

        assertThat(answers.save(id, new AnswerDraft(METRIC, 0, page, TWO, "more", List.of())))
                .isInstanceOf(SaveOutcome.Conflict.class);
    }

    @Test
    void ofTwoWhoSaveAtOnceOneWinsAndTheOtherSeesBoth() throws Exception {
        for (int round = 0; round < 10; round++) {
            int version = round;
            List<SaveOutcome> outcomes = atOnce(
                    () -> as(team.lead(), draft(version, TWO, "Mira " + version)),
                    () -> as(team.contributor(), draft(version, THREE, "Jonas " + version)));

            assertThat(outcomes).hasAtLeastOneElementOfType(SaveOutcome.Saved.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(SaveOutcome.Conflict.class);
            Entry won = outcomes.stream()
                    .filter(SaveOutcome.Saved.class::isInstance)
                    .map(o -> ((SaveOutcome.Saved) o).entry())
                    .findFirst()
                    .orElseThrow();
            assertThat(outcomes).contains(new SaveOutcome.Conflict(won));
            people.actAs(team.lead());
            assertThat(answers.history(id, METRIC)).hasSize(version + 1);
        }
    }

    @Test
    void twoWhoAnswerDifferentQuestionsAtOnceBothSave() throws Exception {
        List<SaveOutcome> outcomes = atOnce(
                () -> as(team.lead(), AnswerDraft.of("data.events", TWO)),
                () -> as(team.contributor(), AnswerDraft.of("data.rights", THREE)));

        assertThat(outcomes).allMatch(SaveOutcome.Saved.class::isInstance);
        people.actAs(team.lead());
        assertThat(assessments.scored(id).sheet().answers()).hasSize(2);
    }

    @Test
    void noAnswerIsSavedOnceItWasSubmitted() throws Exception {
        for (int round = 0; round < 5; round++) {
            String note = "round " + round;
            int version = answers.history(id, METRIC).size();
            List<SaveOutcome> outcomes = atOnce(
                    () -> {
                        people.actAs(team.lead());
                        assessments.move(id, Transition.SUBMIT);
                        return new SaveOutcome.Closed(assessments.view(id));
                    },
                    () -> as(team.contributor(), draft(version, TWO, note)));
            people.actAs(team.lead());
            boolean inTime = outcomes.get(1) instanceof SaveOutcome.Saved;
            assertThat(answers.history(id, METRIC)).hasSize(inTime ? version + 1 : version);
            assertThat(answers.save(id, draft(99, THREE, "late"))).isInstanceOf(SaveOutcome.Closed.class);
            assessments.move(id, Transition.REOPEN);
        }
    }

    @Test
    void refusesWhatNoAnswerMayHold() {
        assertThat(problems(METRIC, new Answer.Choice("classify"), "", ""))
                .containsExactly(Problem.ANSWER_DOES_NOT_FIT);
        assertThat(problems(METRIC, new Answer.NotApplicable("one source"), "", ""))
                .containsExactly(Problem.ANSWER_DOES_NOT_FIT);
        assertThat(problems("problem.type", TWO, "", "")).containsExactly(Problem.ANSWER_DOES_NOT_FIT);
        assertThat(problems("problem.type", new Answer.Choice("nonsense"), "", ""))
                .containsExactly(Problem.ANSWER_DOES_NOT_FIT);
        assertThat(problems("data.joined", new Answer.NotApplicable(" "), "", ""))
                .containsExactly(Problem.REASON_MISSING);
        assertThat(problems("data.joined", new Answer.NotApplicable("no"), "", ""))
                .containsExactly(Problem.REASON_MISSING);
        assertThat(problems("data.joined", new Answer.NotApplicable("x".repeat(2001)), "", ""))
                .containsExactly(Problem.REASON_TOO_LONG);
        assertThat(problems(METRIC, TWO, "x".repeat(20_001), "")).containsExactly(Problem.NOTE_TOO_LONG);
        assertThat(problems(METRIC, TWO, "", "https://e.example/" + "x".repeat(2000)))
                .containsExactly(Problem.LINK_TOO_LONG);
        assertThat(problems(METRIC, TWO, "a\0b", "")).containsExactly(Problem.FORBIDDEN_CHARACTER);
        assertThat(answers.history(id, METRIC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://files.example/x",
                "https://",
                "what Jonas said",
                "https://bank.example/\u202Etxt.exe"
            })
    void refusesWhatIsNeitherAPageNorAFile(String link) {
        assertThat(problems(METRIC, TWO, "", link)).containsExactly(Problem.NO_LINK);
    }

    @Test
    void keepsLinksAsPeopleWriteThem() {
        Entry saved = saved(new AnswerDraft(
                METRIC,
                0,
                null,
                TWO,
                "",
                List.of(
                        "wiki.example/page",
                        "Minutes of March https://wiki.example/m",
                        "\\\\server\\share\\cases.xlsx",
                        " /srv/reports/x.pdf ",
                        "https://a.example https://b.example")));

        assertThat(saved.links())
                .containsExactly(
                        "https://wiki.example/page",
                        "Minutes of March https://wiki.example/m",
                        "\\\\server\\share\\cases.xlsx",
                        "/srv/reports/x.pdf",
                        "https://a.example",
                        "https://b.example");
    }

    /** Mira saved two, Jonas wrote three at the same time. */
    private AnswerDraft met() {
        saved(new AnswerDraft(METRIC, 0, null, TWO, "Mira’s words", List.of("https://a.example")));
        people.actAs(team.contributor());
        AnswerDraft jonas = new AnswerDraft(METRIC, 1, null, THREE, "Jonas’ words", List.of("https://b.example"));
        assertThat(answers.save(id, new AnswerDraft(METRIC, 0, null, THREE, jonas.note(), jonas.links())))
                .isInstanceOf(SaveOutcome.Conflict.class);
        return jonas;
    }

    @Test
    void whatIsNotTakenIsKeptAndCanBePutBack() {
        AnswerDraft jonas = met();

        Answers.Settled settled = answers.settle(id, jonas, Settlement.THEIRS);

        assertThat(entry().answer()).isEqualTo(TWO);
        assertThat(entry().version())
                .as("whoever looks at theirs does not conflict with it")
                .isEqualTo(1);
        NotTaken<Entry> kept = answers.notTaken(id, METRIC).getFirst();
        assertThat(kept.id()).isEqualTo(settled.notTaken());
        assertThat(kept.entry().answer()).isEqualTo(THREE);
        assertThat(kept.entry().note()).isEqualTo("Jonas’ words");
        assertThat(kept.entry().links()).containsExactly("https://b.example");
        assertThat(kept.entry().by()).isEqualTo(team.contributor());
        assertThat(answers.putBack(id, METRIC, new PutBack.NotTakenThen(kept.id()), 1))
                .isInstanceOf(SaveOutcome.Saved.class);
        assertThat(entry().answer()).isEqualTo(THREE);
        assertThat(entry().note()).isEqualTo("Jonas’ words");
        assertThat(answers.putBack(id, METRIC, new PutBack.Version(1), 2)).isInstanceOf(SaveOutcome.Saved.class);
        assertThat(answers.history(id, METRIC))
                .extracting(Entry::version, Entry::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, "Mira’s words"),
                        org.assertj.core.groups.Tuple.tuple(2, "Jonas’ words"),
                        org.assertj.core.groups.Tuple.tuple(1, "Mira’s words"));
        assertThatThrownBy(() -> database.sql("update answer_not_taken set note = 'other'")
                        .update())
                .hasMessageContaining("answer_not_taken");
    }

    @Test
    void bothNotesCanBeKeptWithEitherAnswer() {
        AnswerDraft jonas = met();

        assertThat(answers.settle(id, jonas, Settlement.THEIRS_AND_BOTH_NOTES).notTaken())
                .as("his answer, which was not taken")
                .isNotNull();
        assertThat(entry().answer()).isEqualTo(TWO);
        assertThat(entry().note()).isEqualTo("Mira’s words\n\nJonas’ words");
        assertThat(entry().links()).containsExactly("https://a.example", "https://b.example");

        AnswerDraft again = new AnswerDraft(METRIC, 2, null, THREE, "Jonas’ words", List.of());
        assertThat(answers.settle(id, again, Settlement.MINE_AND_BOTH_NOTES).notTaken())
                .as("hers is a version")
                .isNull();
        assertThat(entry().answer()).isEqualTo(THREE);
        assertThat(entry().note())
                .as("a note that holds the other stands for both")
                .isEqualTo("Mira’s words\n\nJonas’ words");
    }

    @Test
    void nothingIsPutBackOverWhatNobodyHasSeen() {
        saved(draft(0, TWO, "first"));
        saved(draft(1, THREE, "second"));
        people.actAs(team.contributor());
        saved(draft(2, null, "third"));

        assertThat(answers.putBack(id, METRIC, new PutBack.Version(1), 2)).isInstanceOf(SaveOutcome.Conflict.class);
        assertThat(answers.putBack(id, METRIC, new PutBack.Version(0), 3)).isInstanceOf(SaveOutcome.Saved.class);
        assertThat(entry().note()).isEmpty();
        assertThatThrownBy(() -> answers.putBack(id, METRIC, new PutBack.Version(9), 4))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> answers.putBack(id, METRIC, new PutBack.NotTakenThen(java.util.UUID.randomUUID()), 4))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void takesTheLongestThatIsAllowed() {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            links.add("https://e.example/" + i + "x".repeat(1900));
        }
        String note = "🙂".repeat(20_000);

        SaveOutcome outcome = answers.save(id, new AnswerDraft(METRIC, 0, null, TWO, note, links));

        assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
        assertThat(entry().note()).isEqualTo(note);
        links.add("https://e.example/one-too-many");
        assertThat(answers.save(id, new AnswerDraft(METRIC, 1, null, TWO, note, links)))
                .isEqualTo(new SaveOutcome.Refused(List.of(Problem.TOO_MANY_LINKS)));
    }

    @Test
    void thereIsNoAnswerToAQuestionThatIsNotAsked() {
        assertThatThrownBy(() -> answers.save(id, AnswerDraft.of("problem.nonsense", TWO)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> answers.history(id, "problem.nonsense")).isInstanceOf(NotFound.class);
    }

    @Test
    void savingTakesSixStatements() throws Exception {
        saved(draft(0, TWO, "first"));

        // lock the assessment, find the answer, change it, write its history, note the time of the
        // change, tell the audit trail
        assertThat(Statements.in(() -> saved(draft(1, THREE, "second")))).isLessThanOrEqualTo(6);
    }

    private SaveOutcome as(PersonId person, AnswerDraft draft) {
        people.actAs(person);
        return answers.save(id, draft);
    }

    private static List<SaveOutcome> atOnce(Callable<SaveOutcome> one, Callable<SaveOutcome> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<SaveOutcome> first = pool.submit(() -> after(start, one));
            Future<SaveOutcome> second = pool.submit(() -> after(start, other));
            return List.of(first.get(20, TimeUnit.SECONDS), second.get(20, TimeUnit.SECONDS));
        }
    }

    private static SaveOutcome after(CyclicBarrier start, Callable<SaveOutcome> work) throws Exception {
        start.await(10, TimeUnit.SECONDS);
        return work.call();
    }

    private Entry entry() {
        return Objects.requireNonNull(assessments.scored(id).entry(METRIC));
    }

    private static AnswerDraft draft(int basedOn, @Nullable Answer answer, String note, String... links) {
        return new AnswerDraft(METRIC, basedOn, null, answer, note, List.of(links));
    }

    private Entry saved(AnswerDraft draft) {
        SaveOutcome outcome = answers.save(id, draft);
        assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
        return Objects.requireNonNull(((SaveOutcome.Saved) outcome).entry());
    }

    private void saveFirst(String question, Answer answer) {
        assertThat(answers.save(id, AnswerDraft.of(question, answer))).isInstanceOf(SaveOutcome.Saved.class);
    }

    private List<Problem> problems(String question, Answer answer, String note, String link) {
        SaveOutcome outcome = answers.save(id, new AnswerDraft(question, 0, null, answer, note, List.of(link)));
        assertThat(outcome).isInstanceOf(SaveOutcome.Refused.class);
        return ((SaveOutcome.Refused) outcome).problems();
    }
}
