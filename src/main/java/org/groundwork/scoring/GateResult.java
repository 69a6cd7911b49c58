package org.groundwork.scoring;

import java.util.List;

/**
 * How a gate stands.
 *
 * @param condition the trace
 */
public record GateResult(
        String id, GateState state, String verdictIfNotPassed, ConditionResult condition) {

    public List<ConditionResult> leaves() {
        return condition.leaves();
    }
}
