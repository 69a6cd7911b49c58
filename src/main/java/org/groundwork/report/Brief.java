package org.groundwork.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a manager needs at a glance: what is missing, and what they are asked to decide.
 *
 * @param missing what keeps the next step from being reached, or what going ahead is on condition
 *     of; all of it
 * @param onCondition going ahead is on condition of it; otherwise the next step waits for it
 * @param ask what to decide, as an imperative sentence
 * @param facts what goes with it, each by its name: what it takes, who, by when, money
 */
public record Brief(List<Missing> missing, boolean onCondition, String ask, List<Fact> facts) {

    /** How many of what is missing are named. */
    public static final int NAMED = 5;

    public Brief {
        missing = List.copyOf(missing);
        facts = List.copyOf(facts);
    }

    /**
     * Something that is missing.
     *
     * @param question id; null for a figure of the money
     * @param state that nobody knows it, or was asked, or that it is a fact; empty where neither
     *     holds
     * @param need what would be enough; empty where that is no level
     * @param days of work; empty where no work changes it
     */
    public record Missing(
            @Nullable String question, String title, String state, String need, String role, String days) {}

    /** Something that goes with what is asked. */
    public record Fact(Kind kind, String text) {

        /** What it is about. */
        public enum Kind {
            WORK,
            PEOPLE,
            DATE,
            MONEY
        }
    }

    /** Those that are named. */
    public List<Missing> named() {
        return missing.subList(0, Math.min(NAMED, missing.size()));
    }

    /** How many more there are. */
    public int more() {
        return Math.max(0, missing.size() - NAMED);
    }
}
