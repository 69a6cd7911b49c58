package org.groundwork.scoring;

import java.util.List;
import org.groundwork.method.Effort;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest set of level changes that reaches a gate, and with it every gate below.
 *
 * @param gate id
 * @param cost sum of the steps' efforts (S 1, M 5, L 20); null where it hinges on facts
 * @param changes in the method's order; empty where it hinges on facts
 * @param facts ids of questions and figures on which the gate hinges and that no effort moves;
 *     empty when it can be reached
 */
public record CheapestChange(String gate, @Nullable Integer cost, List<Change> changes, List<String> facts) {

    public boolean reachable() {
        return facts.isEmpty();
    }

    /**
     * What follows if a test comes out one way, with everything else in the change done.
     *
     * @param option how it comes out
     * @param verdict id of the verdict that follows
     */
    public record Outcome(String question, String option, String verdict) {}

    /** One question to lift. */
    public sealed interface Change {
        String question();

        Effort effort();

        /** It is not known where the team stands. */
        boolean findOutFirst();

        /** Effort of all its steps. */
        int cost();
    }

    /** From one level to a higher one. */
    public record Lift(String question, int from, int to, Effort effort, boolean findOutFirst) implements Change {
        @Override
        public int cost() {
            return (to - from) * effort.cost();
        }
    }

    /**
     * Test it; the outcome is a fact that nobody chooses.
     *
     * @param from the option that says that it is not tested, or null while unknown
     * @param hopedFor options with which the gate is reached
     */
    public record Test(
            String question, @Nullable String from, List<String> hopedFor, Effort effort, boolean findOutFirst)
            implements Change {
        @Override
        public int cost() {
            return effort.cost();
        }
    }
}
