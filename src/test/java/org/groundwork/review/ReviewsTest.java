package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GroundworkTest
@RecordApplicationEvents
class ReviewsTest {

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewInbox inbox;

    @Autowired
    Comments comments;

    @Autowired
    ReviewFeedback feedback;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

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
        id = submission();
        people.actAs(team.manager());
    }

    private AssessmentId submission() {
        return team.submit(ReportSamples.build("baseline.measured", ReportSamples.LOW));
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private ReviewView review(int number) {
        return Objects.requireNonNull(reviews.version(id, number).review());
    }

    @Test
    void anAcceptedRecommendationStandsWithNameAndTime() {
        reviews.accept(id, 1, "Go on.");

        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.DECIDED);
        assertThat(review(1))
                .returns(Outcome.ACCEPTED, ReviewView::outcome)
                .returns("BASELINE_FIRST", ReviewView::verdict)
                .returns("Go on.", ReviewView::reason)
                .returns("Ada Wolff", ReviewView::byName);
        assertThat(feedback.about(id).review())
                .returns("Simple baseline first", ReviewFeedback.Review::decision)
                .returns(false, ReviewFeedback.Review::returned);
    }

    @Test
    void aDecisionCanDifferAndThenHasAReason() {
        assertThatThrownBy(() -> reviews.decideOtherwise(id, 1, "KEEP_SIMPLE", " \n "))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> reviews.decideOtherwise(id, 1, "BASELINE_FIRST", "No."))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> reviews.decideOtherwise(id, 1, "NONSENSE", "No."))
                .isInstanceOf(InvalidInput.class);
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);

        reviews.decideOtherwise(id, 1, "KEEP_SIMPLE", "The office closes in May.");

        VersionView version = reviews.version(id, 1);
        assertThat(version.state()).isEqualTo(VersionView.State.OTHERWISE);
        assertThat(version.recommended()).isEqualTo("Simple baseline first");
        assertThat(version.decision()).isEqualTo("Keep the simple solution");
    }

    @Test
    void whatIsTooEarlyCanOnlyBeDecidedOtherwise() {
        AssessmentId early = team.submit(team.start("Early", ""));

        assertThatThrownBy(() -> reviews.accept(early, 1, "")).isInstanceOf(InvalidInput.class);
        assertThat(assessments.view(early).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
        reviews.decideOtherwise(early, 1, null, "Not this year.");

        assertThat(reviews.version(early, 1).decision()).isNull();
        assertThat(reviews.version(early, 1).recommended()).isNull();
    }

    @Test
    void aReturnedOneCanBeAnsweredAgainAndKeepsItsReasonsUntilItIsSubmittedAgain() {
        reviews.giveBack(id, 1, "", Map.of("problem.value", "Whose figure?", "problem.effect", "  "));

        assertThat(assessments.view(id).open()).isTrue();
        assertThat(feedback.about(id).reason("problem.value")).isEqualTo("Whose figure?");
        assertThat(feedback.about(id).reason("problem.effect")).isNull();
        people.actAs(team.contributor());
        int version = Objects.requireNonNull(assessments.scored(id).entry("problem.value"))
                .version();
        assertThat(answers.save(
                        id,
                        new AnswerDraft(
                                "problem.value", version, null, new Answer.Level(2, Evidence.KNOWN), "", List.of())))
                .isInstanceOf(SaveOutcome.Saved.class);
        people.actAs(team.lead());
        assertThat(evaluations.submit(id).number()).isEqualTo(2);
        assertThat(feedback.about(id).review()).isNull();
        assertThat(reviews.versions(id))
                .extracting(VersionView::state)
                .containsExactly(VersionView.State.WAITING, VersionView.State.RETURNED);
    }

    @Test
    void returningTakesAtLeastOneReason() {
        assertThatThrownBy(() -> reviews.giveBack(id, 1, " ", Map.of("problem.value", "")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> reviews.giveBack(id, 1, "", Map.of("no.question", "Why?")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reviews.giveBack(id, 1, "x".repeat(5_001), Map.of()))
                .isInstanceOf(InvalidInput.class);
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
        reviews.giveBack(id, 1, "🙂".repeat(5_000), Map.of());
        assertThat(review(1).reason()).isEqualTo("🙂".repeat(5_000));
    }

    @Test
    void reopeningLosesTheDecisionVisiblyAndMakesANextVersion() {
        reviews.accept(id, 1, "");
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");

        VersionView first = reviews.version(id, 1);
        assertThat(first.lost()).isTrue();
        assertThat(first.openedBy()).isEqualTo("Mira Holm");
        assertThat(feedback.about(id).review()).isNull();
        assertThat(evaluations.submit(id).number()).isEqualTo(2);
        assertThat(reviews.version(id, 2).state()).isEqualTo(VersionView.State.WAITING);
        assertThat(reviews.version(id, 1).lost()).isTrue();
    }

    @Test
    void onlyTheSubmissionInReviewCanBeDecidedOn() {
        people.actAs(team.lead());
        evaluations.withdraw(id);
        people.actAs(team.manager());
        assertThatThrownBy(() -> reviews.accept(id, 1, "")).isInstanceOf(Conflict.class);

        people.actAs(team.lead());
        evaluations.submit(id);
        people.actAs(team.manager());
        assertThatThrownBy(() -> reviews.accept(id, 1, "")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> reviews.giveBack(id, 1, "No.", Map.of())).isInstanceOf(Conflict.class);
        assertThat(assessments.view(id).status()).isEqualTo(AssessmentStatus.IN_REVIEW);
        reviews.accept(id, 2, "");
        assertThat(reviews.version(id, 1).state()).isEqualTo(VersionView.State.WITHDRAWN);
    }

    @Test
    void nothingIsReviewedInTheArchive() {
        people.actAs(team.lead());
        assessments.archive(id);
        people.actAs(team.manager());

        assertThatThrownBy(() -> reviews.accept(id, 1, "")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> reviews.giveBack(id, 1, "No.", Map.of())).isInstanceOf(Conflict.class);
        assertThat(inbox.page(1).waiting()).isEmpty();
    }

    /** Many times, so that either may be first. */
    @Test
    void ofTwoManagersAtOnceOneDecidesAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < 5; round++) {
            AssessmentId one = submission();
            List<Boolean> decided = atOnce(
                    as(team.manager(), () -> reviews.accept(one, 1, "")),
                    as(second, () -> reviews.decideOtherwise(one, 1, null, "No money.")));

            assertThat(decided).containsExactlyInAnyOrder(true, false);
            people.actAs(team.manager());
            ReviewView review = Objects.requireNonNull(reviews.version(one, 1).review());
            assertThat(review.by()).isEqualTo(decided.get(0) ? team.manager() : second);
        }
    }

    @Test
    void ofADecisionAndAWithdrawalAtOnceOneHappens() throws Exception {
        for (int round = 0; round < 5; round++) {
            AssessmentId one = submission();
            List<Boolean> done = atOnce(
                    as(team.manager(), () -> reviews.accept(one, 1, "")),
                    as(team.lead(), () -> evaluations.withdraw(one)));

            assertThat(done).containsExactlyInAnyOrder(true, false);
            people.actAs(team.manager());
            assertThat(reviews.version(one, 1).state())
                    .isEqualTo(done.get(0) ? VersionView.State.ACCEPTED : VersionView.State.WITHDRAWN);
        }
    }

    private Callable<Boolean> as(PersonId person, Runnable deed) {
        return () -> {
            people.actAs(person);
            try {
                deed.run();
                return true;
            } catch (Conflict late) {
                return false;
            } finally {
                people.nobody();
            }
        };
    }

    private static List<Boolean> atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> running = new ArrayList<>();
            for (Callable<Boolean> deed : List.of(one, other)) {
                running.add(threads.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
            return List.of(running.get(0).get(), running.get(1).get());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update review set reason = 'other'",
                "delete from review",
                "truncate review cascade",
                "update review_reason set reason = 'other'",
                "delete from review_reason"
            })
    void theDatabaseRefusesToChangeAReview(String sql) {
        reviews.giveBack(id, 1, "", Map.of("problem.value", "Whose figure?"));

        assertThatThrownBy(() -> database.sql(sql).update()).rootCause().hasMessageContaining("is append-only");
    }

    @Test
    void onlyManagersOfTheTeamReview() {
        people.actAs(team.lead());
        assertThatThrownBy(() -> reviews.accept(id, 1, "")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> inbox.page(1)).isInstanceOf(Forbidden.class);
        people.actAs(team.contributor());
        assertThatThrownBy(() -> reviews.giveBack(id, 1, "No.", Map.of())).isInstanceOf(Forbidden.class);
        people.actAs(people.member("Eva", people.team("Other"), TeamRole.MANAGER));
        assertThatThrownBy(() -> reviews.accept(id, 1, "")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reviews.versions(id)).isInstanceOf(NotFound.class);
        assertThat(inbox.page(1).waiting()).isEmpty();
        assertThat(inbox.page(1).lately()).isEmpty();
    }

    @Test
    void theInboxHasWhatWaitsAndWhatWasReviewedLately() {
        assertThat(inbox.page(7).waiting())
                .singleElement()
                .returns("Simple baseline first", ReviewInbox.Waiting::verdict)
                .returns("Mira Holm", ReviewInbox.Waiting::submittedBy);

        reviews.accept(id, 1, "");

        assertThat(inbox.page(1).waiting()).isEmpty();
        assertThat(inbox.page(1).lately())
                .singleElement()
                .returns("Simple baseline first", ReviewInbox.Reviewed::decision)
                .returns(false, ReviewInbox.Reviewed::lost);
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        people.actAs(team.manager());
        assertThat(inbox.page(1).lately()).singleElement().returns(true, ReviewInbox.Reviewed::lost);
    }

    @Test
    void tellsTheSubmitterTheLeadsAndTheManagers() {
        PersonId other = people.member("Lea Lind", team.id(), TeamRole.LEAD);
        reviews.giveBack(id, 1, "Not yet.", Map.of());

        assertThat(events.stream(ActivityEvent.class))
                .filteredOn(happening -> happening.kind() == ReviewActivity.RETURNED)
                .singleElement()
                .satisfies(happening -> {
                    assertThat(happening.concerned())
                            .containsExactlyInAnyOrder(team.lead(), other, team.manager(), second);
                    assertThat(happening.by()).isEqualTo(team.manager());
                    assertThat(happening.target()).as("the assessment").isNull();
                });
    }
}
