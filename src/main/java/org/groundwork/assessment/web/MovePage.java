package org.groundwork.assessment.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/**
 * What moving an assessment to a newer version of its questionnaire would do.
 *
 * @param why there is a newer version, in its words; null where it does not say
 * @param toLook questions whose answers have to be looked at
 * @param carried answers that stay
 * @param added questions that are new
 * @param dropped answers to questions that are no longer asked
 * @param before what the old version makes of the answers
 * @param after what the new one makes of them, with what is chosen
 * @param previewed somebody asked to see what the choices come to
 * @param stale answers were changed since the person looked
 */
record MovePage(
        AssessmentView assessment,
        String from,
        String to,
        @Nullable String why,
        List<Look> toLook,
        List<Line> carried,
        List<Question> added,
        List<Line> dropped,
        ResultSummary before,
        ResultSummary after,
        boolean previewed,
        boolean stale) {

    /**
     * A question whose answer has to be looked at.
     *
     * @param question as it is asked now
     * @param why name of the reason
     * @param what is asked differently, in the words of the newer version; null where it does not
     *     say
     * @param before the question as it was answered
     * @param given what was answered, in the words of then
     * @param stays the answer can stand until somebody looks
     * @param choices what can be chosen, with what is
     * @param unknown “don’t know” is chosen
     * @param notApplicable can be chosen: it was answered so, and can be still
     * @param notApplicableChosen it is chosen
     * @param version of the answer that is shown
     * @param seen what the person saw before somebody changed it; null where nobody did
     */
    record Look(
            Question question,
            String why,
            @Nullable String what,
            Question before,
            AnswerText given,
            String note,
            boolean stays,
            List<Option> choices,
            boolean later,
            boolean unknown,
            boolean notApplicable,
            boolean notApplicableChosen,
            int version,
            @Nullable Seen seen) {

        public String id() {
            return question.id();
        }

        /** The question is worded otherwise. */
        public boolean reworded() {
            return !question.text().equals(before.text());
        }
    }

    /**
     * One of the answers.
     *
     * @param same it stands where the answer given stood
     */
    record Option(String value, String label, String text, boolean same, boolean chosen) {}

    /**
     * Somebody changed an answer meanwhile.
     *
     * @param answer what the person saw
     * @param by who changed it
     */
    record Seen(AnswerText answer, String by) {}

    /** A question with its answer in a few words. */
    record Line(String question, String title, String answer, int version) {}
}
