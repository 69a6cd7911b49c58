package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Moves;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.assessment.SectionProgress;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.economics.Analysis;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/**
 * An assessment at a glance.
 *
 * @param toAnswer questions that still matter and are not answered
 * @param toVerify questions that still matter and rest on a guess or are unknown
 * @param activity the latest first
 * @param said what others say about it
 * @param returned the questions that a manager gave back, in the questionnaire's order
 * @param returnedInputs the economic inputs that a manager gave back
 * @param method by which it is answered; null where it is one that ships
 * @param moving to a newer version of the questionnaire
 * @param unfiled there are notes or links without an answer, which a file cannot hold
 */
record OverviewPage(
        AssessmentView assessment,
        ResultSummary resultSummary,
        StaircaseChart stairs,
        Progress progress,
        List<Row> sections,
        List<Question> toAnswer,
        List<Verify> toVerify,
        List<Line> activity,
        String createdBy,
        EconomicsRow economics,
        boolean unfiled,
        ReviewFeedback.Summary said,
        List<Question> returned,
        List<ReturnedInput> returnedInputs,
        @Nullable Method method,
        Moving moving,
        Rights rights) {

    /** An economic input that was given back. */
    record ReturnedInput(String id, String name) {}

    /**
     * A section of the task list.
     *
     * @param assignee null when nobody looks after it
     * @param mine it is the person who looks
     */
    record Row(SectionProgress progress, @Nullable String assignee, boolean mine) {}

    /** A question to verify, with its answer. */
    record Verify(Question question, AnswerText answer) {}

    /**
     * The economics in the task list.
     *
     * @param last who changed something last, and when; null while nothing is stated
     * @param notes there are notes, which a file cannot hold
     */
    record EconomicsRow(
            SectionProgress.State state,
            int stated,
            @Nullable String last,
            boolean notes) {

        /** Done is where every path can be computed; all else can be left out. */
        static EconomicsRow of(ScoredAssessment scored, @Nullable String last) {
            int stated = scored.stated().stated();
            Analysis analysis = scored.appraisal().analysis();
            return new EconomicsRow(
                    stated == 0
                            ? SectionProgress.State.NOT_STARTED
                            : analysis != null && analysis.missing().isEmpty()
                                    ? SectionProgress.State.DONE
                                    : SectionProgress.State.IN_PROGRESS,
                    stated,
                    last,
                    scored.stated().entries().values().stream()
                            .anyMatch(entry -> !entry.note().isEmpty()));
        }
    }

    /**
     * Where it stands with newer versions of the questionnaire.
     *
     * @param offer null where none is offered to the person who looks
     * @param toLook questions that mean something else by now, and whose answers nobody has looked
     *     at again
     */
    record Moving(Moves.@Nullable Offer offer, List<Question> toLook) {}

    /** Something that was done. */
    record Line(String text, Instant at) {}

    /** The first question that is asked and not answered; null when there is none. */
    public @Nullable Question firstMissing() {
        return progress.missing().stream().findFirst().map(id -> question(id)).orElse(null);
    }

    private @Nullable Question question(String id) {
        return progress.sections().stream()
                .flatMap(section -> section.section().questions().stream())
                .filter(question -> question.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    /** The answers are those of the latest submission. */
    public boolean submitted() {
        return !assessment.status().answerable();
    }
}
