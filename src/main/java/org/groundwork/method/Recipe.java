package org.groundwork.method;

import java.util.List;

/**
 * A simple solution to try, for one type of problem.
 *
 * @param type option of the choice that says the kind of problem
 * @param question the question about a simple solution that trying it would answer
 * @param weeks time box
 * @param personDays about what it costs
 * @param stop when to stop
 */
public record Recipe(
        String id,
        String type,
        String question,
        String title,
        String instructions,
        String measure,
        int weeks,
        int personDays,
        String stop,
        List<String> sources) {
    public Recipe {
        sources = List.copyOf(sources);
    }
}
