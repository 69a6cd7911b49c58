package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.jspecify.annotations.Nullable;

/** Works out what goes with a verdict. */
final class CaveatFinder {

    private final Scorer scorer;
    private final Method method;
    private final AnswerSheet sheet;
    private final AnswerBounds readings;
    private final EconomicMetrics figures;
    private final List<GateResult> gates;

    CaveatFinder(
            Scorer scorer, AnswerSheet sheet, AnswerBounds readings, EconomicMetrics figures, List<GateResult> gates) {
        this.scorer = scorer;
        this.method = scorer.method();
        this.sheet = sheet;
        this.readings = readings;
        this.figures = figures;
        this.gates = gates;
    }

    /**
     * @param blockingGate the first gate not reached; null when all are
     */
    Caveats caveats(@Nullable GateResult blockingGate, boolean settled) {
        List<Caveats.Hinge> hangsOn = settled ? hangsOn() : List.of();
        return new Caveats(conditions(blockingGate), assumed(), settled && hangsOn.isEmpty(), hangsOn);
    }

    private List<Caveats.Unmet> conditions(@Nullable GateResult blockingGate) {
        Verdict verdict =
                blockingGate == null ? method.allReached() : method.verdict(blockingGate.verdictIfNotPassed());
        List<String> of = verdict.conditionsOf();
        List<Caveats.Unmet> conditions = new ArrayList<>();
        for (GateResult gate : gates) {
            boolean goesWithIt =
                    of == null ? blockingGate == null || blockingGate.id().equals(gate.id()) : of.contains(gate.id());
            if (goesWithIt) {
                gate.expects().forEach(leaf -> unmet(gate, leaf, conditions));
            }
        }
        return conditions;
    }

    /** What is not applicable is not expected. */
    private void unmet(GateResult gate, ConditionResult.LevelLeaf leaf, List<Caveats.Unmet> conditions) {
        if (leaf.state() != null && leaf.state() != GateState.PASSED) {
            conditions.add(new Caveats.Unmet(
                    gate.id(), leaf.question(), leaf.need(), leaf.stated(), readings.unknown(leaf.question())));
        }
    }

    private List<String> assumed() {
        Set<String> assumed = new LinkedHashSet<>();
        for (GateResult gate : gates) {
            for (ConditionResult leaf : gate.leaves()) {
                String question = leaf.question();
                if (question != null && leaf.isAssumedUnknown()) {
                    assumed.add(question);
                }
            }
        }
        return List.copyOf(assumed);
    }

    /**
     * Every sheet on which one answer that is not documented is one level higher or lower, or a
     * level that some of the team gave, is scored. Nearest first: those whose verdict lies fewest steps away, guesses before what is
     * known, then in the method's order.
     */
    private List<Caveats.Hinge> hangsOn() {
        int here = Scorer.step(gates);
        String verdict = scorer.verdict(gates);
        List<Candidate> candidates = new ArrayList<>();
        for (Question question : method.questions()) {
            if (!scorer.gatesAsking(question).isEmpty() && readings.of(question.id()) instanceof Bounds.Levels) {
                for (Answer.Level other : others(sheet.answer(question.id()))) {
                    List<GateResult> otherGates = gatesIf(question, other);
                    String otherVerdict = scorer.verdict(otherGates);
                    if (!otherVerdict.equals(verdict)) {
                        candidates.add(new Candidate(
                                new Caveats.Hinge(question.id(), other.level(), otherVerdict),
                                Math.abs(Scorer.step(otherGates) - here),
                                other.evidence()));
                    }
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::steps)
                .thenComparing(candidate -> candidate.evidence() != Evidence.GUESS));
        return candidates.stream().map(Candidate::hinge).toList();
    }

    /**
     * What the answer might turn out to be: a level higher or lower where nothing documents it. What
     * the members of a team gave who do not agree changes nothing once a verdict is settled.
     */
    private static List<Answer.Level> others(@Nullable Answer answer) {
        return switch (answer) {
            case Answer.Level(int level, Evidence evidence)
            when evidence != Evidence.DOCUMENTED -> around(level, evidence);
            case Answer.Spread spread -> around(spread.stated(), Evidence.KNOWN);
            case null, default -> List.of();
        };
    }

    private static List<Answer.Level> around(int stated, Evidence evidence) {
        return IntStream.of(stated - 1, stated + 1)
                .filter(level -> level >= 0 && level <= Question.TOP)
                .mapToObj(level -> new Answer.Level(level, evidence))
                .toList();
    }

    /** A gate asks for no question that is hidden at times, so that this one answer is all. */
    private List<GateResult> gatesIf(Question question, Answer.Level level) {
        Bounds read = Bounds.of(question, level);
        return scorer.gates(gates, question, readings.with(question.id(), read), figures);
    }

    private record Candidate(Caveats.Hinge hinge, int steps, Evidence evidence) {}
}
