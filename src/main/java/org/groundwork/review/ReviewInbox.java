package org.groundwork.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentLists;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.platform.Forbidden;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a manager, and what was reviewed lately, in all teams that the person manages. */
@Service
@Transactional(readOnly = true)
public class ReviewInbox {

    private static final int LATELY = 10;

    private final AssessmentLists lists;
    private final Evaluations evaluations;
    private final ReviewRepository reviews;
    private final CommentRepository comments;
    private final CurrentPerson currentPerson;
    private final People people;

    ReviewInbox(
            AssessmentLists lists,
            Evaluations evaluations,
            ReviewRepository reviews,
            CommentRepository comments,
            CurrentPerson currentPerson,
            People people) {
        this.lists = lists;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.comments = comments;
        this.currentPerson = currentPerson;
        this.people = people;
    }

    /**
     * A page of it.
     *
     * @param waiting the one that has waited longest first
     * @param page from 1
     * @param pages at least 1
     * @param total how many wait, on all pages
     */
    public record Inbox(List<Waiting> waiting, List<Reviewed> lately, int page, int pages, long total) {}

    /**
     * A submission that waits.
     *
     * @param verdict title; null when it was too early to say
     * @param openThreads of comments
     */
    public record Waiting(
            AssessmentView assessment,
            int number,
            @Nullable String verdict,
            boolean settled,
            String submittedBy,
            Instant submittedAt,
            int openThreads) {}

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
        SignedIn person = currentPerson.require();
        if (!person.mayAnywhere(Permission.REVIEW)) {
            throw new Forbidden();
        }
        Page<AssessmentView> found = lists.inReview(page);
        List<ReviewView> latest = reviews.latest(person.teamsWhere(Permission.REVIEW), LATELY);
        List<AssessmentId> ids = new ArrayList<>(
                found.getContent().stream().map(AssessmentView::id).toList());
        Map<AssessmentId, EvaluationView> submissions = evaluations.latestOf(ids);
        Set<PersonId> names = new HashSet<>();
        submissions.values().forEach(submission -> names.add(submission.submittedBy()));
        latest.forEach(review -> names.add(review.by()));
        Map<PersonId, PersonView> known = people.byId(names);
        Map<AssessmentId, Integer> threads = comments.openThreads(ids);
        return new Inbox(
                found.getContent().stream()
                        .filter(assessment -> submissions.containsKey(assessment.id()))
                        .map(assessment -> waiting(
                                assessment,
                                Objects.requireNonNull(submissions.get(assessment.id())),
                                known,
                                threads.getOrDefault(assessment.id(), 0)))
                        .toList(),
                reviewed(latest, known),
                found.getNumber() + 1,
                Math.max(1, found.getTotalPages()),
                found.getTotalElements());
    }

    private static Waiting waiting(
            AssessmentView assessment, EvaluationView submission, Map<PersonId, PersonView> names, int threads) {
        String verdict = submission.verdict();
        return new Waiting(
                assessment,
                submission.number(),
                verdict == null
                        ? null
                        : Reviews.method(submission).verdict(verdict).title(),
                submission.settled(),
                Reviews.name(names, submission.submittedBy()),
                submission.submittedAt(),
                threads);
    }

    private List<Reviewed> reviewed(List<ReviewView> latest, Map<PersonId, PersonView> names) {
        List<AssessmentId> ids =
                latest.stream().map(ReviewView::assessment).distinct().toList();
        Map<AssessmentId, AssessmentView> views = lists.views(ids);
        Map<AssessmentId, EvaluationView> submissions = evaluations.latestOf(ids);
        return latest.stream()
                .map(review -> {
                    EvaluationView last = Objects.requireNonNull(submissions.get(review.assessment()));
                    return new Reviewed(
                            Objects.requireNonNull(views.get(review.assessment())),
                            review.named(Reviews.name(names, review.by())),
                            title(Reviews.method(last), review.verdict()),
                            review.outcome().decided()
                                    && (last.number() != review.number() || last.openedAgain() != null));
                })
                .toList();
    }

    private static @Nullable String title(Method method, @Nullable String verdict) {
        return verdict == null ? null : method.verdict(verdict).title();
    }
}
