package org.groundwork.economics;

/**
 * What a range means as a distribution, in the unit of its input: for the words beside it.
 *
 * @param deviation standard deviation
 * @param p5 5th percentile; the others likewise
 */
public record Spread(double mean, double deviation, double p5, double p10, double p50, double p90, double p95) {

    private static final int STEPS = 2_000;
    private static final double MOST = 7;

    /**
     * @param widening how many times wider than stated; 1 for a default
     * @see EconomicInputs.Adjustments#widening()
     */
    public static Spread of(Input input, Range range, double widening) {
        Quantiles quantiles = Quantiles.of(range, input.kind(), widening);
        double mass = 0;
        double squares = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = MOST * (2.0 * i / STEPS - 1);
            double weight = Normal.density(z);
            double away = quantiles.atScore(z) - quantiles.mean();
            mass += weight;
            squares += weight * away * away;
        }
        return new Spread(
                quantiles.mean(),
                StrictMath.sqrt(squares / mass),
                quantiles.at(0.05),
                quantiles.at(0.10),
                quantiles.at(0.50),
                quantiles.at(0.90),
                quantiles.at(0.95));
    }

    /**
     * Whether the mean lies above the 90th percentile: nine futures in ten are poorer than the
     * average, which a few very large ones carry.
     */
    public boolean meanAboveP90() {
        return mean > p90;
    }
}
