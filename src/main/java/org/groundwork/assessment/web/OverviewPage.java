package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.Remarks;
import org.groundwork.assessment.SectionProgress;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * An assessment at a glance.
 *
 * @param toAnswer questions that still matter and are not answered
 * @param toVerify questions that still matter and rest on a guess or are unknown
 * @param activity the latest first
 * @param said what others say about it
 * @param returned the questions that a manager gave back, in the questionnaire's order
 * @param unfiled there are notes or links without an answer, which a file cannot hold
 */
record OverviewPage(
        AssessmentView assessment,
        Standing standing,
        StaircaseChart stairs,
        Progress progress,
        List<Row> sections,
        List<Question> toAnswer,
        List<Verify> toVerify,
        List<Line> activity,
        String createdBy,
        boolean unfiled,
        Remarks.Said said,
        List<Question> returned,
        Rights rights) {

    /**
     * A section of the task list.
     *
     * @param assignee null when nobody looks after it
     * @param mine it is the person who looks
     */
    record Row(SectionProgress progress, @Nullable String assignee, boolean mine) {}

    /** A question to verify, with its answer. */
    record Verify(Question question, AnswerWords answer) {}

    /** Something that was done. */
    record Line(String text, Instant at) {}

    /** The answers are those of the latest submission. */
    public boolean submitted() {
        return !assessment.status().answerable();
    }
}
