package org.groundwork.assessment.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.SectionProgress;
import org.groundwork.document.Link;
import org.groundwork.method.Question;

/**
 * All answers on one page.
 *
 * @param missing questions without an answer
 */
record CheckPage(
        AssessmentView assessment,
        ResultSummary resultSummary,
        Progress progress,
        List<Part> parts,
        List<Question> missing,
        Economics economics,
        Rights rights) {

    /** A section with its questions. */
    record Part(SectionProgress progress, List<Row> rows) {}

    /**
     * A question with its answer.
     *
     * @param note empty when there is none
     */
    record Row(Question question, AnswerText answer, String note, List<Link> links) {}

    /**
     * What is stated about economics, what is assumed, and what cannot be said.
     *
     * @param assumed as {@code missing}, from the picture that the page on economics shows
     */
    record Economics(List<Line> stated, List<EconomicsPage.Picture.Assumed> assumed, List<String> missing) {

        /**
         * An item with its value in words.
         *
         * @param note empty when there is none
         */
        record Line(String item, String name, String value, String note) {}
    }
}
