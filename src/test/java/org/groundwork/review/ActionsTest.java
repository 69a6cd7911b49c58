package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.Strategy;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.method.Effort;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.DueWork;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GroundworkTest
@RecordApplicationEvents
class ActionsTest {

    @Autowired
    Actions actions;

    @Autowired
    Experiments experiments;

    @Autowired
    Savings savings;

    @Autowired
    Reviews reviews;

    @Autowired
    DueDates dueDates;

    @Autowired
    List<DueWork> works;

    @Autowired
    NextLooks nextLooks;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Evaluations evaluations;

    @Autowired
    org.groundwork.identity.Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    TestPeople people;

    @Autowired
    Calendar calendar;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationEvents happenings;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void aSubmittedAssessmentThatNeedsABaseline() {
        database.sql("update action set state = 'DROPPED'").update();
        database.sql("delete from next_look").update();
        team = people.retention();
        people.actAs(team.lead());
        id = team.submit(ReviewSamples.churn());
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void everyActionSaysWhatToDoAndWhatShowsThatItIsDone() {
        Actions.Proposed proposed = actions.proposed(id).orElseThrow();
        actions.adopt(id, 1, keys(proposed));

        assertThat(actions.of(id)).allSatisfy(action -> {
            assertThat(action.title()).isNotEmpty().doesNotContain(": 1 ", ": 2 ", ": 3 ");
            assertThat(action.doneWhen()).isNotEmpty();
        });
    }

    @Test
    void anotherExperimentCanBeRunInstead() {
        ActionProposal proposal = actions.proposed(id).orElseThrow().proposals().getFirst();
        ActionProposal other = proposal.others().getFirst();

        assertThat(actions.adopt(id, 1, Set.of(proposal.key(), other.key()))).isEqualTo(1);
        ActionView first = actions.of(id).getFirst();
        assertThat(first.title()).isEqualTo(proposal.title());
        actions.progress(id, first.id(), ActionView.State.DROPPED, "", first.version());

        assertThat(actions.adopt(id, 1, Set.of(other.key()))).isEqualTo(1);
        ActionView second = actions.of(id).getFirst();
        assertThat(second.title()).isEqualTo(other.title());
        assertThat(Objects.requireNonNull(second.experiment()).recipe())
                .isEqualTo(other.key().substring(11));
        assertThat(actions.proposed(id).orElseThrow().proposals().getFirst().taken())
                .as("one experiment at a time")
                .isTrue();
    }

    @Test
    void whatWasDroppedCanBeTakenOverAgainAndThenNotBePickedUpTwice() {
        ActionView first = experiment();
        actions.progress(id, first.id(), ActionView.State.DROPPED, "", first.version());
        ActionView again = experiment();
        assertThat(again.id()).isNotEqualTo(first.id());

        assertThatThrownBy(() -> actions.progress(id, first.id(), ActionView.State.OPEN, "", 2))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.messageKey()).isEqualTo("action.state.twin"));
    }

    @Test
    void whenAResultIsInTheNextThingIsToTakeItIntoTheAnswers() {
        ActionView action = experiment();
        experiments.enter(id, action.id(), result("falls-short"));

        assertThat(actions.proposed(id).orElseThrow().proposals())
                .extracting(ActionProposal::kind)
                .doesNotContain(ActionView.Kind.EXPERIMENT);
        assertThat(actions.proposed(id).orElseThrow().proposals().getFirst().key())
                .isEqualTo("plan.after");
    }

    @Test
    void aPilotAndBuildingHavePlansToo() {
        AssessmentId pilot = team.submit(ReportSamples.ready());
        Actions.Proposed proposed = actions.proposed(pilot).orElseThrow();

        assertThat(keys(proposed)).anyMatch(key -> key.startsWith("plan."));
        assertThat(actions.adopt(pilot, 1, keys(proposed)))
                .isEqualTo(proposed.proposals().size());
        assertThat(actions.of(pilot)).extracting(ActionView::kind).contains(ActionView.Kind.PLAN);
    }

    @Test
    void makesWhatTheReportProposesIntoActionsOnce() {
        Actions.Proposed proposed = actions.proposed(id).orElseThrow();
        Set<String> all = keys(proposed);
        assertThat(all).anyMatch(key -> key.startsWith("experiment:")).hasSizeGreaterThan(1);

        assertThat(actions.adopt(id, 1, all)).isEqualTo(all.size());
        assertThat(actions.adopt(id, 1, all)).isZero();

        List<ActionView> made = actions.of(id);
        assertThat(made).hasSize(all.size());
        assertThat(made)
                .filteredOn(action -> action.kind() == ActionView.Kind.EXPERIMENT)
                .singleElement()
                .satisfies(action -> {
                    assertThat(action.experiment()).isNotNull();
                    assertThat(action.due()).isAfter(calendar.today());
                });
        assertThat(actions.proposed(id).orElseThrow().anyLeft()).isFalse();
        assertThat(published(ReviewActivity.ACTION_ADDED)).hasSize(all.size());
    }

    @Test
    void twoWhoTakeTheSameReportOverAtOnceMakeEachActionOnce() throws Exception {
        Set<String> all = keys(actions.proposed(id).orElseThrow());

        List<Integer> made = together(
                () -> {
                    people.actAs(team.lead());
                    return actions.adopt(id, 1, all);
                },
                () -> {
                    people.actAs(team.manager());
                    return actions.adopt(id, 1, all);
                });

        assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(all.size());
        assertThat(actions.of(id)).hasSize(all.size());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertRefused(draft(" ", null, null), "action.title.missing");
        assertRefused(draft("x".repeat(5_000), null, null), "action.title.too-long");
        assertRefused(draft("A\u0000B", null, null), "action.title.forbidden");
        assertRefused(draft("Count", null, calendar.today().minusDays(1)), "action.due.past");
        assertRefused(draft("Count", null, LocalDate.of(2999, 1, 1)), "action.due.too-far");
        assertRefused(draft("Count", people.person("Otto Stern"), null), "action.owner.no-member");
        assertThat(actions.of(id)).isEmpty();
    }

    private void assertRefused(ActionDraft draft, String key) {
        assertThatThrownBy(() -> actions.add(id, draft))
                .isInstanceOf(InvalidInput.class)
                .extracting(refusal -> ((InvalidInput) refusal).messageKey())
                .isEqualTo(key);
    }

    @Test
    void todayIsADayOnWhichSomethingCanBeDue() {
        actions.add(id, draft("Count", team.contributor(), calendar.today()));

        assertThat(actions.of(id).getFirst().overdue()).isFalse();
    }

    @Test
    void aDateThatHasPassedIsNotQuestionedAgain() {
        ActionView action = overdue(team.contributor());
        assertThat(action.overdue()).isTrue();

        EditOutcome outcome =
                actions.edit(id, action.id(), draft("Count again", team.contributor(), action.due()), action.version());

        assertThat(outcome).isInstanceOf(EditOutcome.Saved.class);
    }

    @Test
    void showsWhatStandsToWhoeverWasOvertaken() {
        ActionView action = added(team.contributor());
        people.actAs(team.manager());
        actions.edit(id, action.id(), draft("Count twice", team.contributor(), null), action.version());
        people.actAs(team.lead());

        EditOutcome outcome =
                actions.edit(id, action.id(), draft("Count once", team.contributor(), null), action.version());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        EditOutcome.Overtaken.class,
                        overtaken -> assertThat(overtaken.theirs().title()).isEqualTo("Count twice"));
        assertThat(actions.find(id, action.id()).title()).isEqualTo("Count twice");
    }

    @Test
    void aContributorSaysHowFarTheOwnActionsAre() {
        ActionView own = added(team.contributor());
        ActionView other = added(team.lead());
        people.actAs(team.contributor());

        actions.progress(id, own.id(), ActionView.State.DONE, "Counted.", own.version());

        assertThat(actions.find(id, own.id()).state()).isEqualTo(ActionView.State.DONE);
        assertThat(published(ReviewActivity.ACTION_DONE))
                .singleElement()
                .extracting(ActivityEvent::concerned)
                .isEqualTo(Set.of(team.contributor()));
        assertThatThrownBy(() -> actions.progress(id, other.id(), ActionView.State.DONE, "", other.version()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> actions.edit(id, own.id(), draft("Mine", team.contributor(), null), 2))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> actions.add(id, draft("Mine", team.contributor(), null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> actions.adopt(id, 1, Set.of("experiment"))).isInstanceOf(Forbidden.class);
    }

    @Test
    void belongsToTheTeam() {
        ActionView action = added(team.contributor());
        people.actAs(people.member("Otto Stern", people.team("Shop"), TeamRole.LEAD));

        assertThatThrownBy(() -> actions.of(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> actions.find(id, action.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> savings.of(id)).isInstanceOf(NotFound.class);
        assertThat(savings.in(List.of(id))).isEmpty();
    }

    @Test
    void anActionOfAnotherAssessmentIsNotFound() {
        ActionView action = added(team.contributor());
        AssessmentId other = team.importFile(ReviewSamples.churn());

        assertThatThrownBy(() -> actions.find(other, action.id())).isInstanceOf(NotFound.class);
    }

    @Test
    void keepsTheOwnerWhoWasErasedAsAFormerMember() {
        ActionView action = added(team.contributor());
        accounts.erase(team.contributor(), team.lead());

        ActionView now = actions.find(id, action.id());
        assertThat(now.owner()).isEqualTo(team.contributor());
        assertThat(now.ownerName()).isEqualTo("Former member");
        assertThat(actions.edit(id, action.id(), draft("Count twice", team.contributor(), null), action.version()))
                .isInstanceOf(EditOutcome.Saved.class);
    }

    @Test
    void findsOnesOwnActionsByTheirDate() {
        actions.add(id, draft("Later", team.contributor(), calendar.today().plusDays(9)));
        actions.add(id, draft("Some day", team.contributor(), null));
        actions.add(id, draft("Soon", team.contributor(), calendar.today().plusDays(1)));
        actions.add(id, draft("Not mine", team.lead(), calendar.today()));
        people.actAs(team.contributor());

        assertThat(actions.mine())
                .extracting(mine -> mine.action().title())
                .containsExactly("Soon", "Later", "Some day");
        assertThat(actions.mine().getFirst().assessmentName())
                .isEqualTo(assessments.view(id).name());
    }

    @Test
    void aResultChangesNoAnswerAndOffersThoseThatItSpeaksFor() {
        ActionView experiment = experiment();
        Answer before = answer("baseline.target");

        experiments.enter(id, experiment.id(), result("falls-short"));

        ActionView done = actions.find(id, experiment.id());
        assertThat(done.state()).isEqualTo(ActionView.State.DONE);
        assertThat(offers(done))
                .extracting(ActionView.Offer::question)
                .contains(Objects.requireNonNull(experiment.question()));
        assertThat(offers(done)).allSatisfy(offer -> assertThat(offer.state()).isEqualTo(ActionView.OfferState.OPEN));
        assertThat(answer("baseline.target")).isEqualTo(before);
    }

    @Test
    void keepsAnOfferWhileTheAnswersAreReadOnly() {
        ActionView experiment = experiment();
        experiments.enter(id, experiment.id(), result("falls-short"));
        String question = Objects.requireNonNull(experiment.question());

        assertThat(experiments.accept(id, experiment.id(), question, version(question)))
                .isEqualTo(new Experiments.Acceptance.Closed());
        assertThat(offer(experiment, question).state()).isEqualTo(ActionView.OfferState.OPEN);

        evaluations.reopen(id, "Things have moved on.");
        assertThat(experiments.accept(id, experiment.id(), question, version(question)))
                .isEqualTo(new Experiments.Acceptance.Taken());

        assertThat(answer(question)).isEqualTo(new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(entry(question).links()).contains("https://wiki.example/result");
        assertThat(answers.history(id, question).getFirst().by()).isEqualTo(team.lead());
        assertThat(offer(experiment, question).state()).isEqualTo(ActionView.OfferState.ACCEPTED);
        assertThatThrownBy(() -> experiments.decline(id, experiment.id(), question))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void takesNothingOverWhereSomebodyChangedTheAnswerMeanwhile() {
        ActionView experiment = experiment();
        experiments.enter(id, experiment.id(), result("falls-short"));
        evaluations.reopen(id, "Things have moved on.");
        String question = Objects.requireNonNull(experiment.question());
        int seen = version(question);
        answers.save(
                id,
                new AnswerDraft(question, seen, null, new Answer.Level(2, Evidence.GUESS), "I tried it.", List.of()));

        assertThat(experiments.accept(id, experiment.id(), question, seen))
                .isEqualTo(new Experiments.Acceptance.Overtaken());
        assertThat(offer(experiment, question).state()).isEqualTo(ActionView.OfferState.OPEN);
        assertThat(entry(question).note()).isEqualTo("I tried it.");
    }

    @Test
    void leavesAnAnswerAlone() {
        ActionView experiment = experiment();
        experiments.enter(id, experiment.id(), result("falls-short"));
        String question = Objects.requireNonNull(experiment.question());
        Answer before = answer(question);

        experiments.decline(id, experiment.id(), question);

        assertThat(offer(experiment, question).state()).isEqualTo(ActionView.OfferState.DECLINED);
        assertThat(answer(question)).isEqualTo(before);
    }

    @Test
    void ofTwoWhoTakeAnOfferAtOnceOneGetsThroughAndTheOtherIsToldSo() throws Exception {
        ActionView experiment = experiment();
        experiments.enter(id, experiment.id(), result("falls-short"));
        evaluations.reopen(id, "Things have moved on.");
        String question = Objects.requireNonNull(experiment.question());
        int seen = version(question);
        Callable<Object> take = () -> {
            people.actAs(team.lead());
            try {
                return experiments.accept(id, experiment.id(), question, seen);
            } catch (Conflict
                    | ConcurrencyFailureException
                    | DataIntegrityViolationException
                    | OptimisticLockException overtaken) {
                return new Experiments.Acceptance.Overtaken(); // what becomes a 409
            }
        };

        assertThat(together(take, take))
                .containsExactlyInAnyOrder(new Experiments.Acceptance.Taken(), new Experiments.Acceptance.Overtaken());
        assertThat(answer(question)).isEqualTo(new Answer.Level(3, Evidence.DOCUMENTED));
        assertThat(offer(experiment, question).state()).isEqualTo(ActionView.OfferState.ACCEPTED);
    }

    @Test
    void aManagerTakesNoAnswerOver() {
        ActionView experiment = experiment();
        experiments.enter(id, experiment.id(), result("falls-short"));
        evaluations.reopen(id, "Things have moved on.");
        people.actAs(team.manager());

        assertThatThrownBy(
                        () -> experiments.accept(id, experiment.id(), Objects.requireNonNull(experiment.question()), 0))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void refusesAResultThatSaysNothing() {
        ActionView experiment = experiment();

        assertThatThrownBy(() -> experiments.enter(id, experiment.id(), result(null)))
                .hasMessageContaining("action.target.missing");
        assertThatThrownBy(() -> experiments.enter(
                        id, experiment.id(), new ExperimentResult("44", true, false, "meets", "", "javascript:x")))
                .hasMessageContaining("action.link.not-http");
    }

    @Test
    void tellsOnceOfWhatFellDueHoweverManyAskAtOnce() throws Exception {
        ActionView action = overdue(team.contributor());
        nextLooks.plan(id, calendar.today(), "");
        people.nobody();

        List<Integer> told =
                together(() -> dueDates.publishDue(clock.instant()), () -> dueDates.publishDue(clock.instant()));

        assertThat(told.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
        assertThat(dueDates.publishDue(clock.instant())).isZero();
        people.actAs(team.lead());
        nextLooks.plan(id, calendar.today().plusDays(1), "");
        actions.edit(
                id,
                action.id(),
                draft("Count", team.contributor(), calendar.today().plusDays(1)),
                action.version());
        assertThat(dueDates.publishDue(clock.instant())).isZero();
        assertThat(dueDates.publishDue(clock.instant().plus(java.time.Duration.ofDays(1))))
                .isEqualTo(2);
    }

    @Test
    void tellsThoseConcerned() {
        overdue(team.contributor());
        overdue(null);

        dueDates.publishDue(clock.instant());

        assertThat(published(EvaluationActivity.DUE))
                .extracting(ActivityEvent::concerned)
                .containsExactlyInAnyOrder(Set.of(team.contributor()), Set.of(team.lead()));
    }

    @Test
    void theHourlyJobAsksForIt() {
        overdue(team.contributor());

        works.forEach(work -> work.publishDue(clock.instant()));

        assertThat(published(EvaluationActivity.DUE)).hasSize(1);
        assertThat(dueDates.publishDue(clock.instant())).isZero();
    }

    @Test
    void whatIsDoneOrArchivedIsNotTold() {
        ActionView action = overdue(team.contributor());
        actions.progress(id, action.id(), ActionView.State.DONE, "", action.version());
        nextLooks.plan(id, calendar.today(), "");
        assessments.archive(id);

        assertThat(dueDates.publishDue(clock.instant())).isZero();

        assessments.restore(id);
        assertThat(dueDates.publishDue(clock.instant())).isEqualTo(1);
    }

    @Test
    void putsDownWhatWasNotSpent() {
        Savings.Suggestion suggestion = savings.suggestion(id).orElseThrow();
        assertThat(suggestion.amount()).isNull();
        assertThat(suggestion.lookAgain()).isNotEmpty();

        savings.record(id, 120_000, "eur", suggestion.lookAgain());

        assertThat(savings.of(id)).hasValueSatisfying(saving -> {
            assertThat(saving.amount()).isEqualTo(120_000);
            assertThat(saving.currency()).isEqualTo("EUR");
            assertThat(saving.computed()).isFalse();
        });
        assertThatThrownBy(() -> savings.record(id, 0, "EUR", "")).hasMessageContaining("action.amount.out-of-range");
        assertThatThrownBy(() -> savings.record(id, 5, "Euro", "")).hasMessageContaining("action.currency.unknown");
        people.actAs(team.contributor());
        assertThatThrownBy(() -> savings.record(id, 5, "EUR", "")).isInstanceOf(Forbidden.class);
        people.actAs(team.lead());
        savings.remove(id);
        assertThat(savings.of(id)).isEmpty();
    }

    @Test
    void proposesWhatBuildingItWouldHaveCostAsTheEconomicsHaveIt() {
        AssessmentId other = team.submit(ReviewSamples.churnWithMoney());
        Analysis analysis =
                Objects.requireNonNull(evaluations.find(other, 1).appraisal().analysis());
        double lost = Objects.requireNonNull(
                Objects.requireNonNull(analysis.paths().get(Strategy.ML)).ifItFails());

        Savings.Suggestion suggestion = savings.suggestion(other).orElseThrow();
        long amount = Objects.requireNonNull(suggestion.amount());
        assertThat((double) amount).isCloseTo(-lost, withinPercentage(5));
        assertThat(suggestion.currency()).isEqualTo("EUR");

        savings.record(other, amount, "EUR", suggestion.lookAgain());
        assertThat(savings.of(other))
                .hasValueSatisfying(saving -> assertThat(saving.computed()).isTrue());
    }

    @Test
    void nothingIsSavedWhereTheReportAdvisesMachineLearning() {
        AssessmentId other = team.submit(ReportSamples.named("build"));

        assertThat(savings.suggestion(other)).isEmpty();
        assertThatThrownBy(() -> savings.record(other, 5, "EUR", "")).isInstanceOf(Conflict.class);
    }

    @Test
    void aDecisionAgainstMachineLearningCountsMoreThanTheReport() {
        AssessmentId other = team.submit(ReportSamples.named("build"));
        people.actAs(team.manager());
        reviews.decideOtherwise(other, 1, "KEEP_SIMPLE", "The rule is good enough for a year.");

        assertThat(savings.suggestion(other))
                .hasValueSatisfying(
                        suggestion -> assertThat(suggestion.lookAgain()).isNotEmpty());

        people.actAs(team.lead());
        evaluations.reopen(other, "Things have moved on.");
        assertThat(savings.suggestion(other))
                .as("a decision that no longer holds")
                .isEmpty();

        evaluations.submit(other);
        reviewsAs(team.manager(), () -> reviews.accept(other, 2, ""));
        assertThat(savings.suggestion(other)).isEmpty();
    }

    private void reviewsAs(PersonId person, Runnable deed) {
        people.actAs(person);
        deed.run();
        people.actAs(team.lead());
    }

    private ActionView experiment() {
        actions.adopt(
                id,
                1,
                keys(actions.proposed(id).orElseThrow()).stream()
                        .filter(key -> key.startsWith("experiment:"))
                        .collect(Collectors.toSet()));
        return actions.of(id).getFirst();
    }

    private static ExperimentResult result(@Nullable String target) {
        return new ExperimentResult(
                "44 of 100", true, false, target, "Better than today.", "https://wiki.example/result");
    }

    private List<ActionView.Offer> offers(ActionView action) {
        return Objects.requireNonNull(action.experiment()).offers();
    }

    private ActionView.Offer offer(ActionView action, String question) {
        return offers(actions.find(id, action.id())).stream()
                .filter(offer -> offer.question().equals(question))
                .findFirst()
                .orElseThrow();
    }

    private @Nullable Answer answer(String question) {
        return assessments.scored(id).sheet().answer(question);
    }

    private Entry entry(String question) {
        return Objects.requireNonNull(assessments.scored(id).entry(question));
    }

    private int version(String question) {
        Entry entry = assessments.scored(id).entry(question);
        return entry == null ? 0 : entry.version();
    }

    private ActionView added(@Nullable PersonId owner) {
        return actions.find(id, actions.add(id, draft("Count", owner, null)));
    }

    private ActionView overdue(@Nullable PersonId owner) {
        ActionView action = added(owner);
        database.sql("update action set due_on = :on where id = :id")
                .param("on", calendar.today().minusDays(3))
                .param("id", action.id().value())
                .update();
        return actions.find(id, action.id());
    }

    private static ActionDraft draft(String title, @Nullable PersonId owner, @Nullable LocalDate due) {
        return new ActionDraft(title, "", "", owner, due, ActionView.State.OPEN, Effort.S, "", null);
    }

    private static Set<String> keys(Actions.Proposed proposed) {
        return proposed.proposals().stream().map(ActionProposal::key).collect(java.util.stream.Collectors.toSet());
    }

    private List<ActivityEvent> published(ActivityKind kind) {
        return happenings.stream(ActivityEvent.class)
                .filter(h -> h.kind() == kind)
                .toList();
    }

    @SafeVarargs
    private static <T> List<T> together(Callable<T>... deeds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(deeds.length);
        List<Future<T>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(deeds.length)) {
            for (Callable<T> deed : deeds) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return deed.call();
                }));
            }
        }
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }
}
