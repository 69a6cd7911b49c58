package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/** How a condition stands on a sheet, with all that is below it: the trace of a gate. */
public sealed interface ConditionResult {

    /** Null when the condition is not applicable. */
    @Nullable
    GateState state();

    /** Members with how many of those that apply have to hold. */
    record Group(@Nullable GateState state, int needed, int applicable, List<ConditionResult> members)
            implements ConditionResult {}

    /**
     * Levels as read; all 0 and no state where it is not applicable.
     *
     * @param assumes it is taken to hold, as stated, until somebody knows
     * @param assumed which is so at present: nobody knows
     */
    record LevelLeaf(
            @Nullable GateState state,
            String question,
            int need,
            Bounds.Levels levels,
            boolean assumes,
            boolean assumed)
            implements ConditionResult {

        public LevelLeaf(
                @Nullable GateState state,
                String question,
                int need,
                int low,
                int stated,
                int high,
                boolean assumes,
                boolean assumed) {
            this(state, question, need, new Bounds.Levels(low, stated, high), assumes, assumed);
        }

        /** A leaf that has to be shown. */
        public LevelLeaf(@Nullable GateState state, String question, int need, int low, int stated, int high) {
            this(state, question, need, low, stated, high, false, false);
        }

        public int low() {
            return levels.low();
        }

        public int stated() {
            return levels.stated();
        }

        public int high() {
            return levels.high();
        }
    }

    /**
     * @param stated the option chosen, null while unknown or where it is not applicable
     * @param assumes it is taken to hold, as stated, until somebody knows
     */
    record OptionLeaf(
            @Nullable GateState state,
            String question,
            List<String> oneOf,
            @Nullable String stated,
            boolean assumes) implements ConditionResult {

        /** A leaf that has to be shown. */
        public OptionLeaf(@Nullable GateState state, String question, List<String> oneOf, @Nullable String stated) {
            this(state, question, oneOf, stated, false);
        }
    }

    /**
     * A figure against its threshold.
     *
     * @param reading null while it cannot be computed; then {@code otherwise} stands in
     * @param otherwise null when the figure was computed
     */
    record FigureLeaf(
            @Nullable GateState state,
            EconomicMetric figure,
            double need,
            EconomicMetrics.@Nullable Reading reading,
            @Nullable ConditionResult otherwise)
            implements ConditionResult {

        /** As stated; null while it cannot be computed. */
        public @Nullable Double value() {
            return reading == null ? null : reading.stated();
        }
    }

    /** Another gate's condition. */
    record GateLeaf(@Nullable GateState state, String gate, ConditionResult condition) implements ConditionResult {}

    /** Holds always. */
    record Always(GateState state) implements ConditionResult {

        /** For who reads the trace: no other condition says so of itself. */
        public boolean always() {
            return true;
        }
    }

    /** Neither shown nor refuted. */
    record Assumed(GateState state) implements ConditionResult {

        /** For who reads the trace: see {@link Always#always()}. */
        public boolean always() {
            return false;
        }
    }

    /**
     * How {@code condition} was written, in the order of the method file: its leaves, those that
     * stand in for figures included.
     */
    default List<ConditionResult> leaves() {
        List<ConditionResult> leaves = new ArrayList<>();
        collect(leaves::add);
        return leaves;
    }

    private void collect(Consumer<ConditionResult> leaves) {
        switch (this) {
            case Group group -> group.members().forEach(member -> member.collect(leaves));
            case FigureLeaf leaf -> {
                switch (leaf.otherwise()) {
                    case null -> leaves.accept(leaf);
                    case Always always -> leaves.accept(leaf);
                    case Assumed assumed -> leaves.accept(leaf);
                    default -> leaf.otherwise().collect(leaves);
                }
            }
            case GateLeaf leaf -> leaf.condition().collect(leaves);
            case LevelLeaf leaf -> leaves.accept(leaf);
            case OptionLeaf leaf -> leaves.accept(leaf);
            case Always always -> {}
            case Assumed assumed -> {}
        }
    }

    /** It is taken to hold because nobody knows. */
    default boolean isAssumedUnknown() {
        return switch (this) {
            case LevelLeaf leaf -> leaf.assumed();
            case OptionLeaf leaf -> leaf.assumes() && leaf.stated() == null && leaf.state() != null;
            default -> false;
        };
    }

    /** A leaf that applies, about whose question nobody knows or nobody was asked. */
    default boolean nobodyKnows() {
        return switch (this) {
            case LevelLeaf leaf -> leaf.state() != null && leaf.low() == 0 && leaf.high() == Question.TOP;
            case OptionLeaf leaf -> leaf.state() != null && leaf.stated() == null;
            default -> false;
        };
    }

    /** The question of a leaf; null for a figure or a group. */
    default @Nullable String question() {
        return switch (this) {
            case LevelLeaf leaf -> leaf.question();
            case OptionLeaf leaf -> leaf.question();
            case Group group -> null;
            case FigureLeaf leaf -> null;
            case GateLeaf leaf -> null;
            case Always always -> null;
            case Assumed assumed -> null;
        };
    }
}
