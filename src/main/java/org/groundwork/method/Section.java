package org.groundwork.method;

import java.util.List;

/**
 * A section of the questionnaire.
 *
 * @param shortTitle at most 16 characters, for charts
 * @param stewardship its questions are about harm and duties; the report lists them as risks
 */
public record Section(
        String id, String title, String shortTitle, String intro, boolean stewardship, List<Question> questions)
        implements Identified {
    public Section {
        questions = List.copyOf(questions);
    }
}
