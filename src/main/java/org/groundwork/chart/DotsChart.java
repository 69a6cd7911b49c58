package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.amount.Money;

/**
 * A quantile dot plot: equally likely futures as dots on a scale of money, those that lose in
 * another colour and shape. People decide better with these than with densities (Fernandes 2018).
 *
 * @param label of what they are futures
 * @param dots net present values, from the worst to the best
 */
public record DotsChart(Money money, String label, List<Double> dots) {

    public DotsChart {
        dots = dots.stream().sorted().toList();
        if (dots.isEmpty() || !dots.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a plot has at least one dot");
        }
    }

    /** How many of the futures lose money. */
    public long losses() {
        return dots.stream().filter(dot -> dot < 0).count();
    }

    /** The worst of them, as an amount. */
    public String worst() {
        return money.amount(dots.getFirst());
    }

    /** The best of them, as an amount. */
    public String best() {
        return money.amount(dots.getLast());
    }

    /**
     * A dot as drawn, around its centre.
     *
     * @param loss drawn as a square, not as a disc
     */
    public record DrawnDot(double x, double y, boolean loss) {}

    /**
     * @param radius of a dot
     * @param floor the line on which the dots lie
     */
    public record Dots(int width, int height, double radius, double floor, MoneyAxis axis, List<DrawnDot> dots) {}

    /** For pages and PDF: 560 units wide. */
    public Dots wide() {
        return draw(560, 24, 512, 18, 6);
    }

    /** For a phone: 320 units wide. */
    public Dots narrow() {
        return draw(320, 18, 284, 14, 4);
    }

    /**
     * Columns start at 0, so that none holds gains beside losses.
     *
     * @param across width of a column and of a dot with its gap
     */
    private Dots draw(int width, double x, double room, double across, int steps) {
        MoneyAxis axis = MoneyAxis.of(dots, money, x, room, steps);
        Map<Integer, Integer> heights = new HashMap<>();
        List<double[]> placed = new ArrayList<>();
        int most = 0;
        for (double dot : dots) {
            int column = (int) Math.floor((axis.at(dot) - axis.zero()) / across);
            if (dot < 0) {
                column = Math.min(-1, column);
            }
            int height = heights.merge(column, 1, Integer::sum);
            most = Math.max(most, height);
            double centre = axis.zero() + (column + 0.5) * across;
            placed.add(new double[] {centre, height, dot < 0 ? 1 : 0});
        }
        double floor = 4 + most * across;
        List<DrawnDot> drawn = new ArrayList<>();
        for (double[] dot : placed) {
            drawn.add(new DrawnDot(tenth(dot[0]), tenth(floor - (dot[1] - 0.5) * across), dot[2] == 1));
        }
        return new Dots(width, whole(floor + 42), tenth(across / 2 - 1.2), floor, axis, List.copyOf(drawn));
    }
}
