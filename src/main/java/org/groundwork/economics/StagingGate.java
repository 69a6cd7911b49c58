package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

/** The threshold on the measured residual value at which going on to ML pays best. */
final class StagingGate {

    private static final int PARTS = 8;

    /**
     * @param threshold X*, money a year; infinite where going on never pays
     * @param thresholdError its standard error, from parts of the draws; null where a part has no
     *     threshold
     * @param gain mean gain from going on at or above it, over all draws
     * @param passed share of draws in which it is passed
     */
    record Choice(double threshold, @Nullable Double thresholdError, double gain, double passed) {}

    private StagingGate() {}

    static Choice best(double[] seen, double[] gain, boolean[] open) {
        return best(seen, gain, open, new long[seen.length], new long[seen.length]);
    }

    /**
     * Sorts by what is seen, from high to low, and takes the cut at which the cumulated gain is
     * greatest. Draws in which the same is seen pass together.
     *
     * @param seen residual value as measured at the gate, not negative
     * @param gain expected gain from going on, 0 where the baseline failed
     * @param open whether the baseline worked, so that the gate can be passed at all
     * @param keys as many as there are draws; overwritten
     * @param spare likewise
     */
    static Choice best(double[] seen, double[] gain, boolean[] open, long[] keys, long[] spare) {
        int n = seen.length;
        if (n >= 1 << Radix.FREE_BITS) {
            throw new IllegalArgumentException(
                    "at most " + ((1 << Radix.FREE_BITS) - 1) + " draws");
        }
        // what is not sorted by makes module for the index
        long mask = (1L << Radix.FREE_BITS) - 1;
        for (int i = 0; i < n; i++) {
            keys[i] = Radix.key(seen[i]) & ~mask | i;
        }
        long[] order = Radix.sort(keys, spare);
        double sum = 0;
        double best = 0;
        double threshold = Double.POSITIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        double[] partSum = new double[PARTS];
        double[] partBest = new double[PARTS];
        double[] partCut = new double[PARTS];
        for (int k = n - 1; k >= 0; k--) {
            int i = (int) (order[k] & mask);
            sum += gain[i];
            least = Math.min(least, seen[i]);
            boolean last = k == 0 || (order[k - 1] & ~mask) != (order[k] & ~mask);
            if (last && sum > best) {
                best = sum;
                threshold = least;
            }
            int part = i % PARTS;
            partSum[part] += gain[i];
            if (last && partSum[part] > partBest[part]) {
                partBest[part] = partSum[part];
                partCut[part] = seen[i];
            }
        }
        if (Double.isInfinite(threshold)) {
            return new Choice(threshold, null, 0, 0);
        }
        int passed = 0;
        for (int i = 0; i < n; i++) {
            passed += open[i] && seen[i] >= threshold ? 1 : 0;
        }
        return new Choice(threshold, error(partBest, partCut), best / n, (double) passed / n);
    }

    private static @Nullable Double error(double[] best, double[] cut) {
        double sum = 0;
        for (int part = 0; part < PARTS; part++) {
            if (best[part] <= 0) {
                return null;
            }
            sum += cut[part];
        }
        double squares = 0;
        for (double one : cut) {
            squares += (one - sum / PARTS) * (one - sum / PARTS);
        }
        return Math.sqrt(squares / (PARTS - 1) / PARTS);
    }
}
