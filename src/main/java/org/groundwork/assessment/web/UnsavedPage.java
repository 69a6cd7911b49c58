package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Question;
import org.groundwork.platform.ConflictSide;

/**
 * An answer that was not saved, beside what stands.
 *
 * @param form what was sent
 * @param both how both notes can be kept
 * @param version of what stands, which the person now sees
 */
record UnsavedPage(
        AssessmentView assessment,
        Question question,
        AnswerForm form,
        ConflictSide mine,
        ConflictSide theirs,
        BothNotes both,
        int version) {

    public String formId() {
        return "answer-" + question.id();
    }
}
