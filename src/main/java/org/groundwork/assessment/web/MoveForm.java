package org.groundwork.assessment.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.assessment.MoveRequest;
import org.groundwork.platform.InvalidInput;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What the page sends on which an assessment is moved.
 *
 * @param values of the questions that have to be looked at, as in {@link AnswerForm#value} or
 *     {@link #LATER}, by question
 * @param seen versions of the answers that the page shows, by question
 */
record MoveForm(String from, String to, Map<String, String> values, Map<String, Integer> seen) {

    /** Nobody looked; the answer stands for now. */
    static final String LATER = "later";

    static final MoveForm EMPTY = new MoveForm("", "", Map.of(), Map.of());

    private static final String VALUE = "value-";
    private static final String SEEN = "seen-";

    MoveForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        seen = Collections.unmodifiableMap(new LinkedHashMap<>(seen));
    }

    /**
     * @throws InvalidInput if a version is no number
     */
    static MoveForm of(Map<String, String> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(VALUE)) {
                values.put(name.substring(VALUE.length()), value);
            } else if (name.startsWith(SEEN)) {
                seen.put(name.substring(SEEN.length()), number(value));
            }
        });
        return new MoveForm(parameters.getOrDefault("from", ""), parameters.getOrDefault("to", ""), values, seen);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput("assessment.move.unreadable");
        }
    }

    /**
     * What was chosen, by question.
     *
     * @throws InvalidInput if a value is none that the page offers
     */
    Map<String, Answer> chosen() {
        Map<String, Answer> chosen = new LinkedHashMap<>();
        values.forEach((question, value) -> {
            Answer answer = answer(value);
            if (answer != null) {
                chosen.put(question, answer);
            }
        });
        return chosen;
    }

    private static @Nullable Answer answer(String value) {
        return value.equals(LATER) ? null : AnswerForm.answer(value, null, null);
    }

    MoveRequest request() {
        return new MoveRequest(from, to, seen, chosen());
    }

    /** What is chosen for a question. */
    String value(String question) {
        return values.getOrDefault(question, LATER);
    }
}
