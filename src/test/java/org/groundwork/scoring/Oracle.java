package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.method.Condition;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/**
 * The gates once more, written straight from what the method says: one reading at a time, null for
 * not applicable.
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
        return Boolean.TRUE.equals(holds(gate.condition(), At.HIGH)) ? GateState.OPEN : GateState.FAILED;
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
                yield known.isEmpty() ? null : known.stream().filter(b -> b).count() >= Math.min(needed, known.size());
            }
            case Condition.AtLeast(String question, int level, boolean assumes) ->
                assumes && nobodyKnows(question) ? Boolean.valueOf(at != At.LOW) : level(question, at, level);
            case Condition.OneOf(String question, var options, boolean assumes) ->
                assumes && nobodyKnows(question) ? Boolean.valueOf(at != At.LOW) : option(question, at, options);
            case Condition.Economics economics -> {
                EconomicMetrics.Reading value = figures.readings().get(economics.figure());
                if (value == null) {
                    yield holds(economics.otherwise(), at);
                }
                double read = switch (at) {
                    case LOW -> value.low();
                    case STATED -> value.stated();
                    case HIGH -> value.high();
                };
                yield read >= economics.threshold();
            }
            case Condition.GateHolds(String gate) ->
                holds(sheet.method().gate(gate).condition(), at);
            case Condition.Always always -> true;
            case Condition.Assumed assumed -> at != At.LOW;
        };
    }

    private boolean nobodyKnows(String question) {
        Answer answer = sheet.answer(question);
        return answer == null || answer.equals(new Answer.Unknown());
    }

    /** Gate, question and level of the unmet expectations that go with the verdict. */
    List<String> conditions() {
        Method method = sheet.method();
        Gate here = method.gates().stream()
                .filter(gate -> !state(gate).reached())
                .findFirst()
                .orElse(null);
        List<String> of = method.verdict(verdict()).conditionsOf();
        List<String> conditions = new ArrayList<>();
        for (Gate gate : method.gates()) {
            boolean named = of != null
                    ? of.contains(gate.id())
                    : here == null || here.id().equals(gate.id());
            for (Condition.AtLeast expected : named ? gate.expects() : List.<Condition.AtLeast>of()) {
                if (Boolean.FALSE.equals(level(expected.question(), At.LOW, expected.level()))) {
                    conditions.add(gate.id() + " " + expected.question() + " " + expected.level());
                }
            }
        }
        return conditions;
    }

    /** Share of the weight of what the first gates require that is answered. */
    double answered() {
        Set<String> asked = new LinkedHashSet<>();
        Method method = sheet.method();
        method.tooEarly().gates().forEach(id -> asked(method.gate(id).condition(), asked));
        double weight = 0;
        double answered = 0;
        for (String id : asked) {
            if (!(sheet.answer(id) instanceof Answer.NotApplicable)) {
                int counts = method.question(id) instanceof Question.Levelled q ? q.weight() : 1;
                weight += counts;
                answered += sheet.answer(id) == null ? 0 : counts;
            }
        }
        return weight == 0 ? 1 : answered / weight;
    }

    private void asked(Condition condition, Set<String> asked) {
        switch (condition) {
            case Condition.All(var members) -> members.forEach(m -> asked(m, asked));
            case Condition.Any(var members) -> members.forEach(m -> asked(m, asked));
            case Condition.Count(int needed, var members) -> members.forEach(m -> asked(m, asked));
            case Condition.AtLeast leaf -> asked.add(leaf.question());
            case Condition.OneOf leaf -> asked.add(leaf.question());
            case Condition.Economics leaf -> asked(leaf.otherwise(), asked);
            case Condition.GateHolds(String gate) ->
                asked(sheet.method().gate(gate).condition(), asked);
            case Condition.Always always -> {}
            case Condition.Assumed assumed -> {}
        }
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
            level = switch (at) {
                case LOW -> stated - width;
                case STATED -> stated;
                case HIGH -> stated + width;
            };
        } else if (answer instanceof Answer.Spread(var votes)) {
            level = switch (at) {
                case LOW -> Collections.min(votes);
                case STATED -> votes.stream().sorted().toList().get((votes.size() + 1) / 2 - 1);
                case HIGH -> Collections.max(votes);
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
        return answer instanceof Answer.Choice(String option) ? options.contains(option) : at == At.HIGH;
    }

    /**
     * Weighted mean of the points of a section at one reading, for points of a quarter a level; NaN
     * where nothing applies.
     */
    double section(String section, At at) {
        double sum = 0;
        double weight = 0;
        for (Question question : sheet.method().section(section).questions()) {
            if (question instanceof Question.Levelled && level(question.id(), at, 0) instanceof Boolean) {
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
