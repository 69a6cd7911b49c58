package org.groundwork.economics;

/**
 * Present values by month for every discount rate that is drawn: t = 1..12H, d_t = (1 + r)^(−t/12),
 * flows at the month's end. Spending and income after the horizon are cut off.
 *
 * <p>Everything is read from two running sums, Σ d_t and Σ t·d_t: a ramp is linear, so that its
 * present value is a difference of these. A certain rate has one row; for an uncertain one there
 * are rows by normal score, read by linear interpolation.
 */
final class Discounting {

    private static final int ROWS = 1_024;

    private final int months;
    private final int width;
    private final boolean certain;
    private final double rowsPerScore;

    /** d_t, Σ d_t and Σ t·d_t, row by row. */
    private final double[] factors;

    private final double[] sums;
    private final double[] moments;

    Discounting(int months, Quantiles rate) {
        this.months = months;
        this.width = months + 1;
        this.certain = rate.certain();
        int rows = certain ? 1 : ROWS + 1;
        this.rowsPerScore = ROWS / (2 * Quantiles.MOST);
        // one row more than is read at the end of an interpolation
        this.factors = new double[(rows + 1) * width];
        this.sums = new double[(rows + 1) * width];
        this.moments = new double[(rows + 1) * width];
        for (int row = 0; row < rows; row++) {
            double r = rate.atScore(certain ? 0 : -Quantiles.MOST + row / rowsPerScore);
            double log = StrictMath.log1p(r) / 12;
            int at = row * width;
            factors[at] = 1;
            for (int t = 1; t <= months; t++) {
                double factor = StrictMath.exp(-t * log);
                factors[at + t] = factor;
                sums[at + t] = sums[at + t - 1] + factor;
                moments[at + t] = moments[at + t - 1] + t * factor;
            }
        }
    }

    /** Where the rate of this normal score stands between the rows: the row in the integer part. */
    double place(double score) {
        return certain
                ? 0
                : (Math.min(Quantiles.MOST, Math.max(-Quantiles.MOST, score)) + Quantiles.MOST) * rowsPerScore;
    }

    private double read(double[] table, double place, int t) {
        int row = (int) place;
        int at = row * width + t;
        double value = table[at];
        return certain ? value : value + (place - row) * (table[at + width] - value);
    }

    /** d_t; 0 after the horizon. */
    double factor(double place, int t) {
        return t > months ? 0 : read(factors, place, t);
    }

    /**
     * Ab: mean d_t over the months a + 1 to b, of which those up to month {@code until} count; d_a
     * where a and b are the same.
     */
    double build(double place, int a, int b, int until) {
        int end = Math.min(until, months);
        if (b <= a) {
            return a <= end ? factor(place, a) : 0;
        }
        if (a >= end) {
            return 0;
        }
        return (read(sums, place, Math.min(b, end)) - read(sums, place, a)) / (b - a);
    }

    /**
     * Av: present value up to month {@code until} of one money a year that goes live at the end of
     * month {@code live} and rises evenly over {@code ramp} months. In the s-th month of the ramp
     * its mean is (2s − 1) / 2R.
     */
    double annuity(double place, int live, int ramp, int until) {
        int end = Math.min(until, months);
        if (live >= end) {
            return 0;
        }
        int risen = Math.min(live + ramp, end);
        double start = read(sums, place, live);
        double top = risen == live ? start : read(sums, place, risen);
        double sum = read(sums, place, end) - top;
        if (risen > live) {
            double moment = read(moments, place, risen) - read(moments, place, live);
            sum += (2 * moment - (2 * live + 1) * (top - start)) / (2.0 * ramp);
        }
        return sum / 12;
    }
}
