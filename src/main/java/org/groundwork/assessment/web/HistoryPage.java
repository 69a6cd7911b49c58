package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Question;
import org.groundwork.method.Section;

import java.time.Instant;
import java.util.List;

/**
 * What stood under a question, the present first.
 *
 * @param skipped versions that are not listed, because the same person went on writing within
 *     minutes
 */
record HistoryPage(
        AssessmentView assessment,
        Section section,
        Question question,
        List<Version> versions,
        int skipped) {

    record Version(
            int number,
            AnswerText answer,
            String note,
            List<String> links,
            String by,
            Instant at) {}
}
