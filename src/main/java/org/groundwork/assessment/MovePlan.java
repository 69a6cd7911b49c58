package org.groundwork.assessment;

import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Result;

import java.util.Map;

/**
 * What moving an assessment to a newer version of its questionnaire would do.
 *
 * @param chosen answers to questions that have to be looked at, as far as somebody chose
 * @param before what the old version makes of the answers
 * @param after what the new one makes of them, with what was chosen; an answer that nobody has
 *     looked at counts as it stands
 */
public record MovePlan(
        AssessmentView assessment,
        MovedAnswers answers,
        Map<String, Answer> chosen,
        Result before,
        Result after) {

    public MovePlan {
        chosen = Map.copyOf(chosen);
    }
}
