package org.groundwork.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which questions are quoted where: nothing else knows a question by its id. What a method does not
 * say is left out there.
 *
 * @param kind the choice that picks the recipes
 * @param metric the measure of an experiment
 * @param today today's value of it
 * @param target the choice whose test an experiment does
 * @param value what the initiative is worth
 * @param comparison ML against the best simple solution
 */
public record Uses(
        @Nullable String kind,
        @Nullable String metric,
        @Nullable String today,
        @Nullable String target,
        @Nullable String value,
        @Nullable String comparison,
        Readiness readiness) {

    /** A method that says nothing. */
    public static final Uses NONE = new Uses(null, null, null, null, null, null, Readiness.NONE);

    /**
     * Ids of the sections whose stated scores move the chances of success that nobody stated.
     *
     * @param simple that of the simple solution
     * @param ml that of machine learning
     */
    public record Readiness(List<String> simple, List<String> ml) {
        static final Readiness NONE = new Readiness(List.of(), List.of());

        public Readiness {
            simple = List.copyOf(simple);
            ml = List.copyOf(ml);
        }
    }
}
