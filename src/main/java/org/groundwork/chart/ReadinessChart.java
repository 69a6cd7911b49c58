package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores by section as bars: solid up to what is shown (low), hatched up to what is possible
 * (high), with a tick at what was stated.
 *
 * @param bars in the method's order
 */
public record ReadinessChart(List<Bar> bars) {

    /**
     * All figures are shares from 0 to 1.
     *
     * @param coverage weight of the questions that hold a level, of those that apply
     * @param asked whether any of its questions was asked so far
     */
    public record Bar(String label, double low, double stated, double high, double coverage, boolean asked) {

        /** Of a section of which something was asked. */
        public Bar(String label, double low, double stated, double high, double coverage) {
            this(label, low, stated, high, coverage, true);
        }

        public Bar {
            if (!(0 <= low && low <= stated && stated <= high && high <= 1)) {
                throw new IllegalArgumentException(
                        "0 <= low <= stated <= high <= 1, not %s, %s, %s".formatted(low, stated, high));
            }
        }

        /** Whole percents: "45–66", or "74" when nothing is open. */
        public String range() {
            return percent(low) == percent(high) ? Long.toString(percent(low)) : percent(low) + "–" + percent(high);
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

        public long coveragePercent() {
            return percent(coverage);
        }

        private static long percent(double share) {
            return Math.round(share * 100);
        }
    }

    public ReadinessChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("a chart has at least one bar");
        }
    }

    public static ReadinessChart of(List<Bar> bars) {
        return new ReadinessChart(bars);
    }

    /** The sections that hold readiness back: those that were asked about with the lowest low; none where all are alike. */
    public List<Bar> holdsBack() {
        double least = bars.stream().mapToDouble(Bar::low).min().orElseThrow();
        List<Bar> lowest =
                bars.stream().filter(bar -> bar.asked() && bar.low() == least).toList();
        return lowest.size() == bars.size() ? List.of() : lowest;
    }

    /** Their labels: "Data, Infrastructure". */
    public String holdingTitles() {
        return String.join(", ", holdsBack().stream().map(Bar::label).toList());
    }

    /**
     * A bar as drawn.
     *
     * @param y top edge of the bar
     * @param solid width up to low
     * @param open width from low to high
     * @param tick middle of the mark at stated
     * @param holdsBack whether this section holds readiness back
     */
    public record DrawnBar(
            Bar bar,
            List<DrawnLine> label,
            double x,
            double y,
            double solid,
            double open,
            double tick,
            double figureX,
            double figureY,
            boolean holdsBack) {}

    /**
     * @param full width of a full bar
     * @param thick height of a bar
     * @param figureAnchor {@code "start"} or {@code "end"}: which end of a figure stands at its x
     * @param hatching strokes of all open parts, as SVG path data; empty when nothing is open
     * @param scale the words 0, 50 and 100 below the bars
     */
    public record Bars(
            int width,
            int height,
            double full,
            double thick,
            String figureAnchor,
            List<DrawnBar> bars,
            String hatching,
            List<DrawnLine> scale) {}

    /** For pages and PDF: 480 units wide, labels left of the bars. */
    public Bars wide() {
        double x = 136;
        double full = 272;
        double thick = 16;
        double y = 6;
        List<DrawnBar> drawn = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> label = TextLines.wrap(bar.label(), 15, x - 14);
            double row = Math.max(thick, (label.size() - 1) * 17 + thick);
            double top = y + (row - thick) / 2;
            double first = top + 13 - (label.size() - 1) * 8.5;
            drawn.add(draw(bar, Drawing.lines(label, 0, first, 17), x, top, full, x + full + 10, top + 13));
            y += row + 19;
        }
        return bars(480, y - 1, full, thick, "start", drawn, x);
    }

    /** For a phone: 320 units wide, labels above the bars. */
    public Bars narrow() {
        double x = 3;
        double full = 314;
        double thick = 16;
        double y = 0;
        List<DrawnBar> drawn = new ArrayList<>();
        for (Bar bar : bars) {
            List<String> label = TextLines.wrap(bar.label(), 16, 230);
            double top = y + 5 + label.size() * 19;
            drawn.add(draw(bar, Drawing.lines(label, x, y + 15, 19), x, top, full, x + full, y + 15));
            y = top + thick + 16;
        }
        return bars(320, y, full, thick, "end", drawn, x);
    }

    private DrawnBar draw(
            Bar bar, List<DrawnLine> label, double x, double y, double full, double figureX, double figureY) {
        return new DrawnBar(
                bar,
                label,
                x,
                tenth(y),
                tenth(full * bar.low()),
                tenth(full * (bar.high() - bar.low())),
                tenth(x + full * bar.stated()),
                figureX,
                tenth(figureY),
                holdsBack().contains(bar));
    }

    private static Bars bars(
            int width, double bottom, double full, double thick, String figureAnchor, List<DrawnBar> drawn, double x) {
        StringBuilder hatching = new StringBuilder();
        for (DrawnBar bar : drawn) {
            double left = bar.x() + bar.solid();
            hatching.append(Drawing.hatching(left, left + bar.open(), bar.y(), thick));
        }
        List<DrawnLine> scale = new ArrayList<>();
        for (int percent : new int[] {0, 50, 100}) {
            scale.add(new DrawnLine(tenth(x + full * percent / 100), tenth(bottom + 8), Integer.toString(percent)));
        }
        return new Bars(
                width,
                whole(bottom + 14),
                full,
                thick,
                figureAnchor,
                List.copyOf(drawn),
                hatching.toString(),
                List.copyOf(scale));
    }
}
