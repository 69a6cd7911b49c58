package org.groundwork.assessment.web;

import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * One question of the short path.
 *
 * @param opened an id of this showing of the page
 * @param passed questions that were passed over on the way here
 * @param previous what the person answered before; null where there is nothing
 */
record NextPage(
        UUID opened,
        AssessmentView assessment,
        Section section,
        QuestionCard card,
        Progress progress,
        boolean editable,
        List<String> passed,
        @Nullable Previous previous) {

    /**
     * @param version that stands there
     * @param justNow it was saved while the person was on the way here
     */
    record Previous(Question question, AnswerText answer, int version, boolean justNow) {}

    /** What was sent was not saved. */
    public boolean refused() {
        return !card.problems().isEmpty();
    }
}
