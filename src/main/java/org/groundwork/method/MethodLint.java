package org.groundwork.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problem;
import org.groundwork.markup.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Whether a method can do what it says (docs/method.md, “What the lint checks”): each gate can be passed and
 * failed, each verdict is reachable, every leaf of every gate can by itself decide its gate, and
 * where gates expect things, every scored question is required or expected somewhere. Exact:
 * conditions are monotone, so the least sheets that make a gate hold are all that has to be looked
 * at. Looked at in both worlds, with the economic figures computed and without.
 */
final class MethodLint {

    /** Least sheets held at once; beyond it a method is refused as too intricate. */
    static final int BOUND = 4_000;

    /** Sheets looked at in all; beyond it a method is refused as too intricate. */
    static final int SHEETS = 2_000_000;

    private int looked;

    private final Method method;
    private final Problems problems;
    private final Places places;

    MethodLint(Method method, Problems problems, Places places) {
        this.method = method;
        this.problems = problems;
        this.places = places;
    }

    void run() {
        if (method.verdicts().size() < 2) {
            problems.inFile("verdicts: at least two are needed, the last one for when every gate is" + " reached");
            return;
        }
        if (method.expects()) {
            everyQuestionCounts();
        }
        try {
            method.gates().forEach(this::gate);
            if (problems.none()) {
                verdicts();
            }
        } catch (RequirementSets.TooManyException e) {
            problems.inFile("gates: more than "
                    + BOUND
                    + " different ways lead through them, too many to check; make the"
                    + " conditions simpler");
        }
    }

    /** A scored question that no gate names is an answer that nobody reads. */
    private void everyQuestionCounts() {
        Set<String> named = new HashSet<>();
        for (Gate gate : method.gates()) {
            gate.condition().leaves(leaf -> {
                switch (leaf) {
                    case Condition.AtLeast of -> named.add(of.question());
                    case Condition.OneOf of -> named.add(of.question());
                    default -> {}
                }
            });
            gate.expects().forEach(leaf -> named.add(leaf.question()));
        }
        for (Question question : method.questions()) {
            if (question instanceof Question.Levelled && !named.contains(question.id())) {
                at(
                        "question",
                        question.id(),
                        "no gate requires or expects this question; its answer would count for" + " nothing");
            }
        }
    }

    private void gate(Gate gate) {
        for (boolean computed : List.of(false, true)) {
            if (ways(List.of(gate), computed).isEmpty()) {
                at("gate", gate.id(), "no answers pass this gate" + world(computed));
            }
            if (!canFail(gate, computed)) {
                at("gate", gate.id(), "no answers fail this gate" + world(computed));
            }
        }
        if (problems.none()) {
            leaves(gate);
        }
    }

    private static String world(boolean computed) {
        return computed ? " once its economic figures are computed" : "";
    }

    /** Every leaf is decisive in one of the two worlds. */
    private void leaves(Gate gate) {
        List<Condition> leaves = new ArrayList<>();
        gate.condition().leaves(leaves::add);
        Set<Integer> decisive = new HashSet<>();
        for (boolean computed : List.of(false, true)) {
            for (RequirementSets.RequirementSet way : ways(List.of(gate), computed)) {
                if (decisive.size() == leaves.size()) {
                    break;
                }
                for (Sheet sheet : counted(sheets(way, computed))) {
                    for (int i = 0; i < leaves.size(); i++) {
                        if (!decisive.contains(i)
                                && sheet.atThreshold(leaves.get(i))
                                && sheet.holds(gate.condition(), null)
                                && !sheet.holds(gate.condition(), leaves.get(i))) {
                            decisive.add(i);
                        }
                    }
                }
            }
        }
        for (int i = 0; i < leaves.size(); i++) {
            if (!decisive.contains(i)
                    && !(leaves.get(i) instanceof Condition.Always)
                    && !(leaves.get(i) instanceof Condition.Assumed)) {
                Node place = places.of(leaves.get(i));
                String message =
                        "this part can never decide gate %s by itself; others ask for more, or make it needless"
                                .formatted(gate.id());
                if (place == null) {
                    at("gate", gate.id(), message);
                } else {
                    problems.at(place, message);
                }
            }
        }
    }

    /**
     * @throws RequirementSets.TooManyException where it is too much in all
     */
    private List<Sheet> counted(List<Sheet> sheets) {
        looked += sheets.size();
        if (looked > SHEETS) {
            throw new RequirementSets.TooManyException(SHEETS);
        }
        return sheets;
    }

    private void verdicts() {
        Set<String> reachable = new HashSet<>();
        for (boolean computed : List.of(false, true)) {
            List<Gate> before = new ArrayList<>();
            for (Gate gate : method.gates()) {
                for (RequirementSets.RequirementSet way : ways(before, computed)) {
                    for (Sheet sheet : counted(sheets(way, computed))) {
                        if (before.stream().allMatch(g -> sheet.holds(g.condition(), null))
                                && !sheet.holds(gate.condition(), null)) {
                            reachable.add(gate.verdict());
                        }
                    }
                }
                before.add(gate);
            }
            if (!ways(before, computed).isEmpty()) {
                reachable.add(method.allReached().id());
            }
        }
        for (Verdict verdict : method.verdicts()) {
            if (!reachable.contains(verdict.id())) {
                at("verdict", verdict.id(), "no answers lead to this verdict");
            }
        }
    }

    private void at(String kind, String id, String message) {
        Node node = places.of(kind, id);
        if (node == null) {
            problems.add(new Problem(problems.file(), 0, 0, kind + " " + id, message));
        } else {
            problems.at(node, message);
        }
    }

    private List<RequirementSets.RequirementSet> ways(List<Gate> gates, boolean computed) {
        return new RequirementSets(
                        method,
                        new RequirementSets.Sheet() {
                            @Override
                            public RequirementSets.LeafState state(Condition leaf) {
                                return RequirementSets.LeafState.MISSING;
                            }

                            @Override
                            public boolean computed(EconomicMetric figure) {
                                return computed;
                            }
                        },
                        BOUND)
                .of(gates);
    }

    /**
     * Whether the gate does not hold on a sheet of level 0 throughout and without options. What is
     * assumed while a figure cannot be computed does not make up for that: it is no answer.
     */
    private boolean canFail(Gate gate, boolean computed) {
        Sheet least = new Sheet(
                new int[method.questions().size()], new int[method.questions().size()], 0, computed);
        return !least.holds(gate.condition(), null, false);
    }

    /** The least sheets of a way: one for each option that would do, where it asks for options. */
    private List<Sheet> sheets(RequirementSets.RequirementSet way, boolean computed) {
        List<Sheet> sheets = List.of(new Sheet(way.levels(), new int[way.levels().length], way.figures(), computed));
        for (int i = 0; i < way.options().length; i++) {
            if (way.options()[i] != 0) {
                List<Sheet> more = new ArrayList<>();
                for (Sheet sheet : sheets) {
                    for (int option = 0; option < Long.SIZE; option++) {
                        if ((way.options()[i] & 1L << option) != 0) {
                            more.add(sheet.choosing(i, option));
                        }
                    }
                }
                if (more.size() > BOUND) {
                    throw new RequirementSets.TooManyException(BOUND);
                }
                sheets = more;
            }
        }
        return sheets;
    }

    /**
     * Known answers to everything: no width, nothing not applicable. Options count from 1; 0 is
     * none.
     */
    private final class Sheet {
        private final int[] levels;
        private final int[] options;
        private final int figures;
        private final boolean computed;

        Sheet(int[] levels, int[] options, int figures, boolean computed) {
            this.levels = levels;
            this.options = options;
            this.figures = figures;
            this.computed = computed;
        }

        Sheet choosing(int question, int option) {
            int[] chosen = options.clone();
            chosen[question] = option + 1;
            return new Sheet(levels, chosen, figures, computed);
        }

        /** The leaf holds, and would not one level lower. */
        boolean atThreshold(Condition leaf) {
            return leaf instanceof Condition.AtLeast(String question, int level, var assumes)
                    ? levels[method.index(question)] == level
                    : true;
        }

        /**
         * @param without this very leaf is taken as not holding
         */
        boolean holds(Condition condition, @Nullable Condition without) {
            return holds(condition, without, true);
        }

        /**
         * @param assuming whether what is only assumed holds
         */
        boolean holds(Condition condition, @Nullable Condition without, boolean assuming) {
            if (condition == without) {
                return false;
            }
            return switch (condition) {
                case Condition.All(var members) ->
                    members.stream().allMatch(member -> holds(member, without, assuming));
                case Condition.Any(var members) ->
                    members.stream().anyMatch(member -> holds(member, without, assuming));
                case Condition.Count(int needed, var members) ->
                    members.stream()
                                    .filter(member -> holds(member, without, assuming))
                                    .count()
                            >= needed;
                case Condition.AtLeast(String question, int level, var assumes) ->
                    levels[method.index(question)] >= level;
                case Condition.OneOf(String question, var wanted, var assumes) -> {
                    int chosen = options[method.index(question)];
                    yield chosen > 0
                            && wanted.contains(((Question.Choice) method.question(question))
                                    .options()
                                    .get(chosen - 1)
                                    .id());
                }
                case Condition.Economics economics ->
                    computed
                            ? (figures & 1 << economics.figure().ordinal()) != 0
                            : holds(economics.otherwise(), without, assuming);
                case Condition.GateHolds(String gate) -> holds(method.gate(gate).condition(), without, assuming);
                case Condition.Always always -> true;
                case Condition.Assumed assumed -> assuming;
            };
        }
    }
}
