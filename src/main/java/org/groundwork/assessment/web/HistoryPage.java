package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.document.Link;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/**
 * What stood under a question, the present first.
 *
 * @param question as it is asked now or, where it no longer is, as it was asked last
 * @param asked it is still asked
 * @param present the version that stands now; 0 when there is none
 * @param skipped versions that are not listed, because the same person went on writing within
 *     minutes
 * @param files there ever were any with it
 */
record HistoryPage(
        AssessmentView assessment,
        Question question,
        boolean asked,
        int present,
        List<Version> versions,
        int skipped,
        boolean files) {

    /**
     * @param number 0 of what was not taken, and never stood
     * @param putBack what names it; null where it cannot be put back
     * @param asked the question in the words of then; null where they are those of now
     * @param method the version of the questionnaire in whose words it was given
     * @param movedFrom the version from which a move wrote it; null where a person saved it
     * @param files that stood with it until the next version, or stand there now
     * @param lookAgain the move left it to be looked at
     */
    record Version(
            int number,
            @Nullable String putBack,
            AnswerText answer,
            @Nullable String asked,
            String method,
            @Nullable String movedFrom,
            boolean lookAgain,
            String note,
            List<Link> links,
            List<CardFiles.Row> files,
            String by,
            Instant at) {}
}
