package org.groundwork.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.evidence.FileKind;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Method;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that are kept with answers (docs/adr/0027). Every method is for the person who is signed in, as in {@link
 * Assessments}. What happens to a file is no version of the answer: it stands beside it, and names the version that it
 * happened under.
 */
@Service
@Transactional
public class AnswerFiles {

    private final AnswerFileRepository files;
    private final AnswerRepository answers;
    private final CheckedAssessments checked;
    private final PinnedMethods methods;
    private final AssessmentHistory records;
    private final EvidenceProperties properties;
    private final Clock clock;

    AnswerFiles(
            AnswerFileRepository files,
            AnswerRepository answers,
            CheckedAssessments checked,
            PinnedMethods methods,
            AssessmentHistory records,
            EvidenceProperties properties,
            Clock clock) {
        this.files = files;
        this.answers = answers;
        this.checked = checked;
        this.methods = methods;
        this.records = records;
        this.properties = properties;
        this.clock = clock;
    }

    /** A file that was looked into. */
    record Taken(String name, FileKind kind, byte[] content, String sha256) {}

    /** All there ever were with the answers, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<AnswerFile> of(AssessmentId id) {
        checked.find(id, Permission.READ);
        return files.of(id);
    }

    /** The same, of one answer. */
    @Transactional(readOnly = true)
    public List<AnswerFile> of(AssessmentId id, String question) {
        checked.find(id, Permission.READ);
        return files.of(id, question);
    }

    /** Those that stand with the answers now, by question. */
    @Transactional(readOnly = true)
    public Map<String, List<AnswerFile>> standing(AssessmentId id) {
        checked.find(id, Permission.READ);
        return standingOf(id);
    }

    /** The same, where the right to read was asked before. */
    Map<String, List<AnswerFile>> standingOf(AssessmentId id) {
        Map<String, List<AnswerFile>> standing = new LinkedHashMap<>();
        files.of(id).stream()
                .filter(AnswerFile::stands)
                .forEach(file -> standing.computeIfAbsent(file.question(), question -> new ArrayList<>())
                        .add(file));
        return standing;
    }

    /**
     * Whether the person can attach a file to that answer, before it is sent.
     *
     * @throws NotFound if it is switched off, or there is no such question
     * @throws Conflict if the assessment is not open
     */
    @Transactional(readOnly = true)
    public void requireAttaching(AssessmentId id, String question) {
        attaching(checked.find(id, Permission.ANSWER), question);
    }

    private Checked attaching(Checked found, String question) {
        if (!properties.enabled()
                || !methods.method(found.assessment().method()).hasQuestion(question)) {
            throw new NotFound();
        }
        Assessments.requireOpen(found.assessment());
        return found;
    }

    /**
     * Keeps a file with an answer.
     *
     * @throws InvalidInput if it stands there already, or there is no room for it
     */
    AnswerFile attach(AssessmentId id, String question, Taken taken) {
        Checked found = attaching(checked.lock(id, Permission.ANSWER), question);
        List<AnswerFile> present = files.of(id, question);
        requireOther(present, taken.name(), taken.sha256());
        requireRoom(present);
        long size = taken.content().length;
        if (files.bytesOf(id) + size > properties.perAssessment().toBytes()) {
            throw new InvalidInput(
                    "evidence.full.assessment",
                    Long.toString(properties.perAssessment().toMegabytes()));
        }
        if (files.bytes() + size > properties.total().toBytes()) {
            throw new InvalidInput("evidence.full.installation");
        }
        Instant now = clock.instant();
        AnswerFile.Event event =
                event(AnswerFile.What.ATTACHED, id, question, found.person().id(), now);
        AnswerFile file = new AnswerFile(
                AnswerFileId.random(), question, taken.name(), taken.kind(), taken.sha256(), size, List.of(event));
        files.insert(id, file, files.store(taken.content(), taken.sha256(), now));
        happened(found, file, event, AssessmentActivity.FILE_ATTACHED);
        return file;
    }

    /** Two files of an answer have neither one content nor one name. */
    private static void requireOther(List<AnswerFile> present, String name, String sha256) {
        for (AnswerFile file : present) {
            if (file.stands() && file.sha256().equals(sha256)) {
                throw new InvalidInput("evidence.there-already", file.name());
            }
            if (file.stands() && file.name().equalsIgnoreCase(name)) {
                throw new InvalidInput("evidence.name-there-already", file.name());
            }
        }
    }

    private void requireRoom(List<AnswerFile> present) {
        if (present.stream().filter(AnswerFile::stands).count() >= properties.perAnswer()) {
            throw new InvalidInput("evidence.full.answer", Integer.toString(properties.perAnswer()));
        }
    }

    private AnswerFile.Event event(AnswerFile.What what, AssessmentId id, String question, PersonId by, Instant at) {
        int version = answers.findByKey(new EntryKey(id.value(), question))
                .map(AnswerEntity::version)
                .orElse(0);
        return new AnswerFile.Event(what, version, by, at);
    }

    private void happened(Checked found, AnswerFile file, AnswerFile.Event event, AssessmentActivity told) {
        files.happened(file.id(), event);
        found.assessment().touch(event.at());
        tell(found, file, told);
    }

    private void tell(Checked found, AnswerFile file, AssessmentActivity told) {
        records.tell(ActivityEvent.of(
                told,
                found.assessment().team(),
                found.assessment().id().value(),
                found.person().id(),
                file.question()));
    }

    /** Takes a file from its answer. It can be restored. Nothing happens to one that does not stand there. */
    public AnswerFile remove(AssessmentId id, String question, AnswerFileId fileId) {
        Checked found = attaching(checked.lock(id, Permission.ANSWER), question);
        AnswerFile file = find(id, question, fileId);
        if (file.stands()) {
            happened(
                    found,
                    file,
                    event(AnswerFile.What.REMOVED, id, question, found.person().id(), clock.instant()),
                    AssessmentActivity.FILE_REMOVED);
        }
        return file;
    }

    /**
     * Brings a file back that was removed. Nothing happens to one that stands.
     *
     * @throws InvalidInput if the same stands there already, or there is no room
     * @throws Conflict if it was erased
     */
    public AnswerFile restore(AssessmentId id, String question, AnswerFileId fileId) {
        Checked found = attaching(checked.lock(id, Permission.ANSWER), question);
        AnswerFile file = find(id, question, fileId);
        if (file.erased()) {
            throw new Conflict("evidence.erased-meanwhile");
        }
        if (!file.stands()) {
            List<AnswerFile> present = files.of(id, question);
            requireOther(present, file.name(), file.sha256());
            requireRoom(present);
            happened(
                    found,
                    file,
                    event(AnswerFile.What.RESTORED, id, question, found.person().id(), clock.instant()),
                    AssessmentActivity.FILE_RESTORED);
        }
        return file;
    }

    /**
     * Deletes for good what a file holds that was removed; that it was there stays in the history. It does not ask
     * whether the assessment is open: what must not be kept cannot wait.
     *
     * @throws Conflict if it stands with its answer
     */
    public AnswerFile erase(AssessmentId id, String question, AnswerFileId fileId) {
        Checked found = checked.lock(id, Permission.ARCHIVE);
        AnswerFile file = find(id, question, fileId);
        if (file.stands()) {
            throw new Conflict("evidence.erase.stands");
        }
        if (!file.erased()) {
            files.content(fileId).ifPresent(content -> files.erase(fileId, content));
            files.happened(
                    fileId,
                    event(AnswerFile.What.ERASED, id, question, found.person().id(), clock.instant()));
            tell(found, file, AssessmentActivity.FILE_ERASED);
        }
        return file;
    }

    private AnswerFile find(AssessmentId id, String question, AnswerFileId file) {
        return files.of(id, question).stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** A file to be downloaded. */
    public record Download(AnswerFile file, UUID content) {}

    /**
     * The person downloads it.
     *
     * @throws NotFound if there is none, or it was erased
     */
    public Download download(AssessmentId id, AnswerFileId file) {
        return download(id, one -> one.id().equals(file));
    }

    /**
     * The same, by what it holds: as a submission names it.
     *
     * @param sha256 hexadecimal
     */
    public Download download(AssessmentId id, String sha256) {
        return download(id, one -> one.sha256().equals(sha256));
    }

    private Download download(AssessmentId id, Predicate<AnswerFile> which) {
        Checked found = checked.find(id, Permission.READ);
        AnswerFile file = files.of(id).stream()
                .filter(which)
                .filter(one -> !one.erased())
                .reduce((earlier, later) -> later)
                .orElseThrow(NotFound::new);
        UUID content = files.content(file.id()).orElseThrow(NotFound::new);
        tell(found, file, AssessmentActivity.FILE_DOWNLOADED);
        return new Download(file, content);
    }

    /** Copies what stands with the answers of one assessment to another, whose answers are those of the first. */
    void copy(AssessmentId from, AssessmentId to) {
        standingOf(from).values().stream().flatMap(List::stream).forEach(file -> {
            AnswerFile.Event attached = event(
                    AnswerFile.What.ATTACHED,
                    to,
                    file.question(),
                    file.first().by(),
                    file.first().at());
            UUID content = files.content(file.id()).orElseThrow();
            AnswerFile copy = new AnswerFile(
                    AnswerFileId.random(),
                    file.question(),
                    file.name(),
                    file.kind(),
                    file.sha256(),
                    file.size(),
                    List.of(attached));
            files.insert(to, copy, content);
            files.happened(copy.id(), attached);
        });
    }

    /** Takes files from questions that are no longer asked. */
    void removeNotAsked(AssessmentId id, Method method, PersonId by, Instant at) {
        standingOf(id).forEach((question, standing) -> {
            if (!method.hasQuestion(question)) {
                standing.forEach(
                        file -> files.happened(file.id(), event(AnswerFile.What.REMOVED, id, question, by, at)));
            }
        });
    }
}
