package org.groundwork.scoring;

import org.groundwork.method.EconomicMetric;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a condition stands on a sheet, with all that is below it: the trace of a gate. */
public sealed interface ConditionResult {

    /** Null when the condition is not applicable. */
    @Nullable GateState state();

    /** Members with how many of those that apply have to hold. */
    record Group(
            @Nullable GateState state, int needed, int applicable, List<ConditionResult> members)
            implements ConditionResult {}

    /** Levels as read; all 0 and no state where it is not applicable. */
    record LevelLeaf(@Nullable GateState state, String question, int need, Bounds.Levels levels)
            implements ConditionResult {

        public LevelLeaf(
                @Nullable GateState state,
                String question,
                int need,
                int low,
                int stated,
                int high) {
            this(state, question, need, new Bounds.Levels(low, stated, high));
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
     */
    record OptionLeaf(
            @Nullable GateState state, String question, List<String> oneOf, @Nullable String stated)
            implements ConditionResult {}

    /**
     * A figure against its threshold.
     *
     * @param value null while it cannot be computed; then {@code otherwise} stands in
     * @param otherwise null when the figure was computed
     */
    record FigureLeaf(
            @Nullable GateState state,
            EconomicMetric figure,
            double need,
            @Nullable Double value,
            @Nullable ConditionResult otherwise)
            implements ConditionResult {}

    /** Another gate's condition. */
    record GateLeaf(@Nullable GateState state, String gate, ConditionResult condition)
            implements ConditionResult {}

    /** Holds always. */
    record Always(GateState state) implements ConditionResult {

        /** For who reads the trace: no other condition says so of itself. */
        public boolean always() {
            return true;
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
                if (leaf.otherwise() == null || leaf.otherwise() instanceof Always) {
                    leaves.accept(leaf);
                } else {
                    leaf.otherwise().collect(leaves);
                }
            }
            case GateLeaf leaf -> leaf.condition().collect(leaves);
            case LevelLeaf leaf -> leaves.accept(leaf);
            case OptionLeaf leaf -> leaves.accept(leaf);
            case Always always -> {}
        }
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
        };
    }
}
