package org.groundwork.economics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.groundwork.economics.EconomicInputs.Adjustments;
import org.jspecify.annotations.Nullable;

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
        final double[] continuedReal;

        /** What the gate sees: present value if ML works, and what is spent. */
        final double[] gross;

        final double[] spend;
        /** What breaks even: what is spent, and what a success gains. */
        final double[][] baselineEven;

        final double[][] mlEven;
        final double[][] continuedEven;

        /** What is spent and what runs, and what would be captured if all were. */
        final double[][] baselineUplift;

        final double[][] mlUplift;
        final double[] chance;
        final double[] chanceAfter;
        final double[] gateCost;
        final boolean[] baselineWorks;
        final double[] baselinePayback;
        final double[] mlPayback;

        /** Flows of each month by draw; index 0 is today. */
        final double[][] baselineFlows;

        final double[][] incrementFlows;
        final double[][] continuedFlows;
        final int[] gate;

        /** There is a simple solution: nothing is spent before the gate. */
        final boolean exists;

        Drawn(int n, boolean exists) {
            this.exists = exists;
            baseline = new double[n];
            ml = new double[n];
            incrementMean = new double[n];
            incrementReal = new double[n];
            continuedReal = new double[n];
            gross = new double[n];
            spend = new double[n];
            baselineEven = new double[2][n];
            mlEven = new double[2][n];
            continuedEven = new double[2][n];
            baselineUplift = new double[2][n];
            mlUplift = new double[2][n];
            chance = new double[n];
            chanceAfter = new double[n];
            gateCost = new double[n];
            baselineWorks = new boolean[n];
            baselinePayback = new double[n];
            mlPayback = new double[n];
            baselineFlows = new double[n][];
            incrementFlows = new double[n][];
            continuedFlows = new double[n][];
            gate = new int[n];
        }

        /** In which draws the gate is passed: the cut in what it sees that gains most. */
        boolean[] passes() {
            int n = baseline.length;
            double chance = IntStream.range(0, n)
                    .filter(i -> baselineWorks[i])
                    .mapToDouble(i -> chanceAfter[i])
                    .average()
                    .orElse(0);
            double[] margin = new double[n];
            Arrays.setAll(margin, i -> chance * gross[i] - spend[i]);
            Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -margin[i]));
            double sum = 0;
            double best = 0;
            double threshold = Double.POSITIVE_INFINITY;
            for (int k = 0; k < n; k++) {
                sum += baselineWorks[order[k]] ? incrementMean[order[k]] : 0;
                boolean last = k == n - 1 || margin[order[k + 1]] < margin[order[k]];
                if (last && sum > best) {
                    best = sum;
                    threshold = margin[order[k]];
                }
            }
            boolean[] passes = new boolean[n];
            for (int i = 0; i < n; i++) {
                passes[i] = baselineWorks[i] && margin[i] >= threshold;
            }
            return passes;
        }

        double[] staged(boolean[] passes) {
            double[] staged = new double[baseline.length];
            Arrays.setAll(staged, i -> baseline[i] - gateCost[i] + (passes[i] ? incrementReal[i] : 0));
            return staged;
        }

        double[] stagedPayback(boolean[] passes) {
            double[] months = new double[baseline.length];
            for (int i = 0; i < months.length; i++) {
                if (!baselineWorks[i]) {
                    // what is spent never comes back
                    months[i] = baseline[i] == 0 && gateCost[i] == 0 ? 0 : Double.POSITIVE_INFINITY;
                    continue;
                }
                double[] flows = baselineFlows[i].clone();
                for (int t = 0; t < flows.length; t++) {
                    flows[t] += passes[i] ? incrementFlows[i][t] : 0;
                    flows[t] -= t == gate[i] ? gateCost[i] : 0;
                }
                months[i] = crossing(flows, exists ? gate[i] : 0);
            }
            return months;
        }

        double[] continued() {
            double[] continued = new double[baseline.length];
            Arrays.setAll(continued, i -> baseline[i] + (baselineWorks[i] ? continuedReal[i] : 0));
            return continued;
        }

        double[] continuedPayback() {
            double[] months = new double[baseline.length];
            for (int i = 0; i < months.length; i++) {
                double[] flows = baselineFlows[i].clone();
                for (int t = 0; t < flows.length && baselineWorks[i]; t++) {
                    flows[t] += continuedFlows[i][t];
                }
                months[i] = crossing(flows);
            }
            return months;
        }
    }

    /** One way to draw an input, and its mean. */
    private record Law(java.util.function.Supplier<Double> draw, double mean) {}

    /** Futures that somebody else has drawn. */
    interface Futures {

        /** What an input is in a future; 0 where it plays no part. */
        double input(Input input, int future);

        double mean(Input input);

        /** A uniform number by what it decides: {@code success.baseline}, {@code gate.noise} … */
        double luck(String what, int future);

        /** The chance of ML after a simple solution that works, where it is not stated. */
        double chanceAfter(double pB, double pM);
    }

    private static final double Z95 = 1.644853627;

    private final EconomicInputs inputs;
    private final SplittableRandom random;
    private final Map<Input, Law> laws = new EnumMap<>(Input.class);
    private final @Nullable Futures futures;
    private int future;

    private Plain(EconomicInputs inputs, long seed, @Nullable Futures futures) {
        this.inputs = inputs;
        this.random = new SplittableRandom(seed);
        this.futures = futures;
    }

    static Drawn run(EconomicInputs inputs, long seed, int draws) {
        return run(new Plain(inputs, seed, null), draws);
    }

    /** What comes of futures that are already drawn. */
    static Drawn follow(EconomicInputs inputs, Futures futures, int draws) {
        return run(new Plain(inputs, 0, futures), draws);
    }

    private static Drawn run(Plain plain, int draws) {
        EconomicInputs inputs = plain.inputs;
        Drawn drawn = new Drawn(draws, Boolean.TRUE.equals(inputs.baselineExists()));
        for (int i = 0; i < draws; i++) {
            plain.future = i;
            plain.one(drawn, i);
        }
        return drawn;
    }

    private double gaussian() {
        return random.nextGaussian();
    }

    private double gaussian(String what) {
        return futures == null ? gaussian() : Normal.quantile(futures.luck(what, future));
    }

    private boolean has(Input input) {
        return inputs.stated().containsKey(input);
    }

    private Law law(Input input) {
        return laws.computeIfAbsent(
                input,
                key -> futures == null ? newLaw(key) : new Law(() -> futures.input(key, future), futures.mean(key)));
    }

    private double stated(Input input) {
        return law(input).draw().get();
    }

    private double mean(Input input) {
        return law(input).mean();
    }

    private Law newLaw(Input input) {
        Range range = inputs.stated().get(input);
        double kappa = range == null ? 1 : inputs.adjust().widening();
        boolean share = input.kind() == Input.Kind.SHARE;
        if (range == null) {
            switch (input) {
                case BASELINE_SUCCESS -> {
                    return chance(0.80, 0.33, 0.85);
                }
                case ML_SUCCESS -> {
                    return chance(0.35, 0.13, 0.60);
                }
                case CAPTURES -> range = inputs.kindOfData().captures();
                case CLOSES_GAP -> range = inputs.kindOfData().closesGap();
                case OVERRUN -> {
                    Law usual = lognormal(0.75, 2.2, 1);
                    Law tail = lognormal(1.5, 5, 1);
                    return new Law(
                            () -> (random.nextDouble() < 0.15 ? tail : usual)
                                    .draw()
                                    .get(),
                            0.85 * usual.mean() + 0.15 * tail.mean());
                }
                default -> range = input.standard().orElseThrow();
            }
        }
        return switch (range) {
            case Range.Certain(double value) -> new Law(() -> value, value);
            case Range.Interval(double low, double high) ->
                share ? logitNormal(low, high, kappa) : lognormal(low, high, kappa);
            case Range.Ends(double min, double likely, double max) ->
                pert(min, likely, max, 0, Double.MAX_VALUE, Double.NaN);
            case Range.Percentiles(double low, double likely, double high) -> {
                double most = share ? 1 : Double.MAX_VALUE;
                Law asStated = byPercentiles(low, likely, high, most, Double.NaN);
                yield kappa == 1
                        ? asStated
                        : byPercentiles(
                                Math.max(0, likely - kappa * (likely - low)),
                                likely,
                                Math.min(most, likely + kappa * (high - likely)),
                                most,
                                asStated.mean());
            }
            case Range.Mixture mixture -> throw new IllegalArgumentException("is not stated");
        };
    }

    private Law lognormal(double low, double high, double kappa) {
        double stated = Math.log(high / low) / 2 / Z95;
        double mean = Math.exp(Math.log(low * high) / 2 + stated * stated / 2);
        double sigma = kappa * stated;
        double middle = Math.log(mean) - sigma * sigma / 2;
        return new Law(() -> Math.exp(middle + sigma * gaussian()), mean);
    }

    private Law logitNormal(double low, double high, double kappa) {
        double a = Math.log(low / (1 - low));
        double b = Math.log(high / (1 - high));
        double sigma = (b - a) / 2 / Z95;
        double mean = logisticMean((a + b) / 2, sigma);
        return logistic(mean, kappa * sigma);
    }

    private Law chance(double mean, double low, double high) {
        double a = Math.log(low / (1 - low));
        double b = Math.log(high / (1 - high));
        return logistic(mean, (b - a) / 2 / Z95);
    }

    private Law logistic(double mean, double sigma) {
        double middle = solve(-60, 60, x -> logisticMean(x, sigma), mean);
        return new Law(() -> 1 / (1 + Math.exp(-middle - sigma * gaussian())), mean);
    }

    private static double logisticMean(double middle, double sigma) {
        int steps = 400;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            sum += 1 / (1 + Math.exp(-middle - sigma * Normal.quantile((i + 0.5) / steps)));
        }
        return sum / steps;
    }

    private static double solve(double from, double to, DoubleUnaryOperator rising, double wanted) {
        for (int i = 0; i < 60; i++) {
            double middle = (from + to) / 2;
            if (rising.applyAsDouble(middle) < wanted) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    private Law byPercentiles(double low, double likely, double high, double most, double mean) {
        Pert.Shape shape = Pert.ofPercentiles(low, likely, high);
        return pert(shape.min(), shape.likely(), shape.max(), 0, most, mean);
    }

    /**
     * @param mean to which it is moved; NaN to leave it
     */
    private Law pert(double min, double likely, double max, double least, double most, double mean) {
        double mode = (likely - min) / (max - min);
        double width = max - min;
        int steps = 4000;
        double[] places = new double[steps];
        double[] weights = new double[steps];
        double mass = 0;
        for (int i = 0; i < steps; i++) {
            double x = (i + 0.5) / steps;
            places[i] = x;
            weights[i] = Math.pow(x, 4 * mode) * Math.pow(1 - x, 4 - 4 * mode);
            mass += weights[i];
        }
        double all = mass;
        DoubleUnaryOperator meanFrom = from -> {
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                double x = from + width * places[i];
                sum += weights[i] * Math.min(most, Math.max(least, x));
            }
            return sum / all;
        };
        double from = Double.isNaN(mean) ? min : solve(min - 4 * width, min + 4 * width, meanFrom, mean);
        return new Law(() -> Math.min(most, Math.max(least, from + width * beta(mode))), meanFrom.applyAsDouble(from));
    }

    /** Beta(1 + 4m, 5 − 4m) from two gamma variates (Marsaglia and Tsang 2000). */
    private double beta(double mode) {
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

    /** Both uplifts with correlated logits; their ranges are intervals then. */
    private double[] correlatedUplifts() {
        Range captures = inputs.stated().get(Input.CAPTURES);
        Range gap = inputs.stated().get(Input.CLOSES_GAP);
        double rho = inputs.adjust().upliftTogether();
        double zB = gaussian();
        double zM = rho * zB + Math.sqrt(1 - rho * rho) * gaussian();
        return new double[] {
            logisticAt(captures == null ? inputs.kindOfData().captures() : captures, captures, zB),
            logisticAt(gap == null ? inputs.kindOfData().closesGap() : gap, gap, zM)
        };
    }

    private double logisticAt(Range range, @Nullable Range stated, double z) {
        Range.Interval interval = (Range.Interval) range;
        double kappa = stated == null ? 1 : inputs.adjust().widening();
        double a = Math.log(interval.low() / (1 - interval.low()));
        double b = Math.log(interval.high() / (1 - interval.high()));
        double sigma = (b - a) / 2 / Z95;
        double mean = logisticMean((a + b) / 2, sigma);
        double middle =
                middles.computeIfAbsent(interval, key -> solve(-60, 60, x -> logisticMean(x, kappa * sigma), mean));
        return 1 / (1 + Math.exp(-middle - kappa * sigma * z));
    }

    private final Map<Range, Double> middles = new java.util.HashMap<>();

    private int delay(int built, double overrun) {
        boolean delays = !Boolean.FALSE.equals(inputs.adjust().overrunDelays());
        return delays ? months(built * Math.max(0, overrun - 1)) : 0;
    }

    private void one(Drawn drawn, int i) {
        Adjustments adjust = inputs.adjust();
        boolean exists = Boolean.TRUE.equals(inputs.baselineExists());
        int horizon = inputs.months();
        double r = stated(Input.DISCOUNT_RATE);
        double value = has(Input.AT_STAKE)
                ? stated(Input.AT_STAKE)
                : stated(Input.DECISIONS)
                        * (stated(Input.ERROR_SHARE) * stated(Input.COST_PER_ERROR)
                                + stated(Input.HOURS_PER_DECISION) * stated(Input.HOURLY_RATE));
        double shared = has(Input.ADOPTION) ? stated(Input.ADOPTION) : 0;
        double aB = has(Input.BASELINE_ADOPTION) ? stated(Input.BASELINE_ADOPTION) : shared;
        double aM = has(Input.ML_ADOPTION) ? stated(Input.ML_ADOPTION) : shared;
        double ratio = has(Input.BASELINE_ADOPTION) || has(Input.ML_ADOPTION)
                ? mean(has(Input.ML_ADOPTION) ? Input.ML_ADOPTION : Input.ADOPTION)
                        / mean(has(Input.BASELINE_ADOPTION) ? Input.BASELINE_ADOPTION : Input.ADOPTION)
                : 1;
        double day = stated(Input.DAY_RATE);
        double overrun = stated(Input.OVERRUN);
        int ramp = months(stated(Input.RAMP));

        // what both capture
        double uB;
        double g;
        if (adjust.upliftTogether() != 0 && futures == null) {
            double[] both = correlatedUplifts();
            uB = both[0];
            g = both[1];
        } else {
            uB = stated(Input.CAPTURES);
            g = stated(Input.CLOSES_GAP);
        }
        if (exists) {
            uB = 0;
            aB = aM;
            ratio = 1;
        }
        double f = stated(Input.RETRAINS);
        double decay = stated(Input.DECAY);
        double tau = has(Input.YEARS_BETWEEN) ? stated(Input.YEARS_BETWEEN) : f > 0 ? 1 / f : horizon / 12.0;
        double uM = uB + (1 - uB) * g;
        if (decay * tau > 0) {
            uM *= (1 - Math.exp(-decay * tau)) / (decay * tau);
        }

        // success
        double zB = gaussian("success.baseline");
        double rho = adjust.successTogether();
        double own = gaussian("success.ml");
        double zM = rho * zB + Math.sqrt(1 - rho * rho) * own;
        double pB = stated(Input.BASELINE_SUCCESS);
        double pM = stated(Input.ML_SUCCESS);
        boolean worksB = exists || Normal.cdf(zB) < pB;
        boolean worksM = Normal.cdf(zM) < pM;
        double pAfter;
        boolean worksAfter;
        if (futures == null) {
            pAfter = has(Input.ML_SUCCESS_AFTER) ? stated(Input.ML_SUCCESS_AFTER) : pB <= 0 ? pM : given(pB, pM, rho);
            worksAfter = has(Input.ML_SUCCESS_AFTER) || exists ? random.nextDouble() < pAfter : worksM;
        } else {
            pAfter = has(Input.ML_SUCCESS_AFTER) ? stated(Input.ML_SUCCESS_AFTER) : futures.chanceAfter(pB, pM);
            worksAfter = Normal.cdf(own) < pAfter;
        }

        // the simple solution
        double costB = exists ? 0 : 5 * stated(Input.BASELINE_WEEKS) * day * overrun;
        int plannedB = exists ? 0 : months(stated(Input.BASELINE_LIVE));
        int builtB = has(Input.BASELINE_MONTHS) ? months(stated(Input.BASELINE_MONTHS)) : plannedB;
        int liveB = exists ? 0 : plannedB + delay(builtB, overrun);
        double[] flows = new double[horizon + 1];
        if (!exists) {
            double runB = stated(Input.BASELINE_UPKEEP) * costB + 12 * stated(Input.BASELINE_RUNNING);
            spend(flows, costB, 0, builtB, r);
            double spentB = -Arrays.stream(flows).sum();
            drawn.baselineEven[0][i] = spentB;
            drawn.baselineEven[1][i] = earned(horizon, value * aB * uB, runB, liveB, ramp, r);
            drawn.baselineUplift[0][i] = spentB - earned(horizon, 0, runB, liveB, ramp, r);
            drawn.baselineUplift[1][i] = earned(horizon, value * aB, 0, liveB, ramp, r);
            if (worksB) {
                earn(flows, value * aB * uB, runB, liveB, ramp, r);
            }
        }
        drawn.baselineFlows[i] = flows;
        drawn.baseline[i] = Arrays.stream(flows).sum();
        drawn.baselinePayback[i] = crossing(flows);
        drawn.baselineWorks[i] = worksB;

        // straight to ML
        double labels = has(Input.LABEL_ITEMS)
                ? stated(Input.LABEL_ITEMS) * stated(Input.LABELLERS) * stated(Input.LABEL_PRICE)
                : stated(Input.LABELLING);
        double costM = 5 * stated(Input.ML_WEEKS) * day * overrun + labels;
        int plannedM = months(stated(Input.ML_LIVE));
        int builtM = has(Input.ML_MONTHS) ? months(stated(Input.ML_MONTHS)) : plannedM;
        int liveM = plannedM + delay(builtM, overrun);
        double runM = running(
                stated(Input.ML_UPKEEP),
                costM,
                stated(Input.ML_RUNNING),
                f * stated(Input.RETRAIN_COST),
                day,
                stated(Input.INCIDENTS) * stated(Input.INCIDENT_COST) + stated(Input.REVIEW));
        double[] mlFlows = new double[horizon + 1];
        double paidAgain = 1 - stated(Input.COST_REUSE);
        spend(mlFlows, exists ? paidAgain * costM : costM, 0, builtM, r);
        double spentM = -Arrays.stream(mlFlows).sum();
        drawn.mlEven[0][i] = spentM;
        drawn.mlEven[1][i] = earned(horizon, value * aM * uM, runM, liveM, ramp, r);
        drawn.mlUplift[0][i] = spentM - earned(horizon, 0, runM, liveM, ramp, r);
        drawn.mlUplift[1][i] = earned(horizon, value * aM, 0, liveM, ramp, r);
        if (exists ? worksAfter : worksM) {
            earn(mlFlows, value * aM * uM, runM, liveM, ramp, r);
        }
        drawn.ml[i] = Arrays.stream(mlFlows).sum();
        drawn.mlPayback[i] = crossing(mlFlows);

        // ML on top of the simple solution
        int gate = has(Input.GATE_MONTH) ? months(stated(Input.GATE_MONTH)) : liveB + 3;
        int takes = has(Input.STAGED_MONTHS) ? months(stated(Input.STAGED_MONTHS)) : builtM;
        int planned = has(Input.STAGED_LIVE) ? months(stated(Input.STAGED_LIVE)) : gate + takes;
        int live = planned + delay(takes, overrun);
        double more = value * (aM * uM - aB * uB);
        double[] building = new double[horizon + 1];
        spend(building, paidAgain * costM, gate, gate + takes, r);
        double[] earning = new double[horizon + 1];
        earn(earning, more, runM, live, ramp, r);
        double spent = Arrays.stream(building).sum();
        double gain = Arrays.stream(earning).sum();
        drawn.incrementFlows[i] = together(building, earning, worksAfter);
        drawn.incrementReal[i] = spent + (worksAfter ? gain : 0);
        drawn.incrementMean[i] = spent + pAfter * gain;
        double[] buildingNow = new double[horizon + 1];
        spend(buildingNow, paidAgain * costM, liveB, liveB + takes, r);
        double[] earningNow = new double[horizon + 1];
        earn(earningNow, more, runM, Math.max(liveB, live - gate + liveB), ramp, r);
        drawn.continuedEven[0][i] = -Arrays.stream(buildingNow).sum();
        drawn.continuedEven[1][i] = Arrays.stream(earningNow).sum();
        drawn.continuedFlows[i] = together(buildingNow, earningNow, worksAfter);
        drawn.continuedReal[i] = Arrays.stream(drawn.continuedFlows[i]).sum();

        // what the gate sees
        double residual = value * aB * (1 - uB) * Math.exp(0.2 * gaussian("gate.noise"));
        double noise = stated(Input.OFFLINE_NOISE);
        double estimate = 1 / (1 + Math.exp(-Math.log(g / (1 - g)) - noise * gaussian("gate.estimate")));
        double meanLabels = has(Input.LABEL_ITEMS)
                ? mean(Input.LABEL_ITEMS) * mean(Input.LABELLERS) * mean(Input.LABEL_PRICE)
                : mean(Input.LABELLING);
        double seenCost = 5 * mean(Input.ML_WEEKS) * day * overrun + meanLabels;
        double seenRunning = running(
                mean(Input.ML_UPKEEP),
                seenCost,
                mean(Input.ML_RUNNING),
                mean(Input.RETRAINS) * mean(Input.RETRAIN_COST),
                day,
                mean(Input.INCIDENTS) * mean(Input.INCIDENT_COST) + mean(Input.REVIEW));
        double[] seen = new double[horizon + 1];
        earn(seen, residual * estimate * ratio, seenRunning, live, ramp, r);
        double[] seenBuilding = new double[horizon + 1];
        spend(seenBuilding, (1 - mean(Input.COST_REUSE)) * seenCost, gate, gate + takes, r);
        drawn.gross[i] = Arrays.stream(seen).sum();
        drawn.spend[i] = -Arrays.stream(seenBuilding).sum();
        drawn.chance[i] = exists ? 1 : pB;
        drawn.chanceAfter[i] = pAfter;
        double gateCost = has(Input.GATE_COST) ? stated(Input.GATE_COST) : 5 * day;
        drawn.gateCost[i] = gate > horizon ? 0 : gateCost * Math.pow(1 + r, -gate / 12.0);
        drawn.gate[i] = gate;
    }

    private double running(double upkeep, double cost, double monthly, double retraining, double day, double others) {
        return upkeep * cost
                + 12 * monthly * (has(Input.ML_RUNNING) ? 1 : cost)
                + retraining * (has(Input.RETRAIN_COST) ? 1 : day)
                + others;
    }

    private static double[] together(double[] building, double[] earning, boolean works) {
        double[] flows = building.clone();
        for (int t = 0; t < flows.length; t++) {
            flows[t] += works ? earning[t] : 0;
        }
        return flows;
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

    private static void earn(double[] flows, double perYear, double running, int live, int ramp, double r) {
        for (int t = live + 1; t < flows.length; t++) {
            double share = ramped(t - live, ramp) - ramped(t - 1 - live, ramp);
            flows[t] += (perYear * share - running) / 12 * Math.pow(1 + r, -t / 12.0);
        }
    }

    private static double earned(int horizon, double perYear, double running, int live, int ramp, double r) {
        double[] flows = new double[horizon + 1];
        earn(flows, perYear, running, live, ramp, r);
        return Arrays.stream(flows).sum();
    }

    /** Integral of the ramp over its first s months. */
    private static double ramped(double s, double ramp) {
        return s < ramp ? s * s / (2 * ramp) : s - ramp / 2;
    }

    /** Months until the sum is no longer negative; infinite where it never is. */
    private static double crossing(double[] flows) {
        return crossing(flows, 0);
    }

    /**
     * @param from before which nothing is spent
     */
    private static double crossing(double[] flows, int from) {
        if (Arrays.stream(flows).allMatch(flow -> flow == 0)) {
            return 0;
        }
        double sum = flows[0];
        for (int t = 1; t < flows.length; t++) {
            double next = sum + flows[t];
            if (next >= 0 && t > from) {
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
