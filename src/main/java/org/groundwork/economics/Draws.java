package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

/**
 * What each draw gives by path: the net present value as it comes out, and with the luck of success
 * averaged out. Drawn in blocks, one loop per path, so that the loops stay small and their numbers
 * in the processor's cache.
 */
final class Draws {

    private static final int BLOCK = Variables.BLOCK;

    /** Standard deviation of the measured residual value, in logarithms. */
    private static final double GATE_NOISE = 0.2;

    /** What the gate costs where it is not stated, days. */
    private static final int GATE_DAYS = 5;

    /** When the gate is where it is not stated, months after the baseline goes live. */
    private static final int GATE_AFTER = 3;

    private static final int MOST_MONTHS = 100_000;
    private static final double[] NONE = {};

    /** One path that is built once: what it spends, whether it works, what comes of it. */
    static final class Single {
        final double[] npv;

        /** With the luck of success averaged out. */
        final double[] expected;

        final boolean[] works;

        /** Months until it pays back; infinite where that is not within the horizon. */
        final float[] payback;

        private double firstChance;
        private double surplusChance;

        final Ratio breakEvenSuccess = new Ratio();
        final Ratio breakEvenUplift = new Ratio();

        // of the block at hand: money before the overrun of time, and months
        private final double[] cost = new double[BLOCK];
        private final double[] perYear = new double[BLOCK];
        private final double[] running = new double[BLOCK];
        private final int[] live = new int[BLOCK];
        private final int[] built = new int[BLOCK];

        /** Mean chance of success. */
        double chance() {
            return firstChance + surplusChance / npv.length;
        }

        Single(int draws) {
            npv = new double[draws];
            expected = new double[draws];
            works = new boolean[draws];
            payback = new float[draws];
        }
    }

    final int draws;
    final Single baseline;
    final Single ml;

    /** Of ML on top of a working baseline: as it comes out, and with its luck averaged out. */
    final double[] increment;

    final double[] expectedIncrement;

    /** Residual value a year as measured at the gate. */
    final double[] seen;

    /** Present values. */
    final double[] gateCost;

    /** Chance that the baseline works. */
    final double[] baselineChance;

    /** Months until the staged path pays back where it stops at the gate, and where it goes on. */
    final float[] paybackIfStopped;

    final float[] paybackIfContinued;

    private final Variables variables;
    private final Discounting discounting;
    private final @Nullable SuccessAfter after;
    private final int months;
    private final boolean simple;
    private final boolean learned;
    private final boolean both;
    private final double correlation;
    private final double independent;
    private final RandomStream baselineLuck;
    private final RandomStream mlLuck;
    private final RandomStream gateStream;
    private final Quantiles gateNoise = Quantiles.lognormal(GATE_NOISE);

    // of the block at hand
    private final double[] value = new double[BLOCK];
    private final double[] place = new double[BLOCK];
    private final double[] baselineLucks = new double[BLOCK];
    private final double[] mlLucks = new double[BLOCK];

    /**
     * @param simple whether the baseline can be computed
     * @param learned whether ML can be
     * @param after null where it was stated, or not both can be computed
     */
    Draws(
            Variables variables,
            @Nullable SuccessAfter after,
            boolean simple,
            boolean learned,
            int months,
            double correlation,
            long seed,
            int draws) {
        this.variables = variables;
        this.after = after;
        this.simple = simple;
        this.learned = learned;
        this.both = simple && learned;
        this.months = months;
        this.correlation = correlation;
        this.independent = StrictMath.sqrt(1 - correlation * correlation);
        this.draws = draws;
        this.discounting = new Discounting(months, variables.quantiles(Input.DISCOUNT_RATE));
        this.baselineLuck = new RandomStream(seed, "success.baseline");
        this.mlLuck = new RandomStream(seed, "success.ml");
        this.gateStream = new RandomStream(seed, "gate.noise");
        this.baseline = new Single(simple ? draws : 0);
        this.ml = new Single(learned ? draws : 0);
        this.increment = both ? new double[draws] : NONE;
        this.expectedIncrement = both ? new double[draws] : NONE;
        this.seen = both ? new double[draws] : NONE;
        this.gateCost = both ? new double[draws] : NONE;
        this.baselineChance = both ? new double[draws] : NONE;
        this.paybackIfStopped = new float[both ? draws : 0];
        this.paybackIfContinued = new float[both ? draws : 0];
    }

    Draws draw() {
        for (int from = 0; from < draws; from += BLOCK) {
            int count = Math.min(BLOCK, draws - from);
            variables.draw(from, count);
            if (!variables.certain(Input.DISCOUNT_RATE)) {
                variables.scores(Input.DISCOUNT_RATE, place, from, count);
                for (int i = 0; i < count; i++) {
                    place[i] = discounting.place(place[i]);
                }
            }
            values(count);
            baselineLuck.fill(baselineLucks, from, count);
            mlLuck.fill(mlLucks, from, count);
            if (simple) {
                baseline(from, count);
            }
            if (learned) {
                ml(from, count);
            }
            if (both) {
                increments(from, count);
            }
        }
        return this;
    }

    private double[] column(Input input) {
        return variables.column(input);
    }

    /** Whole months, rounded up; far beyond any horizon is as good as never. */
    private static int month(double drawn) {
        return (int) Math.min(MOST_MONTHS, Math.ceil(drawn - 1e-9));
    }

    private void values(int count) {
        if (variables.known(Input.AT_STAKE)) {
            System.arraycopy(column(Input.AT_STAKE), 0, value, 0, count);
            return;
        }
        double[] decisions = column(Input.DECISIONS);
        double[] errors = column(Input.ERROR_SHARE);
        double[] costs = column(Input.COST_PER_ERROR);
        double[] hours = column(Input.HOURS_PER_DECISION);
        double[] rate = column(Input.HOURLY_RATE);
        for (int i = 0; i < count; i++) {
            value[i] = decisions[i] * (errors[i] * costs[i] + hours[i] * rate[i]);
        }
    }

    private double[] adoption(Input own) {
        return column(variables.known(own) ? own : Input.ADOPTION);
    }

    private void baseline(int from, int count) {
        double[] dayRate = column(Input.DAY_RATE);
        double[] overrun = column(Input.OVERRUN);
        double[] ramp = column(Input.RAMP);
        double[] captures = column(Input.CAPTURES);
        double[] adoption = adoption(Input.BASELINE_ADOPTION);
        double[] chance = column(Input.BASELINE_SUCCESS);
        double[] weeks = column(Input.BASELINE_WEEKS);
        double[] live = column(Input.BASELINE_LIVE);
        double[] built =
                variables.known(Input.BASELINE_MONTHS) ? column(Input.BASELINE_MONTHS) : live;
        double[] upkeep = column(Input.BASELINE_UPKEEP);
        double[] monthly = column(Input.BASELINE_RUNNING);
        baseline.firstChance = from == 0 ? chance[0] : baseline.firstChance;
        for (int i = 0; i < count; i++) {
            double cost = 5 * weeks[i] * dayRate[i] * overrun[i];
            baseline.cost[i] = cost;
            baseline.running[i] = upkeep[i] * cost + 12 * monthly[i];
            baseline.perYear[i] = value[i] * adoption[i] * captures[i];
            baseline.live[i] = month(live[i]);
            baseline.built[i] = month(built[i]);
            boolean works = baselineLucks[i] < chance[i];
            settle(baseline, i, from + i, works, chance[i], month(ramp[i]), value[i] * adoption[i]);
        }
    }

    private void ml(int from, int count) {
        double[] dayRate = column(Input.DAY_RATE);
        double[] overrun = column(Input.OVERRUN);
        double[] ramp = column(Input.RAMP);
        double[] captures = column(Input.CAPTURES);
        double[] closes = column(Input.CLOSES_GAP);
        double[] adoption = adoption(Input.ML_ADOPTION);
        double[] chance = column(Input.ML_SUCCESS);
        double[] weeks = column(Input.ML_WEEKS);
        double[] live = column(Input.ML_LIVE);
        double[] built = variables.known(Input.ML_MONTHS) ? column(Input.ML_MONTHS) : live;
        double[] upkeep = column(Input.ML_UPKEEP);
        double[] monthly = column(Input.ML_RUNNING);
        double[] retrains = column(Input.RETRAINS);
        double[] retrainCost = column(Input.RETRAIN_COST);
        double[] incidents = column(Input.INCIDENTS);
        double[] incidentCost = column(Input.INCIDENT_COST);
        double[] review = column(Input.REVIEW);
        boolean byParts = variables.known(Input.LABEL_ITEMS);
        double[] labelling = column(byParts ? Input.LABEL_ITEMS : Input.LABELLING);
        double[] labellers = column(Input.LABELLERS);
        double[] price = column(Input.LABEL_PRICE);
        boolean certainChance = variables.certain(Input.ML_SUCCESS);
        double score = score(chance[0]);
        ml.firstChance = from == 0 ? chance[0] : ml.firstChance;
        for (int i = 0; i < count; i++) {
            double labels = byParts ? labelling[i] * labellers[i] * price[i] : labelling[i];
            double cost = 5 * weeks[i] * dayRate[i] * overrun[i] + labels;
            ml.cost[i] = cost;
            ml.running[i] =
                    upkeep[i] * cost
                            + 12 * monthly[i]
                            + retrains[i] * retrainCost[i]
                            + incidents[i] * incidentCost[i]
                            + review[i];
            double uplift = (captures[i] + (1 - captures[i]) * closes[i]) * freshness(i);
            ml.perYear[i] = value[i] * adoption[i] * uplift;
            ml.live[i] = month(live[i]);
            ml.built[i] = month(built[i]);
            boolean works;
            if (correlation == 0) {
                works = mlLucks[i] < chance[i];
            } else {
                double z =
                        correlation * Normal.quantile(baselineLucks[i])
                                + independent * Normal.quantile(mlLucks[i]);
                works = z < (certainChance ? score : score(chance[i]));
            }
            settle(ml, i, from + i, works, chance[i], month(ramp[i]), value[i] * adoption[i]);
        }
    }

    private static double score(double chance) {
        return chance <= 0
                ? Double.NEGATIVE_INFINITY
                : chance >= 1 ? Double.POSITIVE_INFINITY : Normal.quantile(chance);
    }

    /** Mean of what is left of the uplift between two retrainings: (1 − e^(−δτ)) / (δτ). */
    private double freshness(int i) {
        double decay = column(Input.DECAY)[i];
        if (decay == 0) {
            return 1;
        }
        double retrains = column(Input.RETRAINS)[i];
        double years =
                variables.known(Input.YEARS_BETWEEN)
                        ? column(Input.YEARS_BETWEEN)[i]
                        : retrains > 0 ? 1 / retrains : months / 12.0;
        double lost = decay * years;
        return lost == 0 ? 1 : -StrictMath.expm1(-lost) / lost;
    }

    /** What comes of a path that is built once. */
    private void settle(
            Single path, int i, int k, boolean works, double chance, int ramp, double atStake) {
        double at = place[i];
        int live = path.live[i];
        double spent = path.cost[i] * discounting.build(at, 0, path.built[i], months);
        double reach = discounting.annuity(at, live, ramp, months);
        double upkeep = path.running[i] * discounting.annuity(at, live, 0, months);
        double gain = path.perYear[i] * reach - upkeep;
        double npv = works ? gain - spent : -spent;
        path.npv[k] = npv;
        path.expected[k] = chance * gain - spent;
        path.works[k] = works;
        path.surplusChance += chance - path.firstChance;
        path.breakEvenSuccess.add(spent, gain);
        path.breakEvenUplift.add(spent + upkeep, atStake * reach);
        path.payback[k] = npv < 0 ? Float.POSITIVE_INFINITY : works ? payback(path, i, ramp) : 0;
    }

    /**
     * Months until the cumulated flow of a path that works is no longer negative, interpolated; it
     * is not by the end.
     */
    private float payback(Single path, int i, int ramp) {
        double at = place[i];
        int live = path.live[i];
        int built = path.built[i];
        double earned = path.perYear[i] / 12;
        double running = path.running[i] / 12;
        double spent = built == 0 ? 0 : path.cost[i] / built;
        double sum = built == 0 ? -path.cost[i] : 0;
        for (int t = 1; t <= months; t++) {
            double flow = t <= built ? -spent : 0;
            if (t > live) {
                flow += earned * risen(t - live, ramp) - running;
            }
            double next = sum + discounting.factor(at, t) * flow;
            if (next >= 0) {
                return interpolated(t, sum, next);
            }
            sum = next;
        }
        return months;
    }

    private static float interpolated(int month, double before, double after) {
        double part = after > before ? -before / (after - before) : 0;
        return (float) (month - 1 + Math.min(1, Math.max(0, part)));
    }

    /** ML on top of a working baseline. */
    private void increments(int from, int count) {
        double[] ramp = column(Input.RAMP);
        double[] captures = column(Input.CAPTURES);
        double[] adoption = adoption(Input.BASELINE_ADOPTION);
        double[] chance = column(Input.BASELINE_SUCCESS);
        double[] mlChance = column(Input.ML_SUCCESS);
        double[] stated = column(Input.ML_SUCCESS_AFTER);
        double[] reuse = column(Input.COST_REUSE);
        double[] dayRate = column(Input.DAY_RATE);
        double[] gateMonths = column(Input.GATE_MONTH);
        double[] stagedMonths = column(Input.STAGED_MONTHS);
        double[] stagedLive = column(Input.STAGED_LIVE);
        double[] gateCosts = column(Input.GATE_COST);
        boolean gateKnown = variables.known(Input.GATE_MONTH);
        boolean monthsKnown = variables.known(Input.STAGED_MONTHS);
        boolean liveKnown = variables.known(Input.STAGED_LIVE);
        boolean costKnown = variables.known(Input.GATE_COST);
        for (int i = 0; i < count; i++) {
            int k = from + i;
            double at = place[i];
            int rampMonths = month(ramp[i]);
            int gate = gateKnown ? month(gateMonths[i]) : baseline.live[i] + GATE_AFTER;
            int takes = monthsKnown ? month(stagedMonths[i]) : ml.built[i];
            int live = liveKnown ? month(stagedLive[i]) : gate + takes;
            double again = (1 - reuse[i]) * ml.cost[i];
            double spent = again * discounting.build(at, gate, gate + takes, months);
            double more = ml.perYear[i] - baseline.perYear[i];
            double gain =
                    more * discounting.annuity(at, live, rampMonths, months)
                            - ml.running[i] * discounting.annuity(at, live, 0, months);
            double p = after == null ? stated[i] : after.probability(chance[i], mlChance[i]);
            boolean works = mlLucks[i] < p;
            increment[k] = works ? gain - spent : -spent;
            expectedIncrement[k] = p * gain - spent;
            double noise = gateNoise.at(gateStream.at(k));
            seen[k] = value[i] * adoption[i] * (1 - captures[i]) * noise;
            double charged =
                    (costKnown ? gateCosts[i] : GATE_DAYS * dayRate[i])
                            * discounting.factor(at, gate);
            gateCost[k] = charged;
            baselineChance[k] = chance[i];
            if (!baseline.works[k]) {
                boolean free = baseline.npv[k] == 0 && charged == 0;
                paybackIfStopped[k] = free ? 0 : Float.POSITIVE_INFINITY;
                paybackIfContinued[k] = paybackIfStopped[k];
            } else {
                boolean before = baseline.payback[k] <= gate - 1 || gate > months;
                paybackIfStopped[k] =
                        before
                                ? baseline.payback[k]
                                : baseline.npv[k] - charged < 0
                                        ? Float.POSITIVE_INFINITY
                                        : staged(i, rampMonths, gate, charged, 0, 0, months, 0, 0);
                paybackIfContinued[k] =
                        before && baseline.payback[k] <= live
                                ? baseline.payback[k]
                                : staged(
                                        i,
                                        rampMonths,
                                        gate,
                                        charged,
                                        again,
                                        takes,
                                        works ? live : months,
                                        more,
                                        ml.running[i]);
            }
        }
    }

    /**
     * Months until the cumulated flow of a working baseline with a gate is no longer negative,
     * interpolated; infinite where it never is.
     *
     * @param charged present value of the gate
     * @param again what building ML costs
     * @param live when ML goes live; the last month where it never does
     * @param more what it earns a year beyond the baseline
     * @param running what it costs a year
     */
    private float staged(
            int i,
            int ramp,
            int gate,
            double charged,
            double again,
            int takes,
            int live,
            double more,
            double running) {
        double at = place[i];
        int liveBefore = baseline.live[i];
        int built = baseline.built[i];
        double earned = baseline.perYear[i] / 12;
        double upkeep = baseline.running[i] / 12;
        double spent = built == 0 ? 0 : baseline.cost[i] / built;
        double spentAgain = takes == 0 ? 0 : again / takes;
        double sum = built == 0 ? -baseline.cost[i] : 0;
        if (gate == 0) {
            sum -= charged + (takes == 0 ? again : 0);
        }
        for (int t = 1; t <= months; t++) {
            double flow = t <= built ? -spent : 0;
            if (t > liveBefore) {
                flow += earned * risen(t - liveBefore, ramp) - upkeep;
            }
            if (t > gate && t <= gate + takes) {
                flow -= spentAgain;
            }
            if (t > live) {
                flow += more / 12 * risen(t - live, ramp) - running / 12;
            }
            double factor = discounting.factor(at, t);
            double next = sum + factor * flow;
            if (t == gate) {
                next -= charged + (takes == 0 ? again * factor : 0);
            }
            if (next >= 0) {
                return interpolated(t, sum, next);
            }
            sum = next;
        }
        return Float.POSITIVE_INFINITY;
    }

    /** Mean height of the ramp in its s-th month. */
    private static double risen(int s, int ramp) {
        if (s <= 0) {
            return 0;
        }
        return s <= ramp ? (2 * s - 1) / (2.0 * ramp) : 1;
    }
}
