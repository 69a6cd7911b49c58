package org.groundwork.review.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Transition;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.NotFound;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.Commitment;
import org.groundwork.review.FollowUp;
import org.groundwork.review.FollowUps;
import org.groundwork.review.ReviewView;
import org.groundwork.review.Reviews;
import org.groundwork.review.VersionView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the page about a decision shows, in one transaction. */
@Component
@Transactional(readOnly = true)
class DecisionPages {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reviews reviews;
    private final FollowUps followUps;
    private final Actions actions;
    private final CurrentPerson currentPerson;
    private final Calendar calendar;
    private final DateTimes dateTimes;

    DecisionPages(
            Assessments assessments,
            Evaluations evaluations,
            Reviews reviews,
            FollowUps followUps,
            Actions actions,
            CurrentPerson currentPerson,
            Calendar calendar,
            DateTimes dateTimes) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.followUps = followUps;
        this.actions = actions;
        this.currentPerson = currentPerson;
        this.calendar = calendar;
        this.dateTimes = dateTimes;
    }

    /**
     * @throws NotFound if nothing was ever decided on such a submission
     */
    DecisionPage of(AssessmentId id, int number) {
        AssessmentView assessment = assessments.view(id);
        VersionView version = reviews.version(id, number);
        if (version.said().stream().noneMatch(said -> said.outcome().decided())) {
            throw new NotFound();
        }
        List<FollowUp> entries = followUps.of(id, number);
        ReviewView review = version.review();
        Commitment promised = review == null ? Commitment.NONE : review.commitment();
        ActionView.Experiment experiment = actions.of(id).stream()
                .filter(action -> action.number() == number)
                .map(ActionView::experiment)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        LocalDate deadline = promised.deadline();
        return new DecisionPage(
                assessment,
                number,
                version,
                version.holds() && Transition.CORRECT.possible(currentPerson.require(), assessment),
                followUps.mayEnter(assessment, version),
                version.holds() && entries.isEmpty() && deadline != null && !deadline.isAfter(calendar.today()),
                version.decided()
                        ? comparison(
                                promised,
                                entries.isEmpty() ? null : entries.getFirst().what(),
                                experiment)
                        : List.of(),
                entries,
                experiment,
                promised.currency() != null ? promised.currency() : ReviewPages.currency(evaluations.find(id, number)));
    }

    private List<DecisionPage.Row> comparison(
            Commitment promised, FollowUp.@Nullable What happened, ActionView.@Nullable Experiment experiment) {
        List<DecisionPage.Row> rows = new ArrayList<>();
        Long late = happened == null ? null : FollowUp.daysLate(promised, happened);
        add(
                rows,
                "deadline",
                promised.deadline() == null ? null : dateTimes.date(promised.deadline()),
                happened == null ? null : dateTimes.date(happened.on()),
                late == null ? null : late > 0 ? "late" : late < 0 ? "early" : "on-time",
                late == null ? null : Math.abs(late),
                late != null && late > 0);
        Boolean over = happened == null ? null : FollowUp.overBudget(promised, happened);
        add(
                rows,
                "budget",
                promised.budgetSaid(),
                happened == null ? null : happened.costSaid(),
                over == null ? null : over ? "over" : "within",
                null,
                Boolean.TRUE.equals(over));
        add(rows, "people", promised.people(), happened == null ? null : happened.people());
        add(rows, "weeks", promised.weeks(), happened == null ? null : happened.weeks());
        String threshold = experiment == null || experiment.threshold().isEmpty() ? null : experiment.threshold();
        Boolean reached = happened == null ? null : happened.reached();
        add(
                rows,
                "result",
                threshold,
                happened == null || happened.measured().isEmpty() ? null : happened.measured(),
                reached == null ? null : reached ? "reached" : "not-reached",
                null,
                Boolean.FALSE.equals(reached));
        return rows;
    }

    private static void add(
            List<DecisionPage.Row> rows, String key, @Nullable Integer promised, @Nullable Integer happened) {
        Boolean more = promised == null || happened == null ? null : happened > promised;
        add(
                rows,
                key,
                promised == null ? null : promised.toString(),
                happened == null ? null : happened.toString(),
                more == null ? null : more ? "more" : "within",
                null,
                Boolean.TRUE.equals(more));
    }

    private static void add(
            List<DecisionPage.Row> rows,
            String key,
            @Nullable String promised,
            @Nullable String happened,
            @Nullable String verdict,
            @Nullable Object argument,
            boolean bad) {
        if (promised != null || happened != null) {
            rows.add(new DecisionPage.Row(key, promised, happened, verdict, argument, bad));
        }
    }
}
