package org.groundwork.economics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quantile function of a stated quantity as two tables, one even in probability for the middle
 * and one even in normal scores for the tails, read by linear interpolation. Error below about 1e-5
 * of the range.
 */
final class Quantiles {

    private static final int NODES = 2_048;
    private static final double TAIL = 1.0 / 64;

    /**
     * Beyond this normal score nothing is drawn: the uniforms are kept within 1e-12 of their ends.
     */
    static final double MOST = 7.1;

    /** No quantity is drawn above it, so that products and squares stay numbers. */
    private static final double CEILING = 1e40;

    private static final int BISECTIONS = 200;
    private static final int MIXTURE_BISECTIONS = 45;

    /** Of defaults, the same in every analysis. */
    private static final Map<Range.Mixture, Quantiles> MIXTURES = new ConcurrentHashMap<>();

    private static final double SCORES_PER_UNIT = NODES / (2 * MOST);

    private static final double[] NODE_SCORES = new double[NODES + 2];
    private static final double[] SCORE_PROBABILITIES = new double[NODES + 2];

    static {
        for (int i = 0; i <= NODES + 1; i++) {
            NODE_SCORES[i] = Normal.quantile(probability(i));
            SCORE_PROBABILITIES[i] = Normal.cdf(score(i));
        }
    }

    private final double[] byProbability = new double[NODES + 2];
    private final double[] byScore = new double[NODES + 2];
    private final boolean certain;
    private final double mean;

    /** A quantile function, of a normal score or of the probability below it. */
    @FunctionalInterface
    private interface Shape {
        double at(double score, double probability);
    }

    private Quantiles(boolean certain, double mean) {
        this.certain = certain;
        this.mean = mean;
    }

    private static double probability(int node) {
        return Math.min(1 - 1e-13, Math.max(1e-13, (double) node / NODES));
    }

    private static double score(int node) {
        return -MOST + node / SCORES_PER_UNIT;
    }

    /**
     * Widens about the mean: however many times wider, the mean stays what it is as stated.
     *
     * @param widening how many times wider than stated, 1 for as stated
     */
    static Quantiles of(Range range, Input.Kind kind, double widening) {
        boolean share = kind == Input.Kind.SHARE;
        return switch (range) {
            case Range.Certain(double value) -> certain(value);
            case Range.Interval(double low, double high) ->
                share ? logitNormal(low, high, widening) : lognormal(low, high, widening);
            case Range.Percentiles(double low, double likely, double high) ->
                percentiles(low, likely, high, share ? 1 : CEILING, widening);
            case Range.Ends(double min, double likely, double max) -> pert(new Pert.Shape(min, likely, max), min, max);
            case Range.Mixture mixture -> MIXTURES.computeIfAbsent(mixture, Quantiles::mixture);
        };
    }

    private static Quantiles certain(double value) {
        Quantiles quantiles = new Quantiles(true, value);
        java.util.Arrays.fill(quantiles.byProbability, value);
        java.util.Arrays.fill(quantiles.byScore, value);
        return quantiles;
    }

    /** Median 1. */
    static Quantiles lognormal(double sigma) {
        return table(StrictMath.exp(sigma * sigma / 2), (z, u) -> StrictMath.exp(sigma * z));
    }

    /**
     * With a fixed high end the mean falls with the low end only until the deviation is that of a
     * 90 % interval; where it is larger, the upper tail is cut so that the mean stays at what it is
     * there: a lower worst case makes nobody richer.
     */
    private static Quantiles lognormal(double low, double high, double widening) {
        double a = StrictMath.log(low);
        double b = StrictMath.log(high);
        double stated = (b - a) / 2 / Normal.Z90;
        double sigma = stated * widening;
        double logMean = (a + b) / 2 + stated * stated / 2;
        double middle = logMean - sigma * sigma / 2;
        if (stated <= Normal.Z90) {
            return table(StrictMath.exp(logMean), (z, u) -> Math.min(CEILING, StrictMath.exp(middle + sigma * z)));
        }
        double least = b - Normal.Z90 * Normal.Z90 / 2;
        double cut = StrictMath.exp(logCut(middle, sigma, least));
        return table(StrictMath.exp(least), (z, u) -> Math.min(cut, StrictMath.exp(middle + sigma * z)));
    }

    /**
     * Logarithm of the value above which nothing of a lognormal quantity may lie for its mean to be
     * this, what lies above being taken as this value.
     */
    private static double logCut(double middle, double sigma, double logMean) {
        double from = logMean;
        double to = middle + sigma * (sigma + 40);
        for (int i = 0; i < BISECTIONS; i++) {
            double cut = (from + to) / 2;
            double score = (cut - middle) / sigma;
            double below = StrictMath.exp(middle + sigma * sigma / 2 + Normal.logCdf(score - sigma) - logMean);
            double above = StrictMath.exp(cut + Normal.logCdf(-score) - logMean);
            if (below + above < 1) {
                from = cut;
            } else {
                to = cut;
            }
        }
        return (from + to) / 2;
    }

    private static Quantiles logitNormal(double low, double high, double widening) {
        double a = LogitNormal.logit(low);
        double b = LogitNormal.logit(high);
        double stated = (b - a) / 2 / Normal.Z90;
        double sigma = stated * widening;
        double mean = LogitNormal.mean((a + b) / 2, stated);
        double middle = widening == 1 ? (a + b) / 2 : LogitNormal.middle(mean, sigma);
        return table(mean, (z, u) -> LogitNormal.share(middle + sigma * z));
    }

    /**
     * The distances from likely are multiplied, then the whole is moved until its mean is right.
     */
    private static Quantiles percentiles(double low, double likely, double high, double most, double widening) {
        Pert.Shape stated = Pert.ofPercentiles(low, likely, high);
        if (widening == 1) {
            return pert(stated, 0, most);
        }
        Pert.Shape wide = Pert.ofPercentiles(
                Math.max(0, likely - widening * (likely - low)),
                likely,
                Math.min(most, likely + widening * (high - likely)));
        return pert(wide.withMean(stated.mean(0, most), 0, most), 0, most);
    }

    private static Quantiles pert(Pert.Shape shape, double least, double most) {
        double width = shape.max() - shape.min();
        Pert unit = shape.unit();
        return table(
                shape.mean(least, most),
                (z, u) -> Math.min(most, Math.max(least, shape.min() + width * unit.quantile(u))));
    }

    private static Quantiles mixture(Range.Mixture mixture) {
        Range.Interval usual = mixture.usual();
        Range.Interval tail = mixture.tail();
        double share = mixture.tailShare();
        double[] middles = {middle(usual), middle(tail)};
        double[] sigmas = {sigma(usual), sigma(tail)};
        double[] shares = {1 - share, share};
        double mean = 0;
        for (int i = 0; i < 2; i++) {
            mean += shares[i] * StrictMath.exp(middles[i] + sigmas[i] * sigmas[i] / 2);
        }
        return table(mean, (z, u) -> {
            double from = Double.POSITIVE_INFINITY;
            double to = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 2; i++) {
                from = Math.min(from, middles[i] + sigmas[i] * z);
                to = Math.max(to, middles[i] + sigmas[i] * z);
            }
            // the smaller tail, where there are digits for it
            boolean upper = z > 0;
            double wanted = Normal.cdf(upper ? -z : z);
            for (int step = 0; step < MIXTURE_BISECTIONS; step++) {
                double x = (from + to) / 2;
                double tails = 0;
                for (int i = 0; i < 2; i++) {
                    double score = (x - middles[i]) / sigmas[i];
                    tails += shares[i] * Normal.cdf(upper ? -score : score);
                }
                if (upper == tails > wanted) {
                    from = x;
                } else {
                    to = x;
                }
            }
            return StrictMath.exp((from + to) / 2);
        });
    }

    private static double middle(Range.Interval interval) {
        return (StrictMath.log(interval.low()) + StrictMath.log(interval.high())) / 2;
    }

    private static double sigma(Range.Interval interval) {
        return StrictMath.log(interval.high() / interval.low()) / 2 / Normal.Z90;
    }

    private static Quantiles table(double mean, Shape shape) {
        Quantiles quantiles = new Quantiles(false, mean);
        for (int i = 0; i <= NODES + 1; i++) {
            quantiles.byProbability[i] = shape.at(NODE_SCORES[i], probability(i));
            quantiles.byScore[i] = shape.at(score(i), SCORE_PROBABILITIES[i]);
        }
        return quantiles;
    }

    /** Of the distribution, not of draws from it. */
    double mean() {
        return mean;
    }

    boolean certain() {
        return certain;
    }

    /**
     * @param u from 1e-12 to 1 − 1e-12
     */
    double at(double u) {
        if (u < TAIL || u > 1 - TAIL) {
            return atScore(Normal.quantile(u));
        }
        double place = u * NODES;
        int i = (int) place;
        double left = byProbability[i];
        return left + (place - i) * (byProbability[i + 1] - left);
    }

    /** {@link #at} in place. */
    void at(double[] uniforms, int count) {
        for (int i = 0; i < count; i++) {
            uniforms[i] = at(uniforms[i]);
        }
    }

    /**
     * @param z from −7.1 to 7.1; beyond, the value there
     */
    double atScore(double z) {
        double place = (Math.min(MOST, Math.max(-MOST, z)) + MOST) * SCORES_PER_UNIT;
        int i = (int) place;
        double left = byScore[i];
        return left + (place - i) * (byScore[i + 1] - left);
    }
}
