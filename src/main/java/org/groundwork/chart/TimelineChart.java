package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Readiness over time: at each snapshot a band from what is shown (low) to what is possible (high),
 * with a tick at what was stated, and the recommendation named beside it. The present answers,
 * which can still change, are drawn with a broken outline.
 *
 * @param points the earliest first
 */
public record TimelineChart(List<Point> points) {

    /** Beyond so many snapshots their names do not fit side by side. */
    private static final int MOST_ACROSS = 6;

    /**
     * A snapshot. Shares are from 0 to 1; without a readiness (no section applies, or nothing is
     * answered) all three are null.
     *
     * @param name short: "Report 2", "Now"
     * @param date as it is to be read
     * @param verdict title of the recommendation
     */
    public record Point(
            String name,
            String date,
            Instant at,
            @Nullable Double low,
            @Nullable Double stated,
            @Nullable Double high,
            String verdict,
            boolean draft) {

        public Point {
            if (low != null
                    && stated != null
                    && high != null
                    && !(0 <= low && low <= stated && stated <= high && high <= 1)) {
                throw new IllegalArgumentException(
                        "0 <= low <= stated <= high <= 1, not %s, %s, %s".formatted(low, stated, high));
            }
        }

        public boolean scored() {
            return low != null && stated != null && high != null;
        }

        /** Whole percents: "45–66", or "74" when nothing is open; empty without a readiness. */
        public String range() {
            return !scored()
                    ? ""
                    : percent(low) == percent(high) ? Long.toString(percent(low)) : percent(low) + "–" + percent(high);
        }

        public long lowPercent() {
            return percent(low);
        }

        public long statedPercent() {
            return percent(stated);
        }

        public long highPercent() {
            return percent(high);
        }

        private static long percent(@Nullable Double share) {
            return share == null ? 0 : Math.round(share * 100);
        }
    }

    public TimelineChart {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a timeline has at least one point");
        }
    }

    public Point first() {
        return points.getFirst();
    }

    public Point last() {
        return points.getLast();
    }

    /**
     * A snapshot as drawn. Where there is no readiness, band and tick have no size.
     *
     * @param name its name and date, and what is recommended
     * @param x left edge of the band
     * @param y top edge of the band
     * @param tickX middle of the tick
     * @param tickY middle of the tick
     * @param figure where its range is written
     */
    public record DrawnPoint(
            Point point,
            List<DrawnLine> name,
            List<DrawnLine> verdict,
            double x,
            double y,
            double width,
            double height,
            double tickX,
            double tickY,
            DrawnLine figure) {}

    /**
     * The drawing.
     *
     * @param across time runs to the right and readiness upwards; otherwise time runs downwards and
     *     readiness to the right
     * @param area between lowest and highest, from snapshot to snapshot, as SVG path data; empty
     *     where there is nothing to join
     * @param line through what was stated
     * @param scale of readiness, in percent
     * @param rules lines of the scale, as SVG path data
     */
    public record Timeline(
            int width,
            int height,
            boolean across,
            List<DrawnPoint> points,
            String area,
            String line,
            List<DrawnLine> scale,
            String rules) {}

    /** For a page: 760 units wide. */
    public Timeline wide() {
        return points.size() <= MOST_ACROSS ? across() : down(760, 210, 15);
    }

    /** For a phone: 320 units wide, time downwards. */
    public Timeline narrow() {
        return down(320, 0, 16);
    }

    private Timeline across() {
        double left = 46;
        double right = 760;
        double top = 26;
        double full = 180;
        double thick = 22;
        double room = (right - left) / points.size();
        double first = left + room / 2;
        double[] middles = spread(first, right - room / 2, room * 0.9);
        List<DrawnPoint> drawn = new ArrayList<>();
        double bottom = top + full;
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            double x = middles[i];
            List<DrawnLine> name = Drawing.lines(List.of(point.name(), point.date()), x, top + full + 26, 18);
            List<DrawnLine> verdict =
                    Drawing.lines(TextLines.wrap(point.verdict(), 14, room - 12), x, top + full + 64, 17);
            double yHigh = top + full * (1 - value(point.high()));
            double yLow = top + full * (1 - value(point.low()));
            drawn.add(new DrawnPoint(
                    point,
                    name,
                    verdict,
                    tenth(x - thick / 2),
                    tenth(yHigh),
                    point.scored() ? thick : 0,
                    point.scored() ? tenth(Math.max(2, yLow - yHigh)) : 0,
                    tenth(x),
                    tenth(top + full * (1 - value(point.stated()))),
                    new DrawnLine(tenth(x), tenth(yHigh - 8), point.range())));
            bottom = Math.max(bottom, top + full + 64 + (verdict.size() - 1) * 17);
        }
        List<DrawnLine> scale = new ArrayList<>();
        StringBuilder rules = new StringBuilder();
        for (int percent : new int[] {0, 50, 100}) {
            double y = top + full * (1 - percent / 100.0);
            scale.add(new DrawnLine(tenth(left - 8), tenth(y + 4.5), Integer.toString(percent)));
            rules.append('M').append(tenth(left)).append(' ').append(tenth(y));
            rules.append('H').append(tenth(right));
        }
        return new Timeline(
                760, whole(bottom + 10), true, List.copyOf(drawn), area(drawn), line(drawn), scale, rules.toString());
    }

    /**
     * Middles of the points in proportion to the time between them, none nearer to its neighbour
     * than {@code least}.
     */
    private double[] spread(double first, double last, double least) {
        int n = points.size();
        double[] middles = new double[n];
        double seconds = seconds(first().at(), last().at());
        double free = last - first - least * (n - 1);
        middles[0] = n == 1 ? (first + last) / 2 : first;
        for (int i = 1; i < n; i++) {
            double share = seconds <= 0
                    ? 1.0 / (n - 1)
                    : Math.max(0, seconds(points.get(i - 1).at(), points.get(i).at())) / seconds;
            middles[i] = middles[i - 1] + least + free * share;
        }
        return middles;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    /** From high to high, and back from low to low. */
    private static String area(List<DrawnPoint> drawn) {
        List<DrawnPoint> scored = drawn.stream().filter(d -> d.point().scored()).toList();
        if (scored.size() < 2) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (DrawnPoint point : scored) {
            path.append(path.isEmpty() ? 'M' : 'L');
            path.append(point.tickX()).append(' ').append(point.y());
        }
        for (DrawnPoint point : scored.reversed()) {
            path.append('L').append(point.tickX()).append(' ');
            path.append(tenth(point.y() + point.height()));
        }
        return path.append('Z').toString();
    }

    private static String line(List<DrawnPoint> drawn) {
        List<DrawnPoint> scored = drawn.stream().filter(d -> d.point().scored()).toList();
        if (scored.size() < 2) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        for (DrawnPoint point : scored) {
            path.append(path.isEmpty() ? 'M' : 'L');
            path.append(point.tickX()).append(' ').append(point.tickY());
        }
        return path.toString();
    }

    /**
     * @param labels width of the names on the left; 0 puts them above the bars
     */
    private Timeline down(int width, double labels, double size) {
        double x = labels == 0 ? 4 : labels + 8;
        double full = labels == 0 ? width - 8 : width - x - 64;
        double thick = 16;
        double y = 4;
        List<DrawnPoint> drawn = new ArrayList<>();
        for (Point point : points) {
            double room = labels == 0 ? full - 70 : labels;
            List<String> verdict = TextLines.wrap(point.verdict(), size - 1, labels == 0 ? full : room);
            double leading = size + 3;
            double top = y + (1 + verdict.size()) * leading + 8;
            double barY = labels == 0 ? top : y + leading - thick / 2;
            drawn.add(new DrawnPoint(
                    point,
                    Drawing.lines(
                            List.of(point.name() + " · " + point.date()), labels == 0 ? x : 0, y + size - 1, leading),
                    Drawing.lines(verdict, labels == 0 ? x : 0, y + size - 1 + leading, leading),
                    tenth(x + full * value(point.low())),
                    tenth(barY),
                    point.scored() ? tenth(Math.max(2, full * (value(point.high()) - value(point.low())))) : 0,
                    point.scored() ? thick : 0,
                    tenth(x + full * value(point.stated())),
                    tenth(barY + thick / 2),
                    labels == 0
                            ? new DrawnLine(tenth(x + full), tenth(y + size - 1), point.range())
                            : new DrawnLine(tenth(x + full + 60), tenth(barY + 13), point.range())));
            y = top + (labels == 0 ? thick : 0) + 20;
        }
        double bottom = y - 8;
        List<DrawnLine> scale = new ArrayList<>();
        StringBuilder rules = new StringBuilder();
        for (DrawnPoint point : drawn) {
            rules.append('M').append(tenth(x)).append(' ').append(tenth(point.y() + thick / 2));
            rules.append('H').append(tenth(x + full));
        }
        for (int percent : new int[] {0, 50, 100}) {
            scale.add(new DrawnLine(tenth(x + full * percent / 100), tenth(bottom + 12), Integer.toString(percent)));
        }
        return new Timeline(width, whole(bottom + 20), false, List.copyOf(drawn), "", "", scale, rules.toString());
    }

    private static double value(@Nullable Double share) {
        return share == null ? 0 : share;
    }
}
