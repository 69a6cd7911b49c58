package org.groundwork.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Method;
import org.groundwork.method.MethodChange;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves assessments to newer versions of their questionnaire. Every method is for the person who is
 * signed in, as in {@link Assessments}.
 */
@Service
@Transactional
public class Moves {

    private final CheckedAssessments checked;
    private final ScoredAssessments scoredAssessments;
    private final AnswerRepository answers;
    private final DeclinedMethodRepository declined;
    private final PinnedMethods methods;
    private final AssessmentHistory records;
    private final AnswerFiles files;
    private final Clock clock;

    Moves(
            CheckedAssessments checked,
            ScoredAssessments scoredAssessments,
            AnswerRepository answers,
            DeclinedMethodRepository declined,
            PinnedMethods methods,
            AssessmentHistory records,
            AnswerFiles files,
            Clock clock) {
        this.checked = checked;
        this.scoredAssessments = scoredAssessments;
        this.answers = answers;
        this.declined = declined;
        this.methods = methods;
        this.records = records;
        this.files = files;
        this.clock = clock;
    }

    /**
     * A newer version to which an assessment can be moved.
     *
     * @param to for example core@2
     * @param declined a lead does not want to move it now
     */
    public record Offer(String to, boolean declined) {}

    /** Empty where there is no newer version, or the answers cannot be changed now. */
    @Transactional(readOnly = true)
    public Optional<Offer> offer(AssessmentId id) {
        AssessmentEntity assessment = checked.find(id, Permission.READ).assessment();
        return assessment.open()
                ? methods.newer(assessment.method()).map(to -> new Offer(to.ref(), declined.has(id, to.ref())))
                : Optional.empty();
    }

    /**
     * Puts the offer aside. It can still be taken up; a version after that one is offered anew.
     *
     * @throws NotFound if no such version is offered
     */
    public void decline(AssessmentId id, String to) {
        Checked found = checked.lock(id, Permission.MOVE);
        if (!newer(found.assessment()).ref().equals(to)) {
            throw new NotFound();
        }
        declined.put(id, to, found.person().id(), clock.instant());
    }

    /**
     * @param chosen answers to questions that have to be looked at, as far as somebody chose
     * @throws NotFound if there is no newer version
     * @throws Conflict if the assessment is not open
     * @throws InvalidInput if an answer does not fit its question
     */
    @Transactional(readOnly = true)
    public MovePlan plan(AssessmentId id, Map<String, Answer> chosen) {
        AssessmentEntity assessment = checked.find(id, Permission.MOVE).assessment();
        Method to = newer(assessment);
        Assessments.requireOpen(assessment);
        return plan(scoredAssessments.of(assessment), to, chosen);
    }

    private Method newer(AssessmentEntity assessment) {
        return methods.newer(assessment.method()).orElseThrow(NotFound::new);
    }

    private MovePlan plan(ScoredAssessment scored, Method to, Map<String, Answer> chosen) {
        MovedAnswers moved = MovedAnswers.of(
                MethodChange.of(scored.method(), to), scored.entries().values());
        Map<String, Answer> fitting = new LinkedHashMap<>();
        moved.toLook().forEach((question, look) -> {
            Answer answer = moved.after(question, chosen.get(question));
            if (chosen.containsKey(question) && answer != null) {
                requireFit(to, question, answer);
                fitting.put(question, answer);
            }
        });
        AnswerSheet after = moved.sheet(fitting);
        return new MovePlan(
                scored.assessment(),
                moved,
                fitting,
                scored.sheet(),
                scored.result(),
                after,
                methods.appraise(after, scored.economics()).result());
    }

    private static void requireFit(Method method, String question, Answer answer) {
        List<AnswerDraft.Problem> problems = AnswerDraft.of(question, answer).problems(method.question(question));
        if (!problems.isEmpty()) {
            throw new InvalidInput("assessment.problem." + problems.getFirst());
        }
    }

    /**
     * Moves it, in one transaction: it is on the new version, each answer that means something else
     * now or is no longer asked has a next version in its history, and nothing else changes. What
     * was submitted stays as it was.
     *
     * @throws Conflict if the assessment is not open, was moved already, or another version is the
     *     newest by now
     * @throws InvalidInput if an answer does not fit its question
     */
    public MoveOutcome move(AssessmentId id, MoveRequest request) {
        Checked found = checked.lock(id, Permission.MOVE);
        AssessmentEntity assessment = found.assessment();
        Assessments.requireOpen(assessment);
        if (assessment.method().equals(request.to())) {
            throw new Conflict("assessment.move.done-already", request.to());
        }
        Method to = newer(assessment);
        if (!assessment.method().equals(request.from()) || !to.ref().equals(request.to())) {
            throw new Conflict("assessment.move.other-version");
        }
        MovePlan plan = plan(scoredAssessments.of(assessment), to, request.chosen());
        MovedAnswers moved = plan.answers();
        if (!moved.versions().equals(request.seen())) {
            return new MoveOutcome.Stale(plan, seen(id, moved, request));
        }
        Instant now = clock.instant();
        Map<String, AnswerContent> contents = contents(plan, found.person().id(), now);
        for (AnswerEntity answer : answers.of(List.of(id.value()))) {
            AnswerContent content = contents.get(answer.key().subject());
            if (content != null) {
                records.next(answer, content, null);
            }
        }
        files.removeNotAsked(id, to, found.person().id(), now);
        assessment.moveTo(to.ref(), now);
        records.happened(id, found.person().id(), Activity.What.METHOD_CHANGED, to.ref());
        records.tell(ActivityEvent.of(
                AssessmentActivity.METHOD_CHANGED,
                assessment.team(),
                id.value(),
                found.person().id(),
                to.ref()));
        return new MoveOutcome.Moved(moved.toLook().size() - plan.chosen().size());
    }

    /** What is written anew, by question. */
    private static Map<String, AnswerContent> contents(MovePlan plan, PersonId by, Instant at) {
        MovedAnswers moved = plan.answers();
        String from = moved.from().ref();
        Origin settled = new Origin(moved.to().ref(), from, false);
        Map<String, AnswerContent> contents = new LinkedHashMap<>();
        moved.toLook().forEach((question, look) -> {
            Answer chosen = plan.chosen().get(question);
            Entry entry = look.entry();
            contents.put(
                    question,
                    new AnswerContent(
                            moved.after(question, chosen),
                            entry.note(),
                            entry.links(),
                            by,
                            at,
                            chosen == null ? Origin.toLookAt(entry.origin().method(), from) : settled));
        });
        moved.dropped()
                .forEach((question, entry) ->
                        contents.put(question, new AnswerContent(null, "", List.of(), by, at, settled)));
        return contents;
    }

    /** What the person saw where another version stands now. */
    private Map<String, Entry> seen(AssessmentId id, MovedAnswers moved, MoveRequest request) {
        Map<String, Integer> now = moved.versions();
        Map<String, Entry> seen = new LinkedHashMap<>();
        request.seen().forEach((question, version) -> {
            if (!version.equals(now.get(question))) {
                answers.version(new VersionKey(id.value(), question, version))
                        .ifPresent(old -> seen.put(question, old.entry()));
            }
        });
        return seen;
    }
}
