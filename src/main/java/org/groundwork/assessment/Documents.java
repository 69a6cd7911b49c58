package org.groundwork.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.identity.Permission;
import org.groundwork.method.Question;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Assessments as documents that are taken out whole, changed elsewhere, and put back whole. Every
 * method is for the person who is signed in, as in {@link Assessments}.
 */
@Service
@Transactional
public class Documents {

    private static final int TAG_LENGTH = 32;

    private final CheckedAssessments checked;
    private final Assessments assessments;
    private final Answers answers;
    private final Economics economics;

    Documents(CheckedAssessments checked, Assessments assessments, Answers answers, Economics economics) {
        this.checked = checked;
        this.assessments = assessments;
        this.answers = answers;
        this.economics = economics;
    }

    /**
     * A document, and what tells it from any other that stood or will stand there.
     *
     * @param tag 32 hexadecimal digits
     */
    public record Tagged(AssessmentFile file, String tag) {}

    /** As it stands. */
    @Transactional(readOnly = true)
    public Tagged find(AssessmentId id) {
        AssessmentFile file = assessments.export(id).withNamesOfFilesOnly();
        return new Tagged(file, tag(file));
    }

    private static String tag(AssessmentFile file) {
        try {
            byte[] bytes = AssessmentFiles.writeJson(file).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .substring(0, TAG_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Lets a document stand in the place of the one that stands there. Each answer and each economic
     * input that differs is saved like any other, with its history; one that is not in the document is
     * taken away, and its note stays. A note without an answer, which no document shows, stays beside the
     * new one. Who answered is whoever is signed in, where the answer differs; the team, and files kept
     * with answers, stay.
     *
     * @param seen whether this tag is what the person saw
     * @return what stands there now; empty where something else stood there than the person saw
     * @throws Conflict if it is not open, or the document answers another version of the questionnaire
     */
    public Optional<Tagged> replace(AssessmentId id, AssessmentFile file, Predicate<String> seen) {
        AssessmentEntity assessment = checked.lock(id, Permission.ANSWER).assessment();
        Assessments.requireOpen(assessment);
        Tagged now = find(id);
        if (!seen.test(now.tag())) {
            return Optional.empty();
        }
        if (!file.method().ref().equals(assessment.method())) {
            throw new Conflict("assessment.document.other-method", file.method().ref(), assessment.method());
        }
        describe(assessment, file.initiative());
        ScoredAssessment scored = assessments.scored(id);
        for (Question question : file.method().questions()) {
            replace(
                    id,
                    question.id(),
                    scored.entry(question.id()),
                    file.answers().get(question.id()));
        }
        replace(id, scored.economics(), file.economics());
        return Optional.of(find(id));
    }

    /** Whoever only answers may not do this, and need not where both stay. */
    private void describe(AssessmentEntity assessment, AssessmentFile.Initiative given) {
        String name = NewAssessment.name(given.name());
        String summary = NewAssessment.summary(given.summary() == null ? "" : given.summary());
        if (!name.equals(assessment.name()) || !summary.equals(assessment.summary())) {
            assessments.edit(assessment.id(), name, summary, assessment.version());
        }
    }

    private void replace(
            AssessmentId id, String question, @Nullable Entry entry, AssessmentFile.@Nullable Entry given) {
        int version = entry == null ? 0 : entry.version();
        AnswerDraft draft;
        if (given != null) {
            String note = given.note() == null ? "" : given.note();
            draft = new AnswerDraft(question, version, null, given.answer(), note, given.links());
            if (entry != null && entry.answer() == null) {
                draft = draft.withBothNotes(entry, given.answer()); // the document could not show them
            } else if (entry != null
                    && draft.saysWhenKept(entry)
                    && (!entry.lookAgain() || given.givenUnder() != null)) {
                return; // and whether it is to be looked at again
            }
        } else if (entry != null && entry.answer() != null) {
            draft = new AnswerDraft(question, version, null, null, entry.note(), entry.links());
        } else {
            return;
        }
        if (!(answers.save(id, draft) instanceof SaveOutcome.Saved)) {
            throw new InvalidInput("assessment.document.refused", "answers." + question);
        }
    }

    private void replace(AssessmentId id, @Nullable EconomicInputs before, @Nullable EconomicInputs after) {
        Map<EconomicItem, EconomicValue> wanted = after == null ? Map.of() : EconomicSheet.values(after);
        EconomicSheet sheet = economics.sheet(id);
        if (before != null) {
            EconomicSheet.values(before).keySet().stream()
                    .filter(item -> !wanted.containsKey(item))
                    .forEach(item -> state(id, sheet, item, null));
        }
        wanted.forEach((item, value) -> state(id, sheet, item, value));
        if (after != null) {
            way(id, Setting.VALUE_WAY, Input.AT_STAKE, EconomicSheet.VALUE_PARTS, after);
            way(id, Setting.LABELLING_WAY, Input.LABELLING, EconomicSheet.LABELLING_PARTS, after);
        }
    }

    /** Of two ways to state something the one that the document takes counts. */
    private void way(AssessmentId id, Setting setting, Input whole, List<Input> parts, EconomicInputs after) {
        String way = after.stated().containsKey(whole)
                ? Setting.WHOLE
                : parts.stream().anyMatch(after.stated()::containsKey) ? Setting.PARTS : null;
        EconomicSheet sheet = economics.sheet(id);
        if (way != null && !sheet.way(setting).equals(way)) {
            state(id, sheet, setting, new EconomicValue.Word(way));
        }
    }

    private void state(AssessmentId id, EconomicSheet sheet, EconomicItem item, @Nullable EconomicValue value) {
        EconomicEntry entry = sheet.entry(item);
        EconomicDraft draft = new EconomicDraft(
                item, entry == null ? 0 : entry.version(), null, value, entry == null ? "" : entry.note());
        if (!(economics.save(id, draft) instanceof EconomicOutcome.Saved)) {
            throw new InvalidInput("assessment.document.refused", "economics." + item.id());
        }
    }
}
