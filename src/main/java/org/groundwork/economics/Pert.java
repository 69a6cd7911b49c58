package org.groundwork.economics;

/**
 * The PERT distribution on [0, 1] with its mode at {@code s}: Beta(1 + 4s, 5 − 4s), as a table of
 * its distribution function, from which quantiles are read. Accurate to about 1e-7 of its range.
 *
 * <p>The table runs over an angle φ with x = sin² φ: the density by φ, 2 sin^(2α−1) φ cos^(2β−1) φ,
 * is smooth at both ends, whatever the mode.
 */
final class Pert {

    private static final int CELLS = 512;
    private static final double STEP = Math.PI / 2 / CELLS;

    /** ln sin φ and ln cos φ at the ends and the middle of each cell; −∞ where they are 0. */
    private static final double[] LOG_SIN = new double[2 * CELLS + 1];

    private static final double[] LOG_COS = new double[2 * CELLS + 1];

    /** sin² φ at the ends of the cells, and cos 2φ, half its second derivative. */
    private static final double[] PLACE = new double[CELLS + 1];

    private static final double[] BEND = new double[CELLS + 1];

    static {
        for (int j = 0; j <= 2 * CELLS; j++) {
            double angle = j * STEP / 2;
            LOG_SIN[j] = j == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(StrictMath.sin(angle));
            LOG_COS[j] = j == 2 * CELLS ? Double.NEGATIVE_INFINITY : StrictMath.log(StrictMath.cos(angle));
        }
        for (int i = 0; i <= CELLS; i++) {
            double sine = StrictMath.sin(i * STEP);
            PLACE[i] = i == CELLS ? 1 : sine * sine;
            BEND[i] = 1 - 2 * PLACE[i];
        }
    }

    private final double power;
    private final double otherPower;

    /** By φ, at the ends of the cells. */
    private final double[] density = new double[CELLS + 1];

    /** Distribution function at the ends of the cells. */
    private final double[] cdf = new double[CELLS + 1];

    /**
     * @param s where the mode is, from 0 to 1
     */
    Pert(double s) {
        this.power = 1 + 8 * s;
        this.otherPower = 9 - 8 * s;
        double left = density(0);
        density[0] = left;
        for (int i = 0; i < CELLS; i++) {
            double right = density(2 * i + 2);
            density[i + 1] = right;
            cdf[i + 1] = cdf[i] + (left + 4 * density(2 * i + 1) + right) / 6;
            left = right;
        }
        double all = cdf[CELLS];
        for (int i = 0; i <= CELLS; i++) {
            cdf[i] /= all;
        }
    }

    private double density(int j) {
        return StrictMath.exp(power * LOG_SIN[j] + otherPower * LOG_COS[j]);
    }

    /**
     * @param u between 0 and 1; ascending calls are not required
     */
    double quantile(double u) {
        int cell = java.util.Arrays.binarySearch(cdf, u);
        if (cell >= 0) {
            return PLACE[cell];
        }
        int i = Math.min(CELLS - 1, Math.max(0, -cell - 2));
        double t;
        if (i == 0) {
            t = StrictMath.pow(u / cdf[1], 1 / (power + 1));
        } else if (i == CELLS - 1) {
            t = 1 - StrictMath.pow((1 - u) / (1 - cdf[i]), 1 / (otherPower + 1));
        } else {
            // inside a cell the density is nearly linear: solve f0 t + (f1 - f0) t² / 2 = share of
            // the cell's mass
            double f0 = density[i];
            double f1 = density[i + 1];
            double mass = (u - cdf[i]) / (cdf[i + 1] - cdf[i]) * (f0 + f1) / 2;
            t = 2 * mass / (f0 + StrictMath.sqrt(f0 * f0 + 2 * (f1 - f0) * mass));
        }
        double straight = PLACE[i] + t * (PLACE[i + 1] - PLACE[i]);
        return straight - t * (1 - t) * STEP * STEP * (BEND[i] + BEND[i + 1]) / 2;
    }

    /** Ends and mode of a PERT on the whole line. */
    record Shape(double min, double likely, double max) {

        private static final int SLICES = 2_000;
        private static final int BISECTIONS = 100;

        Pert unit() {
            return new Pert(Math.min(1, Math.max(0, (likely - min) / (max - min))));
        }

        /** The mean of what is drawn where nothing below {@code least} or above {@code most} is. */
        double mean(double least, double most) {
            return min >= least && max <= most ? (min + 4 * likely + max) / 6 : mean(slices(), min, least, most);
        }

        private double mean(double[] slices, double from, double least, double most) {
            double sum = 0;
            for (double slice : slices) {
                sum += Math.min(most, Math.max(least, from + (max - min) * slice));
            }
            return sum / slices.length;
        }

        /** Places of equal probability, as shares of the width. */
        private double[] slices() {
            Pert unit = unit();
            double[] slices = new double[SLICES];
            java.util.Arrays.setAll(slices, i -> unit.quantile((i + 0.5) / SLICES));
            return slices;
        }

        /** Moved along the line until the mean within the bounds is this. */
        Shape withMean(double mean, double least, double most) {
            double by = mean - (min + 4 * likely + max) / 6;
            if (min + by < least || max + by > most) {
                double[] slices = slices();
                double from = least - max - (max - min);
                double to = Math.min(most, mean + max - min) - min + (max - min);
                for (int i = 0; i < BISECTIONS; i++) {
                    by = (from + to) / 2;
                    if (mean(slices, min + by, least, most) < mean) {
                        from = by;
                    } else {
                        to = by;
                    }
                }
            }
            return new Shape(min + by, likely + by, max + by);
        }
    }

    /**
     * The ends for which these are the 5th percentile, the mode and the 95th percentile.
     *
     * <p>With the mode at {@code s} of the way, (likely − low) / (high − low) rises with {@code s},
     * from below 0 to above 1: one unknown, found by the Illinois method.
     */
    static Shape ofPercentiles(double low, double likely, double high) {
        double wanted = (likely - low) / (high - low);
        double a = 0;
        double b = 1;
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
