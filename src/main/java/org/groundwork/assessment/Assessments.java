package org.groundwork.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.document.AssessmentFile;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assessments and what is done with a whole one. Every method is for the person who is signed in:
 * an assessment of somebody else's team is {@link org.groundwork.platform.NotFound}, an act that
 * the person's role does not include is {@link org.groundwork.platform.Forbidden}.
 */
@Service
@Transactional
public class Assessments {

    private final AssessmentRepository assessments;
    private final CheckedAssessments checked;
    private final ScoredAssessments scoredAssessments;
    private final PinnedMethods methods;
    private final AssessmentHistory history;
    private final AssessmentDocuments documents;
    private final AnswerFiles files;
    private final Access access;
    private final Clock clock;

    Assessments(
            AssessmentRepository assessments,
            CheckedAssessments checked,
            ScoredAssessments scoredAssessments,
            PinnedMethods methods,
            AssessmentHistory history,
            AssessmentDocuments documents,
            AnswerFiles files,
            Access access,
            Clock clock) {
        this.assessments = assessments;
        this.checked = checked;
        this.scoredAssessments = scoredAssessments;
        this.methods = methods;
        this.history = history;
        this.documents = documents;
        this.files = files;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Starts an assessment without answers.
     *
     * @throws org.groundwork.platform.InvalidInput if its method is not offered
     */
    public AssessmentId create(NewAssessment given) {
        SignedIn person = access.require(given.team(), Permission.CREATE);
        AssessmentEntity created = begin(given, methods.forNew(given.method()).ref(), person);
        history.happened(created.id(), person.id(), Activity.What.CREATED);
        return created.id();
    }

    /**
     * Starts an assessment from a file. Its answers count as given now by the person who imports
     * it.
     *
     * @param fileName for the activity; null when there is none
     */
    public AssessmentId importFile(TeamId team, AssessmentFile file, @Nullable String fileName) {
        SignedIn person = access.require(team, Permission.IMPORT);
        String summary = file.initiative().summary();
        AssessmentEntity created = begin(
                new NewAssessment(team, file.initiative().name(), summary == null ? "" : summary),
                file.method().ref(),
                person);
        history.happened(created.id(), person.id(), Activity.What.IMPORTED, fileName);
        Instant at = created.createdAt();
        file.answers()
                .forEach((question, entry) -> history.first(
                        created.id(),
                        question,
                        content(
                                question,
                                entry,
                                person,
                                at,
                                origin(entry, file.method().ref())),
                        null));
        if (file.economics() != null) {
            EconomicSheet.values(file.economics())
                    .forEach((item, value) ->
                            history.first(created.id(), item, new EconomicContent(value, "", person.id(), at), null));
        }
        return created.id();
    }

    /**
     * Starts an assessment with the answers of another; who gave them and when stays.
     *
     * @param name of the copy
     */
    public AssessmentId duplicate(AssessmentId id, String name) {
        Checked original = checked.find(id, Permission.DUPLICATE);
        ScoredAssessment scored = scoredAssessments.of(original.assessment());
        AssessmentView view = scored.assessment();
        AssessmentEntity copy =
                begin(new NewAssessment(view.team().id(), name, view.summary()), view.method(), original.person());
        history.happened(copy.id(), original.person().id(), Activity.What.DUPLICATED, view.name());
        scored.entries()
                .values()
                .forEach(entry -> history.first(
                        copy.id(),
                        entry.question(),
                        new AnswerContent(
                                entry.answer(), entry.note(), entry.links(), entry.by(), entry.at(), entry.origin()),
                        null));
        scored.stated()
                .entries()
                .values()
                .forEach(entry -> history.first(
                        copy.id(),
                        entry.item(),
                        new EconomicContent(entry.value(), entry.note(), entry.by(), entry.at()),
                        null));
        files.copy(id, copy.id());
        return copy.id();
    }

    /** Tidied as what is typed. */
    private static AnswerContent content(
            String question, AssessmentFile.Entry entry, SignedIn person, Instant at, Origin origin) {
        AnswerDraft tidied =
                new AnswerDraft(question, 0, null, entry.answer(), entry.note() == null ? "" : entry.note(), List.of());
        List<String> links =
                entry.links().stream().map(String::strip).distinct().toList();
        return new AnswerContent(tidied.answer(), tidied.note(), links, person.id(), at, origin);
    }

    private static Origin origin(AssessmentFile.Entry entry, String method) {
        String givenUnder = entry.givenUnder();
        return givenUnder == null || givenUnder.equals(method)
                ? Origin.saved(method)
                : Origin.toLookAt(givenUnder, givenUnder);
    }

    private AssessmentEntity begin(NewAssessment given, String method, SignedIn person) {
        return assessments.save(new AssessmentEntity(
                AssessmentId.random(),
                given.team(),
                given.name(),
                given.summary(),
                method,
                person.id(),
                clock.instant()));
    }

    /**
     * Changes name and summary.
     *
     * @param version that the person saw
     * @throws Conflict if somebody else changed them since
     */
    public void edit(AssessmentId id, String name, String summary, long version) {
        Checked found = checked.lock(id, Permission.CREATE);
        AssessmentEntity assessment = found.assessment();
        requireOpen(assessment);
        String newName = NewAssessment.name(name);
        String newSummary = NewAssessment.summary(summary);
        if (newName.equals(assessment.name()) && newSummary.equals(assessment.summary())) {
            return;
        }
        if (assessment.version() != version) {
            throw new Conflict("assessment.edited-meanwhile");
        }
        assessment.edit(newName, newSummary, clock.instant());
        history.happened(id, found.person().id(), Activity.What.EDITED);
    }

    /** Puts it away; it can be read and restored. Nothing happens to one that is archived. */
    public void archive(AssessmentId id) {
        Checked found = checked.lock(id, Permission.ARCHIVE);
        if (!found.assessment().archived()) {
            found.assessment().archive(found.person().id(), clock.instant());
            history.happened(id, found.person().id(), Activity.What.ARCHIVED);
        }
    }

    /** Brings it back from the archive. Nothing happens to one that is not archived. */
    public void restore(AssessmentId id) {
        Checked found = checked.lock(id, Permission.RESTORE);
        if (found.assessment().archived()) {
            found.assessment().restore(clock.instant());
            history.happened(id, found.person().id(), Activity.What.RESTORED);
        }
    }

    /**
     * Takes it to another status. What goes with that is written by the module that asks for it, in
     * the same transaction: until its end no answer is saved, and nobody else moves it.
     *
     * @return who did it
     * @throws Conflict if it cannot be done as the assessment stands
     */
    public SignedIn move(AssessmentId id, Transition transition) {
        return moveFrom(id, transition).by();
    }

    /** Who moved it, and from where. */
    public record Moved(SignedIn by, AssessmentStatus from) {}

    /** The same, and tells where it stood before. */
    public Moved moveFrom(AssessmentId id, Transition transition) {
        Checked found = checked.lock(id, transition.permission());
        AssessmentEntity assessment = found.assessment();
        AssessmentStatus before = assessment.status();
        AssessmentStatus next =
                transition.from(before, assessment.archived()).orElseThrow(() -> new Conflict(transition.refusal()));
        assessment.become(next, clock.instant());
        history.happened(id, found.person().id(), transition.activity());
        return new Moved(found.person(), before);
    }

    static void requireOpen(AssessmentEntity assessment) {
        if (!assessment.open()) {
            throw new Conflict("assessment.not-open");
        }
    }

    @Transactional(readOnly = true)
    public AssessmentView view(AssessmentId id) {
        return scoredAssessments.view(checked.find(id, Permission.READ).assessment());
    }

    /** With everything that stands under its questions. */
    @Transactional(readOnly = true)
    public ScoredAssessment scored(AssessmentId id) {
        return scoredAssessments.of(checked.find(id, Permission.READ).assessment());
    }

    /** As a file. A note or link without an answer has no place in it. */
    @Transactional(readOnly = true)
    public AssessmentFile export(AssessmentId id) {
        return documents.file(
                scoredAssessments.of(checked.find(id, Permission.EXPORT).assessment()), files.standingOf(id));
    }
}
