package org.groundwork.assessment;

import java.util.Map;
import org.groundwork.scoring.Answer;

/**
 * What a person confirms who moves an assessment.
 *
 * @param from the version of the questionnaire that they saw it on
 * @param to the version to move it to
 * @param seen versions of the answers that they saw, as in {@link MovedAnswers#versions}
 * @param chosen answers to questions that had to be looked at; the others are looked at later
 */
public record MoveRequest(String from, String to, Map<String, Integer> seen, Map<String, Answer> chosen) {

    public MoveRequest {
        seen = Map.copyOf(seen);
        chosen = Map.copyOf(chosen);
    }
}
