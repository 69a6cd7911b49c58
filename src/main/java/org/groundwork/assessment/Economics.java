package org.groundwork.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What assessments state about their economics, one item at a time. Every method is for the person
 * who is signed in, as in {@link Assessments}.
 */
@Service
@Transactional
public class Economics {

    /**
     * Draws behind the picture that follows the inputs: a tenth of the usual number is enough to
     * see what moves, and is there at once.
     */
    public static final int LIVE_DRAWS = 10_000;

    private final EconomicEntryRepository entries;
    private final CheckedAssessments checked;
    private final ScoredAssessments scoredAssessments;
    private final AssessmentHistory records;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Economics(
            EconomicEntryRepository entries,
            CheckedAssessments checked,
            ScoredAssessments scoredAssessments,
            AssessmentHistory records,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.checked = checked;
        this.scoredAssessments = scoredAssessments;
        this.records = records;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Saves what stands under an item, unless somebody else changed it since the person looked. One
     * short transaction; savers of the same assessment wait for each other.
     */
    public EconomicOutcome save(AssessmentId id, EconomicDraft draft) {
        Checked found = checked.lock(id, Permission.ANSWER);
        AssessmentEntity assessment = found.assessment();
        Optional<EconomicEntryEntity> current =
                entries.findByKey(new EntryKey(id.value(), draft.item().id()));
        if (current.isPresent() && draft.says(current.get().entry())) {
            return new EconomicOutcome.Saved(current.get().entry());
        }
        if (!assessment.open()) {
            return new EconomicOutcome.Closed();
        }
        List<EconomicDraft.Problem> problems = draft.problems();
        if (!problems.isEmpty()) {
            return new EconomicOutcome.Refused(problems);
        }
        if (current.isEmpty() && draft.isEmpty()) {
            return new EconomicOutcome.Saved(null);
        }
        if (current.isPresent()
                && draft.basedOn() != current.get().entry().version()
                && !current.get().writtenIn(draft.page())) {
            return untouched(id, draft)
                    ? new EconomicOutcome.Saved(current.get().entry())
                    : new EconomicOutcome.Conflict(current.get().entry());
        }
        Instant now = clock.instant();
        EconomicContent content =
                new EconomicContent(draft.value(), draft.note(), found.person().id(), now);
        EconomicEntryEntity saved;
        if (current.isPresent()) {
            saved = current.get();
            records.next(saved, content, draft.page());
        } else {
            saved = records.first(id, draft.item(), content, draft.page());
        }
        assessment.touch(now);
        events.publishEvent(ActivityEvent.of(
                AssessmentActivity.ECONOMICS_CHANGED,
                assessment.team(),
                id.value(),
                found.person().id(),
                draft.item().id()));
        return new EconomicOutcome.Saved(saved.entry());
    }

    /**
     * The person sends what was on the page, without having changed it: a form that holds all items
     * sends them all.
     */
    private boolean untouched(AssessmentId id, EconomicDraft draft) {
        if (draft.basedOn() == 0) {
            return draft.isEmpty();
        }
        return entries.version(new VersionKey(id.value(), draft.item().id(), draft.basedOn()))
                .map(EconomicVersionEntity::entry)
                .filter(draft::says)
                .isPresent();
    }

    /**
     * Settles that two versions met, as {@link Answers#settle} does of answers.
     *
     * @param mine based on the version of theirs that the person saw
     */
    public Settled settle(AssessmentId id, EconomicDraft mine, Settlement how) {
        Checked found = checked.lock(id, Permission.ANSWER);
        EconomicEntry theirs = entries.findByKey(
                        new EntryKey(id.value(), mine.item().id()))
                .map(EconomicEntryEntity::entry)
                .orElse(null);
        if (theirs == null || how == Settlement.MINE) {
            return new Settled(save(id, mine), null);
        }
        List<EconomicDraft.Problem> problems = mine.problems();
        if (!problems.isEmpty()) {
            return new Settled(new EconomicOutcome.Refused(problems), null);
        }
        EconomicOutcome outcome = how == Settlement.THEIRS
                ? new EconomicOutcome.Saved(theirs)
                : save(
                        id,
                        mine.with(
                                how.keepsMine() ? mine.value() : theirs.value(),
                                Settlement.joined(theirs.note(), mine.note())));
        boolean lost = how == Settlement.THEIRS
                ? !mine.isEmpty() && !mine.says(theirs)
                : !how.keepsMine() && mine.value() != null && !mine.value().equals(theirs.value());
        if (!(outcome instanceof EconomicOutcome.Saved) || !lost) {
            return new Settled(outcome, null);
        }
        EconomicContent content =
                new EconomicContent(mine.value(), mine.note(), found.person().id(), clock.instant());
        return new Settled(outcome, records.notTaken(new EconomicNotTakenEntity(id, mine.item(), content)));
    }

    /**
     * What became of it.
     *
     * @param notTaken where mine is kept; null where there was nothing to keep
     */
    public record Settled(EconomicOutcome outcome, @Nullable UUID notTaken) {}

    /**
     * Lets something stand again, as a new version.
     *
     * @param seen the version that the person saw standing there
     * @throws NotFound if there is no such version
     */
    public EconomicOutcome putBack(AssessmentId id, EconomicItem item, PutBack what, int seen) {
        checked.lock(id, Permission.ANSWER);
        EconomicEntry now = entries.findByKey(new EntryKey(id.value(), item.id()))
                .map(EconomicEntryEntity::entry)
                .orElse(null);
        if (now != null && now.version() != seen) {
            return new EconomicOutcome.Conflict(now);
        }
        EconomicEntry then = switch (what) {
            case PutBack.Version(int version) ->
                entries.version(new VersionKey(id.value(), item.id(), version))
                        .map(EconomicVersionEntity::entry)
                        .orElseThrow(NotFound::new);
            case PutBack.NotTakenThen(UUID notTaken) ->
                notTaken(id, item).stream()
                        .filter(one -> one.id().equals(notTaken))
                        .map(NotTaken::entry)
                        .findFirst()
                        .orElseThrow(NotFound::new);
        };
        return save(id, new EconomicDraft(item, seen, null, then.value(), then.note()));
    }

    /** What was written under an item and not taken, the last first. */
    @Transactional(readOnly = true)
    public List<NotTaken<EconomicEntry>> notTaken(AssessmentId id, EconomicItem item) {
        checked.find(id, Permission.READ);
        return entries.notTaken(id.value(), item.id()).stream()
                .map(EconomicNotTakenEntity::entry)
                .toList();
    }

    /** Every version of what stood under an item, the present one first. */
    @Transactional(readOnly = true)
    public List<EconomicEntry> history(AssessmentId id, EconomicItem item) {
        checked.find(id, Permission.READ);
        return entries.history(id.value(), item.id()).stream()
                .map(EconomicVersionEntity::entry)
                .toList();
    }

    /** All that stands there. */
    @Transactional(readOnly = true)
    public EconomicSheet sheet(AssessmentId id) {
        checked.find(id, Permission.READ);
        return EconomicSheet.of(entries.of(List.of(id.value())).stream()
                .map(EconomicEntryEntity::entry)
                .toList());
    }

    /** The note that stands under an item; empty where there is none. */
    @Transactional(readOnly = true)
    public String note(AssessmentId id, EconomicItem item) {
        EconomicEntry entry = sheet(id).entry(item);
        return entry == null ? "" : entry.note();
    }

    /** The assessment, its analysis from {@link #LIVE_DRAWS} draws. */
    @Transactional(readOnly = true)
    public ScoredAssessment live(AssessmentId id) {
        return scoredAssessments.live(checked.find(id, Permission.READ).assessment(), LIVE_DRAWS);
    }
}
