package org.groundwork.assessment.web;

import java.util.List;
import java.util.stream.Collectors;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.chart.StaircaseChart.Step;
import org.groundwork.chart.StaircaseChart.StepState;
import org.groundwork.method.Gate;
import org.groundwork.method.Stage;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.Result;

/** The staircase of an assessment. */
final class Staircases {

    private Staircases() {}

    /** Nobody stands anywhere while it is too early to say. */
    static StaircaseChart of(ScoredAssessment scored) {
        Result result = scored.result();
        var flights = scored.method().flights().stream().collect(Collectors.toMap(Stage::id, Stage::title));
        List<Step> steps = scored.method().gates().stream()
                .map(gate -> new Step(
                        gate.title(),
                        gate.shortTitle(),
                        state(result, gate),
                        flights.getOrDefault(gate.flight(), ""),
                        !result.tooEarly() && gate.id().equals(result.blockingGate())))
                .toList();
        return StaircaseChart.of(steps);
    }

    private static StepState state(Result result, Gate gate) {
        GateState state = result.gate(gate.id()).state();
        return switch (state) {
            case PASSED -> StepState.PASSED;
            case ASSUMED -> StepState.ASSUMED;
            case OPEN -> StepState.OPEN;
            case FAILED -> StepState.FAILED;
        };
    }
}
