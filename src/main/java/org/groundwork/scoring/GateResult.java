package org.groundwork.scoring;

import java.util.List;

/**
 * How a gate stands.
 *
 * @param condition the trace
 * @param expects how what it expects beside stands; empty where it expects nothing
 */
public record GateResult(
        String id,
        GateState state,
        String verdictIfNotPassed,
        ConditionResult condition,
        List<ConditionResult.LevelLeaf> expects) {

    public GateResult {
        expects = List.copyOf(expects);
    }

    public List<ConditionResult> leaves() {
        return condition.leaves();
    }
}
