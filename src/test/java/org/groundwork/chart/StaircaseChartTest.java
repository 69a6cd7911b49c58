package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.chart.StaircaseChart.DrawnStep;
import org.groundwork.chart.StaircaseChart.Ladder;
import org.groundwork.chart.StaircaseChart.Look;
import org.groundwork.chart.StaircaseChart.Stairs;
import org.groundwork.chart.StaircaseChart.Step;
import org.groundwork.chart.StaircaseChart.StepState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaircaseChartTest {

    @Test
    void standsOnTheMarkedStep() {
        StaircaseChart chart = chart(9, 2, StepState.OPEN);

        assertThat(chart.currentNumber()).isEqualTo(3);
        assertThat(chart.arrived()).isFalse();
        assertThat(chart.wide().here())
                .singleElement()
                .satisfies(here -> assertThat(here.x())
                        .isEqualTo(chart.wide().steps().get(2).middle()));
    }

    @Test
    void standsAtTheTopWhenEveryStepIsReached() {
        StaircaseChart chart = chart(9, -1, StepState.ASSUMED);

        assertThat(chart.arrived()).isTrue();
        assertThat(chart.currentNumber()).isZero();
        assertThat(chart.wide().here())
                .singleElement()
                .satisfies(here -> assertThat(here.x())
                        .isEqualTo(chart.wide().steps().getLast().middle()));
    }

    @Test
    void standsNowhereWhenItIsTooEarlyToSay() {
        StaircaseChart chart = chart(9, -1, StepState.OPEN);

        assertThat(chart.wide().here()).isEmpty();
        assertThat(chart.wide().steps()).extracting(DrawnStep::look).containsOnly(Look.WAITING);
    }

    @Test
    void whatLiesAboveTheCurrentStepWaitsWhateverItsState() {
        StaircaseChart chart = StaircaseChart.of(List.of(
                step(StepState.PASSED, false),
                step(StepState.ASSUMED, false),
                step(StepState.FAILED, true),
                step(StepState.PASSED, false)));

        assertThat(chart.wide().steps())
                .extracting(DrawnStep::look)
                .containsExactly(Look.PASSED, Look.ASSUMED, Look.CURRENT, Look.WAITING);
    }

    @Test
    void refusesTwoPlacesAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaircaseChart.of(List.of(step(StepState.OPEN, true), step(StepState.OPEN, true))));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "4, -1", "9, 0", "9, 8", "9, 4", "15, 14", "24, 3"})
    void everythingStaysInsideThePictureAndEachStepIsHigherThanTheLast(int count, int current) {
        StaircaseChart chart = chart(count, current, StepState.PASSED);

        for (Stairs stairs : List.of(chart.wide(), chart.small())) {
            double right = 0;
            double height = 0;
            for (DrawnStep step : stairs.steps()) {
                assertThat(step.x()).isGreaterThan(right);
                assertThat(step.height()).isGreaterThan(height);
                assertThat(step.y()).isGreaterThanOrEqualTo(0);
                assertThat(step.y() + step.height()).isLessThanOrEqualTo(stairs.ground() + 0.1);
                step.words().forEach(line -> assertThat(line.y()).isLessThan(step.markY() - 8));
                right = step.x() + step.width();
                height = step.height();
            }
            assertThat(right).isLessThanOrEqualTo(stairs.width());
            stairs.here().forEach(here -> assertThat(here.y()).isGreaterThan(36));
            stairs.flights()
                    .forEach(flight ->
                            flight.words().forEach(line -> assertThat(line.y()).isLessThan(stairs.height())));
        }
    }

    @Test
    void theNarrowDrawingReadsFromTheFirstStepDown() {
        Ladder ladder = chart(9, 2, StepState.OPEN).narrow();

        assertThat(ladder.rows())
                .extracting(StaircaseChart.DrawnRow::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        double bottom = 0;
        for (StaircaseChart.DrawnRow row : ladder.rows()) {
            assertThat(row.top()).isGreaterThanOrEqualTo(bottom);
            row.words().forEach(line -> assertThat(line.y()).isBetween(row.top(), row.top() + row.height()));
            bottom = row.top() + row.height();
        }
        assertThat(bottom).isLessThanOrEqualTo(ladder.height());
        assertThat(ladder.headings()).hasSize(3);
    }

    private static StaircaseChart chart(int count, int current, StepState state) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(new Step(
                    "A gate in full, number " + i, "Simple solution measured", state, "Flight " + i / 3, i == current));
        }
        return StaircaseChart.of(steps);
    }

    private static Step step(StepState state, boolean current) {
        return new Step("A gate", "Gate", state, "Flight", current);
    }
}
