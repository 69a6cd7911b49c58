package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.List;

/**
 * The data pyramid: what must be solid before the next level carries anything.
 *
 * @param rows from the bottom up
 */
public record PyramidChart(List<Row> rows) {

    /** How a level stands. */
    public enum LevelState {
        SOLID,
        PARTIAL,
        MISSING,
        /** None of its questions was asked yet. */
        NOT_ASKED,
        /** Its questions were asked, and nobody knows an answer to any. */
        NOT_KNOWN
    }

    /** Scores are shares from 0 to 1. */
    public record Row(String title, LevelState state, double low, double high) {

        public long lowPercent() {
            return Math.round(low * 100);
        }

        public long highPercent() {
            return Math.round(high * 100);
        }
    }

    public PyramidChart {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a pyramid has at least one row");
        }
    }

    public static PyramidChart of(List<Row> rows) {
        return new PyramidChart(rows);
    }

    /** Number of levels, from the bottom, that are solid without a gap. */
    public int solid() {
        int solid = 0;
        while (solid < rows.size() && rows.get(solid).state() == LevelState.SOLID) {
            solid++;
        }
        return solid;
    }

    /** Titles of the levels in this state, from the bottom up: "Collect, Store". */
    public String titles(LevelState state) {
        return String.join(
                ", ",
                rows.stream()
                        .filter(row -> row.state() == state)
                        .map(Row::title)
                        .toList());
    }

    /**
     * A level as drawn.
     *
     * @param path outline, as SVG path data
     * @param inside whether the title fits inside; else it stands right of the level, above its
     *     state
     * @param y baseline of its words
     * @param markX centre of its mark, right of the pyramid; {@code stateX} where the words begin
     */
    public record DrawnRow(
            Row row, String path, boolean inside, double middle, double y, double markX, double markY, double stateX) {}

    /**
     * @param rows from the top down, as drawn
     * @param firmY height of the top of what is solid; 0 when nothing is, or everything
     */
    public record Pyramid(int width, int height, double base, double firmY, List<DrawnRow> rows) {}

    /** For pages and PDF: 480 units wide. */
    public Pyramid wide() {
        return draw(480, 330, 37, 15);
    }

    /** For a phone: 320 units wide. */
    public Pyramid narrow() {
        return draw(320, 206, 38, 15);
    }

    private Pyramid draw(int width, double base, double row, double size) {
        int count = rows.size();
        double tip = Math.max(base * 0.2, 60);
        double slope = (base - tip) / 2 / (count * row);
        double middle = base / 2;
        double bottom = 2 + count * row;
        List<DrawnRow> drawn = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            double lower = bottom - i * row;
            double upper = lower - row + 3;
            double halfLow = base / 2 - slope * (bottom - lower);
            double halfHigh = base / 2 - slope * (bottom - upper);
            Row level = rows.get(i);
            boolean inside = TextLines.width(level.title(), size) <= 2 * halfHigh - 8;
            double state = base + 34;
            drawn.add(new DrawnRow(
                    level,
                    "M%s %sH%sL%s %sH%sZ"
                            .formatted(
                                    tenth(middle - halfHigh),
                                    tenth(upper),
                                    tenth(middle + halfHigh),
                                    tenth(middle + halfLow),
                                    tenth(lower),
                                    tenth(middle - halfLow)),
                    inside,
                    tenth(middle),
                    tenth((lower + upper) / 2 + size * 0.34),
                    tenth(state - 16),
                    tenth((lower + upper) / 2),
                    tenth(state)));
        }
        int solid = solid();
        boolean edge = solid > 0 && solid < count;
        return new Pyramid(
                width, whole(bottom + 4), base, edge ? tenth(bottom - solid * row + 1.5) : 0, List.copyOf(drawn));
    }
}
