package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.method.Section;

/** One question of the short path. */
record NextPage(AssessmentView assessment, Section section, QuestionCard card, Progress progress, boolean editable) {

    /** What was sent was not saved. */
    public boolean refused() {
        return !card.problems().isEmpty();
    }
}
