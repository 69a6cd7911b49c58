package org.groundwork.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Transition;
import org.groundwork.economics.Input;
import org.groundwork.evaluation.EvaluationTargets;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evaluation.NextLook;
import org.groundwork.evaluation.NextLooks;
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
import org.groundwork.platform.Calendar;
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
    private final NextLooks nextLooks;
    private final People people;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            Assessments assessments,
            Evaluations evaluations,
            ReviewRepository repository,
            NextLooks nextLooks,
            People people,
            Calendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.repository = repository;
        this.nextLooks = nextLooks;
        this.people = people;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Decides as the method recommends, without committing anything.
     *
     * @param remark may be empty
     * @throws InvalidInput if it was too early for a recommendation, or the remark is too long
     * @throws Conflict if the submission is not the one in review
     */
    public void accept(AssessmentId id, int number, String remark) {
        decide(id, number, DecisionDraft.accepting(remark));
    }

    /**
     * Decides otherwise than the method recommends, or where it recommends nothing yet, without
     * committing anything.
     *
     * @param verdict id of another one; null for something that only the reason says
     * @throws InvalidInput if the reason is missing or too long, or the verdict is none, or the
     *     recommended one
     * @throws Conflict if the submission is not the one in review
     */
    public void decideOtherwise(AssessmentId id, int number, @Nullable String verdict, String reason) {
        decide(id, number, DecisionDraft.otherwise(verdict, reason));
    }

    /**
     * Decides.
     *
     * @throws InvalidInput if something does not fit; the second word of its key is the field
     * @throws Conflict if the submission is not the one in review
     */
    public void decide(AssessmentId id, int number, DecisionDraft draft) {
        String reason = reason(draft);
        draft.commitment().check();
        SignedIn person = assessments.move(id, Transition.DECIDE);
        EvaluationView submission = inReview(id, number);
        check(id, draft.commitment(), null);
        insert(
                submission,
                draft.accepts() ? Outcome.ACCEPTED : Outcome.OTHERWISE,
                verdict(submission, draft),
                reason,
                null,
                draft.commitment(),
                person);
        look(id, draft);
        tell(ReviewActivity.DECIDED, submission, draft.commitment(), person);
    }

    /**
     * Decides anew what was decided. What was said before stays readable.
     *
     * @param revision that the person saw
     * @param why the decision is corrected; may be empty
     * @throws InvalidInput if something does not fit; the second word of its key is the field
     * @throws Conflict if that decision does not hold any more, or was corrected meanwhile
     */
    public void correct(AssessmentId id, int number, int revision, DecisionDraft draft, String why) {
        String reason = reason(draft);
        String correction = PlainText.checked(why);
        draft.commitment().check();
        SignedIn person = assessments.move(id, Transition.CORRECT);
        EvaluationView submission = inReview(id, number);
        ReviewView before = said(submission, revision);
        check(id, draft.commitment(), before.commitment());
        insert(
                submission,
                draft.accepts() ? Outcome.ACCEPTED : Outcome.OTHERWISE,
                verdict(submission, draft),
                reason,
                correction,
                draft.commitment(),
                person);
        look(id, draft);
        tell(ReviewActivity.DECISION_CORRECTED, submission, draft.commitment(), person);
    }

    /**
     * Withdraws the decision: the submission is in review again.
     *
     * @param revision that the person saw
     * @throws InvalidInput if the reason is missing or too long
     * @throws Conflict if that decision does not hold any more, or was corrected meanwhile
     */
    public void revoke(AssessmentId id, int number, int revision, String reason) {
        String text = PlainText.checked(reason);
        if (text.isEmpty()) {
            throw new InvalidInput("review.reason.missing");
        }
        SignedIn person = assessments.move(id, Transition.REVOKE);
        EvaluationView submission = inReview(id, number);
        ReviewView before = said(submission, revision);
        insert(submission, Outcome.REVOKED, null, text, null, Commitment.NONE, person);
        tell(ReviewActivity.DECISION_REVOKED, submission, before.commitment(), person);
    }

    private static String reason(DecisionDraft draft) {
        String reason = PlainText.checked(draft.reason());
        if (reason.isEmpty() && !draft.accepts()) {
            throw new InvalidInput("review.reason.missing");
        }
        return reason;
    }

    private static @Nullable String verdict(EvaluationView submission, DecisionDraft draft) {
        String recommended = submission.verdict();
        if (draft.accepts()) {
            if (recommended == null) {
                throw new InvalidInput("review.accept.too-early");
            }
            return recommended;
        }
        String verdict = draft.verdict();
        if (verdict != null && verdict.equals(recommended)) {
            throw new InvalidInput("review.verdict.recommended");
        }
        if (verdict != null && method(submission).verdicts().stream().noneMatch(v -> v.id().equals(verdict))) {
            throw new InvalidInput("review.verdict.missing");
        }
        return verdict;
    }

    /** The last thing that was said, which is the one that the person saw. */
    private ReviewView said(EvaluationView submission, int revision) {
        return repository.of(submission.assessment()).stream()
                .filter(review -> review.number() == submission.number())
                .findFirst()
                .filter(review -> review.revision() == revision)
                .orElseThrow(() -> new Conflict("review.not-this-one"));
    }

    /** An owner or a deadline that stays is not questioned again. */
    private void check(AssessmentId id, Commitment commitment, @Nullable Commitment before) {
        LocalDate deadline = commitment.deadline();
        if (deadline != null && (before == null || !deadline.equals(before.deadline()))) {
            if (deadline.isBefore(calendar.today())) {
                throw new InvalidInput("decision.deadline.past");
            }
            if (calendar.tooFar(deadline)) {
                throw new InvalidInput("decision.deadline.too-far");
            }
        }
        PersonId owner = commitment.owner();
        if (owner != null
                && (before == null || !owner.equals(before.owner()))
                && people.membersOf(assessments.view(id).team().id()).stream()
                        .noneMatch(member -> member.id().equals(owner))) {
            throw new InvalidInput("decision.owner.no-member");
        }
    }

    /** Plans when to look again, where that is said and is something new. */
    private void look(AssessmentId id, DecisionDraft draft) {
        LocalDate on = draft.nextLook();
        Optional<NextLook> planned = nextLooks.of(id);
        if (on != null && planned.filter(next -> next.on().equals(on)).isEmpty()) {
            nextLooks.plan(id, on, planned.map(NextLook::reason).orElse(""));
        }
    }

    /**
     * Gives the submission back to the team; its answers can be changed again.
     *
     * @param reason of the whole; may be empty when there are others
     * @param reasons by question id; empty ones count as none
     */
    public void giveBack(AssessmentId id, int number, String reason, Map<String, String> reasons) {
        giveBack(id, number, reason, reasons, Map.of());
    }

    /**
     * Gives the submission back to the team; its answers can be changed again.
     *
     * @param reason of the whole; may be empty when there are others
     * @param reasons by question id; empty ones count as none
     * @param inputs by the id of an economic input; empty ones count as none
     * @throws InvalidInput if there is no reason at all, or one is too long
     * @throws NotFound if there is no such question or input
     * @throws Conflict if the submission is not the one in review
     */
    public void giveBack(
            AssessmentId id, int number, String reason, Map<String, String> reasons, Map<String, String> inputs) {
        String whole = PlainText.checked(reason);
        Map<String, String> given = given(reasons);
        Map<String, String> ofInputs = given(inputs);
        if (whole.isEmpty() && given.isEmpty() && ofInputs.isEmpty()) {
            throw new InvalidInput("review.reasons.missing");
        }
        SignedIn person = assessments.move(id, Transition.RETURN);
        EvaluationView submission = inReview(id, number);
        if (!given.keySet().stream().allMatch(method(submission)::hasQuestion)
                || ofInputs.keySet().stream()
                        .anyMatch(input -> Input.find(input).isEmpty())) {
            throw new NotFound();
        }
        repository.insert(new ReviewView(
                id,
                number,
                next(submission),
                Outcome.RETURNED,
                null,
                whole,
                given,
                ofInputs,
                null,
                Commitment.NONE,
                person.id(),
                person.name(),
                now()));
        tell(ReviewActivity.RETURNED, submission, Commitment.NONE, person);
    }

    private static Map<String, String> given(Map<String, String> reasons) {
        Map<String, String> given = new LinkedHashMap<>();
        reasons.forEach((item, text) -> {
            String checked = PlainText.checked(text);
            if (!checked.isEmpty()) {
                given.put(item, checked);
            }
        });
        return given;
    }

    private EvaluationView inReview(AssessmentId id, int number) {
        return evaluations
                .latest(id)
                .filter(latest -> latest.number() == number)
                .orElseThrow(() -> new Conflict("review.not-this-one"));
    }

    private int next(EvaluationView submission) {
        return repository.of(submission.assessment()).stream()
                        .filter(review -> review.number() == submission.number())
                        .mapToInt(ReviewView::revision)
                        .max()
                        .orElse(0)
                + 1;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void insert(
            EvaluationView submission,
            Outcome outcome,
            @Nullable String verdict,
            String reason,
            @Nullable String correction,
            Commitment commitment,
            SignedIn person) {
        repository.insert(new ReviewView(
                submission.assessment(),
                submission.number(),
                next(submission),
                outcome,
                verdict,
                reason,
                Map.of(),
                Map.of(),
                correction,
                commitment,
                person.id(),
                person.name(),
                now()));
    }

    /** Those who submit and review for the team, who submitted, and who answers for it. */
    private void tell(ReviewActivity happening, EvaluationView submission, Commitment commitment, SignedIn person) {
        AssessmentView assessment = assessments.view(submission.assessment());
        Set<PersonId> concerned = people.membersOf(assessment.team().id()).stream()
                .filter(member -> member.may(Permission.SUBMIT) || member.may(Permission.REVIEW))
                .map(MemberView::id)
                .collect(Collectors.toCollection(HashSet::new));
        concerned.add(submission.submittedBy());
        if (commitment.owner() != null) {
            concerned.add(commitment.owner());
        }
        events.publishEvent(new ActivityEvent(
                happening,
                assessment.team().id(),
                assessment.id().value(),
                person.id(),
                concerned,
                happening == ReviewActivity.RETURNED ? null : EvaluationTargets.submission(submission.number()),
                Integer.toString(submission.number())));
    }

    /** Every submission with what became of it, the latest first. */
    @Transactional(readOnly = true)
    public List<VersionView> versions(AssessmentId id) {
        List<EvaluationView> submissions = evaluations.of(id);
        List<ReviewView> reviews = repository.of(id);
        Set<PersonId> ids = new HashSet<>();
        for (ReviewView review : reviews) {
            ids.add(review.by());
            if (review.commitment().owner() != null) {
                ids.add(review.commitment().owner());
            }
        }
        for (EvaluationView submission : submissions) {
            ids.add(submission.submittedBy());
            if (submission.openedAgain() != null) {
                ids.add(submission.openedAgain().by());
            }
        }
        Map<PersonId, PersonView> names = people.byId(ids);
        return submissions.stream()
                .map(submission -> {
                    OpenedAgain opened = submission.openedAgain();
                    return new VersionView(
                            submission,
                            name(names, submission.submittedBy()),
                            reviews.reversed().stream()
                                    .filter(review -> review.number() == submission.number())
                                    .map(review -> review.named(names))
                                    .toList(),
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
