package org.groundwork.review.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manager enters.
 *
 * @param verdict id of what is decided instead; {@link #ELSE} for something that only the reason
 *     says; null where nothing was chosen, or nothing is to be chosen
 * @param reasons by question id, as sent in fields named {@code reason-problem.decision}
 */
record ReviewForm(@Nullable String verdict, @Nullable String reason, Map<String, String> reasons) {

    static final String ELSE = "else";

    private static final String PREFIX = "reason-";

    ReviewForm {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
    }

    static ReviewForm of(Map<String, String> parameters) {
        Map<String, String> reasons = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                reasons.put(name.substring(PREFIX.length()), value);
            }
        });
        return new ReviewForm(parameters.get("verdict"), parameters.get("reason"), reasons);
    }

    String givenReason() {
        return reason == null ? "" : reason;
    }

    /** All of it as one text, for somebody who wants to keep it. */
    String words(ReviewPage page) {
        List<String> words = new ArrayList<>();
        page.choices().stream()
                .filter(choice -> choice.value().equals(verdict))
                .forEach(choice -> words.add(choice.label()));
        if (!givenReason().isBlank()) {
            words.add(givenReason().strip());
        }
        page.parts().stream()
                .flatMap(part -> part.rows().stream())
                .map(ReviewPage.Row::question)
                .filter(question -> reasons.containsKey(question.id()))
                .forEach(question ->
                        words.add(question.title() + ": " + about(question.id()).strip()));
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
}
