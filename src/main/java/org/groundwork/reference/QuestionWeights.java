package org.groundwork.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Section;

/**
 * What each scored question of a method weighs: together 1, the same for each section, and in a
 * section as in its score.
 */
final class QuestionWeights {

    private final Map<String, Double> weights = new HashMap<>();

    QuestionWeights(Method method) {
        List<Section> sections =
                method.sections().stream().filter(section -> total(section) > 0).toList();
        for (Section section : sections) {
            double whole = (double) total(section) * sections.size();
            for (Question question : section.questions()) {
                if (question instanceof Question.Levelled) {
                    weights.put(question.id(), question.weight() / whole);
                }
            }
        }
    }

    private static int total(Section section) {
        return section.questions().stream()
                .filter(Question.Levelled.class::isInstance)
                .mapToInt(Question::weight)
                .sum();
    }

    /** 0 for what is not scored. */
    double of(String question) {
        return weights.getOrDefault(question, 0.0);
    }
}
