package org.groundwork.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.DoubleStream;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.amount.Money;

/**
 * How figures of one kind are rounded: to the place that their intervals know, with two significant
 * figures at least and four at most, all to the same place.
 *
 * @param places after the point; below 0 for tens, hundreds …
 */
record Figures(int places) {

    private static final int FINEST = 9;
    private static final double TOO_LARGE = 1e15;
    private static final MathContext STATED = new MathContext(9, RoundingMode.HALF_UP);
    private static final int FINER_AT_MOST = 4;

    /** Counts. */
    static final Figures WHOLE = new Figures(0);

    /**
     * @param width half of what an interval spans; 0 where none is known
     * @param largest of the figures, without their signs
     */
    static Figures of(double width, double largest) {
        if (!(largest > 0) || Double.isInfinite(largest)) {
            return WHOLE;
        }
        int top = exponent(largest);
        int place = width > 0 ? exponent(width) : top - 2;
        place = Math.max(top - 3, Math.min(top - 1, place));
        return new Figures(Math.max(-top, Math.min(FINEST, -place)));
    }

    /** For a figure with its interval: a little finer than the interval knows. */
    static Figures of(Estimate estimate) {
        double width = (estimate.high() - estimate.low()) / 2;
        double largest = DoubleStream.of(estimate.value(), estimate.low(), estimate.high())
                .map(Math::abs)
                .max()
                .orElse(0);
        return of(width / 3, Math.min(largest, width > 0 ? width * 10 : largest));
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value));
    }

    /** As fine as it takes to see on which side of a bound each value lies. */
    Figures telling(double bound, double... values) {
        Figures figures = this;
        for (int i = 0; i < FINER_AT_MOST && figures.places < FINEST && !figures.tells(bound, values); i++) {
            figures = new Figures(figures.places + 1);
        }
        return figures;
    }

    private boolean tells(double bound, double... values) {
        BigDecimal rounded = rounded(bound);
        for (double value : values) {
            if (Double.compare(value, bound) != 0
                    && Integer.signum(rounded(value).compareTo(rounded))
                            != Integer.signum(Double.compare(value, bound))) {
                return false;
            }
        }
        return true;
    }

    BigDecimal rounded(double value) {
        if (!Double.isFinite(value)) {
            return BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_UP);
    }

    boolean zero(double value) {
        return rounded(value).signum() == 0;
    }

    /** “1,230”, “−0.4”; never “−0”. */
    String of(double value) {
        return written(rounded(value));
    }

    /** The same without its sign. */
    String size(double value) {
        return written(rounded(value).abs());
    }

    /** As somebody stated it, with as many figures as anyone would. */
    static String stated(double value) {
        return written(Double.isFinite(value) ? BigDecimal.valueOf(value).round(STATED) : BigDecimal.ZERO);
    }

    /** A whole number. */
    static String count(long value) {
        return written(BigDecimal.valueOf(value));
    }

    private static String written(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        String sign = value.signum() < 0 ? "\u2212" : "";
        BigDecimal size = value.abs();
        return sign + (size.doubleValue() >= TOO_LARGE ? Money.tick(size) : LocalNumbers.ENGLISH.write(size));
    }
}
