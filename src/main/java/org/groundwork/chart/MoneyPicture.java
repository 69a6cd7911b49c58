package org.groundwork.chart;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.amount.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the money says, as charts: for the page on which it is entered and for the report alike. The
 * words are the caller's.
 *
 * @param strips doing nothing first, then each path that can be computed
 * @param dots one for each of them but doing nothing
 * @param worth null where nothing is worth finding out
 * @param tornado null where nothing is uncertain
 */
public record MoneyPicture(
        Money money,
        StripsChart strips,
        List<DotsChart> dots,
        @Nullable WorthChart worth,
        @Nullable TornadoChart tornado) {

    /** Bars that a chart shows; the smaller ones stand in tables. */
    public static final int MOST_BARS = 8;

    /**
     * A path; amounts are net present values.
     *
     * @param loses how often it loses, in words
     * @param low 10th percentile; {@code high} the 90th
     * @param middle null where no future looks like the middle
     * @param futures equally likely ones, from the worst to the best
     */
    public record PathFigures(
            String label,
            String loses,
            double mean,
            double low,
            @Nullable Double middle,
            double high,
            List<Double> futures,
            boolean advised) {

        public PathFigures {
            futures = List.copyOf(futures);
        }
    }

    /**
     * An uncertain input.
     *
     * @param note what a test of it would cost; empty where none is proposed
     * @param worth what it is worth to find out
     * @param low mean of the path shown where the input is at its 10th percentile
     * @param high the same at its 90th
     */
    public record InputFigures(String label, String note, double worth, double low, double high) {

        double swing() {
            return Math.abs(high - low);
        }
    }

    public MoneyPicture {
        dots = List.copyOf(dots);
    }

    /**
     * @param nothing label of doing nothing
     * @param nothingLoses that it cannot lose, in words
     * @param doNothing whether doing nothing is advised
     * @param paths at least one
     * @param moved the one whose mean the inputs move
     */
    public static MoneyPicture of(
            Money money,
            String nothing,
            String nothingLoses,
            boolean doNothing,
            List<PathFigures> paths,
            PathFigures moved,
            List<InputFigures> inputs) {
        StripsChart.Strip today = new StripsChart.Strip(nothing, nothingLoses, 0, 0, 0.0, 0, doNothing);
        List<StripsChart.Strip> strips = Stream.concat(
                        Stream.of(today),
                        paths.stream()
                                .map(path -> new StripsChart.Strip(
                                        path.label(),
                                        path.loses(),
                                        path.mean(),
                                        path.low(),
                                        path.middle(),
                                        path.high(),
                                        path.advised())))
                .toList();
        List<WorthChart.Bar> worth = inputs.stream()
                .filter(input -> input.worth() > 0)
                .sorted(Comparator.comparingDouble(InputFigures::worth).reversed())
                .limit(MOST_BARS)
                .map(input -> new WorthChart.Bar(input.label(), input.worth(), input.note()))
                .toList();
        List<TornadoChart.Bar> tornado = inputs.stream()
                .filter(input -> input.swing() > 0)
                .sorted(Comparator.comparingDouble(InputFigures::swing).reversed())
                .limit(MOST_BARS)
                .map(input -> new TornadoChart.Bar(input.label(), input.low(), input.high()))
                .toList();
        return new MoneyPicture(
                money,
                new StripsChart(money, strips),
                paths.stream()
                        .map(path -> new DotsChart(money, path.label(), path.futures()))
                        .toList(),
                worth.isEmpty() ? null : new WorthChart(money, worth),
                tornado.isEmpty() ? null : new TornadoChart(money, moved.label(), moved.mean(), tornado));
    }
}
