package org.groundwork.economics;

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

    /** A quantile function, of a normal score or of the probability below it. */
    @FunctionalInterface
    private interface Shape {
        double at(double score, double probability);
    }

    private Quantiles(boolean certain) {
        this.certain = certain;
    }

    private static double probability(int node) {
        return Math.min(1 - 1e-13, Math.max(1e-13, (double) node / NODES));
    }

    private static double score(int node) {
        return -MOST + node / SCORES_PER_UNIT;
    }

    /**
     * @param widening how many times wider than stated, 1 for as stated; the distances from the
     *     middle are multiplied
     */
    static Quantiles of(Range range, Input.Kind kind, double widening) {
        boolean share = kind == Input.Kind.SHARE;
        return switch (range) {
            case Range.Certain(double value) -> {
                Quantiles quantiles = new Quantiles(true);
                java.util.Arrays.fill(quantiles.byProbability, value);
                java.util.Arrays.fill(quantiles.byScore, value);
                yield quantiles;
            }
            case Range.Interval(double low, double high) -> {
                double a = share ? logit(low) : StrictMath.log(low);
                double b = share ? logit(high) : StrictMath.log(high);
                double middle = (a + b) / 2;
                double sigma = (b - a) / 2 / Normal.Z90 * widening;
                yield table(
                        (z, u) -> {
                            double x = middle + sigma * z;
                            return share
                                    ? 1 / (1 + StrictMath.exp(-x))
                                    : Math.min(CEILING, StrictMath.exp(x));
                        });
            }
            case Range.Percentiles(double low, double likely, double high) -> {
                double most = share ? 1 : CEILING;
                double lower = Math.max(0, likely - widening * (likely - low));
                double upper = Math.min(most, likely + widening * (high - likely));
                yield pert(Pert.ofPercentiles(lower, likely, upper), 0, most);
            }
            case Range.Ends(double min, double likely, double max) ->
                    pert(new Pert.Shape(min, likely, max), min, max);
        };
    }

    /** Median 1. */
    static Quantiles lognormal(double sigma) {
        return table((z, u) -> StrictMath.exp(sigma * z));
    }

    private static Quantiles pert(Pert.Shape shape, double least, double most) {
        double width = shape.max() - shape.min();
        Pert unit = new Pert(Math.min(1, Math.max(0, (shape.likely() - shape.min()) / width)));
        return table(
                (z, u) -> Math.min(most, Math.max(least, shape.min() + width * unit.quantile(u))));
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }

    private static Quantiles table(Shape shape) {
        Quantiles quantiles = new Quantiles(false);
        for (int i = 0; i <= NODES + 1; i++) {
            quantiles.byProbability[i] = shape.at(NODE_SCORES[i], probability(i));
            quantiles.byScore[i] = shape.at(score(i), SCORE_PROBABILITIES[i]);
        }
        return quantiles;
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
