package org.groundwork.economics;

import java.util.HashMap;
import java.util.Map;

/**
 * Present values of one money a year, by month, for every discount rate that is drawn: t = 1..12H,
 * d_t = (1 + r)^(−t/12), flows at the month's end. Tables over the rate are read by linear
 * interpolation; a certain rate has one row.
 */
final class Discounting {

    private static final int ROWS = 256;
    private static final double MOST = 7.1;

    private final int months;
    private final double[][] factors;
    private final double[][] sums;
    private final double rowsPerScore;
    private final Map<Long, double[][]> annuities = new HashMap<>();

    Discounting(int months, Quantiles rate) {
        this.months = months;
        int rows = rate.certain() ? 1 : ROWS + 1;
        this.rowsPerScore = rate.certain() ? 0 : ROWS / (2 * MOST);
        this.factors = new double[rows][months + 1];
        this.sums = new double[rows][months + 1];
        for (int row = 0; row < rows; row++) {
            double r = rate.atScore(rate.certain() ? 0 : -MOST + row / rowsPerScore);
            factors[row][0] = 1;
            for (int t = 1; t <= months; t++) {
                factors[row][t] = StrictMath.pow(1 + r, -t / 12.0);
                sums[row][t] = sums[row][t - 1] + factors[row][t];
            }
        }
    }

    int months() {
        return months;
    }

    /** Where the rate of this normal score stands between the rows: the row in the integer part. */
    double place(double score) {
        return rowsPerScore == 0
                ? 0
                : (Math.min(MOST - 1e-9, Math.max(-MOST, score)) + MOST) * rowsPerScore;
    }

    private static double read(double[][] table, double place, int t) {
        int row = (int) place;
        double at = table[row][t];
        double part = place - row;
        return part == 0 ? at : at + part * (table[row + 1][t] - at);
    }

    /** d_t; 0 after the horizon. */
    double factor(double place, int t) {
        return t > months ? 0 : read(factors, place, t);
    }

    /**
     * Ab: mean d_t over the months a + 1 to b, up to month {@code until}; d_a where they are the
     * same.
     */
    double build(double place, int a, int b, int until) {
        if (b <= a) {
            return a <= Math.min(until, months) ? factor(place, a) : 0;
        }
        int end = Math.min(Math.min(b, until), months);
        int start = Math.min(a, end);
        return (read(sums, place, end) - read(sums, place, start)) / (b - a);
    }

    /**
     * Av by month: present value up to each month of one money a year that goes live at the end of
     * month {@code live} and ramps up over {@code ramp} months.
     */
    double[][] annuity(int live, int ramp) {
        return annuities.computeIfAbsent(
                (long) Math.min(live, months) << 32 | Math.min(ramp, 10_000),
                key -> newAnnuity(Math.min(live, months), Math.min(ramp, 10_000)));
    }

    private double[][] newAnnuity(int live, int ramp) {
        double[][] table = new double[factors.length][months + 1];
        for (int row = 0; row < table.length; row++) {
            for (int t = 1; t <= months; t++) {
                double share = risen(t - live, ramp) - risen(t - 1 - live, ramp);
                table[row][t] = table[row][t - 1] + factors[row][t] * share / 12;
            }
        }
        return table;
    }

    /** Integral of the ramp from its start to {@code s} months later. */
    private static double risen(double s, int ramp) {
        if (s <= 0) {
            return 0;
        }
        return s < ramp ? s * s / (2.0 * ramp) : s - ramp / 2.0;
    }

    double annuity(double[][] table, double place, int until) {
        return read(table, place, Math.min(until, months));
    }
}
