package org.groundwork.review.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reasons of a return, as its form sends them.
 *
 * @param reasons by question id, as sent in fields named {@code reason-problem.decision}
 * @param inputs by the id of an economic input, as sent in fields named {@code input-costs.dayRate}
 */
record ReviewForm(@Nullable String reason, Map<String, String> reasons, Map<String, String> inputs) {

    /** Something that only the reason says. */
    static final String ELSE = "else";

    private static final String QUESTION = "reason-";
    private static final String INPUT = "input-";

    ReviewForm {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    static ReviewForm of(Map<String, String> parameters) {
        return new ReviewForm(parameters.get("reason"), with(QUESTION, parameters), with(INPUT, parameters));
    }

    private static Map<String, String> with(String prefix, Map<String, String> parameters) {
        Map<String, String> reasons = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(prefix) && !value.isBlank()) {
                reasons.put(name.substring(prefix.length()), value);
            }
        });
        return reasons;
    }

    String givenReason() {
        return reason == null ? "" : reason;
    }

    /** All of it as one text, for somebody who wants to keep it. */
    String words(ReviewPage page) {
        List<String> words = new ArrayList<>();
        if (!givenReason().isBlank()) {
            words.add(givenReason().strip());
        }
        page.parts().stream()
                .flatMap(part -> part.rows().stream())
                .map(ReviewPage.Row::question)
                .filter(question -> reasons.containsKey(question.id()))
                .forEach(question ->
                        words.add(question.title() + ": " + about(question.id()).strip()));
        page.inputs().stream()
                .filter(input -> inputs.containsKey(input.id()))
                .forEach(input ->
                        words.add(input.name() + ": " + aboutInput(input.id()).strip()));
        return String.join("\n\n", words);
    }

    /** Something was written about one of its questions. */
    public boolean concerns(ReviewPage.Part part) {
        return part.rows().stream()
                .anyMatch(row -> reasons.containsKey(row.question().id()));
    }

    /** What was written about a question; empty where nothing was. */
    public String about(String question) {
        return reasons.getOrDefault(question, "");
    }

    /** What was written about an economic input; empty where nothing was. */
    public String aboutInput(String input) {
        return inputs.getOrDefault(input, "");
    }
}
