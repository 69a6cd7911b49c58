package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

/**
 * P(ML works given that the baseline works), from both chances and the correlation of their luck:
 * both work where two standard normal values with this correlation lie below the normal scores of
 * the chances. Where a chance is a range, it is read from a table over the two scores.
 */
final class SuccessAfter {

    private static final int GRID = 64;
    private static final double MOST = 4.2;
    private static final int STEPS = 32;
    private static final int FINE_STEPS = 1_000;
    private static final double LEAST = 1e-12;

    private final double correlation;
    private final double single;
    private final boolean bothCertain;

    /**
     * Normal score of the probability by the scores of both chances; empty where both are certain.
     */
    private final double[][] scores;

    /**
     * @param certain whether both chances are
     * @param pB chance of the baseline where it is certain
     * @param pM chance of ML where it is certain
     */
    SuccessAfter(double correlation, boolean certain, double pB, double pM) {
        this.correlation = correlation;
        this.bothCertain = certain;
        this.single = given(pB, pM, correlation, FINE_STEPS);
        this.scores = certain || correlation == 0
                ? new double[0][0]
                : correlation == Usual.CORRELATION ? Usual.SCORES : table(correlation);
    }

    private static double[][] table(double correlation) {
        double[][] scores = new double[GRID + 1][GRID + 1];
        for (int i = 0; i <= GRID; i++) {
            for (int j = 0; j <= GRID; j++) {
                double b = Normal.cdf(score(i));
                scores[i][j] = safe(given(b, Normal.cdf(score(j)), correlation, STEPS));
            }
        }
        return scores;
    }

    /** The table of the default correlation, which most analyses need. */
    private static final class Usual {
        static final double CORRELATION = EconomicInputs.Adjustments.SUCCESS_CORRELATION;
        static final double[][] SCORES = table(CORRELATION);
    }

    private static double score(int node) {
        return MOST * (2.0 * node / GRID - 1);
    }

    private static double safe(double p) {
        return Normal.quantile(Math.min(1 - LEAST, Math.max(LEAST, p)));
    }

    /**
     * @param steps of the integration, even
     */
    static double given(double pB, double pM, double correlation, int steps) {
        if (correlation == 0 || pM <= 0 || pM >= 1 || pB >= 1) {
            return pM;
        }
        double b = Math.max(1e-6, pB);
        double both = Normal.both(Normal.quantile(b), Normal.quantile(pM), correlation, steps);
        return Math.min(1, Math.max(0, both / b));
    }

    /** The probability where it is the same in each draw; null where it is not. */
    Range.@Nullable Certain certain() {
        return bothCertain ? new Range.Certain(single) : null;
    }

    double probability(double pB, double pM) {
        if (scores.length == 0) {
            return correlation == 0 ? pM : single;
        }
        if (pM <= 0 || pM >= 1 || pB >= 1) {
            return pM;
        }
        double b = place(pB);
        double m = place(pM);
        int i = Math.min(GRID - 1, (int) b);
        int j = Math.min(GRID - 1, (int) m);
        double x = b - i;
        double y = m - j;
        return Normal.cdf((1 - x) * ((1 - y) * scores[i][j] + y * scores[i][j + 1])
                + x * ((1 - y) * scores[i + 1][j] + y * scores[i + 1][j + 1]));
    }

    private static double place(double p) {
        double z = Math.min(MOST, Math.max(-MOST, safe(p)));
        return (z / MOST + 1) * GRID / 2;
    }
}
