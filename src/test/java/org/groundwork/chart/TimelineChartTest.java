package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TimelineChartTest {

    private static final Instant START = Instant.parse("2026-01-10T08:00:00Z");

    @Property(tries = 200)
    void everythingStaysInsideTheDrawing(@ForAll @IntRange(min = 1, max = 14) int snapshots, @ForAll long seed) {
        TimelineChart chart = chart(snapshots, new Random(seed));

        for (TimelineChart.Timeline drawing : List.of(chart.wide(), chart.narrow())) {
            assertThat(drawing.points()).hasSize(snapshots);
            for (TimelineChart.DrawnPoint point : drawing.points()) {
                assertThat(point.x()).isBetween(0.0, (double) drawing.width());
                assertThat(point.x() + point.width()).isLessThanOrEqualTo(drawing.width());
                assertThat(point.y()).isBetween(0.0, (double) drawing.height());
                assertThat(point.y() + point.height()).isLessThanOrEqualTo(drawing.height());
                point.verdict().forEach(line -> assertThat(line.y()).isLessThan(drawing.height()));
            }
        }
    }

    @Property(tries = 200)
    void timeRunsForwardAndNamesDoNotMeet(@ForAll @IntRange(min = 2, max = 6) int snapshots, @ForAll long seed) {
        TimelineChart.Timeline drawing = chart(snapshots, new Random(seed)).wide();

        assertThat(drawing.across()).isTrue();
        double least = 714.0 / snapshots * 0.9 - 0.1;
        for (int i = 1; i < snapshots; i++) {
            double gap = drawing.points().get(i).tickX()
                    - drawing.points().get(i - 1).tickX();
            assertThat(gap).isGreaterThanOrEqualTo(least);
        }
    }

    @Property(tries = 100)
    void theTickLiesInsideTheBand(@ForAll @IntRange(min = 1, max = 9) int snapshots, @ForAll long seed) {
        TimelineChart chart = chart(snapshots, new Random(seed));

        for (TimelineChart.DrawnPoint point : chart.narrow().points()) {
            assertThat(point.tickX()).isBetween(point.x() - 0.2, point.x() + point.width() + 0.2);
        }
    }

    @Example
    void aSnapshotWithoutAScoreHasNoBand() {
        TimelineChart chart = new TimelineChart(
                List.of(point("Report 1", 0, null, null, null), point("Report 2", 30, 0.2, 0.3, 0.5)));

        assertThat(chart.wide().points().getFirst().width()).isZero();
        assertThat(chart.wide().line()).isEmpty();
        assertThat(chart.first().range()).isEmpty();
        assertThat(chart.last().range()).isEqualTo("20–50");
    }

    @Example
    void joinsWhatHasAScore() {
        TimelineChart chart = new TimelineChart(List.of(
                point("Report 1", 0, 0.1, 0.2, 0.6),
                point("Report 2", 10, null, null, null),
                point("Report 3", 20, 0.4, 0.5, 0.5)));

        assertThat(chart.wide().line()).startsWith("M").containsOnlyOnce("L");
        assertThat(chart.wide().area()).endsWith("Z");
    }

    @Example
    void refusesABandUpsideDown() {
        assertThatThrownBy(() -> point("Report 1", 0, 0.6, 0.5, 0.7)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TimelineChart chart(int snapshots, Random random) {
        List<TimelineChart.Point> points = new ArrayList<>();
        int days = 0;
        for (int i = 0; i < snapshots; i++) {
            double low = random.nextDouble();
            double stated = low + random.nextDouble() * (1 - low);
            double high = stated + random.nextDouble() * (1 - stated);
            points.add(point("Report " + (i + 1), days, low, stated, high));
            days += random.nextInt(4) == 0 ? 0 : random.nextInt(200);
        }
        return new TimelineChart(points);
    }

    private static TimelineChart.Point point(
            String name,
            int days,
            @org.jspecify.annotations.Nullable Double low,
            @org.jspecify.annotations.Nullable Double stated,
            @org.jspecify.annotations.Nullable Double high) {
        return new TimelineChart.Point(
                name,
                "10 January 2026",
                START.plus(Duration.ofDays(days)),
                low,
                stated,
                high,
                "Lay the foundations first",
                false);
    }
}
