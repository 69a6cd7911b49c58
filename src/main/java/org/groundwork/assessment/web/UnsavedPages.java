package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.method.Question;
import org.groundwork.platform.ConflictSide;
import org.groundwork.platform.DateTimes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what to show of an answer that was not saved. */
@Component
@Transactional(readOnly = true)
class UnsavedPages {

    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final AssessmentTexts texts;
    private final DateTimes dateTimes;

    UnsavedPages(Assessments assessments, CurrentPerson currentPerson, AssessmentTexts texts, DateTimes dateTimes) {
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.texts = texts;
        this.dateTimes = dateTimes;
    }

    /**
     * Mine beside what somebody saved meanwhile.
     *
     * @param byScript the form still stands beside it
     */
    UnsavedPage conflict(AssessmentId id, AnswerDraft draft, AnswerForm form, Entry theirs, boolean byScript) {
        ScoredAssessment scored = assessments.scored(id);
        Question question = scored.method().question(draft.question());
        String name = texts.names(List.of(theirs.by())).of(theirs.by());
        boolean own = theirs.by().equals(currentPerson.require().id());
        Instant at = theirs.at();
        ConflictSide other = texts.side(
                own ? texts.text("assessment.conflict.own") : texts.text("assessment.conflict.theirs", name),
                texts.text("assessment.conflict.saved", dateTimes.both(at)),
                question,
                theirs.answer(),
                theirs.note(),
                theirs.links());
        return new UnsavedPage(
                scored.assessment(),
                question,
                form,
                mine(question, draft, byScript),
                other,
                BothNotes.of(Objects.equals(draft.answer(), theirs.answer()), theirs.note(), draft.note()),
                theirs.version());
    }

    /** Mine, which can be saved no more. */
    UnsavedPage closed(AssessmentId id, AnswerDraft draft, AnswerForm form) {
        ScoredAssessment scored = assessments.scored(id);
        Question question = scored.method().question(draft.question());
        Entry saved = scored.entry(draft.question());
        ConflictSide stored = texts.side(
                texts.text("assessment.closed.stands"),
                null,
                question,
                saved == null ? null : saved.answer(),
                saved == null ? "" : saved.note(),
                saved == null ? List.of() : saved.links());
        return new UnsavedPage(
                scored.assessment(),
                question,
                form,
                mine(question, draft, false),
                stored,
                BothNotes.NOT,
                Objects.requireNonNullElse(form.version(), 0));
    }

    private ConflictSide mine(Question question, AnswerDraft draft, boolean inForm) {
        return texts.side(
                texts.text("assessment.conflict.mine"),
                texts.text(inForm ? "assessment.conflict.unsaved.form" : "assessment.conflict.unsaved"),
                question,
                draft.answer(),
                draft.note(),
                draft.links());
    }
}
