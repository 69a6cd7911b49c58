package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.method.Condition;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.method.RequirementSets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest set of changes, exactly: over all least sets of requirements, fewest facts
 * first, then the least effort, then the fewest questions, then the method's order. Each proposal
 * was re-scored.
 */
public final class CheapestChanges {

    /** Sets held at once; the lint makes sure that a method stays below it. */
    static final int BOUND = 20_000;

    private final Method method;
    private final AnswerSheet sheet;
    private final EconomicMetrics figures;
    private final AnswerBounds readings;

    public CheapestChanges(Method method, AnswerSheet sheet, EconomicMetrics figures) {
        this.method = method;
        this.sheet = sheet;
        this.figures = figures;
        this.readings = AnswerBounds.of(sheet);
    }

    /**
     * What it takes to reach this gate and every gate before it, from the answers as stated; costs
     * nothing where it is reached.
     */
    public CheapestChange toReach(String gate) {
        List<Gate> gates = new ArrayList<>();
        for (Gate candidate : method.gates()) {
            gates.add(candidate);
            if (candidate.id().equals(gate)) {
                break;
            }
        }
        return cheapest(gates, gate);
    }

    /** What it takes to reach every gate. */
    public CheapestChange toReachAll() {
        return cheapest(method.gates(), method.gates().getLast().id());
    }

    private CheapestChange cheapest(List<Gate> gates, String target) {
        RequirementSets ways = new RequirementSets(method, new StatedSheet(), BOUND);
        List<Proposal> proposals = new ArrayList<>();
        for (RequirementSets.RequirementSet way : ways.of(gates)) {
            proposals.add(proposal(way));
        }
        proposals.sort(null);
        for (Proposal proposal : proposals) {
            if (!proposal.facts.isEmpty()) {
                return new CheapestChange(target, null, List.of(), List.copyOf(proposal.facts));
            }
            if (reaches(proposal, gates)) {
                return new CheapestChange(target, proposal.cost, List.copyOf(proposal.changes), List.of());
            }
        }
        return new CheapestChange(target, null, List.of(), hinges(gates));
    }

    /**
     * Where no set of changes reaches the gates, as when not applicable leaves only conditions that
     * ask one choice for two things at once: the choices that keep them from being reached, or else
     * all that does.
     */
    private List<String> hinges(List<Gate> gates) {
        Set<String> choices = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        Conditions conditions = new Conditions(method, readings, figures);
        for (Gate gate : gates) {
            for (ConditionResult leaf : Findings.lackingLeaves(conditions.result(gate.condition()))) {
                switch (leaf) {
                    case ConditionResult.OptionLeaf option -> choices.add(option.question());
                    case ConditionResult.FigureLeaf figure ->
                        all.add(figure.figure().id());
                    case ConditionResult.LevelLeaf level -> all.add(level.question());
                    case ConditionResult.Group group -> {}
                    case ConditionResult.GateLeaf other -> {}
                    case ConditionResult.Always always -> {}
                    case ConditionResult.Assumed assumed -> {}
                }
            }
        }
        return List.copyOf(choices.isEmpty() ? all : choices);
    }

    private boolean reaches(Proposal proposal, List<Gate> gates) {
        AnswerSheet changed = sheet;
        for (CheapestChange.Change change : proposal.changes) {
            changed = changed.with(change.question(), after(change));
        }
        List<GateResult> results = new Scorer(method).gates(changed, figures);
        for (GateResult result : results.subList(0, gates.size())) {
            if (!result.state().reached()) {
                return false;
            }
        }
        return true;
    }

    /**
     * What would follow from each outcome of the tests in a change, by scoring each; the other
     * tests of the change at what is hoped for. Empty where it asks for no test.
     */
    public List<CheapestChange.Outcome> outcomes(CheapestChange change) {
        Scorer scorer = new Scorer(method);
        AnswerSheet changed = sheet;
        for (CheapestChange.Change one : change.changes()) {
            changed = changed.with(one.question(), after(one));
        }
        List<CheapestChange.Outcome> outcomes = new ArrayList<>();
        for (CheapestChange.Change one : change.changes()) {
            if (one instanceof CheapestChange.Test
                    && method.question(one.question()) instanceof Question.Choice choice) {
                for (Option option : choice.options()) {
                    if (!option.untested()) {
                        AnswerSheet tested = changed.with(one.question(), new Answer.Choice(option.id()));
                        outcomes.add(new CheapestChange.Outcome(
                                one.question(), option.id(), scorer.verdict(scorer.gates(tested, figures))));
                    }
                }
            }
        }
        return List.copyOf(outcomes);
    }

    /** The answer that a proposed change leads to, at its best for a test. */
    public static Answer after(CheapestChange.Change change) {
        return switch (change) {
            case CheapestChange.Lift lift -> new Answer.Level(lift.to(), Evidence.KNOWN);
            case CheapestChange.Test test -> new Answer.Choice(test.hopedFor().getFirst());
        };
    }

    private Proposal proposal(RequirementSets.RequirementSet way) {
        Proposal proposal = new Proposal();
        List<Question> questions = method.questions();
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            if (way.levels()[i] > 0) {
                proposal.lift(question, i, way.levels()[i], (Bounds.Levels) readings.of(question.id()));
            } else if (way.options()[i] != 0) {
                proposal.test((Question.Choice) question, i, way.options()[i]);
            }
        }
        for (EconomicMetric figure : EconomicMetric.values()) {
            if ((way.figures() & 1 << figure.ordinal()) != 0) {
                proposal.facts.add(figure.id());
            }
        }
        return proposal;
    }

    private boolean unknown(String question) {
        Answer answer = sheet.answer(question);
        return answer == null || answer instanceof Answer.Unknown;
    }

    /** Reads leaves as stated. */
    private final class StatedSheet implements RequirementSets.Sheet {
        @Override
        public RequirementSets.LeafState state(Condition leaf) {
            ConditionResult result = new Conditions(method, readings, figures).result(leaf);
            @Nullable GateState state = result.state();
            if (state == null) {
                return RequirementSets.LeafState.NOT_APPLICABLE;
            }
            if (result.isAssumedUnknown()) {
                return RequirementSets.LeafState.ASSUMED;
            }
            return state.reached() ? RequirementSets.LeafState.HOLDS : RequirementSets.LeafState.MISSING;
        }

        @Override
        public boolean computed(EconomicMetric figure) {
            return figures.has(figure);
        }
    }

    /** One candidate. */
    private final class Proposal implements Comparable<Proposal> {
        final List<CheapestChange.Change> changes = new ArrayList<>();
        final List<String> facts = new ArrayList<>();
        final List<Integer> touched = new ArrayList<>();
        int cost;

        @Override
        public int compareTo(Proposal other) {
            int order = Integer.compare(facts.size(), other.facts.size());
            order = order != 0 ? order : Integer.compare(cost, other.cost);
            order = order != 0 ? order : Integer.compare(touched.size(), other.touched.size());
            for (int i = 0; order == 0 && i < touched.size(); i++) {
                order = Integer.compare(touched.get(i), other.touched.get(i));
            }
            return order != 0 ? order : changes.toString().compareTo(other.changes.toString());
        }

        void lift(Question question, int index, int to, Bounds.Levels levels) {
            if (question.effort() == Effort.FACT) {
                facts.add(question.id());
                touched.add(index);
            } else {
                add(
                        index,
                        new CheapestChange.Lift(
                                question.id(), levels.stated(), to, question.effort(), unknown(question.id())));
            }
        }

        void test(Question.Choice question, int index, long options) {
            @Nullable String from = sheet.answer(question.id()) instanceof Answer.Choice(String option) ? option : null;
            List<String> hopedFor = new ArrayList<>();
            for (int i = 0; i < question.options().size(); i++) {
                Option option = question.options().get(i);
                if ((options & 1L << i) != 0 && !option.untested()) {
                    hopedFor.add(option.id());
                }
            }
            boolean testable = question.effort() != Effort.FACT
                    && !hopedFor.isEmpty()
                    && (from == null || question.option(from).untested());
            if (testable) {
                add(
                        index,
                        new CheapestChange.Test(
                                question.id(), from, List.copyOf(hopedFor), question.effort(), from == null));
            } else {
                facts.add(question.id());
                touched.add(index);
            }
        }

        private void add(int index, CheapestChange.Change change) {
            changes.add(change);
            touched.add(index);
            cost += change.cost();
        }
    }
}
