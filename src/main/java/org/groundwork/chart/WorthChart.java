package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.amount.Money;

/**
 * What it is worth to find things out, in money: the most that one should pay to learn each.
 *
 * @param bars the worthiest first
 */
public record WorthChart(Money money, List<Bar> bars) {

    /**
     * @param note what a test of it would cost; empty where none is proposed
     */
    public record Bar(String label, double worth, String note) {
        public Bar {
            if (!(worth >= 0 && Double.isFinite(worth))) {
                throw new IllegalArgumentException("not negative, not " + worth);
            }
        }
    }

    public WorthChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a chart has at least one bar");
        }
    }

    /** A bar as drawn: its figure stands right of it, or on the line of its label. */
    public record DrawnBar(
            Bar bar, List<DrawnLine> label, List<DrawnLine> note, double x, double y, double width, DrawnLine figure) {}

    /**
     * @param figureAnchor {@code "start"} or {@code "end"}: which end of a figure stands at its x
     */
    public record Bars(int width, int height, double thick, double size, String figureAnchor, List<DrawnBar> bars) {}

    private static final double THICK = 16;

    private double most() {
        return bars.stream().mapToDouble(Bar::worth).max().orElse(0);
    }

    /** For pages and PDF: 760 units wide, labels left of the bars. */
    public Bars wide() {
        double x = 260;
        double full = 360;
        double y = 4;
        List<DrawnBar> drawn = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> label = TextLines.wrap(bar.label(), 16, x - 16);
            double length = length(bar, full);
            String figure = money.amount(bar.worth());
            double row = Math.max(THICK, 19 * label.size());
            double middle = y + row / 2;
            List<String> note = bar.note().isEmpty() ? List.of() : TextLines.wrap(bar.note(), 14.5, 760 - x);
            drawn.add(new DrawnBar(
                    bar,
                    Drawing.lines(label, 0, middle + 5.5 - (label.size() - 1) * 9.5, 19),
                    Drawing.lines(note, x, y + row + 14, 17),
                    x,
                    tenth(middle - THICK / 2),
                    length,
                    new DrawnLine(tenth(x + length + 8), tenth(middle + 5), figure)));
            y += row + 12 + 17 * note.size();
        }
        return new Bars(760, whole(y), THICK, 16, "start", List.copyOf(drawn));
    }

    /** For a phone: 320 units wide, labels above the bars. */
    public Bars narrow() {
        double y = 0;
        List<DrawnBar> drawn = new ArrayList<>();
        for (Bar bar : bars) {
            String figure = money.amount(bar.worth());
            double room = 310 - TextLines.width(figure, 15) - 10;
            List<String> label = TextLines.wrap(bar.label(), 16, Math.max(120, room));
            double top = y + 6 + 19 * label.size();
            List<String> note = bar.note().isEmpty() ? List.of() : TextLines.wrap(bar.note(), 15, 314);
            drawn.add(new DrawnBar(
                    bar,
                    Drawing.lines(label, 0, y + 15, 19),
                    Drawing.lines(note, 0, top + THICK + 17, 18),
                    0,
                    tenth(top),
                    length(bar, 318),
                    new DrawnLine(318, tenth(y + 15), figure)));
            y = top + THICK + 18 * note.size() + 16;
        }
        return new Bars(320, whole(y), THICK, 16, "end", List.copyOf(drawn));
    }

    private double length(Bar bar, double full) {
        return most() == 0 ? 0 : tenth(full * bar.worth() / most());
    }
}
