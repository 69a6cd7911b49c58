package org.groundwork.economics;

/** Shares whose logit is normal: their mean has no closed form and is integrated. */
final class LogitNormal {

    private static final double MOST = 8.5;
    private static final double STEP = 0.05;
    private static final int ITERATIONS = 80;
    private static final double PRECISION = 1e-13;

    private LogitNormal() {}

    static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }

    static double share(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }

    static double mean(double middle, double sigma) {
        return integrate(middle, sigma)[0];
    }

    /** The mean, and its derivative by the middle. */
    private static double[] integrate(double middle, double sigma) {
        double step = Math.min(STEP, 0.25 / Math.max(1e-3, sigma));
        int cells = (int) Math.ceil(2 * MOST / step);
        double mass = 0;
        double sum = 0;
        double slope = 0;
        for (int i = 0; i <= cells; i++) {
            double z = MOST * (2.0 * i / cells - 1);
            double weight = Normal.density(z);
            double p = share(middle + sigma * z);
            mass += weight;
            sum += weight * p;
            slope += weight * p * (1 - p);
        }
        return new double[] {sum / mass, slope / mass};
    }

    /** The middle, in logits, for which the mean is this. Newton's steps, kept between bounds. */
    static double middle(double mean, double sigma) {
        double from = -60 * (1 + sigma);
        double to = 60 * (1 + sigma);
        double middle = logit(mean);
        for (int i = 0; i < ITERATIONS; i++) {
            double[] at = integrate(middle, sigma);
            double off = at[0] - mean;
            if (Math.abs(off) < PRECISION * Math.min(mean, 1 - mean) || to - from < PRECISION) {
                break;
            }
            if (off > 0) {
                to = middle;
            } else {
                from = middle;
            }
            double next = at[1] > 0 ? middle - off / at[1] : Double.NaN;
            middle = next > from && next < to ? next : (from + to) / 2;
        }
        return middle;
    }

    /**
     * A chance with this mean whose logit spreads as that of a 90 % interval does.
     *
     * @return its own 90 % interval
     */
    static Range.Interval around(double mean, double low, double high) {
        double sigma = (logit(high) - logit(low)) / 2 / Normal.Z90;
        double middle = middle(mean, sigma);
        return new Range.Interval(share(middle - Normal.Z90 * sigma), share(middle + Normal.Z90 * sigma));
    }

    /** The interval, moved by so many logits. */
    static Range.Interval moved(Range.Interval interval, double by) {
        return new Range.Interval(share(logit(interval.low()) + by), share(logit(interval.high()) + by));
    }
}
