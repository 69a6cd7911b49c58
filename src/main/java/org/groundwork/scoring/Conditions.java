package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.method.Condition;
import org.groundwork.method.Method;
import org.jspecify.annotations.Nullable;

/** Evaluates conditions at the three readings at once. */
final class Conditions {

    private final Method method;
    private final AnswerBounds readings;
    private final EconomicMetrics figures;

    Conditions(Method method, AnswerBounds readings, EconomicMetrics figures) {
        this.method = method;
        this.readings = readings;
        this.figures = figures;
    }

    ConditionResult result(Condition condition) {
        return switch (condition) {
            case Condition.All(var members) -> group(members.size(), members);
            case Condition.Any(var members) -> group(1, members);
            case Condition.Count(int needed, var members) -> group(needed, members);
            case Condition.AtLeast leaf -> level(leaf);
            case Condition.OneOf leaf -> option(leaf);
            case Condition.Economics leaf -> figure(leaf);
            case Condition.GateHolds(String gate) -> {
                ConditionResult inner = result(method.gate(gate).condition());
                yield new ConditionResult.GateLeaf(inner.state(), gate, inner);
            }
            case Condition.Always always -> new ConditionResult.Always(GateState.PASSED);
            case Condition.Assumed assumed -> new ConditionResult.Assumed(GateState.ASSUMED);
        };
    }

    /**
     * Members that are not applicable are left out; where none is left, neither is the group, and
     * no more is asked than there are.
     */
    private ConditionResult.Group group(int needed, List<Condition> members) {
        List<ConditionResult> results = new ArrayList<>(members.size());
        int applicable = 0;
        int low = 0;
        int stated = 0;
        int high = 0;
        for (Condition member : members) {
            ConditionResult result = result(member);
            results.add(result);
            GateState state = result.state();
            if (state != null) {
                applicable++;
                low += state == GateState.PASSED ? 1 : 0;
                stated += state.reached() ? 1 : 0;
                high += state == GateState.FAILED ? 0 : 1;
            }
        }
        int asked = Math.min(needed, applicable);
        return new ConditionResult.Group(
                applicable == 0 ? null : GateState.of(low >= asked, stated >= asked, high >= asked),
                asked,
                applicable,
                results);
    }

    ConditionResult.LevelLeaf level(Condition.AtLeast leaf) {
        return switch (readings.of(leaf.question())) {
            case Bounds.Levels(int low, int stated, int high) -> {
                boolean assumed = leaf.assumes() && readings.unknown(leaf.question());
                yield new ConditionResult.LevelLeaf(
                        assumed
                                ? GateState.ASSUMED
                                : GateState.of(low >= leaf.level(), stated >= leaf.level(), high >= leaf.level()),
                        leaf.question(),
                        leaf.level(),
                        low,
                        stated,
                        high,
                        leaf.assumes(),
                        assumed);
            }
            case Bounds.Neutral neutral ->
                new ConditionResult.LevelLeaf(null, leaf.question(), leaf.level(), 0, 0, 0, leaf.assumes(), false);
            case Bounds.Option option -> throw new IllegalArgumentException(leaf.question() + " has no levels");
        };
    }

    private ConditionResult option(Condition.OneOf leaf) {
        Bounds reading = readings.of(leaf.question());
        @Nullable String stated = reading instanceof Bounds.Option(@Nullable String option) ? option : null;
        GateState state;
        if (reading instanceof Bounds.Neutral) {
            state = null;
        } else if (stated == null) {
            state = leaf.assumes() ? GateState.ASSUMED : leaf.options().isEmpty() ? GateState.FAILED : GateState.OPEN;
        } else {
            boolean holds = leaf.options().contains(stated);
            state = GateState.of(holds, holds, holds);
        }
        return new ConditionResult.OptionLeaf(
                state, leaf.question(), List.copyOf(leaf.options()), stated, leaf.assumes());
    }

    private ConditionResult figure(Condition.Economics leaf) {
        EconomicMetrics.@Nullable Reading reading = figures.get(leaf.figure());
        if (reading == null) {
            ConditionResult otherwise = result(leaf.otherwise());
            return new ConditionResult.FigureLeaf(otherwise.state(), leaf.figure(), leaf.threshold(), null, otherwise);
        }
        return new ConditionResult.FigureLeaf(
                GateState.of(
                        reading.low() >= leaf.threshold() && !reading.restsOnDefaults(),
                        reading.stated() >= leaf.threshold(),
                        reading.high() >= leaf.threshold()),
                leaf.figure(),
                leaf.threshold(),
                reading,
                null);
    }
}
