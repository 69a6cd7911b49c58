package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.groundwork.method.Condition;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.PyramidLevel;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.method.TooEarly;
import org.jspecify.annotations.Nullable;

/**
 * Scores sheets of one method: pure, and the same for the same sheet. Safe for use by several
 * threads.
 */
public final class Scorer {

    private static final double SOLID_AT = 0.6;
    private static final double PARTIAL_AT = 0.3;

    private final Method method;

    /** Questions of which enough has to be answered before a verdict is named. */
    private final List<Question> ofFirstGates;

    /** Positions of the gates that require something of a question, by its position. */
    private final List<List<Integer>> gatesAsking = new ArrayList<>();

    public Scorer(Method method) {
        this.method = method;
        this.ofFirstGates =
                asked(method.gates().stream().filter(g -> counts(method, g)).toList());
        for (int i = 0; i < method.questions().size(); i++) {
            gatesAsking.add(new ArrayList<>());
        }
        for (int gate = 0; gate < method.gates().size(); gate++) {
            for (Question question : asked(List.of(method.gates().get(gate)))) {
                gatesAsking.get(method.index(question.id())).add(gate);
            }
        }
    }

    private static boolean counts(Method method, Gate gate) {
        return method.tooEarly().gates().contains(gate.id());
    }

    /** The questions that these gates require, each once, in the method's order. */
    private List<Question> asked(List<Gate> gates) {
        boolean[] asked = new boolean[method.questions().size()];
        for (Gate gate : gates) {
            gate.condition().leaves(leaf -> remember(leaf, asked));
        }
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < asked.length; i++) {
            if (asked[i]) {
                questions.add(method.questions().get(i));
            }
        }
        return List.copyOf(questions);
    }

    private void remember(Condition leaf, boolean[] asked) {
        switch (leaf) {
            case Condition.AtLeast of -> asked[method.index(of.question())] = true;
            case Condition.OneOf of -> asked[method.index(of.question())] = true;
            case Condition.GateHolds(String gate) ->
                method.gate(gate).condition().leaves(inner -> remember(inner, asked));
            default -> {}
        }
    }

    /** Positions of the gates that require something of a question. */
    List<Integer> gatesAsking(Question question) {
        return gatesAsking.get(method.index(question.id()));
    }

    public Method method() {
        return method;
    }

    /** Ids of the questions that are not asked, because of the answers to others. */
    public static Set<String> hidden(AnswerSheet sheet) {
        AnswerBounds readings = AnswerBounds.of(sheet);
        Set<String> hidden = new LinkedHashSet<>();
        for (Question question : sheet.method().questions()) {
            if (readings.of(question.id()) instanceof Bounds.Neutral(boolean isHidden) && isHidden) {
                hidden.add(question.id());
            }
        }
        return hidden;
    }

    /**
     * Scores a sheet.
     *
     * @throws IllegalArgumentException if the sheet is of another method
     */
    public Result score(AnswerSheet sheet, EconomicMetrics figures) {
        if (!sheet.method().ref().equals(method.ref())) {
            throw new IllegalArgumentException(
                    "the sheet is of " + sheet.method().ref() + ", not of " + method.ref());
        }
        AnswerBounds readings = AnswerBounds.of(sheet);
        List<GateResult> gates = gates(readings, figures);
        GateResult blockingGate = blockingGate(gates);
        List<String> possible = possible(gates);
        boolean settled = possible.size() == 1;
        double answered = answered(readings, sheet);
        TooEarly early = method.tooEarly();
        boolean tooEarly = answered < early.share() && (early.evenSettled() || !settled);
        List<SectionScore> sections = sections(readings);
        return new Result(
                method.ref(),
                tooEarly ? null : verdict(gates),
                blockingGate == null ? null : blockingGate.id(),
                settled,
                possible,
                answered,
                readiness(sections),
                sections,
                pyramid(readings),
                gates,
                blockingGate == null ? null : new CheapestChanges(method, sheet, figures).toReach(blockingGate.id()),
                settled ? List.of() : StillMatters.questions(method, gates),
                method.expects()
                        ? new CaveatFinder(this, sheet, readings, figures, gates).caveats(blockingGate, settled)
                        : null);
    }

    /** That of the first gate not reached, however little is answered. */
    String verdict(List<GateResult> gates) {
        GateResult blockingGate = blockingGate(gates);
        return blockingGate == null ? method.allReached().id() : blockingGate.verdictIfNotPassed();
    }

    /** How many gates are reached before the first one that is not. */
    static int step(List<GateResult> gates) {
        int step = 0;
        while (step < gates.size() && gates.get(step).state().reached()) {
            step++;
        }
        return step;
    }

    private static @Nullable GateResult blockingGate(List<GateResult> gates) {
        for (GateResult gate : gates) {
            if (!gate.state().reached()) {
                return gate;
            }
        }
        return null;
    }

    /** The section scores alone, which no figure moves. */
    List<SectionScore> sections(AnswerSheet sheet) {
        return sections(AnswerBounds.of(sheet));
    }

    /** The gates alone, without anything that is derived from them. */
    List<GateResult> gates(AnswerSheet sheet, EconomicMetrics figures) {
        AnswerBounds readings = AnswerBounds.of(sheet);
        return gates(readings, figures);
    }

    /**
     * The gates once more where one question is read otherwise.
     *
     * @param gates as they were
     */
    List<GateResult> gates(List<GateResult> gates, Question question, AnswerBounds readings, EconomicMetrics figures) {
        List<GateResult> changed = new ArrayList<>(gates);
        for (int i : gatesAsking(question)) {
            changed.set(i, gate(method.gates().get(i), readings, figures));
        }
        return changed;
    }

    private List<GateResult> gates(AnswerBounds readings, EconomicMetrics figures) {
        List<GateResult> gates = new ArrayList<>(method.gates().size());
        for (Gate gate : method.gates()) {
            gates.add(gate(gate, readings, figures));
        }
        return List.copyOf(gates);
    }

    /** A gate whose whole condition is not applicable is passed. */
    private GateResult gate(Gate gate, AnswerBounds readings, EconomicMetrics figures) {
        Conditions conditions = new Conditions(method, readings, figures);
        ConditionResult condition = conditions.result(gate.condition());
        GateState state = condition.state();
        List<ConditionResult.LevelLeaf> expects = new ArrayList<>(gate.expects().size());
        for (Condition.AtLeast expected : gate.expects()) {
            expects.add(conditions.level(expected));
        }
        return new GateResult(gate.id(), state == null ? GateState.PASSED : state, gate.verdict(), condition, expects);
    }

    private List<String> possible(List<GateResult> gates) {
        Set<String> possible = new LinkedHashSet<>();
        for (GateResult gate : gates) {
            if (gate.state() != GateState.PASSED) {
                possible.add(gate.verdictIfNotPassed());
            }
            if (gate.state() == GateState.FAILED) {
                return List.copyOf(possible);
            }
        }
        possible.add(method.allReached().id());
        return List.copyOf(possible);
    }

    private double answered(AnswerBounds readings, AnswerSheet sheet) {
        return share(readings, question -> sheet.answer(question.id()) != null);
    }

    /**
     * Share of the weight of the questions of the first gates to which somebody knows the answer: to
     * say that nobody does counts as an answer, and is none here.
     */
    double known(AnswerSheet sheet) {
        AnswerBounds readings = AnswerBounds.of(sheet);
        return share(readings, question -> !readings.unknown(question.id()));
    }

    /** Of the weight of the questions of the first gates that apply. */
    private double share(AnswerBounds readings, Predicate<Question> counts) {
        double weight = 0;
        double sum = 0;
        for (Question question : ofFirstGates) {
            if (!(readings.of(question.id()) instanceof Bounds.Neutral)) {
                weight += question.weight();
                sum += counts.test(question) ? question.weight() : 0;
            }
        }
        return weight == 0 ? 1 : sum / weight;
    }

    private List<SectionScore> sections(AnswerBounds readings) {
        List<SectionScore> scores = new ArrayList<>(method.sections().size());
        for (Section section : method.sections()) {
            List<SectionScore.Contribution> contributions = contributions(section.questions(), readings);
            double weight = 0;
            double held = 0;
            for (SectionScore.Contribution contribution : contributions) {
                weight += contribution.weight();
                held += contribution.holdsLevel() ? contribution.weight() : 0;
            }
            Band band = mean(contributions);
            scores.add(new SectionScore(section.id(), band, band == null ? null : held / weight, contributions));
        }
        return List.copyOf(scores);
    }

    private static List<SectionScore.Contribution> contributions(List<Question> questions, AnswerBounds readings) {
        List<SectionScore.Contribution> contributions = new ArrayList<>(questions.size());
        for (Question question : questions) {
            if (question instanceof Question.Levelled levelled
                    && readings.of(question.id()) instanceof Bounds.Levels levels) {
                contributions.add(new SectionScore.Contribution(
                        question.id(),
                        question.weight(),
                        levels,
                        new Band(
                                levelled.levels().get(levels.low()).points(),
                                levelled.levels().get(levels.stated()).points(),
                                levelled.levels().get(levels.high()).points()),
                        readings.holdsLevel(question.id())));
            }
        }
        return List.copyOf(contributions);
    }

    private static @Nullable Band mean(List<SectionScore.Contribution> contributions) {
        double weight = 0;
        double low = 0;
        double stated = 0;
        double high = 0;
        for (SectionScore.Contribution contribution : contributions) {
            weight += contribution.weight();
            low += contribution.weight() * contribution.points().low();
            stated += contribution.weight() * contribution.points().stated();
            high += contribution.weight() * contribution.points().high();
        }
        return weight == 0 ? null : new Band(low / weight, stated / weight, high / weight);
    }

    private static @Nullable Readiness readiness(List<SectionScore> sections) {
        SectionScore holding = null;
        Band least = null;
        for (SectionScore section : sections) {
            Band band = section.band();
            if (band == null) {
                continue;
            }
            if (least == null || holding == null) {
                least = band;
                holding = section;
                continue;
            }
            if (band.low() < least.low()) {
                holding = section;
            }
            least = new Band(
                    Math.min(least.low(), band.low()),
                    Math.min(least.stated(), band.stated()),
                    Math.min(least.high(), band.high()));
        }
        return least == null || holding == null ? null : new Readiness(least, holding.id());
    }

    private List<PyramidScore> pyramid(AnswerBounds readings) {
        List<PyramidScore> scores = new ArrayList<>(method.pyramid().size());
        boolean solidBelow = true;
        for (PyramidLevel level : method.pyramid()) {
            Band band = mean(contributions(method.pyramidQuestions(level.id()), readings));
            PyramidScore.State state;
            if (solidBelow && (band == null || band.low() >= SOLID_AT)) {
                state = PyramidScore.State.SOLID;
            } else if (band == null || band.high() >= PARTIAL_AT) {
                state = PyramidScore.State.PARTIAL;
            } else {
                state = PyramidScore.State.MISSING;
            }
            solidBelow = state == PyramidScore.State.SOLID;
            scores.add(new PyramidScore(level.id(), state, band));
        }
        return List.copyOf(scores);
    }
}
