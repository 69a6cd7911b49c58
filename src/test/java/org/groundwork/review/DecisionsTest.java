package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.economics.Input;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evaluation.NextLook;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.report.ReportSamples;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** What a decision commits, its corrections, and what came of it. */
@GroundworkTest
@RecordApplicationEvents
class DecisionsTest {

    @Autowired
    Reviews reviews;

    @Autowired
    FollowUps followUps;

    @Autowired
    ReviewInbox inbox;

    @Autowired
    ReviewFeedback feedback;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Assessments assessments;

    @Autowired
    NextLooks nextLooks;

    @Autowired
    DueDates dueDates;

    @Autowired
    NoticeTexts noticeTexts;

    @Autowired
    Notices myNotices;

    @Autowired
    CommitmentProposals proposals;

    @Autowired
    Calendar calendar;

    @Autowired
    Clock clock;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEvents events;

    private TestTeam team;
    private PersonId second;
    private AssessmentId id;

    @BeforeEach
    void aSubmission() {
        team = people.retention();
        second = people.member("Otto Stern", team.id(), TeamRole.MANAGER);
        id = team.submit(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        people.actAs(team.manager());
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private Commitment promise(@Nullable LocalDate deadline) {
        return new Commitment(
                125_000L,
                "EUR",
                2,
                6,
                team.contributor(),
                "",
                deadline,
                List.of(" Legal agrees in writing. ", "", "The labels are there."));
    }

    private void decide(@Nullable LocalDate deadline) {
        reviews.decide(id, 1, DecisionDraft.accepting("Go on.").committing(promise(deadline)));
    }

    private ReviewView review() {
        return Objects.requireNonNull(reviews.version(id, 1).review());
    }

    /** A deadline that has passed, as it stands once the day has come. */
    private void decideLongAgo(LocalDate deadline) {
        reviews.accept(id, 1, "");
        database.sql("insert into review_commitment (review_id, budget, currency, people, weeks, owner_id, due_on,"
                        + " conditions) select id, 125000, 'EUR', 2, 6, :owner, :due, '' from review"
                        + " where assessment_id = :id")
                .param("owner", team.contributor().value())
                .param("due", deadline)
                .param("id", id.value())
                .update();
    }

    private FollowUp.What done(LocalDate on, long cost) {
        return new FollowUp.What(
                FollowUp.Result.DONE, on, cost, "EUR", 3, 6, "31 % fewer calls", true, "Ask finance first.");
    }

    private Stream<Set<PersonId>> told(ActivityKind kind) {
        return events.stream(ActivityEvent.class)
                .filter(happening -> happening.kind() == kind && id.value().equals(happening.assessment()))
                .map(ActivityEvent::concerned);
    }

    @Test
    void aDecisionKeepsWhatItCommits() {
        LocalDate deadline = calendar.today().plusWeeks(6);
        decide(deadline);

        assertThat(review().commitment())
                .returns(125_000L, Commitment::budget)
                .returns(
                        "125,000 EUR",
                        commitment ->
                                Objects.requireNonNull(commitment.budgetSaid()).replace('\u00A0', ' '))
                .returns(2, Commitment::people)
                .returns(6, Commitment::weeks)
                .returns(team.contributor(), Commitment::owner)
                .returns("Jonas Berg", Commitment::ownerName)
                .returns(deadline, Commitment::deadline)
                .returns(List.of("Legal agrees in writing.", "The labels are there."), Commitment::conditions);
        assertThat(told(ReviewActivity.DECIDED))
                .singleElement()
                .satisfies(concerned -> assertThat(concerned)
                        .containsExactlyInAnyOrder(team.lead(), team.manager(), second, team.contributor()));
    }

    static Stream<Arguments> unfit() {
        return Stream.of(
                Arguments.of(
                        new Commitment(-1L, "EUR", null, null, null, "", null, List.of()),
                        "decision.budget.out-of-range"),
                Arguments.of(
                        new Commitment(1L, null, null, null, null, "", null, List.of()), "decision.currency.unknown"),
                Arguments.of(
                        new Commitment(1L, "XXQ", null, null, null, "", null, List.of()), "decision.currency.unknown"),
                Arguments.of(
                        new Commitment(null, null, 0, null, null, "", null, List.of()), "decision.people.out-of-range"),
                Arguments.of(
                        new Commitment(null, null, null, 521, null, "", null, List.of()),
                        "decision.weeks.out-of-range"),
                Arguments.of(
                        new Commitment(null, null, null, null, PersonId.random(), "", null, List.of()),
                        "decision.owner.no-member"),
                Arguments.of(
                        new Commitment(null, null, null, null, null, "", LocalDate.of(2001, 1, 1), List.of()),
                        "decision.deadline.past"),
                Arguments.of(
                        new Commitment(null, null, null, null, null, "", LocalDate.of(2999, 1, 1), List.of()),
                        "decision.deadline.too-far"),
                Arguments.of(
                        new Commitment(null, null, null, null, null, "", null, List.of("x".repeat(501))),
                        "decision.conditions.too-long"));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void whatDoesNotFitIsRefusedAndNothingIsDecided(Commitment commitment, String key) {
        assertThatThrownBy(
                        () -> reviews.decide(id, 1, DecisionDraft.accepting("").committing(commitment)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo(key));
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
        assertThat(reviews.version(id, 1).said()).isEmpty();
    }

    @Test
    void aDecisionToGoOnIsLooseWithoutAnOwnerAndADeadlineAndRethinkingIsNot() {
        assertThat(Commitment.NONE.loose()).isTrue();
        assertThat(promise(null).loose()).isFalse();
        var method = Reviews.method(reviews.version(id, 1).submission());
        assertThat(method.verdicts())
                .filteredOn(verdict -> !DecisionDraft.goesOn(verdict))
                .extracting(verdict -> verdict.id())
                .containsExactly("RETHINK");
        assertThat(DecisionDraft.goesOn(null)).as("something else").isFalse();
    }

    @Test
    void theFormProposesWhatTheReportKnows() {
        AssessmentId trial = team.submit(ReviewSamples.churn());
        Commitment proposed = proposals.of(evaluations.find(trial, 1), reviews.version(trial, 1));

        assertThat(proposed.owner()).isEqualTo(team.lead());
        assertThat(proposed.weeks()).isPositive();
        assertThat(proposed.people()).isPositive();
        assertThat(proposed.deadline()).isAfter(calendar.today().plusWeeks(Objects.requireNonNull(proposed.weeks())));
        assertThat(proposed.budget()).as("nobody stated a day rate").isNull();
        AssessmentId early = team.submit(team.start("Early", ""));
        assertThat(proposals.of(evaluations.find(early, 1), reviews.version(early, 1)))
                .isEqualTo(Commitment.NONE);
    }

    @Test
    void aCorrectionCountsAndWhatWasSaidBeforeStaysReadable() {
        decide(calendar.today());
        people.actAs(second);
        Commitment smaller = new Commitment(80_000L, "EUR", 1, 6, team.lead(), "", calendar.today(), List.of());
        reviews.correct(
                id,
                1,
                1,
                DecisionDraft.otherwise("KEEP_SIMPLE", "Less money.").committing(smaller),
                "The budget was cut.");

        VersionView version = reviews.version(id, 1);
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.DECIDED);
        assertThat(version.holds()).isTrue();
        assertThat(version.decision()).isEqualTo("Keep the simple solution");
        assertThat(review())
                .returns(2, ReviewView::revision)
                .returns("The budget was cut.", ReviewView::correction)
                .returns("Otto Stern", ReviewView::byName)
                .returns(80_000L, correction -> correction.commitment().budget());
        assertThat(version.earlier())
                .singleElement()
                .returns("Go on.", ReviewView::reason)
                .returns("Ada Wolff", ReviewView::byName)
                .returns(125_000L, before -> before.commitment().budget());
        assertThat(told(ReviewActivity.DECISION_CORRECTED))
                .singleElement()
                .satisfies(concerned -> assertThat(concerned).contains(team.manager(), team.lead()));
        assertThat(inbox.page(1).lately())
                .filteredOn(one -> one.assessment().id().equals(id))
                .singleElement()
                .returns("Keep the simple solution", ReviewInbox.Reviewed::decision)
                .returns(false, ReviewInbox.Reviewed::lost);
    }

    @Test
    void theSecondOfTwoCorrectionsIsToldSo() {
        decide(null);
        reviews.correct(id, 1, 1, DecisionDraft.accepting("Twice."), "");
        assertThatThrownBy(() -> reviews.correct(id, 1, 1, DecisionDraft.accepting("Late."), ""))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> reviews.revoke(id, 1, 1, "Late.")).isInstanceOf(Conflict.class);
        assertThat(review().reason()).isEqualTo("Twice.");
    }

    @Test
    void aDeadlineThatHasPassedIsNotQuestionedAgainInACorrection() {
        LocalDate past = calendar.today().minusDays(3);
        decideLongAgo(past);
        Commitment same = review().commitment();
        reviews.correct(id, 1, 1, DecisionDraft.accepting("A remark.").committing(same), "");
        assertThat(review().commitment().deadline()).isEqualTo(past);
        Commitment other = new Commitment(null, null, null, null, null, "", past.minusDays(1), List.of());
        assertThatThrownBy(() ->
                        reviews.correct(id, 1, 2, DecisionDraft.accepting("").committing(other), ""))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aWithdrawnDecisionIsInReviewAgainAndCanBeDecidedOnAnew() {
        decide(calendar.today());
        assertThatThrownBy(() -> reviews.revoke(id, 1, 1, "  ")).isInstanceOf(InvalidInput.class);
        reviews.revoke(id, 1, 1, "The board wants to see it first.");

        VersionView version = reviews.version(id, 1);
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
        assertThat(version.state()).isEqualTo(VersionView.State.WAITING);
        assertThat(version.review()).isNull();
        assertThat(version.holds()).isFalse();
        assertThat(version.lost()).isFalse();
        assertThat(version.earlier())
                .extracting(ReviewView::outcome)
                .containsExactly(Outcome.REVOKED, Outcome.ACCEPTED);
        assertThat(feedback.about(id).review()).isNull();
        assertThat(inbox.page(1).waiting())
                .extracting(one -> one.assessment().id())
                .contains(id);
        assertThat(told(ReviewActivity.DECISION_REVOKED))
                .singleElement()
                .satisfies(concerned -> assertThat(concerned).contains(team.lead(), team.contributor(), second));

        reviews.giveBack(id, 1, "Measure first.", Map.of());
        assertThat(reviews.version(id, 1).state()).isEqualTo(VersionView.State.RETURNED);
        assertThat(review().revision()).isEqualTo(3);
        people.actAs(team.lead());
        assertThat(evaluations.submit(id).number()).isEqualTo(2);
    }

    @Test
    void onlyManagersCorrectAndWithdrawAndOnlyWhatHolds() {
        assertThatThrownBy(() -> reviews.correct(id, 1, 0, DecisionDraft.accepting(""), ""))
                .isInstanceOf(Conflict.class);
        decide(null);
        for (PersonId person : List.of(team.lead(), team.contributor())) {
            people.actAs(person);
            assertThatThrownBy(() -> reviews.correct(id, 1, 1, DecisionDraft.accepting(""), ""))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> reviews.revoke(id, 1, 1, "No.")).isInstanceOf(Forbidden.class);
        }
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        people.actAs(team.manager());
        assertThatThrownBy(() -> reviews.revoke(id, 1, 1, "No.")).isInstanceOf(Conflict.class);
    }

    @Test
    void theDatabaseRefusesToChangeWhatWasPromisedAndWhatHappened() {
        decide(calendar.today());
        followUps.enter(id, 1, done(calendar.today(), 1));
        for (String change : List.of(
                "update review_commitment set budget = 1",
                "delete from review_commitment",
                "update review_follow_up set cost = 1",
                "delete from review_follow_up")) {
            assertThatThrownBy(() -> database.sql(change).update()).as(change).hasMessageContaining("append-only");
        }
    }

    @Test
    void whoeverGivesUpADecisionSaysWhyAndTheManagersAreTold() {
        decide(null);
        people.actAs(team.lead());
        assertThatThrownBy(() -> evaluations.reopen(id, " \n ")).isInstanceOf(InvalidInput.class);
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.DECIDED);
        evaluations.reopen(id, "The labels came in May.");

        assertThat(reviews.version(id, 1).submission().openedAgain())
                .isNotNull()
                .satisfies(opened -> assertThat(opened.reason()).isEqualTo("The labels came in May."));
        assertThat(events.stream(ActivityEvent.class))
                .filteredOn(happening -> happening.kind() == EvaluationActivity.REOPENED)
                .singleElement()
                .satisfies(happening -> assertThat(happening.detail())
                        .as("never what somebody wrote")
                        .isEqualTo("1"));
        assertThat(texts(team.manager())).anyMatch(text -> text.endsWith("next version: “The labels came in May.”"));
        evaluations.submit(id);
        evaluations.reopen(id, "");
        assertThat(reviews.version(id, 2).lost()).as("nothing was decided").isFalse();
    }

    private List<String> texts(PersonId person) {
        return people.as(person, () -> {
            List<NoticeView> page = myNotices.list(0, 20);
            return noticeTexts.of(page).values().stream()
                    .map(NoticeTexts.Sentence::what)
                    .toList();
        });
    }

    @Test
    void managersPlanTheNextLookAlsoWhileTheyDecide() {
        LocalDate on = calendar.today().plusMonths(3);
        reviews.decide(id, 1, new DecisionDraft(true, null, "", Commitment.NONE, on));
        assertThat(nextLooks.of(id))
                .hasValueSatisfying(next ->
                        assertThat(next).returns(on, NextLook::on).returns(team.manager(), NextLook::plannedBy));
        nextLooks.plan(id, on.plusDays(1), "");
        people.actAs(team.contributor());
        assertThatThrownBy(() -> nextLooks.plan(id, on, "")).isInstanceOf(Forbidden.class);
    }

    @Test
    void aNextLookInThePastTakesTheWholeDecisionBack() {
        assertThatThrownBy(() -> reviews.decide(
                        id,
                        1,
                        new DecisionDraft(
                                true,
                                null,
                                "",
                                Commitment.NONE,
                                calendar.today().minusDays(1))))
                .isInstanceOf(InvalidInput.class);
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
    }

    @Test
    void anEconomicInputCanBeTheReasonForAReturn() {
        String input = Input.DAY_RATE.id();
        assertThatThrownBy(() -> reviews.giveBack(id, 1, "", Map.of(), Map.of("no.input", "Why?")))
                .isInstanceOf(NotFound.class);
        reviews.giveBack(id, 1, "", Map.of(), Map.of(input, "Whose rate is it?", Input.AT_STAKE.id(), " "));

        assertThat(review().inputs()).containsExactly(Map.entry(input, "Whose rate is it?"));
        assertThat(review().reasons()).isEmpty();
        assertThat(feedback.about(id).inputReason(input)).isEqualTo("Whose rate is it?");
        assertThat(feedback.about(id).reason(input)).isNull();
        people.actAs(team.lead());
        evaluations.submit(id);
        assertThat(feedback.about(id).inputReason(input)).isNull();
    }

    @Test
    void theOwnerAndTheManagersAreToldOfTheDeadlineOnce() {
        decideLongAgo(calendar.today());
        Instant now = clock.instant();
        assertThat(dueDates.publishDue(now)).isPositive();
        dueDates.publishDue(now);

        assertThat(told(ReviewActivity.DEADLINE))
                .singleElement()
                .satisfies(concerned ->
                        assertThat(concerned).containsExactlyInAnyOrder(team.contributor(), team.manager(), second));
        assertThat(database.sql("select kind from notice where assessment_id = :id and recipient_person_id = :person"
                                + " and kind = 'DEADLINE'")
                        .param("id", id.value())
                        .param("person", team.contributor().value())
                        .query(String.class)
                        .list())
                .hasSize(1);
    }

    @Test
    void nobodyIsToldOfADeadlineThatIsNoneAnyMore() {
        decideLongAgo(calendar.today());
        reviews.correct(id, 1, 1, DecisionDraft.accepting(""), "");
        dueDates.publishDue(clock.instant());
        assertThat(told(ReviewActivity.DEADLINE)).as("corrected").isEmpty();

        reviews.correct(id, 1, 2, DecisionDraft.accepting("").committing(promise(calendar.today())), "");
        followUps.enter(id, 1, done(calendar.today(), 1));
        dueDates.publishDue(clock.instant());
        assertThat(told(ReviewActivity.DEADLINE))
                .as("somebody said what happened")
                .isEmpty();

        AssessmentId other = team.submit(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        reviews.decide(other, 1, DecisionDraft.accepting("").committing(promise(calendar.today())));
        people.as(team.lead(), () -> {
            evaluations.reopen(other, "Too early.");
            return other;
        });
        dueDates.publishDue(clock.instant());
        assertThat(events.stream(ActivityEvent.class))
                .filteredOn(happening -> happening.kind() == ReviewActivity.DEADLINE
                        && other.value().equals(happening.assessment()))
                .as("given up")
                .isEmpty();
    }

    @Test
    void whatHappenedStandsBesideWhatWasPromised() {
        LocalDate deadline = calendar.today().minusDays(8);
        decideLongAgo(deadline);
        assertThat(line().standing()).isEqualTo(FollowUps.Standing.OVERDUE);
        assertThat(followUps.trackRecord(team.id()).overdue()).isEqualTo(1);

        people.actAs(team.contributor());
        assertThat(followUps.mine()).extracting(FollowUps.Mine::assessment).containsExactly(id);
        followUps.enter(id, 1, done(calendar.today(), 140_000));
        assertThat(followUps.mine()).isEmpty();

        people.actAs(second);
        assertThat(line())
                .returns(FollowUps.Standing.DONE, FollowUps.Line::standing)
                .returns(true, FollowUps.Line::over)
                .returns(8L, FollowUps.Line::late)
                .returns("Jonas Berg", line -> line.promised().ownerName());
        assertThat(followUps.trackRecord(null))
                .returns(1L, FollowUps.TrackRecord::done)
                .returns(1L, FollowUps.TrackRecord::fellDue)
                .returns(0L, FollowUps.TrackRecord::overdue)
                .returns(1L, FollowUps.TrackRecord::overBudget)
                .returns(1L, FollowUps.TrackRecord::late);
        followUps.enter(id, 1, done(deadline, 120_000));
        assertThat(followUps.of(id, 1)).extracting(FollowUp::entry).containsExactly(2, 1);
        assertThat(followUps.trackRecord(null))
                .returns(0L, FollowUps.TrackRecord::overBudget)
                .returns(0L, FollowUps.TrackRecord::late);
        assertThat(told(ReviewActivity.FOLLOWED_UP))
                .hasSize(2)
                .allSatisfy(
                        concerned -> assertThat(concerned).contains(team.lead(), team.manager(), team.contributor()));
    }

    private FollowUps.Line line() {
        return followUps.trackRecord(team.id()).lines().stream()
                .filter(line -> line.assessment().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void costsInAnotherCurrencyAreNotHeldAgainstTheBudget() {
        Commitment promised = promise(null);
        FollowUp.What dollars =
                new FollowUp.What(FollowUp.Result.PARTLY, calendar.today(), 999_999L, "USD", null, null, "", null, "");
        assertThat(FollowUp.overBudget(promised, dollars)).isNull();
        assertThat(FollowUp.overBudget(promised, done(calendar.today(), 125_000)))
                .isFalse();
        assertThat(FollowUp.overBudget(promised, done(calendar.today(), 125_001)))
                .isTrue();
        assertThat(FollowUp.daysLate(promised, dollars)).as("no deadline").isNull();
    }

    @Test
    void onlyTheOwnerALeadOrAManagerSaysWhatHappenedAndOnlyAfterADecision() {
        assertThatThrownBy(() -> followUps.enter(id, 1, done(calendar.today(), 1)))
                .isInstanceOf(NotFound.class);
        reviews.decide(
                id,
                1,
                DecisionDraft.accepting("")
                        .committing(
                                new Commitment(null, null, null, null, team.lead(), "", calendar.today(), List.of())));
        people.actAs(team.contributor());
        assertThatThrownBy(() -> followUps.enter(id, 1, done(calendar.today(), 1)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> followUps.trackRecord(null)).isInstanceOf(Forbidden.class);
        people.actAs(people.member("Eva Stern", people.team("Other"), TeamRole.MANAGER));
        assertThatThrownBy(() -> followUps.enter(id, 1, done(calendar.today(), 1)))
                .isInstanceOf(NotFound.class);
        assertThat(followUps.trackRecord(null).lines()).isEmpty();
        people.actAs(team.lead());
        assertThatThrownBy(() -> followUps.enter(id, 1, done(calendar.today().plusDays(1), 1)))
                .isInstanceOf(InvalidInput.class);
        followUps.enter(id, 1, done(calendar.today(), 1));
        assessments.archive(id);
        assertThatThrownBy(() -> followUps.enter(id, 1, done(calendar.today(), 2)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aDecisionThatIsGivenUpIsNeitherOverdueNorDone() {
        decideLongAgo(calendar.today().minusDays(1));
        people.actAs(team.lead());
        evaluations.reopen(id, "Too early.");
        people.actAs(team.manager());
        assertThat(line().standing()).isEqualTo(FollowUps.Standing.LOST);
        assertThat(followUps.trackRecord(null).fellDue()).isZero();
    }

    @Test
    void theInboxIsFilteredByTeamVerdictAndAgeAndLeadsToTheNext() {
        AssessmentId early = team.submit(team.start("Early", ""));
        TestTeam other = people.retention();

        assertThat(inbox.page(1))
                .returns(2L, ReviewInbox.Inbox::total)
                .satisfies(all -> assertThat(all.verdicts())
                        .extracting(ReviewInbox.Option::id)
                        .containsExactly("BASELINE_FIRST"))
                .satisfies(all -> assertThat(all.waiting())
                        .allSatisfy(one -> assertThat(one.days()).isZero()));
        assertThat(found(new InboxFilter(null, InboxFilter.EARLY, false))).containsExactly(early);
        assertThat(found(new InboxFilter(team.id(), "BASELINE_FIRST", false))).containsExactly(id);
        assertThat(found(new InboxFilter(other.id(), null, false))).isEmpty();
        assertThat(found(new InboxFilter(null, null, true))).isEmpty();
        assertThat(inbox.count()).isEqualTo(2);
        assertThat(inbox.next(null)).contains(new ReviewInbox.Next(id, 1));
        assertThat(inbox.next(id)).contains(new ReviewInbox.Next(early, 1));
        people.actAs(team.lead());
        assertThatThrownBy(() -> inbox.next(null)).isInstanceOf(Forbidden.class);
    }

    private List<AssessmentId> found(InboxFilter filter) {
        return inbox.page(filter, 1).waiting().stream()
                .map(one -> one.assessment().id())
                .toList();
    }

    @Test
    void theInboxSaysWhatItMayBeWorth() {
        AssessmentId worth = team.submit(ReviewSamples.churnWithMoney());
        assertThat(inbox.page(1).waiting())
                .filteredOn(one -> one.assessment().id().equals(worth))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).contains("EUR"));
        assertThat(inbox.page(1).waiting())
                .filteredOn(one -> one.assessment().id().equals(id))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isNull());
    }

    @Test
    void aBudgetIsProposedWhereADayRateIsStated() {
        AssessmentId worth = team.submit(ReviewSamples.churnWithMoney());
        Commitment proposed = proposals.of(evaluations.find(worth, 1), reviews.version(worth, 1));
        assertThat(proposed.currency()).isEqualTo("EUR");
        assertThat(proposed.budget()).isPositive();
    }
}
