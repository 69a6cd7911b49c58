package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

/**
 * When futures pay back, counted in cells of 1/256 month, each of which knows the mean of what it
 * holds: quantiles without sorting, exact where there is one value only.
 */
final class Paybacks {

    private static final int CELLS_PER_MONTH = 256;

    private final int[] counts;
    private final double[] sums;
    private int paid;
    private int all;

    Paybacks(int months) {
        this.counts = new int[months * CELLS_PER_MONTH + 1];
        this.sums = new double[counts.length];
    }

    /**
     * @param months infinite where it does not pay back within the horizon
     */
    void add(float months) {
        all++;
        if (!Float.isInfinite(months)) {
            int cell = (int) (months * CELLS_PER_MONTH);
            counts[cell]++;
            sums[cell] += months;
            paid++;
        }
    }

    double notPaid() {
        return 1 - (double) paid / all;
    }

    /** Months by the time of which half have paid back; null where fewer do. */
    @Nullable
    Double middle() {
        return atRank(all / 2);
    }

    private @Nullable Double atRank(int rank) {
        if (rank >= paid) {
            return null;
        }
        int seen = 0;
        int cell = 0;
        while (seen + counts[cell] <= rank) {
            seen += counts[cell++];
        }
        return sums[cell] / counts[cell];
    }

    /** Standard error of {@link #middle}; null where that is. */
    @Nullable
    Double errorOfMiddle() {
        int away = (int) Math.ceil(Math.sqrt(all) / 2);
        Double below = atRank(Math.max(0, all / 2 - away));
        Double above = atRank(Math.min(all / 2 + away, paid - 1));
        return middle() == null || below == null || above == null ? null : (above - below) / 2;
    }
}
