package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.groundwork.chart.PyramidChart.DrawnRow;
import org.groundwork.chart.PyramidChart.LevelState;
import org.groundwork.chart.PyramidChart.Row;
import org.junit.jupiter.api.Test;

class PyramidChartTest {

    @Test
    void countsWhatIsSolidFromTheBottomWithoutAGap() {
        assertThat(chart(LevelState.SOLID, LevelState.PARTIAL, LevelState.MISSING)
                        .solid())
                .isEqualTo(1);
        assertThat(chart(LevelState.PARTIAL, LevelState.PARTIAL).solid()).isZero();
    }

    @Test
    void drawsFromTheTopDown() {
        PyramidChart chart = chart(LevelState.SOLID, LevelState.PARTIAL, LevelState.MISSING);

        assertThat(chart.wide().rows())
                .extracting(row -> row.row().title())
                .containsExactly("Level 2", "Level 1", "Level 0");
        assertThat(chart.wide().rows()).extracting(DrawnRow::y).isSorted();
    }

    @Test
    void drawsTheFirmGroundOnlyWhereSomethingEnds() {
        assertThat(chart(LevelState.SOLID, LevelState.PARTIAL).wide().firmY()).isPositive();
        assertThat(chart(LevelState.SOLID, LevelState.SOLID).wide().firmY()).isZero();
        assertThat(chart(LevelState.MISSING, LevelState.MISSING).wide().firmY()).isZero();
    }

    @Test
    void aTitleThatDoesNotFitInsideStandsBeside() {
        PyramidChart chart = PyramidChart.of(List.of(
                new Row("Collect", LevelState.SOLID, 1, 1), new Row("Modellentwicklung", LevelState.MISSING, 0, 0)));

        assertThat(chart.narrow().rows()).extracting(DrawnRow::inside).containsExactly(false, true);
    }

    private static PyramidChart chart(LevelState... states) {
        List<Row> rows = new java.util.ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            rows.add(new Row("Level " + i, states[i], 0.5, 0.6));
        }
        return PyramidChart.of(rows);
    }
}
