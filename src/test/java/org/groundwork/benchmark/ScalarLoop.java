package org.groundwork.benchmark;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The reference model R1 as one would write it without an engine: a loop over draws with the
 * samplers of Commons Statistics. There is no payback.
 */
final class ScalarLoop {

    private static final double Z = 1.644853627;

    private static final int MONTHS = 36;

    private final UniformRandomProvider random;

    private final ContinuousDistribution.Sampler decisions;
    private final ContinuousDistribution.Sampler errorShare;
    private final ContinuousDistribution.Sampler costPerError;
    private final ContinuousDistribution.Sampler adoption;
    private final ContinuousDistribution.Sampler dayRate;
    private final ContinuousDistribution.Sampler overrun;
    private final ContinuousDistribution.Sampler captures;
    private final ContinuousDistribution.Sampler baselineWeeks;
    private final ContinuousDistribution.Sampler baselineUpkeep;
    private final ContinuousDistribution.Sampler baselineRunning;
    private final ContinuousDistribution.Sampler closesGap;
    private final ContinuousDistribution.Sampler mlWeeks;
    private final ContinuousDistribution.Sampler labelling;
    private final ContinuousDistribution.Sampler mlUpkeep;
    private final ContinuousDistribution.Sampler mlRunning;
    private final ContinuousDistribution.Sampler retrain;
    private final ContinuousDistribution.Sampler review;
    private final ContinuousDistribution.Sampler noise;

    ScalarLoop(long seed) {
        this.random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        this.decisions = lognormal(80_000, 200_000);
        this.errorShare = beta(0.03, 0.06, 0.12);
        this.costPerError = lognormal(40, 200);
        this.adoption = beta(0.4, 0.7, 0.95);
        this.dayRate = beta(500, 700, 1000);
        this.overrun = lognormal(0.75, 2.2);
        this.captures = logit(0.10, 0.60);
        this.baselineWeeks = lognormal(3, 10);
        this.baselineUpkeep = beta(0.05, 0.15, 0.30);
        this.baselineRunning = lognormal(100, 600);
        this.closesGap = logit(0.05, 0.60);
        this.mlWeeks = lognormal(20, 70);
        this.labelling = lognormal(2_000, 20_000);
        this.mlUpkeep = beta(0.10, 0.25, 0.50);
        this.mlRunning = lognormal(500, 4_000);
        this.retrain = lognormal(2_000, 15_000);
        this.review = lognormal(500, 10_000);
        this.noise = LogNormalDistribution.of(0, 0.2).createSampler(random);
    }

    private ContinuousDistribution.Sampler lognormal(double low, double high) {
        double a = Math.log(low);
        double b = Math.log(high);
        return LogNormalDistribution.of((a + b) / 2, (b - a) / 2 / Z).createSampler(random);
    }

    private ContinuousDistribution.Sampler beta(double min, double likely, double max) {
        double mode = (likely - min) / (max - min);
        ContinuousDistribution.Sampler unit =
                BetaDistribution.of(1 + 4 * mode, 5 - 4 * mode).createSampler(random);
        return () -> min + (max - min) * unit.sample();
    }

    private ContinuousDistribution.Sampler logit(double low, double high) {
        double a = Math.log(low / (1 - low));
        double b = Math.log(high / (1 - high));
        ContinuousDistribution.Sampler normal =
                NormalDistribution.of((a + b) / 2, (b - a) / 2 / Z).createSampler(random);
        return () -> 1 / (1 + Math.exp(-normal.sample()));
    }

    private static double factor(int month) {
        return Math.pow(1.1, -month / 12.0);
    }

    private static double annuity(int live, int ramp) {
        double sum = 0;
        for (int t = live + 1; t <= MONTHS; t++) {
            int s = t - live;
            sum += factor(t) / 12 * (s <= ramp ? (2 * s - 1) / (2.0 * ramp) : 1);
        }
        return sum;
    }

    private static double build(int from, int to) {
        double sum = 0;
        for (int t = from + 1; t <= to; t++) {
            sum += factor(t);
        }
        return sum / (to - from);
    }

    /**
     * Sum of the means of the simple solution, of ML, and of ML on top of the simple solution.
     *
     * @param byMonth works present values out in each draw, month by month, as it has to be where
     *     the rate or a month is a range; else once
     */
    double run(int draws, boolean byMonth) {
        double[] baseline = new double[draws];
        double[] ml = new double[draws];
        double[] increment = new double[draws];
        double[] seen = new double[draws];
        double reachB = annuity(3, 6);
        double steadyB = annuity(3, 0);
        double reachM = annuity(9, 6);
        double steadyM = annuity(9, 0);
        double reachS = annuity(14, 6);
        double steadyS = annuity(14, 0);
        double buildB = build(0, 3);
        double buildM = build(0, 9);
        double buildS = build(6, 14);
        double sum = 0;
        for (int k = 0; k < draws; k++) {
            if (byMonth) {
                reachB = annuity(3, 6);
                steadyB = annuity(3, 0);
                reachM = annuity(9, 6);
                steadyM = annuity(9, 0);
                reachS = annuity(14, 6);
                steadyS = annuity(14, 0);
                buildB = build(0, 3);
                buildM = build(0, 9);
                buildS = build(6, 14);
            }
            double value = decisions.sample() * errorShare.sample() * costPerError.sample();
            double used = adoption.sample();
            double day = dayRate.sample();
            double over = overrun.sample();
            double uB = captures.sample();
            double costB = 5 * baselineWeeks.sample() * day * over;
            double runB = baselineUpkeep.sample() * costB + 12 * baselineRunning.sample();
            boolean worksB = random.nextDouble() < 0.85;
            baseline[k] = -costB * buildB + (worksB ? value * used * uB * reachB - runB * steadyB : 0);
            double uM = uB + (1 - uB) * closesGap.sample();
            double costM = 5 * mlWeeks.sample() * day * over + labelling.sample();
            double runM = mlUpkeep.sample() * costM + 12 * mlRunning.sample() + retrain.sample() + review.sample();
            double own = random.nextDouble();
            ml[k] = -costM * buildM + (own < 0.5 ? value * used * uM * reachM - runM * steadyM : 0);
            increment[k] =
                    -0.75 * costM * buildS + (own < 0.6 ? value * used * (uM - uB) * reachS - runM * steadyS : 0);
            seen[k] = value * used * (1 - uB) * noise.sample();
            sum += baseline[k] + ml[k] + increment[k];
        }
        return sum / draws;
    }
}
