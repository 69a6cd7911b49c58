package org.groundwork.economics;

/**
 * The threshold on what the team expects at the gate at which going on to ML pays best: sorted from
 * the most to the least promising, the draws up to the greatest cumulated gain pass.
 */
final class StagingGate {

    /** Independent parts from which the error of a threshold is estimated. */
    static final int PARTS = 8;

    /** An argmax converges with the cube root of the draws (Kim and Pollard 1990). */
    private static final double FASTER = StrictMath.cbrt(PARTS);

    /** Beyond a loss of so many times its own noise no cut is looked at. */
    private static final double FAR = 3;

    /** The interval that is reported keeps so much of it. */
    private static final double KEPT = 0.9;

    /**
     * @param threshold least score that passes; infinite where going on never pays
     * @param low of the interval of thresholds that keep 90 % of what staging is worth
     * @param high its other end
     * @param gain mean gain from going on at or above the threshold, over all draws
     * @param passed share of draws in which it is passed
     * @param parts thresholds of independent parts of the draws
     */
    record Choice(double threshold, double low, double high, double gain, double passed, double[] parts) {

        /** Whether it would be passed with the threshold of the part to which a draw belongs. */
        boolean passesInPart(double score, int draw) {
            return score >= parts[draw % PARTS];
        }

        boolean never() {
            return Double.isInfinite(threshold) && threshold > 0;
        }
    }

    /** Means of the parts. */
    static final class Parts {
        private final double[] sums = new double[PARTS];
        private final double share;

        Parts(int draws) {
            this.share = draws / (double) PARTS;
        }

        void add(int draw, double value) {
            sums[draw % PARTS] += value / share;
        }

        /** Together with the error for a threshold that is known. */
        double with(double error) {
            return Math.hypot(error, StagingGate.error(sums));
        }
    }

    /** Where the cumulated gain is greatest, and the cuts around it that are nearly as good. */
    private record Cut(double threshold, double low, double high) {}

    /**
     * One draw away from the best cut, what is lost and its noise are the same number; the last digit
     * must not decide whether that draw is told from it, or another currency has another threshold.
     */
    private static final double SURELY = 1 - 1e-9;

    private StagingGate() {}

    static Choice best(double[] score, double[] gain, boolean[] open) {
        return best(score, gain, open, new long[score.length], new long[score.length]);
    }

    /**
     * @param score what the gate sees
     * @param gain expected gain from going on, 0 where the baseline failed
     * @param open whether the baseline worked, so that the gate can be passed at all
     * @param keys as many as there are draws; overwritten
     * @param spare likewise
     */
    static Choice best(double[] score, double[] gain, boolean[] open, long[] keys, long[] spare) {
        int n = score.length;
        if (n >= 1 << Radix.FREE_BITS) {
            throw new IllegalArgumentException("at most " + ((1 << Radix.FREE_BITS) - 1) + " draws");
        }
        // what is not sorted by makes room for the index
        long mask = (1L << Radix.FREE_BITS) - 1;
        for (int i = 0; i < n; i++) {
            keys[i] = Radix.key(score[i]) & ~mask | i;
        }
        long[] sorted = Radix.sort(keys, spare);
        int[] order = new int[n];
        int[][] parts = new int[PARTS][(n + PARTS - 1) / PARTS];
        int[] filled = new int[PARTS];
        for (int k = 0; k < n; k++) {
            int i = (int) (sorted[n - 1 - k] & mask);
            order[k] = i;
            int part = i % PARTS;
            parts[part][filled[part]++] = i;
        }
        double[] cumulated = new double[n];
        Cut cut = cut(order, n, score, gain, cumulated);
        double[] partCuts = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            partCuts[part] =
                    cut(parts[part], filled[part], score, gain, cumulated).threshold();
        }
        double sum = 0;
        int passed = 0;
        for (int i = 0; i < n; i++) {
            if (score[i] >= cut.threshold()) {
                sum += gain[i];
                passed += open[i] ? 1 : 0;
            }
        }
        return new Choice(cut.threshold(), cut.low(), cut.high(), sum / n, (double) passed / n, partCuts);
    }

    /**
     * @param order of the draws, the most promising first
     * @param cumulated overwritten
     */
    private static Cut cut(int[] order, int n, double[] score, double[] gain, double[] cumulated) {
        double sum = 0;
        double best = 0;
        int at = -1;
        for (int k = 0; k < n; k++) {
            sum += gain[order[k]];
            // draws in which the same is seen pass together
            boolean whole = k == n - 1 || score[order[k + 1]] < score[order[k]];
            cumulated[k] = whole ? sum : Double.NaN;
            if (whole && sum > best) {
                best = sum;
                at = k;
            }
        }
        if (at < 0) {
            double never = Double.POSITIVE_INFINITY;
            return new Cut(never, never, never);
        }
        double worth = best - Math.max(0, sum);
        double kept = best - (1 - KEPT) * worth;
        double from = score[order[plateau(order, n, gain, cumulated, at, -1)]];
        double to = score[order[plateau(order, n, gain, cumulated, at, 1)]];
        double low = score[order[last(n, cumulated, at, kept, 1)]];
        double high = score[order[last(n, cumulated, at, kept, -1)]];
        double middle = from + (to - from) / 2;
        double reached = 0;
        for (int k = 0; k < n && score[order[k]] >= middle; k++) {
            reached += gain[order[k]];
        }
        // never worse than not to decide; and where going on pays somewhere, it is not left out altogether
        boolean worse = reached <= 0 || reached < Math.max(0, sum);
        return new Cut(worse ? score[order[at]] : middle, low, high);
    }

    /**
     * How far one can go from the best cut, in one direction, without losing more than the noise of
     * what lies between: the cuts that cannot be told from the best.
     */
    private static int plateau(int[] order, int n, double[] gain, double[] cumulated, int at, int direction) {
        int last = at;
        double squares = 0;
        for (int k = at + direction; k >= 0 && k < n; k += direction) {
            double between = gain[order[direction > 0 ? k : k + 1]];
            squares += between * between;
            if (!Double.isNaN(cumulated[k])) {
                double lost = cumulated[at] - cumulated[k];
                if (lost * lost < SURELY * squares) {
                    last = k;
                } else if (lost * lost > FAR * FAR * squares) {
                    break;
                }
            }
        }
        return last;
    }

    /** How far one can go from the best cut, in one direction, without losing more. */
    private static int last(int n, double[] cumulated, int at, double least, int direction) {
        int last = at;
        for (int k = at + direction; k >= 0 && k < n; k += direction) {
            if (!Double.isNaN(cumulated[k])) {
                if (cumulated[k] < least) {
                    break;
                }
                last = k;
            }
        }
        return last;
    }

    /** Standard error of a figure that depends on the threshold, from its values in the parts. */
    static double error(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        double mean = sum / parts.length;
        double squares = 0;
        for (double part : parts) {
            squares += (part - mean) * (part - mean);
        }
        return Math.sqrt(squares / (parts.length - 1)) / FASTER;
    }
}
