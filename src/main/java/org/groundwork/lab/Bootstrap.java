package org.groundwork.lab;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Intervals from drawing whole clusters (things, weeks or cases) again and again, all figures from the same draws.
 *
 * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993); percentile intervals widened for few
 * clusters by Hesterberg, What Teachers Should Know About the Bootstrap (2015), section 3.2.
 */
final class Bootstrap {

    private static final int DRAWS = 2_000;

    /** More clusters are drawn in groups by lot, whose sums vary alike. */
    private static final int MOST_GROUPS = 2_000;

    /** 95th percentile of the normal distribution. */
    private static final double Z = 1.6448536269514722;

    /** Means by contender: over all cases, and in each draw. */
    private final double[] all;

    private final double[][] drawn;
    private final double wider;

    /**
     * @param cluster by case
     * @param gains of each contender by case
     */
    Bootstrap(int[] cluster, int clusters, double[][] gains, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int groups = Math.min(clusters, MOST_GROUPS);
        int[] group = new int[clusters];
        for (int k = 0; k < clusters; k++) {
            group[k] = clusters <= MOST_GROUPS ? k : random.nextInt(groups);
        }
        double[][] sums = new double[groups][gains.length];
        double[] cases = new double[groups];
        for (int i = 0; i < cluster.length; i++) {
            int in = group[cluster[i]];
            cases[in]++;
            for (int c = 0; c < gains.length; c++) {
                sums[in][c] += gains[c][i];
            }
        }
        int[] once = new int[groups];
        Arrays.fill(once, 1);
        all = means(sums, cases, once, gains.length);
        drawn = new double[DRAWS][];
        for (int k = 0; k < DRAWS; k++) {
            int[] draw = new int[groups];
            for (int one = 0; one < groups; one++) {
                draw[random.nextInt(groups)]++;
            }
            drawn[k] = means(sums, cases, draw, gains.length);
        }
        wider = groups < 2 ? 1 : Math.sqrt(groups / (groups - 1.0)) * t(groups - 1) / Z;
    }

    /** 95th percentile of Student's distribution. Source: Abramowitz and Stegun 26.7.5. */
    private static double t(int freedom) {
        double z = Z;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        return z
                + (z3 + z) / (4 * freedom)
                + (5 * z5 + 16 * z3 + 3 * z) / (96.0 * freedom * freedom)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384.0 * freedom * freedom * freedom);
    }

    /**
     * @param figure from the means by contender
     */
    Estimate of(ToDoubleFunction<double[]> figure) {
        double value = figure.applyAsDouble(all);
        double[] figures = Arrays.stream(drawn)
                .mapToDouble(figure)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (figures.length == 0) {
            return new Estimate(value, value, value);
        }
        double low = value - wider * (value - quantile(figures, 0.05));
        double high = value + wider * (quantile(figures, 0.95) - value);
        return new Estimate(value, Math.min(low, value), Math.max(high, value));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double[] means(double[][] sums, double[] cases, int[] draw, int contenders) {
        double n = 0;
        double[] means = new double[contenders];
        for (int k = 0; k < cases.length; k++) {
            if (draw[k] > 0) {
                n += draw[k] * cases[k];
                for (int c = 0; c < contenders; c++) {
                    means[c] += draw[k] * sums[k][c];
                }
            }
        }
        for (int c = 0; c < contenders; c++) {
            means[c] /= n;
        }
        return means;
    }
}
