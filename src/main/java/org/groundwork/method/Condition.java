package org.groundwork.method;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A condition over answers, as data. There is no negation, so that every condition is monotone in
 * the levels: more can only help.
 */
public sealed interface Condition {

    /** Every member that applies holds. */
    record All(List<Condition> members) implements Condition {
        public All {
            members = List.copyOf(members);
        }
    }

    /** At least one member that applies holds. */
    record Any(List<Condition> members) implements Condition {
        public Any {
            members = List.copyOf(members);
        }
    }

    /** At least {@code needed} of the members that apply hold; all of them where fewer apply. */
    record Count(int needed, List<Condition> members) implements Condition {
        public Count {
            members = List.copyOf(members);
        }
    }

    /**
     * The question's level is {@code level} (1 to 4) or more.
     *
     * @param assumes taken to hold, as stated, until somebody knows
     */
    record AtLeast(String question, int level, boolean assumes) implements Condition {
        /** A leaf that has to be shown. */
        public AtLeast(String question, int level) {
            this(question, level, false);
        }
    }

    /**
     * The option chosen is one of these, in the order of the method file.
     *
     * @param assumes taken to hold, as stated, until somebody knows
     */
    record OneOf(String question, Set<String> options, boolean assumes) implements Condition {
        public OneOf {
            options = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(options));
        }

        /** A leaf that has to be shown. */
        public OneOf(String question, Set<String> options) {
            this(question, options, false);
        }
    }

    /**
     * The figure is {@code threshold} or more; while it cannot be computed, {@code otherwise}
     * stands in.
     *
     * @param threshold money or share, as the figure
     */
    record Economics(EconomicMetric figure, double threshold, Condition otherwise) implements Condition {}

    /** That gate's own condition holds. */
    record GateHolds(String gate) implements Condition {}

    /** Holds always; stands in for a figure that is not known. */
    record Always() implements Condition {}

    /** Neither shown nor refuted; stands in for a figure that is not known. */
    record Assumed() implements Condition {}

    /** Calls {@code visitor} for each leaf in order, those of {@code otherwise} included. */
    default void leaves(Consumer<Condition> visitor) {
        switch (this) {
            case All(var members) -> leaves(members, visitor);
            case Any(var members) -> leaves(members, visitor);
            case Count(int needed, var members) -> leaves(members, visitor);
            case Economics economics -> {
                visitor.accept(economics);
                economics.otherwise().leaves(visitor);
            }
            case AtLeast leaf -> visitor.accept(leaf);
            case OneOf leaf -> visitor.accept(leaf);
            case GateHolds leaf -> visitor.accept(leaf);
            case Always leaf -> visitor.accept(leaf);
            case Assumed leaf -> visitor.accept(leaf);
        }
    }

    private static void leaves(List<Condition> members, Consumer<Condition> visitor) {
        for (Condition member : members) {
            member.leaves(visitor);
        }
    }
}
