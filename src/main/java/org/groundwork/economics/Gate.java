package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** The threshold on the measured residual value at which going on to ML pays best. */
final class Gate {

    private static final int INDEX_BITS = 20;
    private static final int PARTS = 8;

    /**
     * @param threshold X*, money a year; infinite where going on never pays
     * @param thresholdError its standard error, from parts of the draws; null where a part has no
     *     threshold
     * @param gain mean gain from going on at or above it, over all draws
     * @param passed share of draws in which it is passed
     */
    record Choice(
            double threshold, @Nullable Double thresholdError, double gain, double passed) {}

    private Gate() {}

    /**
     * Sorts by what is seen, from high to low, and takes the cut at which the cumulated gain is
     * greatest.
     *
     * @param seen residual value as measured at the gate, not negative
     * @param gain expected gain from going on, 0 where the baseline failed
     * @param open whether the baseline worked, so that the gate can be passed at all
     */
    static Choice best(double[] seen, double[] gain, boolean[] open) {
        int n = seen.length;
        if (n >= 1 << INDEX_BITS) {
            throw new IllegalArgumentException("at most " + ((1 << INDEX_BITS) - 1) + " draws");
        }
        // positive doubles sort like their bits; the lowest bits make room for the index
        long mask = (1L << INDEX_BITS) - 1;
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] = Double.doubleToRawLongBits(Math.max(0, seen[i])) & ~mask | i;
        }
        Arrays.sort(keys);
        double sum = 0;
        double best = 0;
        int cut = -1;
        int passed = 0;
        int passedAtCut = 0;
        double[] partSum = new double[PARTS];
        double[] partBest = new double[PARTS];
        double[] partCut = new double[PARTS];
        for (int k = n - 1; k >= 0; k--) {
            int i = (int) (keys[k] & mask);
            sum += gain[i];
            int part = i % PARTS;
            partSum[part] += gain[i];
            if (partSum[part] > partBest[part]) {
                partBest[part] = partSum[part];
                partCut[part] = seen[i];
            }
            passed += open[i] ? 1 : 0;
            if (sum > best) {
                best = sum;
                cut = i;
                passedAtCut = passed;
            }
        }
        return cut < 0
                ? new Choice(Double.POSITIVE_INFINITY, null, 0, 0)
                : new Choice(
                        seen[cut], error(partBest, partCut), best / n, (double) passedAtCut / n);
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
