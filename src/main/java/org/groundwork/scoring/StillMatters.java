package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Method;
import org.jspecify.annotations.Nullable;

/** Which questions can still change the recommendation. */
final class StillMatters {

    private StillMatters() {}

    /**
     * A question matters while its leaf and every condition around it are undecided, and no earlier
     * gate has failed.
     */
    static List<String> questions(Method method, List<GateResult> gates) {
        Set<String> questions = new LinkedHashSet<>();
        for (GateResult gate : gates) {
            Set<String> ofGate = new LinkedHashSet<>();
            undecided(gate.condition(), ofGate, new LinkedHashSet<>());
            List<String> ordered = new ArrayList<>(ofGate);
            ordered.sort(
                    Comparator.comparingInt((String id) -> -method.question(id).weight())
                            .thenComparingInt(method::index));
            questions.addAll(ordered);
            if (gate.state() == GateState.FAILED) {
                break;
            }
        }
        return List.copyOf(questions);
    }

    /**
     * Likewise the figures: those that are undecided by themselves, or that nothing stands in for.
     */
    static List<EconomicMetric> figures(List<GateResult> gates) {
        Set<EconomicMetric> figures = new LinkedHashSet<>();
        for (GateResult gate : gates) {
            undecided(gate.condition(), new LinkedHashSet<>(), figures);
            if (gate.state() == GateState.FAILED) {
                break;
            }
        }
        return List.copyOf(figures);
    }

    private static void undecided(ConditionResult condition, Set<String> questions, Set<EconomicMetric> figures) {
        GateState state = condition.state();
        if (state == null || !state.undecided()) {
            return;
        }
        @Nullable String question = condition.question();
        if (question != null) {
            questions.add(question);
        }
        switch (condition) {
            case ConditionResult.Group group ->
                group.members().forEach(member -> undecided(member, questions, figures));
            case ConditionResult.FigureLeaf leaf -> {
                switch (leaf.otherwise()) {
                    case null -> figures.add(leaf.figure());
                    case ConditionResult.Assumed assumed -> figures.add(leaf.figure());
                    default -> undecided(leaf.otherwise(), questions, figures);
                }
            }
            case ConditionResult.GateLeaf leaf -> undecided(leaf.condition(), questions, figures);
            case ConditionResult.LevelLeaf leaf -> {}
            case ConditionResult.OptionLeaf leaf -> {}
            case ConditionResult.Always always -> {}
            case ConditionResult.Assumed assumed -> {}
        }
    }
}
