package org.groundwork.assessment.web;

import java.util.UUID;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.method.Section;

/**
 * One question of the short path.
 *
 * @param opened an id of this showing of the page
 */
record NextPage(
        UUID opened,
        AssessmentView assessment,
        Section section,
        QuestionCard card,
        Progress progress,
        boolean editable) {

    /** What was sent was not saved. */
    public boolean refused() {
        return !card.problems().isEmpty();
    }
}
