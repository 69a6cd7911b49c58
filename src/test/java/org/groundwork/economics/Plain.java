package org.groundwork.economics;

import org.groundwork.economics.EconomicInputs.Adjustments;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The model once more, straight from its formulas and with nothing of the engine: its own random
 * numbers, its own sampling, one cash flow after the other. Slow, and plain to read.
 */
final class Plain {

    /** What was drawn: by draw, and how often a path was paid back by when. */
    static final class Drawn {
        final double[] baseline;
        final double[] ml;
        final double[] incrementMean;
        final double[] incrementReal;
        final double[] seen;
        final double[] gateCost;
        final boolean[] baselineWorks;
        final double[] baselinePayback;
        final double[] mlPayback;

        /** Flows of each month by draw, to follow the staged path; index 0 is today. */
        final double[][] baselineFlows;

        final double[][] incrementFlows;
        final int[] gate;

        Drawn(int n) {
            baseline = new double[n];
            ml = new double[n];
            incrementMean = new double[n];
            incrementReal = new double[n];
            seen = new double[n];
            gateCost = new double[n];
            baselineWorks = new boolean[n];
            baselinePayback = new double[n];
            mlPayback = new double[n];
            baselineFlows = new double[n][];
            incrementFlows = new double[n][];
            gate = new int[n];
        }

        double[] staged(double threshold) {
            double[] staged = new double[baseline.length];
            for (int i = 0; i < staged.length; i++) {
                boolean on = baselineWorks[i] && seen[i] >= threshold;
                staged[i] = baseline[i] - gateCost[i] + (on ? incrementReal[i] : 0);
            }
            return staged;
        }

        double[] stagedPayback(double threshold) {
            double[] months = new double[baseline.length];
            for (int i = 0; i < months.length; i++) {
                boolean on = baselineWorks[i] && seen[i] >= threshold;
                double[] flows = baselineFlows[i].clone();
                for (int t = 0; t < flows.length; t++) {
                    flows[t] += on ? incrementFlows[i][t] : 0;
                    flows[t] -= t == gate[i] ? gateCost[i] : 0;
                }
                months[i] = crossing(flows);
            }
            return months;
        }
    }

    private final EconomicInputs inputs;
    private final SplittableRandom random;
    private final Map<Input, Pert.Shape> shapes = new EnumMap<>(Input.class);

    private Plain(EconomicInputs inputs, long seed) {
        this.inputs = inputs;
        this.random = new SplittableRandom(seed);
    }

    static Drawn run(EconomicInputs inputs, long seed, int draws) {
        Plain plain = new Plain(inputs, seed);
        Drawn drawn = new Drawn(draws);
        for (int i = 0; i < draws; i++) {
            plain.one(drawn, i);
        }
        return drawn;
    }

    private double gaussian() {
        return random.nextGaussian();
    }

    private double stated(Input input) {
        Range range = inputs.stated().get(input);
        return draw(range == null ? input.standard().orElseThrow() : range, input, range != null);
    }

    private boolean has(Input input) {
        return inputs.stated().containsKey(input);
    }

    private double draw(Range range, Input input, boolean widen) {
        double kappa = widen ? inputs.adjust().widening() : 1;
        boolean share = input.kind() == Input.Kind.SHARE;
        return switch (range) {
            case Range.Certain(double value) -> value;
            case Range.Interval(double low, double high) ->
                    interval(low, high, share, gaussian(), kappa);
            case Range.Ends(double min, double likely, double max) ->
                    min + (max - min) * beta(min, likely, max);
            case Range.Percentiles(double low, double likely, double high) -> {
                double lower = Math.max(0, likely - kappa * (likely - low));
                double upper = likely + kappa * (high - likely);
                if (share) {
                    upper = Math.min(1, upper);
                }
                double most = upper;
                Pert.Shape shape =
                        shapes.computeIfAbsent(
                                input, key -> Pert.ofPercentiles(lower, likely, most));
                double x =
                        shape.min()
                                + (shape.max() - shape.min())
                                        * beta(shape.min(), shape.likely(), shape.max());
                yield Math.max(0, share ? Math.min(1, x) : x);
            }
        };
    }

    private static double interval(double low, double high, boolean share, double z, double kappa) {
        double z95 = 1.644853627;
        if (share) {
            double a = Math.log(low / (1 - low));
            double b = Math.log(high / (1 - high));
            return 1 / (1 + Math.exp(-((a + b) / 2 + kappa * (b - a) / (2 * z95) * z)));
        }
        double a = Math.log(low);
        double b = Math.log(high);
        return Math.exp((a + b) / 2 + kappa * (b - a) / (2 * z95) * z);
    }

    /** Beta(1 + 4m, 5 − 4m) from two gamma variates (Marsaglia and Tsang 2000). */
    private double beta(double min, double likely, double max) {
        double mode = (likely - min) / (max - min);
        double x = gamma(1 + 4 * mode);
        return x / (x + gamma(5 - 4 * mode));
    }

    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = gaussian();
            double v = Math.pow(1 + c * z, 3);
            if (v > 0 && Math.log(random.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private int months(double drawn) {
        return (int) Math.min(1_000_000, Math.ceil(drawn - 1e-9));
    }

    private double correlatedGap(double captured, double z) {
        Range range = inputs.stated().get(Input.CLOSES_GAP);
        Range.Interval gap =
                (Range.Interval) (range == null ? inputs.kindOfData().closesGap() : range);
        double rho = inputs.adjust().upliftTogether();
        double score = rho * z + Math.sqrt(1 - rho * rho) * gaussian();
        return interval(
                gap.low(), gap.high(), true, score, range == null ? 1 : inputs.adjust().widening());
    }

    private void one(Drawn drawn, int i) {
        Adjustments adjust = inputs.adjust();
        int horizon = inputs.months();
        double r = stated(Input.DISCOUNT_RATE);
        double value =
                has(Input.AT_STAKE)
                        ? stated(Input.AT_STAKE)
                        : stated(Input.DECISIONS)
                                * (stated(Input.ERROR_SHARE) * stated(Input.COST_PER_ERROR)
                                        + stated(Input.HOURS_PER_DECISION)
                                                * stated(Input.HOURLY_RATE));
        double shared = has(Input.ADOPTION) ? stated(Input.ADOPTION) : 0;
        double aB = has(Input.BASELINE_ADOPTION) ? stated(Input.BASELINE_ADOPTION) : shared;
        double aM = has(Input.ML_ADOPTION) ? stated(Input.ML_ADOPTION) : shared;
        double day = stated(Input.DAY_RATE);
        double overrun = stated(Input.OVERRUN);
        int ramp = months(stated(Input.RAMP));

        // what both capture
        double uB;
        double g;
        if (adjust.upliftTogether() != 0) {
            Range stated = inputs.stated().get(Input.CAPTURES);
            Range.Interval captures =
                    (Range.Interval) (stated == null ? inputs.kindOfData().captures() : stated);
            double z = gaussian();
            uB =
                    interval(
                            captures.low(),
                            captures.high(),
                            true,
                            z,
                            stated == null ? 1 : adjust.widening());
            g = correlatedGap(uB, z);
        } else {
            Range captures = inputs.stated().get(Input.CAPTURES);
            Range gap = inputs.stated().get(Input.CLOSES_GAP);
            uB =
                    draw(
                            captures == null ? inputs.kindOfData().captures() : captures,
                            Input.CAPTURES,
                            captures != null);
            g =
                    draw(
                            gap == null ? inputs.kindOfData().closesGap() : gap,
                            Input.CLOSES_GAP,
                            gap != null);
        }
        double f = stated(Input.RETRAINS);
        double decay = stated(Input.DECAY);
        double tau =
                has(Input.YEARS_BETWEEN)
                        ? stated(Input.YEARS_BETWEEN)
                        : f > 0 ? 1 / f : horizon / 12.0;
        double uM = uB + (1 - uB) * g;
        if (decay * tau > 0) {
            uM *= (1 - Math.exp(-decay * tau)) / (decay * tau);
        }

        // success
        double zB = gaussian();
        double rho = adjust.successTogether();
        double own = gaussian();
        double zM = rho * zB + Math.sqrt(1 - rho * rho) * own;
        double pB = stated(Input.BASELINE_SUCCESS);
        double pM = stated(Input.ML_SUCCESS);
        boolean worksB = Normal.cdf(zB) < pB;
        boolean worksM = Normal.cdf(zM) < pM;
        double pAfter;
        boolean worksAfter;
        if (has(Input.ML_SUCCESS_AFTER)) {
            pAfter = stated(Input.ML_SUCCESS_AFTER);
            worksAfter = random.nextDouble() < pAfter;
        } else {
            pAfter = pB <= 0 ? pM : given(pB, pM, rho);
            worksAfter = worksM;
        }

        // the simple solution
        double costB = 5 * stated(Input.BASELINE_WEEKS) * day * overrun;
        int liveB = months(stated(Input.BASELINE_LIVE));
        int builtB = has(Input.BASELINE_MONTHS) ? months(stated(Input.BASELINE_MONTHS)) : liveB;
        double runB = stated(Input.BASELINE_UPKEEP) * costB + 12 * stated(Input.BASELINE_RUNNING);
        double[] flows = new double[horizon + 1];
        spend(flows, costB, 0, builtB, r);
        if (worksB) {
            earn(flows, value * aB * uB, runB, liveB, ramp, r);
        }
        drawn.baselineFlows[i] = flows;
        drawn.baseline[i] = Arrays.stream(flows).sum();
        drawn.baselinePayback[i] = crossing(flows);
        drawn.baselineWorks[i] = worksB;

        // straight to ML
        double labels =
                has(Input.LABEL_ITEMS)
                        ? stated(Input.LABEL_ITEMS)
                                * stated(Input.LABELLERS)
                                * stated(Input.LABEL_PRICE)
                        : stated(Input.LABELLING);
        double costM = 5 * stated(Input.ML_WEEKS) * day * overrun + labels;
        int liveM = months(stated(Input.ML_LIVE));
        int builtM = has(Input.ML_MONTHS) ? months(stated(Input.ML_MONTHS)) : liveM;
        double runM =
                stated(Input.ML_UPKEEP) * costM
                        + 12 * stated(Input.ML_RUNNING)
                        + f * stated(Input.RETRAIN_COST)
                        + stated(Input.INCIDENTS) * stated(Input.INCIDENT_COST)
                        + stated(Input.REVIEW);
        double[] mlFlows = new double[horizon + 1];
        spend(mlFlows, costM, 0, builtM, r);
        if (worksM) {
            earn(mlFlows, value * aM * uM, runM, liveM, ramp, r);
        }
        drawn.ml[i] = Arrays.stream(mlFlows).sum();
        drawn.mlPayback[i] = crossing(mlFlows);

        // ML on top of the simple solution
        int gate = has(Input.GATE_MONTH) ? months(stated(Input.GATE_MONTH)) : liveB + 3;
        int takes = has(Input.STAGED_MONTHS) ? months(stated(Input.STAGED_MONTHS)) : builtM;
        int live = has(Input.STAGED_LIVE) ? months(stated(Input.STAGED_LIVE)) : gate + takes;
        double[] building = new double[horizon + 1];
        spend(building, (1 - stated(Input.COST_REUSE)) * costM, gate, gate + takes, r);
        double[] earning = new double[horizon + 1];
        earn(earning, value * (aM * uM - aB * uB), runM, live, ramp, r);
        double spent = Arrays.stream(building).sum();
        double gain = Arrays.stream(earning).sum();
        double[] increment = building.clone();
        for (int t = 0; t <= horizon; t++) {
            increment[t] += worksAfter ? earning[t] : 0;
        }
        drawn.incrementFlows[i] = increment;
        drawn.incrementReal[i] = spent + (worksAfter ? gain : 0);
        drawn.incrementMean[i] = spent + pAfter * gain;
        drawn.seen[i] = value * aB * (1 - uB) * Math.exp(0.2 * gaussian());
        double gateCost = has(Input.GATE_COST) ? stated(Input.GATE_COST) : 5 * day;
        drawn.gateCost[i] = gate > horizon ? 0 : gateCost * Math.pow(1 + r, -gate / 12.0);
        drawn.gate[i] = gate;
    }

    private double lastB = -1;
    private double lastM = -1;
    private double lastGiven;

    private double given(double pB, double pM, double rho) {
        if (pB != lastB || pM != lastM) {
            lastB = pB;
            lastM = pM;
            lastGiven = newGiven(pB, pM, rho);
        }
        return lastGiven;
    }

    /** P(both) / P(baseline) by a sum over the first variable. */
    private static double newGiven(double pB, double pM, double rho) {
        if (rho == 0 || pM <= 0 || pM >= 1) {
            return pM;
        }
        int steps = 100;
        double limit = pM;
        double sum = 0;
        for (int j = 0; j < steps; j++) {
            double z = Normal.quantile((j + 0.5) / steps * pB);
            sum += Normal.cdf((Normal.quantile(limit) - rho * z) / Math.sqrt(1 - rho * rho));
        }
        return sum / steps;
    }

    private static void spend(double[] flows, double cost, int from, int to, double r) {
        if (from == to) {
            if (from < flows.length) {
                flows[from] -= cost * Math.pow(1 + r, -from / 12.0);
            }
            return;
        }
        for (int t = from + 1; t <= to && t < flows.length; t++) {
            flows[t] -= cost / (to - from) * Math.pow(1 + r, -t / 12.0);
        }
    }

    private static void earn(
            double[] flows, double perYear, double running, int live, int ramp, double r) {
        for (int t = live + 1; t < flows.length; t++) {
            double share = ramped(t - live, ramp) - ramped(t - 1 - live, ramp);
            flows[t] += (perYear * share - running) / 12 * Math.pow(1 + r, -t / 12.0);
        }
    }

    /** Integral of the ramp over its first s months. */
    private static double ramped(double s, double ramp) {
        return s < ramp ? s * s / (2 * ramp) : s - ramp / 2;
    }

    /** Months until the sum is no longer negative; infinite where it never is. */
    private static double crossing(double[] flows) {
        double sum = flows[0];
        for (int t = 1; t < flows.length; t++) {
            double next = sum + flows[t];
            if (next >= 0) {
                return t - 1 + (next > sum ? Math.max(0, -sum / (next - sum)) : 0);
            }
            sum = next;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Mean and standard error. */
    static double[] mean(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance =
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
        return new double[] {mean, Math.sqrt(variance / values.length)};
    }
}
