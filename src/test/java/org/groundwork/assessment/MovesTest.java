package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.evidence.FileKind;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
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
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GroundworkTest
class MovesTest {

    private static final String METRIC = "problem.metric";
    private static final String VALUE = "problem.value";
    private static final String DECISION = "problem.decision";
    private static final Answer TWO = new Answer.Level(2, Evidence.GUESS);

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Activities activities;

    @Autowired
    Moves moves;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    // of which the moves to a version that does not ship are made
    @Autowired
    CheckedAssessments checked;

    @Autowired
    AnswerRepository answerRows;

    @Autowired
    EconomicEntryRepository economicRows;

    @Autowired
    DeclinedMethodRepository declined;

    @Autowired
    AssessmentHistory records;

    @Autowired
    AnswerFiles files;

    @Autowired
    Analyses analyses;

    @Autowired
    Teams teams;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transactions;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void anAssessmentOnTheFirstVersion() {
        team = people.retention();
        people.actAs(team.lead());
        Map<String, Answer> given = new LinkedHashMap<>();
        given.put(DECISION, new Answer.Level(3, Evidence.DOCUMENTED));
        given.put(METRIC, TWO);
        given.put(VALUE, TWO);
        id = on("core@1", given);
    }

    private AssessmentId on(String method, Map<String, Answer> given) {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        given.forEach((q, answer) -> entries.put(q, AssessmentFile.Entry.of(answer)));
        return team.importFile(new AssessmentFile(
                Methods.find(method).orElseThrow(), new AssessmentFile.Initiative("Churn", null, null), entries));
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private Entry entry(String question) {
        return Objects.requireNonNull(assessments.scored(id).entry(question));
    }

    private MoveRequest request(Map<String, Answer> chosen) {
        return new MoveRequest(
                "core@1", "core@2", moves.plan(id, Map.of()).answers().versions(), chosen);
    }

    @Test
    void aFileOfTheFirstVersionStaysOnItAndIsOfferedTheNewest() {
        assertThat(assessments.view(id).method()).isEqualTo("core@1");
        assertThat(moves.offer(id)).contains(new Moves.Offer("core@2", false));
    }

    @Test
    void whatIsNewIsOnTheNewestAndIsOfferedNothing() {
        AssessmentId created = team.start("New", "");

        assertThat(assessments.view(created).method()).isEqualTo("core@2");
        assertThat(moves.offer(created)).isEmpty();
        assertThatThrownBy(() -> moves.plan(created, Map.of())).isInstanceOf(NotFound.class);
    }

    @Test
    void movesWithWhatWasChosenAndMarksTheRest() {
        MoveOutcome outcome = moves.move(id, request(Map.of(METRIC, new Answer.Level(1, Evidence.KNOWN))));

        assertThat(outcome).isEqualTo(new MoveOutcome.Moved(1));
        assertThat(assessments.view(id).method()).isEqualTo("core@2");
        assertThat(entry(DECISION).version()).isEqualTo(1);
        assertThat(entry(DECISION).origin()).isEqualTo(Origin.saved("core@1"));
        assertThat(entry(METRIC).answer()).isEqualTo(new Answer.Level(1, Evidence.GUESS));
        assertThat(entry(METRIC).origin()).isEqualTo(new Origin("core@2", "core@1", false));
        assertThat(entry(VALUE).answer()).isEqualTo(TWO);
        assertThat(entry(VALUE).origin()).isEqualTo(new Origin("core@1", "core@1", true));
        assertThat(assessments.scored(id).lookAgain()).containsExactly(VALUE);
        assertThat(moves.offer(id)).isEmpty();
    }

    @Test
    void theHistorySaysWhoMovedIt() {
        people.actAs(team.contributor());
        answers.save(id, new AnswerDraft(VALUE, 1, null, TWO, "asked Ann", List.of()));
        people.actAs(team.lead());
        moves.move(id, request(Map.of()));

        List<Entry> history = answers.history(id, VALUE);
        assertThat(history).extracting(Entry::by).containsExactly(team.lead(), team.contributor(), team.lead());
        assertThat(history.getFirst().note()).isEqualTo("asked Ann");
        assertThat(history).extracting(version -> version.origin().movedFrom()).containsExactly("core@1", null, null);
        assertThat(activities.of(id).getFirst()).isInstanceOfSatisfying(Activity.Happened.class, happened -> {
            assertThat(happened.what()).isEqualTo(Activity.What.METHOD_CHANGED);
            assertThat(happened.detail()).isEqualTo("core@2");
        });
        assertThat(activities.of(id))
                .filteredOn(Activity.Answered.class::isInstance)
                .as("the move is one act, and no answering")
                .hasSize(1);
        assertThat(database.sql("select detail from audit_event where act = 'METHOD_CHANGED'"
                                + " and assessment_id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .list())
                .containsExactly("core@2");
    }

    @Test
    void savingItAnewTakesTheMarkAwayAlsoWithTheSameAnswer() {
        moves.move(id, request(Map.of()));
        people.actAs(team.contributor());

        SaveOutcome outcome = answers.save(id, new AnswerDraft(VALUE, 2, null, TWO, "", List.of()));

        assertThat(outcome).isInstanceOf(SaveOutcome.Saved.class);
        assertThat(entry(VALUE).origin()).isEqualTo(Origin.saved("core@2"));
        assertThat(entry(VALUE).by()).isEqualTo(team.contributor());
        assertThat(assessments.scored(id).lookAgain()).containsExactly(METRIC);
    }

    @Test
    void aFileCarriesTheMark() {
        moves.move(id, request(Map.of()));

        AssessmentFile file = assessments.export(id);
        AssessmentId again = team.importFile(file);
        AssessmentId copy = assessments.duplicate(id, "Copy");

        assertThat(AssessmentFiles.writeYaml(file)).contains("givenUnder: core@1");
        assertThat(assessments.scored(again).lookAgain()).containsExactly(METRIC, VALUE);
        assertThat(assessments.scored(copy).lookAgain()).containsExactly(METRIC, VALUE);
        assertThat(Objects.requireNonNull(assessments.export(copy).answers().get(VALUE))
                        .givenUnder())
                .isEqualTo("core@1");
    }

    @Test
    void doesNothingWhereAnAnswerWasChangedMeanwhile() {
        MoveRequest request = request(Map.of(METRIC, new Answer.Unknown()));
        people.actAs(team.contributor());
        answers.save(id, new AnswerDraft(METRIC, 1, null, new Answer.Level(4, Evidence.KNOWN), "", List.of()));
        people.actAs(team.lead());

        MoveOutcome outcome = moves.move(id, request);

        assertThat(outcome).isInstanceOfSatisfying(MoveOutcome.Stale.class, stale -> {
            assertThat(stale.seen().keySet()).containsExactly(METRIC);
            assertThat(Objects.requireNonNull(stale.seen().get(METRIC)).answer())
                    .isEqualTo(TWO);
            assertThat(stale.plan().chosen()).containsEntry(METRIC, new Answer.Unknown());
        });
        assertThat(assessments.view(id).method()).isEqualTo("core@1");
        assertThat(answers.history(id, METRIC)).hasSize(2);
        assertThat(moves.move(id, request(Map.of()))).isInstanceOf(MoveOutcome.Moved.class);
    }

    @Test
    void anAnswerThatCarriesOverMayChangeMeanwhile() {
        MoveRequest request = request(Map.of());
        answers.save(id, new AnswerDraft(DECISION, 1, null, TWO, "", List.of()));

        assertThat(moves.move(id, request)).isEqualTo(new MoveOutcome.Moved(2));
        assertThat(entry(DECISION).answer()).isEqualTo(TWO);
    }

    @Test
    void onlyALeadMoves() {
        MoveRequest request = request(Map.of());
        for (PersonId other : List.of(team.contributor(), team.manager())) {
            people.actAs(other);
            assertThatThrownBy(() -> moves.move(id, request)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> moves.plan(id, Map.of())).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> moves.decline(id, "core@2")).isInstanceOf(Forbidden.class);
        }
        people.actAs(people.member("Otto Stern", people.team("Other"), TeamRole.LEAD));
        assertThatThrownBy(() -> moves.move(id, request)).isInstanceOf(NotFound.class);
    }

    @Test
    void onlyWhatIsOpenIsMoved() {
        MoveRequest request = request(Map.of());
        assessments.move(id, Transition.SUBMIT);

        assertThat(moves.offer(id)).isEmpty();
        assertThatThrownBy(() -> moves.move(id, request)).isInstanceOf(Conflict.class);

        people.actAs(team.manager());
        assessments.move(id, Transition.RETURN);
        people.actAs(team.lead());
        assertThat(moves.offer(id)).isPresent();
        assertThat(moves.move(id, request)).isInstanceOf(MoveOutcome.Moved.class);
    }

    @Test
    void isMovedOnce() {
        MoveRequest request = request(Map.of());
        moves.move(id, request);

        assertThatThrownBy(() -> moves.move(id, request))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("done-already");
    }

    @Test
    void movesOnlyToWhatIsOffered() {
        MoveRequest elsewhere = new MoveRequest("core@1", "core@9", Map.of(), Map.of());

        assertThatThrownBy(() -> moves.move(id, elsewhere)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> moves.decline(id, "core@9")).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesWhatIsNoAnswer() {
        MoveRequest request = request(Map.of(METRIC, new Answer.Choice("x")));

        assertThatThrownBy(() -> moves.move(id, request)).isInstanceOf(InvalidInput.class);
        assertThat(assessments.view(id).method()).isEqualTo("core@1");
    }

    @Test
    void remembersThatALeadDoesNotWantItNow() {
        moves.decline(id, "core@2");
        moves.decline(id, "core@2");

        assertThat(moves.offer(id)).contains(new Moves.Offer("core@2", true));
        assertThat(moves.move(id, request(Map.of()))).isInstanceOf(MoveOutcome.Moved.class);
    }

    @Test
    void movingDoesNotCountAsAChangeOfTheName() {
        long version = assessments.view(id).version();
        moves.move(id, request(Map.of()));

        assessments.edit(id, "Mine", "", version);

        assertThat(assessments.view(id).name()).isEqualTo("Mine");
    }

    /** What is dropped, or can no longer be answered so, in a version that is made here. */
    @Test
    void whatIsNoLongerAskedLeavesTheQuestionnaireAndStaysInItsHistory() {
        Method before = Methods.find("core@2").orElseThrow();
        String option = ((Question.Choice) before.question("problem.type"))
                .options()
                .getLast()
                .id();
        id = on(
                "core@2",
                Map.of(
                        "problem.constraints",
                        TWO,
                        "problem.type",
                        new Answer.Choice(option),
                        "data.joined",
                        new Answer.NotApplicable("one source")));
        AnswerFile kept = attached("problem.type");
        AnswerFile gone = attached("problem.constraints");
        Method after = without(before, "problem.constraints", option);
        PinnedMethods methods = new PinnedMethods(analyses) {
            @Override
            Optional<Method> newer(String ref) {
                return ref.equals("core@2") ? Optional.of(after) : super.newer(ref);
            }

            @Override
            Method method(String ref) {
                return ref.equals("core@3") ? after : super.method(ref);
            }
        };
        ScoredAssessments scored = new ScoredAssessments(answerRows, economicRows, methods, teams);
        Moves there = new Moves(checked, scored, answerRows, declined, methods, records, files, clock);

        MoveOutcome outcome = transactions.execute(status -> there.move(
                id,
                new MoveRequest(
                        "core@2", "core@3", there.plan(id, Map.of()).answers().versions(), Map.of())));

        assertThat(outcome).isEqualTo(new MoveOutcome.Moved(2));
        ScoredAssessment moved = Objects.requireNonNull(transactions.execute(status -> scored.of(answerRowsOf(id))));
        assertThat(moved.method().ref()).isEqualTo("core@3");
        assertThat(moved.sheet().answers()).isEmpty();
        assertThat(moved.entries()).doesNotContainKey("problem.constraints");
        assertThat(moved.lookAgain()).containsExactly("problem.type", "data.joined");
        List<Entry> history = answerRows.history(id.value(), "problem.constraints").stream()
                .map(AnswerVersionEntity::entry)
                .toList();
        assertThat(history).hasSize(2);
        assertThat(history.getFirst().answer()).isNull();
        assertThat(history.getFirst().origin().movedFrom()).isEqualTo("core@2");
        assertThat(history.getLast().answer()).isEqualTo(TWO);
        assertThat(files.of(id, "problem.type")).containsExactly(kept);
        assertThat(files.of(id, "problem.constraints").getFirst().last().what()).isEqualTo(AnswerFile.What.REMOVED);
        assertThat(files.download(id, gone.id()).file().id()).isEqualTo(gone.id());
    }

    private AnswerFile attached(String question) {
        return Objects.requireNonNull(transactions.execute(status -> files.attach(
                id, question, new AnswerFiles.Taken("a.txt", FileKind.TEXT, new byte[1], "0".repeat(64)))));
    }

    private AssessmentEntity answerRowsOf(AssessmentId assessment) {
        return checked.find(assessment, org.groundwork.identity.Permission.READ).assessment();
    }

    /** A next version without a question and an option, in which data always have to be joined. */
    private static Method without(Method method, String dropped, String option) {
        List<Section> sections = method.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.title(),
                        section.shortTitle(),
                        section.intro(),
                        section.stewardship(),
                        section.questions().stream()
                                .filter(q -> !q.id().equals(dropped))
                                .map(q -> changed(q, option))
                                .toList()))
                .toList();
        List<Gate> gates = method.gates().stream()
                .map(gate -> new Gate(
                        gate.id(),
                        gate.title(),
                        gate.shortTitle(),
                        gate.flight(),
                        gate.verdict(),
                        gate.explanation(),
                        gate.reached(),
                        gate.notReached(),
                        gate.sources(),
                        gate.condition(),
                        gate.expects().stream()
                                .filter(leaf -> !leaf.question().equals(dropped))
                                .toList()))
                .toList();
        return new Method(new Method.Parts(
                method.id(),
                method.version() + 1,
                method.title(),
                method.summary(),
                null,
                method.uses(),
                method.risks(),
                method.tooEarly(),
                method.sources(),
                method.roles(),
                method.pyramid(),
                sections,
                method.flights(),
                method.verdicts(),
                gates,
                method.startingConditions(),
                method.recipes()));
    }

    private static Question changed(Question question, String gone) {
        if (question instanceof Question.Choice choice && question.id().equals("problem.type")) {
            List<Option> options = new ArrayList<>(choice.options());
            options.removeIf(option -> option.id().equals(gone));
            return new Question.Choice(choice.common(), options);
        }
        if (question instanceof Question.Levelled levelled && question.id().equals("data.joined")) {
            Question.Common c = levelled.common();
            return new Question.Levelled(
                    new Question.Common(
                            c.id(),
                            c.section(),
                            c.title(),
                            c.text(),
                            c.why(),
                            c.how(),
                            c.evidence(),
                            c.weight(),
                            c.effort(),
                            c.role(),
                            c.pyramid(),
                            false,
                            c.visibleWhen(),
                            c.sources()),
                    levelled.levels());
        }
        return question;
    }
}
