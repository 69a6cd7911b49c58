package org.groundwork.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.groundwork.method.Method;
import org.groundwork.platform.Live;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The answers of an assessment, one at a time. Every method is for the person who is signed in, as
 * in {@link Assessments}.
 */
@Service
@Transactional
public class Answers {

    /**
     * Told to those who follow an {@linkplain AssessmentId#topic assessment}: which question has another answer, its version,
     * and how the id begins of the page that saved it, if one did.
     */
    public static final String CHANGED = "answer";

    private final AnswerRepository answers;
    private final CheckedAssessments checked;
    private final ScoredAssessments scoredAssessments;
    private final PinnedMethods methods;
    private final AssessmentHistory records;
    private final Live live;
    private final Clock clock;

    Answers(
            AnswerRepository answers,
            CheckedAssessments checked,
            ScoredAssessments scoredAssessments,
            PinnedMethods methods,
            AssessmentHistory records,
            Live live,
            Clock clock) {
        this.answers = answers;
        this.checked = checked;
        this.scoredAssessments = scoredAssessments;
        this.methods = methods;
        this.records = records;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Saves what stands under a question, unless somebody else changed it since the person looked.
     * One short transaction; savers of the same assessment wait for each other, so that none
     * overwrites what it has not seen.
     *
     * @throws NotFound if the method has no such question
     */
    public SaveOutcome save(AssessmentId id, AnswerDraft draft) {
        Checked found = checked.lock(id, Permission.ANSWER);
        AssessmentEntity assessment = found.assessment();
        Method method = methods.method(assessment.method());
        if (!method.hasQuestion(draft.question())) {
            throw new NotFound();
        }
        Optional<AnswerEntity> current = answers.findByKey(new EntryKey(id.value(), draft.question()));
        if (current.isPresent()
                && draft.says(current.get().entry())
                && !current.get().entry().lookAgain()) {
            return new SaveOutcome.Saved(current.get().entry());
        }
        List<AnswerDraft.Problem> problems = draft.problems(method.question(draft.question()));
        if (!assessment.open()) {
            // what is no answer at all cannot be shown beside the one that stands
            return problems.contains(AnswerDraft.Problem.ANSWER_DOES_NOT_FIT)
                    ? new SaveOutcome.Refused(problems)
                    : new SaveOutcome.Closed(scoredAssessments.view(assessment));
        }
        if (!problems.isEmpty()) {
            return new SaveOutcome.Refused(problems);
        }
        if (current.isPresent()
                && draft.basedOn() != current.get().version()
                && !current.get().writtenIn(draft.page())) {
            return new SaveOutcome.Conflict(current.get().entry());
        }
        if (current.isEmpty() && draft.isEmpty()) {
            return new SaveOutcome.Saved(null);
        }
        Instant now = clock.instant();
        AnswerContent content = new AnswerContent(
                draft.answer(), draft.note(), draft.links(), found.person().id(), now, Origin.saved(method.ref()));
        AnswerEntity saved;
        if (current.isPresent()) {
            saved = current.get();
            records.next(saved, content, draft.page());
        } else {
            saved = records.first(id, draft.question(), content, draft.page());
        }
        assessment.touch(now);
        records.tell(ActivityEvent.of(
                AssessmentActivity.ANSWERED,
                assessment.team(),
                id.value(),
                found.person().id(),
                draft.question()));
        live.tell(
                id.topic(),
                CHANGED,
                draft.question() + " " + saved.version() + " "
                        + (draft.page() == null ? "" : draft.page().toString().substring(0, 8)));
        return new SaveOutcome.Saved(saved.entry());
    }

    /**
     * Every version of what stood under a question, the present one first; also of one that is no
     * longer asked.
     *
     * @throws NotFound if the method has no such question, and it was never answered
     */
    @Transactional(readOnly = true)
    public List<Entry> history(AssessmentId id, String question) {
        Checked found = checked.find(id, Permission.READ);
        List<Entry> versions = answers.history(id.value(), question).stream()
                .map(AnswerVersionEntity::entry)
                .toList();
        if (versions.isEmpty() && !methods.method(found.assessment().method()).hasQuestion(question)) {
            throw new NotFound();
        }
        return versions;
    }
}
