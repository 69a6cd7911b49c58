package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns of counts that stand on each other, one column for each month.
 *
 * @param signs which verdict each part of a column stands for, from the bottom: its colour
 * @param columns from the first month to the last
 */
public record TrendChart(List<Integer> signs, List<Column> columns) {

    /** A month: its short name and how many there are of each part. */
    public record Column(String name, List<Long> counts) {
        public Column {
            counts = List.copyOf(counts);
        }

        public long total() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    public TrendChart {
        signs = List.copyOf(signs);
        columns = List.copyOf(columns);
    }

    /** A part as drawn; {@code word} is its count, empty where there is no room for it. */
    public record Part(double x, double y, double width, double height, int sign, String word) {}

    /** A word below or above a column; x is its middle. */
    public record Word(double x, double y, String text) {}

    /** As drawn. */
    public record Drawn(
            int width, int height, double font, double base, List<Part> parts, List<Word> names, List<Word> totals) {}

    /** For a page: 760 units wide. */
    public Drawn wide() {
        return draw(760, 240, 14);
    }

    /** For a phone: 340 units wide. */
    public Drawn narrow() {
        return draw(340, 220, 12.5);
    }

    private Drawn draw(int width, int plot, double font) {
        long most = Math.max(1, columns.stream().mapToLong(Column::total).max().orElse(1));
        double room = (double) width / Math.max(6, columns.size());
        double thick = Math.min(48, room * 0.72);
        double top = font + 10;
        double base = top + plot;
        boolean crowded = room < font * 2.2;
        List<Part> parts = new ArrayList<>();
        List<Word> names = new ArrayList<>();
        List<Word> totals = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double middle = room * (i + 0.5);
            double y = base;
            for (int part = 0; part < column.counts().size(); part++) {
                long count = column.counts().get(part);
                double height = (double) plot * count / most;
                if (count > 0) {
                    y -= height;
                    parts.add(new Part(
                            tenth(middle - thick / 2),
                            tenth(y),
                            tenth(thick),
                            tenth(Math.max(0.8, height - 1)),
                            signs.get(part),
                            height > font * 1.25 && TextLines.width("" + count, font - 1) < thick - 3
                                    ? Long.toString(count)
                                    : ""));
                }
            }
            if (!crowded || (columns.size() - 1 - i) % 2 == 0) {
                names.add(new Word(tenth(middle), tenth(base + font + 6), column.name()));
            }
            if (column.total() > 0 && TextLines.width(Long.toString(column.total()), font) < room) {
                totals.add(new Word(tenth(middle), tenth(y - 6), Long.toString(column.total())));
            }
        }
        return new Drawn(
                width,
                Drawing.whole(base + font * 2),
                font,
                base,
                List.copyOf(parts),
                List.copyOf(names),
                List.copyOf(totals));
    }
}
