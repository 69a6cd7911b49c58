package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;
import static org.groundwork.chart.Drawing.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.amount.Money;
import org.jspecify.annotations.Nullable;

/**
 * What each path may be worth against today, one strip below the other on a common scale of money:
 * a bar that holds eight futures in ten, with the mean and the middle marked.
 *
 * @param strips in the order in which they stand
 */
public record StripsChart(Money money, List<Strip> strips) {

    /**
     * A path; amounts are net present values.
     *
     * @param words how often it loses: "loses money in 3 of 20 futures"
     * @param low below it are the worst tenth of the futures
     * @param middle median; null where no future looks like the middle
     * @param high above it are the best tenth of the futures
     * @param advised whether the money favours it
     */
    public record Strip(
            String label,
            String words,
            double mean,
            double low,
            @Nullable Double middle,
            double high,
            boolean advised) {

        public Strip {
            if (!(low <= high && Double.isFinite(mean) && Double.isFinite(high - low))) {
                throw new IllegalArgumentException("low <= high, not %s, %s".formatted(low, high));
            }
        }

        /** It can neither gain nor lose. */
        public boolean nothing() {
            return low == 0 && high == 0;
        }
    }

    public StripsChart {
        strips = List.copyOf(strips);
        if (strips.isEmpty()) {
            throw new IllegalArgumentException("a chart has at least one strip");
        }
    }

    /**
     * A strip as drawn.
     *
     * @param y top edge of the bar
     * @param lossX where the part below 0 starts, {@code lossWidth} wide; likewise above
     * @param lossHatching strokes of the part below 0, as SVG path data; empty without one
     * @param mean centre of its mark
     * @param middle of its mark; null without one
     */
    public record DrawnStrip(
            Strip strip,
            List<DrawnLine> label,
            List<DrawnLine> words,
            double y,
            double lossX,
            double lossWidth,
            String lossHatching,
            double gainX,
            double gainWidth,
            double mean,
            @Nullable Double middle) {}

    /**
     * @param thick height of a bar
     * @param size font size of labels; words are set a little smaller
     * @param through whether the zero line runs through all strips from {@code top}; else, where
     *     words stand between them, it stands in each one alone
     * @param bottom where the axis stands
     */
    public record Strips(
            int width,
            int height,
            double thick,
            double size,
            boolean through,
            double top,
            double bottom,
            MoneyAxis axis,
            List<DrawnStrip> strips) {}

    private static final double THICK = 18;

    private List<Double> amounts() {
        return strips.stream()
                .flatMap(strip -> Stream.of(strip.low(), strip.high(), strip.mean()))
                .toList();
    }

    /** For pages and PDF: 760 units wide, labels left of the bars and words right of them. */
    public Strips wide() {
        MoneyAxis axis = MoneyAxis.of(amounts(), money, 196, 364, 5);
        double wordsX = axis.x() + axis.width() + 18;
        double y = 4;
        List<DrawnStrip> drawn = new ArrayList<>();
        for (Strip strip : strips) {
            List<String> label = TextLines.wrap(strip.label(), 16, 184);
            List<String> words = TextLines.wrap(strip.words(), 14.5, 760 - wordsX);
            double row = Math.max(THICK, 19 * Math.max(label.size(), words.size()));
            double middle = y + row / 2;
            drawn.add(draw(
                    strip,
                    Drawing.lines(label, 0, middle + 5.5 - (label.size() - 1) * 9.5, 19),
                    Drawing.lines(words, wordsX, middle + 5 - (words.size() - 1) * 8.5, 17),
                    axis,
                    middle - THICK / 2));
            y += row + 18;
        }
        return new Strips(760, whole(y + 36), THICK, 16, true, 0, tenth(y - 6), axis, drawn);
    }

    /** For a phone: 320 units wide, labels above the bars and words below them. */
    public Strips narrow() {
        MoneyAxis axis = MoneyAxis.of(amounts(), money, 18, 284, 4);
        double y = 0;
        List<DrawnStrip> drawn = new ArrayList<>();
        for (Strip strip : strips) {
            List<String> label = TextLines.wrap(strip.label(), 16, 316);
            List<String> words = TextLines.wrap(strip.words(), 15, 316);
            double top = y + 6 + label.size() * 19;
            drawn.add(draw(
                    strip,
                    Drawing.lines(label, 0, y + 15, 19),
                    Drawing.lines(words, 0, top + THICK + 18, 18),
                    axis,
                    top));
            y = top + THICK + 18 * words.size() + 20;
        }
        return new Strips(320, whole(y + 36), THICK, 16, false, 0, tenth(y - 6), axis, drawn);
    }

    private static DrawnStrip draw(
            Strip strip, List<DrawnLine> label, List<DrawnLine> words, MoneyAxis axis, double y) {
        double low = axis.at(Math.min(0, strip.low()));
        double lossEnd = axis.at(Math.min(0, strip.high()));
        double gainStart = axis.at(Math.max(0, strip.low()));
        double high = axis.at(Math.max(0, strip.high()));
        Double middle = strip.middle();
        return new DrawnStrip(
                strip,
                label,
                words,
                tenth(y),
                low,
                tenth(lossEnd - low),
                Drawing.hatching(low, lossEnd, tenth(y), THICK),
                gainStart,
                tenth(high - gainStart),
                axis.at(strip.mean()),
                middle == null ? null : Double.valueOf(axis.at(middle)));
    }
}
