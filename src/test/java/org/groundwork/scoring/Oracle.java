package org.groundwork.scoring;

import org.groundwork.method.Condition;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The gates once more, written straight from section 4 of the method: one reading at a time, null
 * for not applicable.
 */
final class Oracle {

    enum At {
        LOW,
        STATED,
        HIGH
    }

    private final AnswerSheet sheet;
    private final EconomicMetrics figures;

    Oracle(AnswerSheet sheet, EconomicMetrics figures) {
        this.sheet = sheet;
        this.figures = figures;
    }

    GateState state(Gate gate) {
        if (!Boolean.FALSE.equals(holds(gate.condition(), At.LOW))) {
            return GateState.PASSED;
        }
        if (Boolean.TRUE.equals(holds(gate.condition(), At.STATED))) {
            return GateState.ASSUMED;
        }
        return Boolean.TRUE.equals(holds(gate.condition(), At.HIGH))
                ? GateState.OPEN
                : GateState.FAILED;
    }

    List<String> possible() {
        Method method = sheet.method();
        Set<String> possible = new LinkedHashSet<>();
        boolean alive = true;
        for (Gate gate : method.gates()) {
            if (alive && state(gate) != GateState.PASSED) {
                possible.add(gate.verdict());
            }
            alive = alive && state(gate) != GateState.FAILED;
        }
        if (alive) {
            possible.add(method.allReached().id());
        }
        return new ArrayList<>(possible);
    }

    String verdict() {
        return sheet.method().gates().stream()
                .filter(gate -> !state(gate).reached())
                .map(Gate::verdict)
                .findFirst()
                .orElse(sheet.method().allReached().id());
    }

    private @Nullable Boolean holds(Condition condition, At at) {
        return switch (condition) {
            case Condition.All(var members) -> {
                List<Boolean> known = applicable(members, at);
                yield known.isEmpty() ? null : !known.contains(false);
            }
            case Condition.Any(var members) -> {
                List<Boolean> known = applicable(members, at);
                yield known.isEmpty() ? null : known.contains(true);
            }
            case Condition.Count(int needed, var members) -> {
                List<Boolean> known = applicable(members, at);
                yield known.isEmpty()
                        ? null
                        : known.stream().filter(b -> b).count() >= Math.min(needed, known.size());
            }
            case Condition.AtLeast(String question, int level) -> level(question, at, level);
            case Condition.OneOf(String question, var options) -> option(question, at, options);
            case Condition.Economics economics -> {
                Double value = figures.get(economics.figure());
                yield value == null
                        ? holds(economics.otherwise(), at)
                        : Boolean.valueOf(value >= economics.threshold());
            }
            case Condition.GateHolds(String gate) ->
                    holds(sheet.method().gate(gate).condition(), at);
            case Condition.Always always -> true;
        };
    }

    private List<Boolean> applicable(List<Condition> members, At at) {
        List<Boolean> known = new ArrayList<>();
        for (Condition member : members) {
            Boolean holds = holds(member, at);
            if (holds != null) {
                known.add(holds);
            }
        }
        return known;
    }

    private @Nullable Boolean level(String question, At at, int need) {
        Answer answer = sheet.answer(question);
        if (answer instanceof Answer.NotApplicable) {
            return null;
        }
        int level = 0;
        if (answer instanceof Answer.Level(int stated, Evidence evidence)) {
            int width = evidence == Evidence.GUESS ? 1 : 0;
            level =
                    switch (at) {
                        case LOW -> stated - width;
                        case STATED -> stated;
                        case HIGH -> stated + width;
                    };
        } else if (at == At.HIGH) {
            level = 4;
        }
        return level >= need;
    }

    private @Nullable Boolean option(String question, At at, Set<String> options) {
        Answer answer = sheet.answer(question);
        if (answer instanceof Answer.NotApplicable) {
            return null;
        }
        return answer instanceof Answer.Choice(String option)
                ? options.contains(option)
                : at == At.HIGH;
    }

    /**
     * Weighted mean of the points of a section at one reading, for points of a quarter a level; NaN
     * where nothing applies.
     */
    double section(String section, At at) {
        double sum = 0;
        double weight = 0;
        for (Question question : sheet.method().section(section).questions()) {
            if (question instanceof Question.Levelled
                    && level(question.id(), at, 0) instanceof Boolean) {
                weight += question.weight();
                for (int level = 1; level <= 4; level++) {
                    if (Boolean.TRUE.equals(level(question.id(), at, level))) {
                        sum += question.weight() * 0.25;
                    }
                }
            }
        }
        return sum / weight;
    }
}
