package org.groundwork.economics;

/**
 * What it is worth to find out more, in money: EVPI, and EVPPI by regression (Strong and Oakley) of
 * each option's value on the normal score of an input, with a natural cubic spline of six knots.
 */
final class ValueOfInformation {

    /** Draws are gathered in this many bins of equal probability before the regression. */
    static final int BINS = 512;

    private static final double[] KNOTS = knots();

    /** Normal score in the middle of each bin: its mean there. */
    private static final double[] SCORES = scores();

    /** Spline basis in the middle of each bin. */
    private static final double[][] BASIS = basis();

    private ValueOfInformation() {}

    private static double[] knots() {
        double[] knots = new double[6];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = Normal.quantile(0.05 + 0.90 * i / (knots.length - 1));
        }
        return knots;
    }

    private static double[] scores() {
        double[] scores = new double[BINS];
        double last = 0;
        for (int i = 0; i < BINS; i++) {
            double next = i == BINS - 1 ? 0 : Normal.density(Normal.quantile((i + 1.0) / BINS));
            scores[i] = (last - next) * BINS;
            last = next;
        }
        return scores;
    }

    private static double[][] basis() {
        double[][] basis = new double[BINS][];
        for (int i = 0; i < BINS; i++) {
            basis[i] = basis(SCORES[i]);
        }
        return basis;
    }

    /** Natural cubic spline basis: 1, z, and K − 2 terms that are linear beyond the outer knots. */
    private static double[] basis(double z) {
        int k = KNOTS.length;
        double[] basis = new double[k];
        basis[0] = 1;
        basis[1] = z;
        double last = term(z, k - 2);
        for (int j = 0; j < k - 2; j++) {
            basis[j + 2] = term(z, j) - last;
        }
        return basis;
    }

    private static double term(double z, int j) {
        double end = KNOTS[KNOTS.length - 1];
        return (cube(z - KNOTS[j]) - cube(z - end)) / (end - KNOTS[j]);
    }

    private static double cube(double x) {
        return x > 0 ? x * x * x : 0;
    }

    static int bin(double u) {
        return Math.min(BINS - 1, (int) (u * BINS));
    }

    /**
     * Expected value of perfect information.
     *
     * @param error its standard error
     */
    record Perfect(double value, double error) {}

    /**
     * Mean of the best less the best of the means; doing nothing is worth 0.
     *
     * @param values by option and draw
     */
    static Perfect perfect(double[][] values) {
        int n = values[0].length;
        double[] best = new double[0];
        double bestMean = 0;
        for (double[] option : values) {
            double sum = 0;
            for (double value : option) {
                sum += value;
            }
            if (sum / n > bestMean) {
                bestMean = sum / n;
                best = option;
            }
        }
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double most = 0;
            for (double[] value : values) {
                most = Math.max(most, value[i]);
            }
            double gain = most - (best.length == 0 ? 0 : best[i]);
            sum += gain;
            squares += gain * gain;
        }
        double mean = sum / n;
        return new Perfect(mean, Math.sqrt(Math.max(0, squares / n - mean * mean) / n));
    }

    /**
     * What knowing one input tells.
     *
     * @param value expected value of partial perfect information; doing nothing is worth 0
     * @param fits conditional means of each option, by bin
     */
    record Given(double value, double[][] fits) {

        /** Conditional mean of an option at a normal score of the input. */
        double at(int option, double score) {
            return fits[option][bin(Normal.cdf(score))];
        }
    }

    /**
     * Regression of each option on one input.
     *
     * @param values by option and draw
     * @param bins of the input, by draw
     */
    static Given given(double[][] values, short[] bins) {
        int[] counts = new int[BINS];
        double[][] sums = new double[values.length][BINS];
        for (short bin : bins) {
            counts[bin]++;
        }
        for (int o = 0; o < values.length; o++) {
            double[] value = values[o];
            double[] sum = sums[o];
            for (int i = 0; i < bins.length; i++) {
                sum[bins[i]] += value[i];
            }
        }
        double[][] fits = fits(counts, sums);
        double best = 0;
        double[] means = new double[fits.length];
        for (int b = 0; b < BINS; b++) {
            double most = 0;
            for (int o = 0; o < fits.length; o++) {
                means[o] += counts[b] * fits[o][b];
                most = Math.max(most, fits[o][b]);
            }
            best += counts[b] * most;
        }
        double bestMean = 0;
        for (double mean : means) {
            bestMean = Math.max(bestMean, mean);
        }
        return new Given(Math.max(0, (best - bestMean) / bins.length), fits);
    }

    /** Least squares on the means of the bins, weighted by their counts. */
    private static double[][] fits(int[] counts, double[][] sums) {
        int k = KNOTS.length;
        double[][] normal = new double[k][k + sums.length];
        for (int b = 0; b < BINS; b++) {
            double[] x = BASIS[b];
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    normal[i][j] += counts[b] * x[i] * x[j];
                }
                for (int o = 0; o < sums.length; o++) {
                    normal[i][k + o] += x[i] * sums[o][b];
                }
            }
        }
        solve(normal, k);
        double[][] fits = new double[sums.length][BINS];
        for (int o = 0; o < sums.length; o++) {
            for (int b = 0; b < BINS; b++) {
                double fit = 0;
                for (int i = 0; i < k; i++) {
                    fit += normal[i][k + o] * BASIS[b][i];
                }
                fits[o][b] = fit;
            }
        }
        return fits;
    }

    /** Gauss elimination with pivots; a direction without data stays 0. */
    private static void solve(double[][] m, int k) {
        for (int c = 0; c < k; c++) {
            int pivot = c;
            for (int r = c + 1; r < k; r++) {
                if (Math.abs(m[r][c]) > Math.abs(m[pivot][c])) {
                    pivot = r;
                }
            }
            double[] row = m[pivot];
            m[pivot] = m[c];
            m[c] = row;
            if (Math.abs(row[c]) < 1e-9) {
                java.util.Arrays.fill(row, 0);
                continue;
            }
            double by = row[c];
            for (int j = c; j < row.length; j++) {
                row[j] /= by;
            }
            for (int r = 0; r < k; r++) {
                if (r != c && m[r][c] != 0) {
                    double factor = m[r][c];
                    for (int j = c; j < row.length; j++) {
                        m[r][j] -= factor * row[j];
                    }
                }
            }
        }
    }
}
