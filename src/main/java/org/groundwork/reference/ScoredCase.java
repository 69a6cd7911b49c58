package org.groundwork.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundwork.method.Gate;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;

/** A reference case and what the method makes of its answers, without economics. */
public record ScoredCase(ReferenceCase reference, Result result) {

    /** How a recommendation stands to hindsight. */
    public enum Agreement {
        /** It is the one that hindsight supports most. */
        SAME,
        /** Another one, which hindsight would not call wrong. */
        DEFENSIBLE,
        /** Hindsight does not support it, or none was given. */
        MISS;

        public boolean supported() {
            return this != MISS;
        }

        /** As files name it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where the staircase ends. */
    public record Stop(int number, Gate gate, GateState state) {}

    public Agreement agreement() {
        String verdict = result.verdict();
        if (reference.hindsight().equals(verdict)) {
            return Agreement.SAME;
        }
        return verdict != null && reference.alsoDefensible().contains(verdict) ? Agreement.DEFENSIBLE : Agreement.MISS;
    }

    /** A verdict that hindsight supports is given or named as possible. */
    public boolean supportedPossible() {
        return reference.supported().stream().anyMatch(result.possibleVerdicts()::contains);
    }

    /** Ids of the verdicts that it could still become, in the order of the staircase. */
    public List<String> others() {
        return result.possibleVerdicts().stream()
                .filter(verdict -> !verdict.equals(result.verdict()))
                .toList();
    }

    /** The first gate not reached; null where every one is. */
    public @Nullable Stop stop() {
        List<GateResult> gates = result.gates();
        for (int i = 0; i < gates.size(); i++) {
            GateResult gate = gates.get(i);
            if (!gate.state().reached()) {
                return new Stop(i + 1, reference.method().gate(gate.id()), gate.state());
            }
        }
        return null;
    }

    /** Verdict, possible verdicts and the state of every gate are those that the file expects. */
    public boolean asExpected() {
        ReferenceCase.Expected expected = reference.expected();
        return Objects.equals(result.verdict(), expected.verdict())
                && Set.copyOf(result.possibleVerdicts()).equals(expected.possibleVerdicts())
                && states().equals(expected.gates());
    }

    private Map<String, GateState> states() {
        Map<String, GateState> states = new HashMap<>();
        result.gates().forEach(gate -> states.put(gate.id(), gate.state()));
        return states;
    }
}
