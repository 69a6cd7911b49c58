package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.groundwork.amount.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MapChartTest {

    private static final Money EUR = new Money("EUR");

    private static MapChart.Spot spot(String name, double readiness, @Nullable Double value) {
        return new MapChart.Spot(
                name,
                "/assessments/1/reports/1",
                name,
                3,
                true,
                readiness * 0.8,
                readiness,
                Math.min(1, readiness * 1.2),
                value == null ? null : new MapChart.Value(value - 50_000, value, value + 80_000));
    }

    private static MapChart chart(int valued, int unvalued) {
        Random random = new Random(7);
        List<MapChart.Spot> spots = new ArrayList<>();
        for (int i = 0; i < valued; i++) {
            spots.add(spot(
                    "Initiative with a name of some length " + i,
                    random.nextDouble(),
                    random.nextDouble() * 900_000 - 200_000));
        }
        for (int i = 0; i < unvalued; i++) {
            spots.add(spot("Unvalued " + i, random.nextDouble(), null));
        }
        return new MapChart(spots, EUR::figure);
    }

    private record Box(double x1, double y1, double x2, double y2) {
        boolean meets(Box other) {
            return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
        }
    }

    private static Box box(MapChart.Label label, double font) {
        double width = TextLines.width(label.text(), font);
        double x = switch (label.anchor()) {
            case "start" -> label.x();
            case "end" -> label.x() - width;
            default -> label.x() - width / 2;
        };
        return new Box(x, label.y() - font * 0.7, x + width, label.y() + font * 0.2);
    }

    @Test
    void namesDoNotMeetEachOtherNorAnyMark() {
        for (int count : new int[] {1, 5, 20, 60}) {
            for (MapChart.Drawn drawn : List.of(
                    chart(count, 8).wide(),
                    chart(count, 8).paper(),
                    chart(count, 8).narrow())) {
                List<Box> names =
                        drawn.labels().stream().map(l -> box(l, drawn.font())).toList();
                for (int i = 0; i < names.size(); i++) {
                    for (int j = i + 1; j < names.size(); j++) {
                        assertThat(names.get(i).meets(names.get(j)))
                                .as(
                                        "%s and %s",
                                        drawn.labels().get(i), drawn.labels().get(j))
                                .isFalse();
                    }
                    for (MapChart.Mark mark : drawn.marks()) {
                        assertThat(names.get(i).meets(new Box(mark.x() - 6, mark.y() - 6, mark.x() + 6, mark.y() + 6)))
                                .as("%s and %s", drawn.labels().get(i), mark)
                                .isFalse();
                    }
                }
                assertThat(drawn.labels()).hasSizeGreaterThan(0);
            }
        }
    }

    @Test
    void whatHasNoValueStandsInItsLaneAndNotAtNothing() {
        MapChart.Drawn drawn = chart(3, 2).wide();

        assertThat(drawn.marks())
                .filteredOn(mark -> mark.spot().value() == null)
                .hasSize(2)
                .allSatisfy(mark -> assertThat(mark.y()).isGreaterThan(drawn.laneTop()));
        assertThat(drawn.laneTop()).isGreaterThan(drawn.bottom());
    }

    @Test
    void manyAreCountedInFieldsOfWhichNoneIsLost() {
        MapChart chart = chart(10_000, 3_000);
        MapChart.Drawn drawn = chart.wide();

        assertThat(chart.dense()).isTrue();
        assertThat(drawn.fields().stream().mapToInt(MapChart.Field::count).sum())
                .isEqualTo(10_000);
        assertThat(drawn.laneFields().stream().mapToInt(MapChart.Field::count).sum())
                .isEqualTo(3_000);
        assertThat(drawn.marks()).hasSize(MapChart.NAMED);
    }

    @Test
    void stretchesTheAxisOnlyWhereOneValueIsFarFromTheOthers() {
        List<MapChart.Spot> even = IntStream.range(1, 9)
                .mapToObj(i -> spot("S" + i, 0.5, i * 100_000.0))
                .toList();
        List<MapChart.Spot> far = new ArrayList<>(even);
        far.add(spot("Huge", 0.5, 40_000_000.0));

        assertThat(new MapChart(even, EUR::figure).stretched()).isFalse();
        assertThat(new MapChart(far, EUR::figure).stretched()).isTrue();
        assertThat(new MapChart(far, EUR::figure).wide().up())
                .extracting(MapChart.Tick::at)
                .doesNotHaveDuplicates();
    }

    @Test
    void higherValuesStandHigher() {
        MapChart.Drawn drawn = new MapChart(
                        List.of(
                                spot("low", 0.2, -100_000.0),
                                spot("middle", 0.4, 50_000.0),
                                spot("high", 0.6, 700_000.0)),
                        EUR::figure)
                .wide();

        assertThat(drawn.marks()).extracting(MapChart.Mark::y).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(drawn.marks()).extracting(MapChart.Mark::x).isSorted();
    }

    @Test
    void aMapOfNothingIsDrawn() {
        assertThat(new MapChart(List.of(), EUR::figure).wide().marks()).isEmpty();
        assertThat(new MapChart(List.of(spot("a", 0.4, null)), EUR::figure)
                        .narrow()
                        .marks())
                .hasSize(1);
    }
}
