package org.groundwork.assessment;

import java.util.Map;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Result;

/**
 * What moving an assessment to a newer version of its questionnaire would do.
 *
 * @param chosen answers to questions that have to be looked at, as far as somebody chose
 * @param sheetBefore the answers as the old version asks them; {@code sheetAfter} as the new one does
 * @param before what the old version makes of the answers
 * @param after what the new one makes of them, with what was chosen; an answer that nobody has
 *     looked at counts as it stands
 */
public record MovePlan(
        AssessmentView assessment,
        MovedAnswers answers,
        Map<String, Answer> chosen,
        AnswerSheet sheetBefore,
        Result before,
        AnswerSheet sheetAfter,
        Result after) {

    public MovePlan {
        chosen = Map.copyOf(chosen);
    }
}
