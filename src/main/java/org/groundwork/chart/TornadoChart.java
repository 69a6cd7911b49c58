package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.amount.Money;

/**
 * What moves the result: the mean of a path where one input is low and where it is high, the others
 * as uncertain as they are.
 *
 * @param label of the path
 * @param mean of the path
 * @param bars what moves it most first
 */
public record TornadoChart(Money money, String label, double mean, List<Bar> bars) {

    /**
     * @param low mean where the input is at its 10th percentile
     * @param high mean where the input is at its 90th percentile
     */
    public record Bar(String label, double low, double high) {
        public Bar {
            if (!Double.isFinite(low) || !Double.isFinite(high)) {
                throw new IllegalArgumentException("amounts, not %s, %s".formatted(low, high));
            }
        }

        /** How far it moves the mean. */
        public double swing() {
            return Math.abs(high - low);
        }
    }

    public TornadoChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a chart has at least one bar");
        }
    }

    /** One end of a bar: from the mean to where it would be. */
    public record End(double x, double y, double width, double thick) {}

    /**
     * A bar as drawn.
     *
     * @param low drawn hollow; {@code high} drawn solid
     */
    public record DrawnBar(Bar bar, List<DrawnLine> label, End low, End high) {}

    /**
     * @param mean where the mean stands
     * @param through whether its line runs through all bars; else, where words stand between them,
     *     it stands in each one alone
     * @param bottom where the axis stands
     */
    public record Bars(
            int width,
            int height,
            double size,
            double mean,
            boolean through,
            double bottom,
            MoneyAxis axis,
            List<DrawnBar> bars) {}

    private static final double THICK = 18;

    private List<Double> amounts() {
        return Stream.concat(Stream.of(mean), bars.stream().flatMap(bar -> Stream.of(bar.low(), bar.high())))
                .toList();
    }

    /** For pages and PDF: 760 units wide, labels left of the bars. */
    public Bars wide() {
        MoneyAxis axis = MoneyAxis.of(amounts(), money, 270, 466, 6);
        double y = 4;
        List<DrawnBar> drawn = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> label = TextLines.wrap(bar.label(), 16, 246);
            double row = Math.max(THICK, 19 * label.size());
            double middle = y + row / 2;
            drawn.add(draw(
                    bar,
                    Drawing.lines(label, 0, middle + 5.5 - (label.size() - 1) * 9.5, 19),
                    axis,
                    middle - THICK / 2));
            y += row + 12;
        }
        return new Bars(760, whole(y + 40), 16, axis.at(mean), true, tenth(y - 2), axis, drawn);
    }

    /** For a phone: 320 units wide, labels above the bars. */
    public Bars narrow() {
        MoneyAxis axis = MoneyAxis.of(amounts(), money, 18, 284, 4);
        double y = 0;
        List<DrawnBar> drawn = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> label = TextLines.wrap(bar.label(), 16, 316);
            double top = y + 6 + 19 * label.size();
            drawn.add(draw(bar, Drawing.lines(label, 0, y + 15, 19), axis, top));
            y = top + THICK + 12;
        }
        return new Bars(320, whole(y + 40), 16, axis.at(mean), false, tenth(y - 2), axis, drawn);
    }

    /** Where both ends lie on the same side of the mean they share the height. */
    private DrawnBar draw(Bar bar, List<DrawnLine> label, MoneyAxis axis, double y) {
        boolean sameSide = (bar.low() - mean) * (bar.high() - mean) > 0;
        double thick = sameSide ? THICK / 2 : THICK;
        return new DrawnBar(
                bar, label, end(axis, bar.low(), y, thick), end(axis, bar.high(), sameSide ? y + thick : y, thick));
    }

    private End end(MoneyAxis axis, double amount, double y, double thick) {
        double from = axis.at(Math.min(mean, amount));
        double to = axis.at(Math.max(mean, amount));
        return new End(from, tenth(y), tenth(to - from), thick);
    }
}
