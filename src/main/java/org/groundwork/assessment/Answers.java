package org.groundwork.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.groundwork.method.Method;
import org.groundwork.platform.Live;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
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
     * Settles that two versions met. What is not taken is kept: theirs is a version of its own, mine
     * goes beside the history.
     *
     * @param mine based on the version of theirs that the person saw
     * @throws NotFound if the method has no such question
     */
    public Settled settle(AssessmentId id, AnswerDraft mine, Settlement how) {
        Checked found = checked.lock(id, Permission.ANSWER);
        Method method = methods.method(found.assessment().method());
        if (!method.hasQuestion(mine.question())) {
            throw new NotFound();
        }
        Entry theirs = answers.findByKey(new EntryKey(id.value(), mine.question()))
                .map(AnswerEntity::entry)
                .orElse(null);
        if (theirs == null || how == Settlement.MINE) {
            return new Settled(save(id, mine), null);
        }
        List<AnswerDraft.Problem> problems = mine.problems(method.question(mine.question()));
        if (!problems.isEmpty()) {
            return new Settled(new SaveOutcome.Refused(problems), null);
        }
        AnswerDraft taken = how == Settlement.THEIRS
                ? mine.with(theirs.answer(), theirs.note(), theirs.links())
                : mine.withBothNotes(theirs, how.keepsMine() ? mine.answer() : theirs.answer());
        SaveOutcome outcome = how == Settlement.THEIRS ? new SaveOutcome.Saved(theirs) : save(id, taken);
        boolean lost = how == Settlement.THEIRS
                ? !mine.isEmpty() && !mine.says(theirs)
                : !how.keepsMine() && mine.answer() != null && !mine.answer().equals(theirs.answer());
        if (!(outcome instanceof SaveOutcome.Saved) || !lost) {
            return new Settled(outcome, null);
        }
        AnswerContent content = new AnswerContent(
                mine.answer(),
                mine.note(),
                mine.links(),
                found.person().id(),
                clock.instant(),
                Origin.saved(method.ref()));
        return new Settled(outcome, records.notTaken(new AnswerNotTakenEntity(id, mine.question(), content)));
    }

    /**
     * What became of it.
     *
     * @param notTaken where mine is kept; null where there was nothing to keep
     */
    public record Settled(SaveOutcome outcome, @Nullable UUID notTaken) {}

    /**
     * Lets something stand again, as a new version.
     *
     * @param seen the version that the person saw standing there
     * @throws NotFound if there is no such version, or it answered another version of the question
     */
    public SaveOutcome putBack(AssessmentId id, String question, PutBack what, int seen) {
        return save(id, again(id, question, what, seen));
    }

    /** What {@link #putBack} saves. */
    @Transactional(readOnly = true)
    public AnswerDraft again(AssessmentId id, String question, PutBack what, int seen) {
        Checked found = checked.find(id, Permission.READ);
        AnswerDraft nothing = new AnswerDraft(question, seen, null, null, "", List.of());
        Optional<Entry> then = switch (what) {
            case PutBack.Version(int version) when version == 0 -> Optional.empty();
            case PutBack.Version(int version) ->
                Optional.of(answers.version(new VersionKey(id.value(), question, version))
                        .map(AnswerVersionEntity::entry)
                        .orElseThrow(NotFound::new));
            case PutBack.NotTakenThen(UUID notTaken) ->
                Optional.of(notTaken(id, question).stream()
                        .filter(one -> one.id().equals(notTaken))
                        .map(NotTaken::entry)
                        .findFirst()
                        .orElseThrow(NotFound::new));
        };
        if (then.isPresent()
                && !then.get().origin().method().equals(found.assessment().method())) {
            throw new NotFound();
        }
        return then.map(entry -> nothing.with(entry.answer(), entry.note(), entry.links()))
                .orElse(nothing);
    }

    /** What was written under a question and not taken, the last first. */
    @Transactional(readOnly = true)
    public List<NotTaken<Entry>> notTaken(AssessmentId id, String question) {
        checked.find(id, Permission.READ);
        return answers.notTaken(id.value(), question).stream()
                .map(AnswerNotTakenEntity::entry)
                .toList();
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
