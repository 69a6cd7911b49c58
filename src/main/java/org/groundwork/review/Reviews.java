package org.groundwork.review;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Transition;
import org.groundwork.evaluation.EvaluationTargets;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evaluation.OpenedAgain;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reviews of submissions. Every method is for the person who is signed in: an assessment of
 * somebody else's team is {@link NotFound}, an act that the person's role does not include is
 * {@link org.groundwork.platform.Forbidden}.
 *
 * <p>Whoever reviews names the submission that they read. When it is not the one in review any more
 * (decided by somebody else, taken back, reopened) nothing is written and a {@link Conflict} tells
 * so.
 */
@Service
@Transactional
public class Reviews {

    private final Assessments assessments;
    private final Evaluations evaluations;
    private final ReviewRepository repository;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            Assessments assessments,
            Evaluations evaluations,
            ReviewRepository repository,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.repository = repository;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Decides as the method recommends.
     *
     * @param remark may be empty
     * @throws InvalidInput if it was too early for a recommendation, or the remark is too long
     * @throws Conflict if the submission is not the one in review
     */
    public void accept(AssessmentId id, int number, String remark) {
        String text = PlainText.checked(remark);
        SignedIn person = assessments.move(id, Transition.DECIDE);
        EvaluationView submission = inReview(id, number);
        if (submission.verdict() == null) {
            throw new InvalidInput("review.accept.too-early");
        }
        write(submission, Outcome.ACCEPTED, submission.verdict(), text, Map.of(), person);
    }

    /**
     * Decides otherwise than the method recommends, or where it recommends nothing yet.
     *
     * @param verdict id of another one; null for something that only the reason says
     * @throws InvalidInput if the reason is missing or too long, or the verdict is none, or the
     *     recommended one
     * @throws Conflict if the submission is not the one in review
     */
    public void decideOtherwise(AssessmentId id, int number, @Nullable String verdict, String reason) {
        String text = PlainText.checked(reason);
        if (text.isEmpty()) {
            throw new InvalidInput("review.reason.missing");
        }
        SignedIn person = assessments.move(id, Transition.DECIDE);
        EvaluationView submission = inReview(id, number);
        if (verdict != null && verdict.equals(submission.verdict())) {
            throw new InvalidInput("review.verdict.recommended");
        }
        if (verdict != null && method(submission).verdicts().stream().noneMatch(v -> v.id().equals(verdict))) {
            throw new InvalidInput("review.verdict.missing");
        }
        write(submission, Outcome.OTHERWISE, verdict, text, Map.of(), person);
    }

    /**
     * Gives the submission back to the team; its answers can be changed again.
     *
     * @param reason of the whole; may be empty when there are reasons by question
     * @param reasons by question id; empty ones count as none
     * @throws InvalidInput if there is no reason at all, or one is too long
     * @throws NotFound if the method has no such question
     * @throws Conflict if the submission is not the one in review
     */
    public void giveBack(AssessmentId id, int number, String reason, Map<String, String> reasons) {
        String whole = PlainText.checked(reason);
        Map<String, String> given = new LinkedHashMap<>();
        reasons.forEach((question, text) -> {
            String checked = PlainText.checked(text);
            if (!checked.isEmpty()) {
                given.put(question, checked);
            }
        });
        if (whole.isEmpty() && given.isEmpty()) {
            throw new InvalidInput("review.reasons.missing");
        }
        SignedIn person = assessments.move(id, Transition.RETURN);
        EvaluationView submission = inReview(id, number);
        if (!given.keySet().stream().allMatch(method(submission)::hasQuestion)) {
            throw new NotFound();
        }
        write(submission, Outcome.RETURNED, null, whole, given, person);
    }

    private EvaluationView inReview(AssessmentId id, int number) {
        return evaluations
                .latest(id)
                .filter(latest -> latest.number() == number)
                .orElseThrow(() -> new Conflict("review.not-this-one"));
    }

    private void write(
            EvaluationView submission,
            Outcome outcome,
            @Nullable String verdict,
            String reason,
            Map<String, String> reasons,
            SignedIn person) {
        AssessmentId id = submission.assessment();
        repository.insert(new ReviewView(
                id,
                submission.number(),
                outcome,
                verdict,
                reason,
                reasons,
                person.id(),
                person.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
        AssessmentView assessment = assessments.view(id);
        Set<PersonId> concerned = people.membersOf(assessment.team().id()).stream()
                .filter(member -> member.may(Permission.SUBMIT))
                .map(MemberView::id)
                .collect(Collectors.toCollection(HashSet::new));
        concerned.add(submission.submittedBy());
        events.publishEvent(new ActivityEvent(
                outcome.decided() ? ReviewActivity.DECIDED : ReviewActivity.RETURNED,
                assessment.team().id(),
                id.value(),
                person.id(),
                concerned,
                outcome.decided() ? EvaluationTargets.submission(submission.number()) : null,
                Integer.toString(submission.number())));
    }

    /** Every submission with what became of it, the latest first. */
    @Transactional(readOnly = true)
    public List<VersionView> versions(AssessmentId id) {
        List<EvaluationView> submissions = evaluations.of(id);
        List<ReviewView> reviews = repository.of(id);
        Map<Integer, ReviewView> byNumber =
                reviews.stream().collect(Collectors.toMap(ReviewView::number, Function.identity()));
        Set<PersonId> ids = new HashSet<>();
        reviews.forEach(review -> ids.add(review.by()));
        for (EvaluationView submission : submissions) {
            ids.add(submission.submittedBy());
            if (submission.openedAgain() != null) {
                ids.add(submission.openedAgain().by());
            }
        }
        Map<PersonId, PersonView> names = people.byId(ids);
        return submissions.stream()
                .map(submission -> {
                    ReviewView review = byNumber.get(submission.number());
                    OpenedAgain opened = submission.openedAgain();
                    return new VersionView(
                            submission,
                            name(names, submission.submittedBy()),
                            review == null ? null : review.named(name(names, review.by())),
                            opened == null ? null : name(names, opened.by()));
                })
                .toList();
    }

    /**
     * One submission with what became of it.
     *
     * @throws NotFound if there is none with this number
     */
    @Transactional(readOnly = true)
    public VersionView version(AssessmentId id, int number) {
        return versions(id).stream()
                .filter(version -> version.submission().number() == number)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** The latest submission with what became of it. */
    @Transactional(readOnly = true)
    public Optional<VersionView> latest(AssessmentId id) {
        return versions(id).stream().findFirst();
    }

    static Method method(EvaluationView submission) {
        return Methods.find(submission.method())
                .orElseThrow(() -> new IllegalStateException("not in this build: " + submission.method()));
    }

    static String name(Map<PersonId, PersonView> names, PersonId id) {
        PersonView person = names.get(id);
        return person == null ? "" : person.name();
    }
}
