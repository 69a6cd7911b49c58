package org.groundwork.report.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is tried, as the address holds it: {@code try.problem.decision=3} for each answer, and
 * {@code more=problem.value} for one more question.
 */
record TryOutForm(Map<String, String> tried, Set<String> added) {

    private static final String PREFIX = "try.";

    static TryOutForm of(Map<String, String> parameters) {
        Map<String, String> tried = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                tried.put(name.substring(PREFIX.length()), value);
            }
        });
        String more = parameters.getOrDefault("more", "");
        return new TryOutForm(tried, more.isEmpty() ? Set.of() : Set.of(more));
    }
}
