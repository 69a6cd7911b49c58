package org.groundwork.assessment.web;

import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.Worksheet;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.method.Question;
import org.groundwork.platform.ConflictSide;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Reads what to show of an answer that was not saved. */
@Component
@Transactional(readOnly = true)
class UnsavedPages {

    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final Wording wording;
    private final Moments moments;

    UnsavedPages(
            Assessments assessments,
            CurrentPerson currentPerson,
            Wording wording,
            Moments moments) {
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.wording = wording;
        this.moments = moments;
    }

    /**
     * Mine beside what somebody saved meanwhile.
     *
     * @param byScript the form still stands beside it
     */
    UnsavedPage conflict(
            AssessmentId id, AnswerDraft draft, AnswerForm form, Entry theirs, boolean byScript) {
        Worksheet worksheet = assessments.worksheet(id);
        Question question = worksheet.method().question(draft.question());
        String name = wording.names(List.of(theirs.by())).of(theirs.by());
        boolean own = theirs.by().equals(currentPerson.require().id());
        Instant at = theirs.at();
        ConflictSide other =
                wording.side(
                        own
                                ? wording.text("assessment.conflict.own")
                                : wording.text("assessment.conflict.theirs", name),
                        wording.text("assessment.conflict.saved", moments.both(at)),
                        question,
                        theirs.answer(),
                        theirs.note(),
                        theirs.links());
        return new UnsavedPage(
                worksheet.assessment(),
                question,
                form,
                mine(question, draft, byScript),
                other,
                theirs.version());
    }

    /** Mine, which can be saved no more. */
    UnsavedPage closed(AssessmentId id, AnswerDraft draft, AnswerForm form) {
        Worksheet worksheet = assessments.worksheet(id);
        Question question = worksheet.method().question(draft.question());
        Entry saved = worksheet.entry(draft.question());
        ConflictSide standing =
                wording.side(
                        wording.text("assessment.closed.stands"),
                        null,
                        question,
                        saved == null ? null : saved.answer(),
                        saved == null ? "" : saved.note(),
                        saved == null ? List.of() : saved.links());
        return new UnsavedPage(
                worksheet.assessment(),
                question,
                form,
                mine(question, draft, false),
                standing,
                Objects.requireNonNullElse(form.version(), 0));
    }

    private ConflictSide mine(Question question, AnswerDraft draft, boolean inForm) {
        return wording.side(
                wording.text("assessment.conflict.mine"),
                wording.text(
                        inForm
                                ? "assessment.conflict.unsaved.form"
                                : "assessment.conflict.unsaved"),
                question,
                draft.answer(),
                draft.note(),
                draft.links());
    }
}
