package org.groundwork.method;

import java.util.List;

/**
 * Which answers are risks to settle.
 *
 * @param sections ids
 * @param questions ids, beside those of the sections
 * @param below a level below this one is a risk, however well it is known
 */
public record RiskScope(List<String> sections, List<String> questions, int below) {
    public RiskScope {
        sections = List.copyOf(sections);
        questions = List.copyOf(questions);
    }

    /** Where a method does not say. */
    static final int BELOW = 3;

    /** Whether the answer to this question can be a risk. */
    public boolean covers(Question question) {
        return sections.contains(question.section()) || questions.contains(question.id());
    }
}
