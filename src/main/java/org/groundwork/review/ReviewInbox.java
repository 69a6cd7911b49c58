package org.groundwork.review;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.groundwork.amount.Money;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentLists;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamView;
import org.groundwork.method.Method;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Forbidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a manager, and what was reviewed lately, in all teams that the person manages. */
@Service
@Transactional(readOnly = true)
public class ReviewInbox {

    private static final int LATELY = 10;
    private static final int PAGE = 20;
    private static final int WEEK = 7;

    private final AssessmentLists lists;
    private final Evaluations evaluations;
    private final ReviewRepository reviews;
    private final CommentRepository comments;
    private final Calendar calendar;
    private final CurrentPerson currentPerson;
    private final People people;

    ReviewInbox(
            AssessmentLists lists,
            Evaluations evaluations,
            ReviewRepository reviews,
            CommentRepository comments,
            Calendar calendar,
            CurrentPerson currentPerson,
            People people) {
        this.lists = lists;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.comments = comments;
        this.calendar = calendar;
        this.currentPerson = currentPerson;
        this.people = people;
    }

    /** Something to choose in the filter. */
    public record Option(String id, String title) {}

    /**
     * A page of it.
     *
     * @param filter what is shown
     * @param teams of all that waits, by name
     * @param verdicts of all that waits
     * @param waiting the one that has waited longest first
     * @param found how many the filter leaves, on all pages
     * @param page from 1
     * @param pages at least 1
     * @param total how many wait, on all pages
     */
    public record Inbox(
            InboxFilter filter,
            List<Option> teams,
            List<Option> verdicts,
            List<Waiting> waiting,
            List<Reviewed> lately,
            int page,
            int pages,
            long found,
            long total) {}

    /**
     * A submission that waits.
     *
     * @param verdict title; null when it was too early to say
     * @param days since it was submitted
     * @param value mean of the path that the money favours, in words; null where there is none
     * @param nothing the money favours doing nothing
     * @param openThreads of comments
     */
    public record Waiting(
            AssessmentView assessment,
            int number,
            @Nullable String verdict,
            boolean settled,
            String submittedBy,
            Instant submittedAt,
            long days,
            @Nullable String value,
            boolean nothing,
            int openThreads) {

        public boolean overAWeek() {
            return days > WEEK;
        }
    }

    /**
     * A submission that was reviewed.
     *
     * @param decision title of what was decided; null when it was returned, or decided in a way
     *     that only the reason says
     * @param lost it was reopened since, so that the decision no longer holds
     */
    public record Reviewed(
            AssessmentView assessment,
            ReviewView review,
            @Nullable String decision,
            boolean lost) {}

    /**
     * @param page from 1; one after the last is the last one
     * @throws Forbidden if the person manages no team
     */
    public Inbox page(int page) {
        return page(InboxFilter.ALL, page);
    }

    /**
     * @param page from 1; one after the last is the last one
     * @throws Forbidden if the person manages no team
     */
    public Inbox page(InboxFilter filter, int page) {
        SignedIn person = requireReviewer();
        List<Submitted> all = submitted();
        List<Submitted> found = all.stream().filter(one -> shows(filter, one)).toList();
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int shown = Math.clamp(page, 1, pages);
        List<Submitted> here =
                found.stream().skip((long) PAGE * (shown - 1)).limit(PAGE).toList();
        List<ReviewView> latest = reviews.latest(person.teamsWhere(Permission.REVIEW), LATELY);
        List<AssessmentId> ids = here.stream().map(one -> one.assessment().id()).toList();
        Set<PersonId> names = new HashSet<>();
        here.forEach(one -> names.add(one.submission().submittedBy()));
        latest.forEach(review -> names.add(review.by()));
        Map<PersonId, PersonView> known = people.byId(names);
        Map<AssessmentId, Integer> threads = comments.openThreads(ids);
        Map<AssessmentId, Evaluations.Priced> money = evaluations.pricedOf(ids);
        return new Inbox(
                filter,
                all.stream()
                        .map(one -> one.assessment().team())
                        .distinct()
                        .sorted(Comparator.comparing(TeamView::name, String.CASE_INSENSITIVE_ORDER))
                        .map(team -> new Option(team.id().toString(), team.name()))
                        .toList(),
                all.stream()
                        .filter(one -> one.submission().verdict() != null)
                        .map(one -> new Option(
                                Objects.requireNonNull(one.submission().verdict()),
                                Objects.requireNonNull(title(one.submission()))))
                        .distinct()
                        .sorted(Comparator.comparing(Option::title))
                        .toList(),
                here.stream()
                        .map(one -> waiting(
                                one,
                                known,
                                money.get(one.assessment().id()),
                                threads.getOrDefault(one.assessment().id(), 0)))
                        .toList(),
                reviewed(latest, known),
                shown,
                pages,
                found.size(),
                all.size());
    }

    private SignedIn requireReviewer() {
        SignedIn person = currentPerson.require();
        if (!person.mayAnywhere(Permission.REVIEW)) {
            throw new Forbidden();
        }
        return person;
    }

    /** An assessment in review with its submission. */
    private record Submitted(AssessmentView assessment, EvaluationView submission) {}

    /** The one that has waited longest first. */
    private List<Submitted> submitted() {
        List<AssessmentView> inReview = lists.inReview();
        Map<AssessmentId, EvaluationView> submissions =
                evaluations.latestOf(inReview.stream().map(AssessmentView::id).toList());
        List<Submitted> all = new ArrayList<>();
        for (AssessmentView assessment : inReview) {
            EvaluationView submission = submissions.get(assessment.id());
            if (submission != null) {
                all.add(new Submitted(assessment, submission));
            }
        }
        all.sort(
                Comparator.<Submitted, Instant>comparing(one -> one.submission().submittedAt())
                        .thenComparing(one -> one.assessment().id().value()));
        return all;
    }

    private boolean shows(InboxFilter filter, Submitted one) {
        String verdict = one.submission().verdict();
        return (filter.team() == null
                        || filter.team().equals(one.assessment().team().id()))
                && (filter.verdict() == null || filter.verdict().equals(verdict == null ? InboxFilter.EARLY : verdict))
                && (!filter.overAWeek() || days(one.submission()) > WEEK);
    }

    private long days(EvaluationView submission) {
        return Math.max(0, ChronoUnit.DAYS.between(calendar.day(submission.submittedAt()), calendar.today()));
    }

    /** How many wait for the person; none for somebody who manages no team. */
    public long count() {
        return lists.countInReview();
    }

    /** A submission to go to. */
    public record Next(AssessmentId assessment, int number) {}

    /**
     * The one that has waited longest, this one left out.
     *
     * @param after null for none
     * @throws Forbidden if the person manages no team
     */
    public Optional<Next> next(@Nullable AssessmentId after) {
        requireReviewer();
        return submitted().stream()
                .filter(one -> !one.assessment().id().equals(after))
                .findFirst()
                .map(one -> new Next(one.assessment().id(), one.submission().number()));
    }

    private static @Nullable String title(EvaluationView submission) {
        return title(Reviews.method(submission), submission.verdict());
    }

    private Waiting waiting(
            Submitted one, Map<PersonId, PersonView> names, Evaluations.@Nullable Priced money, int threads) {
        EvaluationView submission = one.submission();
        Analysis.Advice advice = money == null ? null : money.analysis().advice();
        StrategyOutcome advised = money == null || advice == null
                ? null
                : money.analysis().paths().get(advice.strategy());
        return new Waiting(
                one.assessment(),
                submission.number(),
                title(submission),
                submission.settled(),
                Reviews.name(names, submission.submittedBy()),
                submission.submittedAt(),
                days(submission),
                money == null || advised == null ? null : new Money(money.currency()).words(advised.mean()),
                advice != null && advice.strategy() == Strategy.NOTHING,
                threads);
    }

    private List<Reviewed> reviewed(List<ReviewView> latest, Map<PersonId, PersonView> names) {
        List<AssessmentId> ids =
                latest.stream().map(ReviewView::assessment).distinct().toList();
        Map<AssessmentId, AssessmentView> views = lists.views(ids);
        Map<Evaluations.Key, EvaluationView> submissions = evaluations.these(latest.stream()
                .map(review -> new Evaluations.Key(review.assessment(), review.number()))
                .toList());
        Set<ReviewRepository.Key> holding = reviews.holding(ids);
        return latest.stream()
                .map(review -> {
                    // of its own time: the assessment may have moved to another method since
                    EvaluationView reviewed = Objects.requireNonNull(
                            submissions.get(new Evaluations.Key(review.assessment(), review.number())));
                    return new Reviewed(
                            Objects.requireNonNull(views.get(review.assessment())),
                            review.named(names),
                            title(Reviews.method(reviewed), review.verdict()),
                            review.outcome().decided()
                                    && !holding.contains(
                                            new ReviewRepository.Key(review.assessment(), review.number())));
                })
                .toList();
    }

    private static @Nullable String title(Method method, @Nullable String verdict) {
        return verdict == null ? null : method.verdict(verdict).title();
    }
}
