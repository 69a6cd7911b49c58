package org.groundwork.economics;

/**
 * The PERT distribution on [0, 1] with its mode at {@code s}: Beta(1 + 4s, 5 − 4s), as a table of
 * its distribution function, from which quantiles are read. Accurate to about 1e-7 of its range.
 */
final class Pert {

    private static final int CELLS = 1_024;

    private final double alpha;
    private final double beta;

    /** Distribution function at i / CELLS. */
    private final double[] cdf = new double[CELLS + 1];

    Pert(double s) {
        this.alpha = 1 + 4 * s;
        this.beta = 5 - 4 * s;
        double h = 1.0 / CELLS;
        double left = density(0);
        for (int i = 0; i < CELLS; i++) {
            double right = density((i + 1) * h);
            cdf[i + 1] = cdf[i] + h / 6 * (left + 4 * density((i + 0.5) * h) + right);
            left = right;
        }
        double all = cdf[CELLS];
        for (int i = 0; i <= CELLS; i++) {
            cdf[i] /= all;
        }
    }

    private double density(double x) {
        return StrictMath.pow(x, alpha - 1) * StrictMath.pow(1 - x, beta - 1);
    }

    /**
     * @param u between 0 and 1; ascending calls are not required
     */
    double quantile(double u) {
        int cell = java.util.Arrays.binarySearch(cdf, u);
        if (cell >= 0) {
            return (double) cell / CELLS;
        }
        int i = Math.min(CELLS - 1, Math.max(0, -cell - 2));
        double width = cdf[i + 1] - cdf[i];
        if (i == 0) {
            return StrictMath.pow(u / cdf[1], 1 / alpha) / CELLS;
        }
        if (i == CELLS - 1) {
            return 1 - StrictMath.pow((1 - u) / (1 - cdf[i]), 1 / beta) / CELLS;
        }
        // inside a cell the density is nearly linear: solve f0 t + (f1 - f0) t² / 2 = share of the
        // cell's mass
        double f0 = density((double) i / CELLS);
        double f1 = density((double) (i + 1) / CELLS);
        double mass = (u - cdf[i]) / width * (f0 + f1) / 2;
        double slope = f1 - f0;
        double t =
                Math.abs(slope) < 1e-9 * (f0 + f1)
                        ? mass / f0
                        : 2 * mass / (f0 + StrictMath.sqrt(f0 * f0 + 2 * slope * mass));
        return (i + t) / CELLS;
    }

    /** Ends and mode of a PERT on the whole line. */
    record Shape(double min, double likely, double max) {}

    /**
     * The ends for which these are the 5th percentile, the mode and the 95th percentile.
     *
     * <p>With the mode at {@code s} of the way, (likely − low) / (high − likely) rises with {@code
     * s}: one unknown, found by the Illinois method.
     */
    static Shape ofPercentiles(double low, double likely, double high) {
        double wanted = (likely - low) / (high - low);
        double a = 0.02;
        double b = 0.98;
        double fa = lowerShare(a) - wanted;
        double fb = lowerShare(b) - wanted;
        double s = 0.5;
        for (int i = 0; i < 60; i++) {
            s = (a * fb - b * fa) / (fb - fa);
            double f = lowerShare(s) - wanted;
            if (Math.abs(f) < 1e-12 || Math.abs(b - a) < 1e-13) {
                break;
            }
            if (f * fb < 0) {
                a = b;
                fa = fb;
            } else {
                fa /= 2;
            }
            b = s;
            fb = f;
        }
        Pert unit = new Pert(s);
        double width = (high - low) / (unit.quantile(0.95) - unit.quantile(0.05));
        double min = likely - width * s;
        return new Shape(min, likely, min + width);
    }

    private static double lowerShare(double s) {
        Pert unit = new Pert(s);
        double low = unit.quantile(0.05);
        return (s - low) / (unit.quantile(0.95) - low);
    }
}
