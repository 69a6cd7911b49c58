package org.groundwork.scoring;

import java.util.List;
import java.util.NoSuchElementException;
import org.groundwork.method.EconomicMetric;
import org.jspecify.annotations.Nullable;

/**
 * What a method makes of a sheet. Scores describe; the gates decide.
 *
 * @param method as files name it: core@1
 * @param verdict id; null while too little is answered. Where enough was answered and hardly anything
 *     is known it is here, and not to be named: {@link VerdictBasis#named}
 * @param blockingGate id of the first gate not reached; null when all are
 * @param settled only one verdict is possible
 * @param possibleVerdicts ids in the order of the staircase
 * @param answered share of the weight of the questions of the first gates that is answered, 0 to 1;
 *     the method says which gates
 * @param readiness null where no section has a score
 * @param cheapestChange to the gate where the team stands; null when every gate is reached
 * @param stillMatters ids of the questions that can still change the recommendation, in the order
 *     in which to ask; empty when settled
 * @param caveats what goes with the verdict; null for a method whose gates expect nothing
 */
public record Result(
        String method,
        @Nullable String verdict,
        @Nullable String blockingGate,
        boolean settled,
        List<String> possibleVerdicts,
        double answered,
        @Nullable Readiness readiness,
        List<SectionScore> sections,
        List<PyramidScore> pyramid,
        List<GateResult> gates,
        @Nullable CheapestChange cheapestChange,
        List<String> stillMatters,
        @Nullable Caveats caveats) {

    /** What is lost in computing a share that is a whole percent. */
    private static final double ROUNDING = 1e-9;

    /**
     * Economic figures that can still change the recommendation: not computed yet, or too close to
     * their threshold; empty when settled.
     */
    public List<EconomicMetric> undecidedFigures() {
        return settled ? List.of() : StillMatters.figures(gates);
    }

    /**
     * @throws NoSuchElementException if the method has no such gate
     */
    public GateResult gate(String id) {
        return gates.stream()
                .filter(gate -> gate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no gate " + id));
    }

    /**
     * @throws NoSuchElementException if the method has no such section
     */
    public SectionScore section(String id) {
        return sections.stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no section " + id));
    }

    /** What is answered of the questions of the first gates, in whole percents that are full. */
    public int answeredPercent() {
        return (int) Math.floor(answered * 100 + ROUNDING);
    }

    /** Too little of the first gates is answered for a verdict, whether or not anybody knew. */
    public boolean tooEarly() {
        return verdict == null;
    }
}
