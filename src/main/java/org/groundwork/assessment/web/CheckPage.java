package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.SectionProgress;
import org.groundwork.method.Question;

import java.util.List;

/**
 * All answers on one page.
 *
 * @param missing questions without an answer
 */
record CheckPage(
        AssessmentView assessment,
        Standing standing,
        Progress progress,
        List<Part> parts,
        List<Question> missing,
        Rights rights) {

    /** A section with its questions. */
    record Part(SectionProgress progress, List<Row> rows) {}

    /**
     * A question with its answer.
     *
     * @param note empty when there is none
     */
    record Row(Question question, AnswerWords answer, String note, List<String> links) {}
}
