package org.groundwork.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.MoveRequest;
import org.groundwork.assessment.Moves;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.document.AssessmentFile;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.Secret;
import org.groundwork.meeting.Facilitation.Recording;
import org.groundwork.meeting.Facilitation.Seen;
import org.groundwork.meeting.MeetingView.Because;
import org.groundwork.meeting.MeetingView.Scope;
import org.groundwork.meeting.Room.VoteOutcome;
import org.groundwork.method.Methods;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.review.ReviewSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GroundworkTest
@NullUnmarked
class MeetingsTest {

    private static final String HEURISTIC = "baseline.heuristic";
    private static final String MANUAL = "baseline.manual";
    private static final String ELSEWHERE = "192.0.2.7";

    @Autowired
    Meetings meetings;

    @Autowired
    Facilitation facilitation;

    @Autowired
    Room room;

    @Autowired
    List<FirstVotes> firstVotes;

    @Autowired
    ForgottenMeetingsJob forgotten;

    @Autowired
    Answers answers;

    @Autowired
    Assessments assessments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Moves moves;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private TestTeam team;
    private AssessmentId id;
    private MeetingId meeting;

    @BeforeEach
    void aMeetingOnTwoQuestions() {
        team = people.retention();
        id = team.start();
        meeting = start(Poll.Mode.BLIND, true);
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private MeetingId start(Poll.Mode mode, boolean names) {
        people.actAs(team.lead());
        return meetings.start(id, new NewMeeting(Scope.CHOSEN, null, List.of(HEURISTIC, MANUAL), mode, names))
                .id();
    }

    private Seen seen() {
        return new Seen(id, meeting, meetings.find(id, meeting).version());
    }

    private void openFirst() {
        done(facilitation.forward(seen()));
        done(facilitation.poll(seen(), Poll.Act.OPEN));
    }

    private void reveal() {
        people.actAs(team.lead());
        done(facilitation.poll(seen(), Poll.Act.REVEAL));
    }

    private static void done(ActOutcome outcome) {
        assertThat(outcome).isEqualTo(new ActOutcome.Done());
    }

    /** Comes in without an account. */
    private Secret guest(String name) {
        people.nobody();
        String code = database.sql("select code from meeting where id = :id")
                .param("id", meeting.value())
                .query(String.class)
                .single();
        JoinOutcome outcome = room.join(code, name, null, ELSEWHERE);
        assertThat(outcome).isInstanceOf(JoinOutcome.Joined.class);
        return ((JoinOutcome.Joined) outcome).key();
    }

    private VoteOutcome vote(@Nullable Secret key, int level, String why) {
        return vote(key, HEURISTIC, 1, level, why);
    }

    private VoteOutcome vote(@Nullable Secret key, String question, int round, int level, String why) {
        people.nobody();
        return room.vote(meeting, key, question, round, new Answer.Level(level, Evidence.KNOWN), why);
    }

    private Tally shown(int round) {
        return room.tally(meeting, true, HEURISTIC, round);
    }

    private Entry entry(String question) {
        return people.as(team.lead(), () -> assessments.scored(id).entry(question));
    }

    private List<FirstVotes.Vote> firstVotes() {
        return people.as(
                team.lead(),
                () -> firstVotes.stream()
                        .flatMap(port -> port.firstVotes(id).stream())
                        .toList());
    }

    @Test
    void anAssessmentHasOneMeetingAtATime() {
        people.actAs(team.contributor());

        Meetings.Started again =
                meetings.start(id, new NewMeeting(Scope.ALL, null, List.of(MANUAL), Poll.Mode.NONE, true));

        assertThat(again).isEqualTo(new Meetings.Started(meeting, false));
        meetings.end(id, meeting);
        assertThat(meetings.start(id, new NewMeeting(Scope.ALL, null, List.of(MANUAL), Poll.Mode.NONE, true))
                        .fresh())
                .isTrue();
    }

    @Test
    void whoMayAnswerLeadsAndWhoMayReadSees() {
        people.actAs(team.manager());

        assertThat(meetings.find(id, meeting).ended()).isFalse();
        assertThatThrownBy(() -> facilitation.forward(seen())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> meetings.end(id, meeting)).isInstanceOf(Forbidden.class);
        people.actAs(people.retention().lead());
        assertThatThrownBy(() -> meetings.find(id, meeting)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> facilitation.door(id, meeting, true)).isInstanceOf(NotFound.class);
    }

    @Test
    void anAgendaHasQuestionsThatThereAre() {
        meetings.end(id, meeting);

        assertThatThrownBy(() -> meetings.start(id, new NewMeeting(Scope.ALL, null, List.of(), Poll.Mode.BLIND, true)))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        meetings.start(id, new NewMeeting(Scope.ALL, null, List.of("no.such"), Poll.Mode.BLIND, true)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobodySeesAVoteBeforeAllAreShown() {
        Secret ada = guest("Ada");
        people.actAs(team.lead());
        openFirst();

        assertThat(vote(ada, 1, "a spreadsheet does it")).isEqualTo(VoteOutcome.COUNTED);

        assertThat(shown(1).size()).isZero();
        assertThat(room.tallies(people.as(team.lead(), () -> meetings.find(id, meeting))))
                .isEmpty();
        assertThat(firstVotes()).isEmpty();
        reveal();
        assertThat(shown(1).ballots())
                .extracting(Tally.Ballot::name, Tally.Ballot::why)
                .containsExactly(tuple("Ada", "a spreadsheet does it"));
        assertThat(firstVotes())
                .extracting(FirstVotes.Vote::question, FirstVotes.Vote::name, FirstVotes.Vote::answer)
                .containsExactly(tuple(HEURISTIC, "Ada", new Answer.Level(1, Evidence.KNOWN)));
    }

    @Test
    void aVoteCanBeChangedUntilThenAndCountsOnce() {
        Secret ada = guest("Ada");
        people.actAs(team.lead());
        openFirst();

        vote(ada, 1, "");
        vote(ada, 1, "");
        vote(ada, 3, "looked again");

        reveal();
        assertThat(shown(1).levels()).containsExactly(3);
        assertThat(vote(ada, 0, "too late")).isEqualTo(VoteOutcome.TOO_LATE);
        assertThat(shown(1).levels()).containsExactly(3);
    }

    @Test
    void fiftyVotesAtOnceAreAllThere() throws Exception {
        List<Secret> keys = IntStream.range(0, 50).mapToObj(i -> guest("Voter")).toList();
        people.actAs(team.lead());
        openFirst();
        CountDownLatch together = new CountDownLatch(1);

        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<Future<VoteOutcome>> votes = keys.stream()
                    .map(key -> threads.submit(() -> {
                        together.await();
                        return room.vote(meeting, key, HEURISTIC, 1, new Answer.Level(2, Evidence.GUESS), "");
                    }))
                    .toList();
            together.countDown();
            for (Future<VoteOutcome> vote : votes) {
                assertThat(vote.get()).isEqualTo(VoteOutcome.COUNTED);
            }
        }

        reveal();
        assertThat(shown(1).levels()).hasSize(50);
    }

    @Test
    void aVoteIsTakenOrSaidToBeLateHoweverCloseTheRevealIs() throws Exception {
        List<Secret> keys = IntStream.range(0, 12).mapToObj(i -> guest("Voter")).toList();
        people.actAs(team.lead());
        openFirst();
        Seen before = seen();
        CountDownLatch together = new CountDownLatch(1);
        int counted = 0;

        try (ExecutorService threads = Executors.newFixedThreadPool(13)) {
            List<Future<VoteOutcome>> votes = keys.stream()
                    .map(key -> threads.submit(() -> {
                        together.await();
                        return room.vote(meeting, key, HEURISTIC, 1, new Answer.Level(2, Evidence.GUESS), "");
                    }))
                    .toList();
            Future<ActOutcome> reveal = threads.submit(() -> {
                together.await();
                return people.as(team.lead(), () -> facilitation.poll(before, Poll.Act.REVEAL));
            });
            together.countDown();
            assertThat(reveal.get()).isEqualTo(new ActOutcome.Done());
            for (Future<VoteOutcome> vote : votes) {
                counted += vote.get() == VoteOutcome.COUNTED ? 1 : 0;
            }
        }

        assertThat(shown(1).size()).isEqualTo(counted);
    }

    @Test
    void whoComesLateVotesWhileTheRoundIsOpen() {
        openFirst();
        Secret late = guest("Late");

        assertThat(room.seat(meeting, late).orElseThrow().question().id()).isEqualTo(HEURISTIC);
        assertThat(vote(late, 2, "")).isEqualTo(VoteOutcome.COUNTED);
    }

    @Test
    void aSecondRoundLeavesTheFirstAsItWas() {
        Secret ada = guest("Ada");
        Secret ben = guest("Ben");
        people.actAs(team.lead());
        openFirst();
        vote(ada, 0, "");
        vote(ben, 4, "");
        reveal();
        done(facilitation.poll(seen(), Poll.Act.AGAIN));
        vote(ada, HEURISTIC, 2, 3, "");
        vote(ben, HEURISTIC, 2, 3, "");
        assertThat(shown(2).size()).as("not shown yet").isZero();
        reveal();

        assertThat(shown(1).levels()).containsExactly(0, 4);
        assertThat(shown(2).levels()).containsExactly(3, 3);
        assertThat(firstVotes()).hasSize(2);
    }

    @Test
    void votesThatWereGivenOpenlyAreNoFirstVotes() {
        meetings.end(id, meeting);
        meeting = start(Poll.Mode.OPEN, true);
        Secret ada = guest("Ada");
        people.actAs(team.lead());
        openFirst();
        vote(ada, 1, "");

        assertThat(shown(1).levels()).as("seen as they come").containsExactly(1);
        reveal();
        assertThat(firstVotes()).isEmpty();
    }

    @Test
    void whoLeadsRecordsTheAnswerLikeAnyOther() {
        openFirst();
        reveal();

        done(facilitation.record(
                seen(), new Recording(HEURISTIC, 0, null, new Answer.Level(2, Evidence.KNOWN), "said in the room")));

        assertThat(entry(HEURISTIC).answer()).isEqualTo(new Answer.Level(2, Evidence.KNOWN));
        assertThat(entry(HEURISTIC).note()).isEqualTo("said in the room");
        assertThat(entry(HEURISTIC).by()).isEqualTo(team.lead());
        AgendaItem item = meetings.agenda(id, meeting).getFirst();
        assertThat(item.outcome()).isEqualTo(AgendaItem.Outcome.AGREED);
        assertThat(item.before()).isNull();
        assertThat(item.after()).isEqualTo(new Answer.Level(2, Evidence.KNOWN));
    }

    @Test
    void whatTheRoomCannotAgreeOnStaysOpenAsItsVotes() {
        Secret ada = guest("Ada");
        Secret ben = guest("Ben");
        people.actAs(team.lead());
        openFirst();
        assertThat(facilitation.record(seen(), new Recording(HEURISTIC, 0, null, null, "")))
                .as("nothing is shown yet")
                .isEqualTo(new ActOutcome.Impossible());
        vote(ada, 0, "");
        vote(ben, 3, "");
        reveal();

        done(facilitation.record(seen(), new Recording(HEURISTIC, 0, null, null, "")));

        assertThat(entry(HEURISTIC).answer()).isEqualTo(new Answer.Spread(List.of(0, 3)));
        assertThat(meetings.agenda(id, meeting).getFirst().outcome()).isEqualTo(AgendaItem.Outcome.SPREAD);
    }

    @Test
    void aColleaguesAnswerAtTheDeskIsNotOverwrittenUnseen() {
        openFirst();
        reveal();
        people.as(
                team.contributor(),
                () -> answers.save(id, AnswerDraft.of(HEURISTIC, new Answer.Level(4, Evidence.DOCUMENTED))));
        int version = seen().version();

        ActOutcome outcome =
                facilitation.record(seen(), new Recording(HEURISTIC, 0, null, new Answer.Level(1, Evidence.GUESS), ""));

        assertThat(outcome).isInstanceOf(ActOutcome.NotSaved.class);
        assertThat(((ActOutcome.NotSaved) outcome).outcome()).isInstanceOf(SaveOutcome.Conflict.class);
        assertThat(entry(HEURISTIC).answer()).isEqualTo(new Answer.Level(4, Evidence.DOCUMENTED));
        assertThat(seen().version()).as("nothing was done").isEqualTo(version);
        done(facilitation.record(seen(), new Recording(HEURISTIC, 1, null, new Answer.Level(1, Evidence.GUESS), "")));
        assertThat(meetings.agenda(id, meeting).getFirst().before())
                .isEqualTo(new Answer.Level(4, Evidence.DOCUMENTED));
    }

    @Test
    void ofTwoWhoLeadTheLaterIsToldWhatHappened() {
        openFirst();
        Seen both = seen();
        done(facilitation.poll(both, Poll.Act.REVEAL));

        people.actAs(team.contributor());
        ActOutcome late = facilitation.poll(both, Poll.Act.REVEAL);
        ActOutcome record = facilitation.record(
                both, new Recording(HEURISTIC, 0, null, new Answer.Level(1, Evidence.GUESS), "typed"));

        assertThat(late).isEqualTo(new ActOutcome.Stale(1, "reveal", team.lead()));
        assertThat(record).isEqualTo(new ActOutcome.Stale(1, "reveal", team.lead()));
        assertThat(entry(HEURISTIC)).as("rolled back with it").isNull();
    }

    @Test
    void whatArrivesTwiceIsDoneOnce() {
        Seen before = seen();
        done(facilitation.forward(before));

        done(facilitation.forward(before));

        assertThat(meetings.find(id, meeting).place()).isZero();
    }

    @Test
    void whileVotesComeInTheWayOfAnsweringStays() {
        openFirst();

        assertThat(facilitation.mode(seen(), Poll.Mode.OPEN)).isEqualTo(new ActOutcome.Impossible());
        reveal();
        done(facilitation.mode(seen(), Poll.Mode.NONE));
        assertThat(facilitation.poll(seen(), Poll.Act.AGAIN)).isEqualTo(new ActOutcome.Impossible());
    }

    @Test
    void membersSitThereAsThemselvesAndOthersAsGuests() {
        String code = meetings.find(id, meeting).code();
        people.actAs(team.manager());
        assertThat(room.join(code, "", null, ELSEWHERE)).isEqualTo(new JoinOutcome.Joined(meeting, null));
        PersonId stranger = people.person("Ada Wolff");
        people.actAs(stranger);
        assertThat(room.join(code, "", null, ELSEWHERE)).isEqualTo(new JoinOutcome.NameWanted(false));
        assertThat(room.join(code, "Ada Wolff", null, ELSEWHERE)).isInstanceOf(JoinOutcome.Joined.class);

        assertThat(room.participants(meeting))
                .extracting(Room.Participant::name, Room.Participant::guest)
                .containsExactly(tuple("Ada Wolff", false), tuple("Ada Wolff 2", true));
    }

    @Test
    void theDoorCanBeLockedAndAGuestTakenOut() {
        Secret ada = guest("Ada");
        people.actAs(team.lead());
        facilitation.door(id, meeting, true);
        String code = meetings.find(id, meeting).code();
        people.nobody();
        assertThat(room.join(code, "Eve", null, ELSEWHERE)).isEqualTo(new JoinOutcome.Locked());
        assertThat(room.join(code, "Ada", ada, ELSEWHERE)).as("who sits there").isInstanceOf(JoinOutcome.Joined.class);
        people.actAs(team.lead());
        openFirst();
        vote(ada, 1, "");

        people.actAs(team.lead());
        facilitation.remove(id, meeting, room.participants(meeting).getFirst().id());

        assertThat(vote(ada, 2, "")).isEqualTo(VoteOutcome.NOBODY);
        people.nobody();
        assertThat(room.seat(meeting, ada)).isEmpty();
        reveal();
        assertThat(shown(1).size())
                .as("a vote that nobody saw goes with the guest")
                .isZero();
    }

    @Test
    void theCodeDiesWithTheMeetingAndGuestsAreForgottenButForTheNameAtTheVote() {
        String code = meetings.find(id, meeting).code();
        Secret ada = guest("Ada");
        Secret ben = guest("Ben");
        people.actAs(team.lead());
        openFirst();
        vote(ada, 1, "once");
        reveal();
        done(facilitation.poll(seen(), Poll.Act.AGAIN));
        vote(ada, HEURISTIC, 2, 4, "never shown");

        people.actAs(team.lead());
        meetings.end(id, meeting);

        people.nobody();
        assertThat(room.seat(meeting, ada)).isEmpty();
        assertThat(room.seat(meeting, ben)).isEmpty();
        assertThat(room.join(code, "Ada", ada, ELSEWHERE)).isEqualTo(new JoinOutcome.NoSuchCode(false));
        assertThat(database.sql("select name from meeting_participant where meeting_id = :id")
                        .param("id", meeting.value())
                        .query(String.class)
                        .list())
                .containsExactly("Ada");
        assertThat(database.sql("select why from meeting_vote where meeting_id = :id")
                        .param("id", meeting.value())
                        .query(String.class)
                        .list())
                .containsExactly("once");
        people.actAs(team.lead());
        assertThat(facilitation.forward(seen())).isEqualTo(new ActOutcome.Ended());
    }

    @Test
    void guessingACodeIsSlowedDownAndARightOneOpensNothingThen() {
        String code = meetings.find(id, meeting).code();
        people.nobody();
        String address = "198.51.100.9";

        for (int i = 0; i < 50; i++) {
            assertThat(room.join("222222", "Eve", null, address)).isEqualTo(new JoinOutcome.NoSuchCode(false));
        }

        assertThat(room.join(code, "Eve", null, address)).isEqualTo(new JoinOutcome.NoSuchCode(true));
        assertThat(room.join(code, "Ada", null, ELSEWHERE)).isInstanceOf(JoinOutcome.Joined.class);
    }

    @Test
    void submittingEndsIt() {
        people.as(team.lead(), () -> evaluations.submit(id));

        assertThat(meetings.find(id, meeting).endedBecause()).isEqualTo(Because.SUBMITTED);
        assertThat(meetings.change(id, meeting)).isPresent();
    }

    @Test
    void archivingEndsItAndACopyHasNone() {
        AssessmentId copy = assessments.duplicate(id, "Copy");
        assertThat(meetings.of(copy)).isEmpty();

        assessments.archive(id);

        assertThat(meetings.find(id, meeting).endedBecause()).isEqualTo(Because.ARCHIVED);
    }

    @Test
    void movingToANewerVersionEndsIt() {
        AssessmentFile churn = ReviewSamples.churn();
        AssessmentFile old = new AssessmentFile(Methods.find("core@1").orElseThrow(), churn.initiative(), Map.of());
        id = team.importFile(old);
        meeting = start(Poll.Mode.BLIND, true);
        String to = moves.offer(id).orElseThrow().to();

        moves.move(id, new MoveRequest("core@1", to, Map.of(), Map.of()));

        assertThat(meetings.find(id, meeting).endedBecause()).isEqualTo(Because.MOVED);
        assertThat(meetings.change(id, meeting))
                .as("two questionnaires are not compared")
                .isEmpty();
    }

    @Test
    void aForgottenOneEndsByItself() {
        forgotten.run();
        assertThat(meetings.find(id, meeting).ended()).isFalse();
        database.sql("update meeting set last_act_at = last_act_at - make_interval(secs => :s) where id = :id")
                .param(
                        "s",
                        ForgottenMeetingsJob.SILENCE.plus(Duration.ofMinutes(1)).toSeconds())
                .param("id", meeting.value())
                .update();
        people.nobody();

        forgotten.run();

        people.actAs(team.lead());
        assertThat(meetings.find(id, meeting).endedBecause()).isEqualTo(Because.FORGOTTEN);
        assertThat(meetings.change(id, meeting)).isPresent();
    }

    @Test
    void anErasedPersonIsAFormerMemberAtTheVote() {
        people.actAs(team.contributor());
        assertThat(room.joinAsMember(meeting)).isTrue();
        people.actAs(team.lead());
        openFirst();
        people.actAs(team.contributor());
        assertThat(room.vote(meeting, null, HEURISTIC, 1, new Answer.Level(1, Evidence.GUESS), ""))
                .isEqualTo(VoteOutcome.COUNTED);
        reveal();

        accounts.erase(team.contributor(), people.administrator("Sigrid Lund"));

        assertThat(shown(1).ballots()).extracting(Tally.Ballot::name).doesNotContain("Jonas Berg");
        assertThat(shown(1).levels()).containsExactly(1);
    }

    @Test
    void withoutNamesNobodyLearnsThem() {
        meetings.end(id, meeting);
        meeting = start(Poll.Mode.BLIND, false);
        Secret ada = guest("Ada");
        people.actAs(team.lead());
        openFirst();
        vote(ada, 1, "");
        reveal();

        assertThat(room.tally(meeting, false, HEURISTIC, 1).ballots())
                .extracting(Tally.Ballot::name)
                .containsExactly("");
        assertThat(firstVotes()).extracting(FirstVotes.Vote::name).containsExactly("");
    }

    @Test
    void whatOthersChangedAtTheDeskIsToldApart() {
        openFirst();
        reveal();
        done(facilitation.record(seen(), new Recording(HEURISTIC, 0, null, new Answer.Level(2, Evidence.KNOWN), "")));
        people.as(team.contributor(), () -> answers.save(id, AnswerDraft.of("problem.metric", new Answer.Unknown())));

        MeetingChange change = meetings.change(id, meeting).orElseThrow();

        assertThat(change.elsewhere()).containsExactly("problem.metric");
        assertThat(change.onlyTheMeeting()).isFalse();
    }
}
