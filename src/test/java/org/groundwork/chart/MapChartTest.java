package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
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

        double distance(MapChart.Mark mark) {
            return Math.hypot(
                    Math.max(0, Math.max(x1 - mark.x(), mark.x() - x2)),
                    Math.max(0, Math.max(y1 - mark.y(), mark.y() - y2)));
        }

        Box wider(double by) {
            return new Box(x1 - by, y1 - by, x2 + by, y2 + by);
        }

        Rectangle2D shape() {
            return new Rectangle2D.Double(x1, y1, x2 - x1, y2 - y1);
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

    private static final List<String> NAMES = List.of(
            "Churn",
            "Invoice field reading",
            "Straßenbahnoberleitungsinstandhaltungsplanung".repeat(10),
            "\uD83D\uDE80 Launch \uD83D\uDCE6",
            "تحليل العملاء الذين يغادرون",
            "חיזוי ביקוש",
            "需求预测",
            "a");

    /** As chance has it: some far apart, some on top of each other, some in a bunch. */
    private static MapChart random(Random random) {
        int count = random.nextInt(MapChart.MOST_SPOTS) + 1;
        double spread = random.nextBoolean() ? 1 : 0.05;
        List<MapChart.Spot> spots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean again = i > 0 && random.nextInt(8) == 0;
            double readiness = again ? spots.getLast().stated() : 0.4 + (random.nextDouble() - 0.4) * spread;
            spots.add(spot(
                    NAMES.get(random.nextInt(NAMES.size())) + (random.nextBoolean() ? " " + i : ""),
                    readiness,
                    random.nextInt(4) == 0 ? null : (random.nextDouble() * 900_000 - 200_000) * spread));
        }
        return new MapChart(spots, EUR::figure);
    }

    @Test
    void everyNameStandsAtItsOwnSign() {
        for (int seed = 0; seed < 300; seed++) {
            MapChart chart = random(new Random(seed));
            for (MapChart.Drawn drawn : List.of(chart.wide(), chart.paper(), chart.narrow())) {
                List<Box> names = new ArrayList<>();
                for (MapChart.Label label : drawn.labels()) {
                    String what = "seed %d, %d wide: %s".formatted(seed, drawn.width(), label);
                    Box box = box(label, drawn.font());
                    assertThat(box.x1).as(what).isGreaterThanOrEqualTo(0);
                    assertThat(box.x2).as(what).isLessThanOrEqualTo(drawn.width());
                    assertThat(box.y1).as(what).isGreaterThanOrEqualTo(0);
                    assertThat(box.y2).as(what).isLessThanOrEqualTo(drawn.height());
                    assertThat(names).as(what).noneMatch(box::meets);
                    names.add(box);
                    MapChart.Mark own = drawn.marks().stream()
                            .filter(mark -> mark.spot() == label.spot())
                            .findFirst()
                            .orElseThrow();
                    for (MapChart.Mark mark : drawn.marks()) {
                        assertThat(box.meets(sign(mark)))
                                .as("%s over %s", what, mark)
                                .isFalse();
                        boolean elsewhere = Math.hypot(mark.x() - own.x(), mark.y() - own.y()) > 3;
                        if (!elsewhere) {
                            continue;
                        }
                        if (label.leader().isEmpty()) {
                            assertThat(box.distance(own))
                                    .as("%s, not %s", what, mark)
                                    .isLessThan(box.distance(mark));
                        } else {
                            assertThat(line(label).intersects(sign(mark).shape()))
                                    .as("%s leads past %s", what, mark)
                                    .isFalse();
                        }
                    }
                    if (!label.leader().isEmpty()) {
                        assertThat(line(label).ptSegDist(own.x(), own.y()))
                                .as(what)
                                .isLessThan(14);
                        assertThat(line(label).intersects(box.wider(4).shape()))
                                .as(what)
                                .isTrue();
                    }
                }
                int lane = drawn.laneFields().isEmpty() ? 0 : chart.unvalued().size();
                assertThat(drawn.labels().size() + drawn.unnamed())
                        .isEqualTo(drawn.marks().size() + lane);
            }
        }
    }

    private static Box sign(MapChart.Mark mark) {
        return new Box(mark.x() - 6, mark.y() - 6, mark.x() + 6, mark.y() + 6);
    }

    private static Line2D line(MapChart.Label label) {
        String[] n = label.leader().substring(1).split("[L ]");
        return new Line2D.Double(
                Double.parseDouble(n[0]), Double.parseDouble(n[1]), Double.parseDouble(n[2]), Double.parseDouble(n[3]));
    }

    @Test
    void aDozenInitiativesAreAllNamed() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<MapChart.Spot> spots = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                spots.add(spot(NAMES.get(i % NAMES.size()), random.nextDouble(), random.nextDouble() * 500_000));
            }
            MapChart chart = new MapChart(spots, EUR::figure);
            assertThat(chart.wide().unnamed()).as("seed %d", seed).isZero();
            assertThat(chart.paper().unnamed()).as("seed %d", seed).isZero();
        }
    }

    @Test
    void aLongNameIsShortenedBetweenLettersAndKnowsTheWholeOne() {
        String name = "Straßenbahnoberleitungsinstandhaltungsplanung ".repeat(10);
        MapChart.Drawn drawn =
                new MapChart(List.of(spot(name, 0.5, 1_000.0), spot("Churn", 0.1, 1.0)), EUR::figure).wide();

        assertThat(drawn.labels()).first().satisfies(label -> {
            assertThat(label.text()).startsWith("Straßenbahn").endsWith("…").hasSizeLessThan(60);
            assertThat(label.cut()).isTrue();
            assertThat(label.spot().name()).isEqualTo(name);
        });
        assertThat(drawn.labels().getLast().cut()).isFalse();
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertThat(new MapChart(List.of(spot(family.repeat(40), 0.5, 1_000.0)), EUR::figure)
                        .wide()
                        .labels())
                .singleElement()
                .satisfies(label -> assertThat(label.text().replace(family, "")).isEqualTo("…"));
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
