package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.amount.Money;
import org.jspecify.annotations.Nullable;

/**
 * What each contender of a measurement gains, as points with their 90 % intervals on one axis from
 * nothing to what is possible.
 *
 * @param title what is drawn
 * @param axis what the axis counts
 * @param unit of its figures; without currency for what is not money
 * @param possible what deciding with hindsight would gain; null where the scale has no such end
 * @param end what stands at it
 * @param rows at least one, in the order in which they stand
 */
public record ContendersChart(
        String title, String axis, Money unit, @Nullable Double possible, String end, List<Row> rows) {

    /** How strongly a row speaks. */
    public enum Tone {
        /** Of the two that the question is about: the best simple solution. */
        SIMPLE,
        /** Of the two: machine learning. */
        STRONG,
        OTHER
    }

    /**
     * @param gain as drawn, between {@code low} and {@code high} or not
     * @param words the same as a text: "45, between 43 and 47"
     */
    public record Row(String label, String words, double gain, double low, double high, Tone tone) {
        public Row {
            if (!(Double.isFinite(gain) && low <= high && Double.isFinite(high - low))) {
                throw new IllegalArgumentException("low <= high, not %s, %s".formatted(low, high));
            }
        }

        public boolean simple() {
            return tone == Tone.SIMPLE;
        }

        public boolean strong() {
            return tone == Tone.STRONG;
        }
    }

    public ContendersChart {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a chart has at least one row");
        }
    }

    /**
     * @param y centre of its line
     * @param low where its interval starts
     */
    public record DrawnRow(
            Row row, List<DrawnLine> label, List<DrawnLine> words, double y, double low, double high, double gain) {}

    /** From the best simple solution's point to the line of machine learning, upright. */
    public record Guide(double x, double from, double to) {}

    /**
     * @param guide null unless both are drawn
     * @param through whether upright lines run through all rows; else they stand in each one alone
     * @param bottom where the axis stands
     * @param possible where that is; null without one
     * @param end words at it; empty without one
     * @param axisWords below the axis
     */
    public record Contenders(
            int width,
            int height,
            double size,
            boolean through,
            double bottom,
            MoneyAxis axis,
            @Nullable Double possible,
            List<DrawnLine> end,
            List<DrawnLine> axisWords,
            @Nullable Guide guide,
            List<DrawnRow> rows) {}

    private MoneyAxis axis(double x, double width, int steps) {
        List<Double> held = new ArrayList<>(rows.stream()
                .flatMap(row -> Stream.of(row.gain(), row.low(), row.high()))
                .toList());
        if (possible != null) {
            held.add(possible);
        }
        return MoneyAxis.of(held, unit, x, width, steps);
    }

    /** For pages and PDF: 760 units wide, labels left of the lines and words right of them. */
    public Contenders wide() {
        MoneyAxis axis = axis(196, 380, 6);
        double wordsX = axis.x() + axis.width() + 18;
        double y = possible == null ? 4 : 24;
        List<DrawnRow> drawn = new ArrayList<>();
        for (Row row : rows) {
            List<String> label = TextLines.wrap(row.label(), 16, 184);
            List<String> words = TextLines.wrap(row.words(), 14.5, 760 - wordsX);
            double room = Math.max(20, 19 * Math.max(label.size(), words.size()));
            double middle = y + room / 2;
            drawn.add(draw(
                    row,
                    Drawing.lines(label, 0, middle + 5.5 - (label.size() - 1) * 9.5, 19),
                    Drawing.lines(words, wordsX, middle + 5 - (words.size() - 1) * 8.5, 17),
                    axis,
                    middle));
            y += room + 12;
        }
        return drawing(760, 16, true, axis, y - 4, drawn);
    }

    /** For a phone: 320 units wide, labels above the lines, with the words beside or below them. */
    public Contenders narrow() {
        MoneyAxis axis = axis(14, 290, 4);
        double y = possible == null ? 0 : 22;
        List<DrawnRow> drawn = new ArrayList<>();
        for (Row row : rows) {
            List<String> label = TextLines.wrap(row.label(), 16, 316);
            double wordsX = 320 - TextLines.width(row.words(), 14.5);
            boolean beside = TextLines.width(label.getLast(), 16) + 14 < wordsX;
            List<String> words = beside ? List.of(row.words()) : TextLines.wrap(row.words(), 14.5, 316);
            double last = y + 15 + (label.size() - 1) * 19;
            List<DrawnLine> said =
                    beside ? Drawing.lines(words, wordsX, last, 17) : Drawing.lines(words, 0, last + 18, 17);
            double middle = (beside ? last : last + 18 + (words.size() - 1) * 17) + 16;
            drawn.add(draw(row, Drawing.lines(label, 0, y + 15, 19), said, axis, middle));
            y = middle + 12;
        }
        return drawing(320, 16, false, axis, y + 2, drawn);
    }

    private Contenders drawing(
            int width, double size, boolean through, MoneyAxis axis, double bottom, List<DrawnRow> drawn) {
        Double at = possible == null ? null : Double.valueOf(axis.at(possible));
        double below = bottom + (axis.unit().isEmpty() ? 37 : 54);
        List<DrawnLine> words = Drawing.lines(TextLines.wrap(this.axis, 13.5, axis.width()), axis.x(), below, 17);
        List<DrawnLine> ends = List.of();
        if (at != null) {
            double room = TextLines.width(end, 13.5);
            ends = Drawing.lines(List.of(end), Math.max(0, Math.min(at - room / 2, width - room)), 14, 17);
        }
        return new Contenders(
                width,
                whole(below + 17 * words.size() - 10),
                size,
                through,
                tenth(bottom),
                axis,
                at,
                ends,
                words,
                guide(drawn),
                List.copyOf(drawn));
    }

    private static @Nullable Guide guide(List<DrawnRow> drawn) {
        for (DrawnRow simple : drawn) {
            for (DrawnRow strong : drawn) {
                if (simple.row().simple() && strong.row().strong()) {
                    return new Guide(simple.gain(), simple.y(), strong.y());
                }
            }
        }
        return null;
    }

    private static DrawnRow draw(Row row, List<DrawnLine> label, List<DrawnLine> words, MoneyAxis axis, double y) {
        return new DrawnRow(row, label, words, tenth(y), axis.at(row.low()), axis.at(row.high()), axis.at(row.gain()));
    }
}
