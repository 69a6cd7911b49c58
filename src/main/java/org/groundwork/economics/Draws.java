package org.groundwork.economics;

import java.util.Set;
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

    /** What is drawn, besides the inputs. */
    record Plan(
            boolean simple,
            boolean learned,
            boolean exists,
            boolean delays,
            boolean paybacks,
            Set<Input> multiples,
            int months,
            double correlation) {

        /** ML on top of a simple solution. */
        boolean both() {
            return learned && (simple || exists);
        }

        /** Without following each future month by month. */
        Plan withoutPaybacks() {
            return new Plan(simple, learned, exists, delays, false, multiples, months, correlation);
        }
    }

    /** ML on top of a working baseline: as it comes out, and with its luck averaged out. */
    static final class Increment {
        final double[] real;
        final double[] expected;

        Increment(int draws) {
            real = new double[draws];
            expected = new double[draws];
        }
    }

    final int draws;
    final Single baseline;
    final Single ml;

    /** From the gate on. */
    final Increment gated;

    /** At the earliest, without a gate. */
    final Increment continued;

    /** Chance of ML after the baseline at which going on without a gate adds nothing. */
    final Ratio breakEvenAfter = new Ratio();

    /** Residual value a year as measured at the gate. */
    final double[] seen;

    /** Present values of the gate. */
    final double[] gateCost;

    /** Whether there is a working baseline to add ML to. */
    final boolean[] open;

    /** Chance that the baseline works. */
    final double[] baselineChance;

    /** Months until a path of several steps pays back. */
    final float[] paybackIfStopped;

    final float[] paybackIfPassed;
    final float[] paybackContinued;

    private final Variables variables;
    private final Discounting discounting;
    private final @Nullable SuccessAfter after;
    private final Plan plan;
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
    private final GateEstimate estimate;

    // of the block at hand
    private final double[] value = new double[BLOCK];
    private final double[] place = new double[BLOCK];
    private final double[] baselineLucks = new double[BLOCK];
    private final double[] mlLucks = new double[BLOCK];
    private final double[] chanceAfter = new double[BLOCK];

    /**
     * @param after null where it was stated, or ML is not added to anything
     */
    Draws(Variables variables, @Nullable SuccessAfter after, Plan plan, long seed, int draws) {
        this.variables = variables;
        this.after = after;
        this.plan = plan;
        this.simple = plan.simple();
        this.learned = plan.learned();
        this.both = plan.both();
        this.months = plan.months();
        this.correlation = plan.correlation();
        this.independent = StrictMath.sqrt(1 - correlation * correlation);
        this.draws = draws;
        this.discounting = new Discounting(months, variables.quantiles(Input.DISCOUNT_RATE));
        this.baselineLuck = new RandomStream(seed, "success.baseline");
        this.mlLuck = new RandomStream(seed, "success.ml");
        this.gateStream = new RandomStream(seed, "gate.noise");
        this.baseline = new Single(simple ? draws : 0);
        this.ml = new Single(learned ? draws : 0);
        int added = both ? draws : 0;
        this.gated = new Increment(added);
        this.continued = new Increment(added);
        this.seen = new double[added];
        this.gateCost = new double[added];
        this.baselineChance = new double[added];
        this.open = new boolean[added];
        int followed = plan.paybacks() ? added : 0;
        this.paybackIfStopped = new float[followed];
        this.paybackIfPassed = new float[followed];
        this.paybackContinued = new float[followed];
        this.estimate = new GateEstimate(variables, plan, seed, added);
    }

    /** What the team expects at the gate of going on, by draw. */
    GateEstimate estimate() {
        return estimate;
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
            if (both) {
                chancesAfter(count);
            }
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

    /** P(ML works given that the simple solution works). */
    private void chancesAfter(int count) {
        double[] chance = column(Input.BASELINE_SUCCESS);
        double[] mlChance = column(Input.ML_SUCCESS);
        double[] stated = column(Input.ML_SUCCESS_AFTER);
        for (int i = 0; i < count; i++) {
            chanceAfter[i] = after == null ? stated[i] : after.probability(chance[i], mlChance[i]);
        }
    }

    /** By how many whole months effort over plan delays what takes so many to build. */
    private int delay(int takes, double overrun) {
        return plan.delays() && overrun > 1 ? month(takes * (overrun - 1)) : 0;
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
        double[] built = variables.known(Input.BASELINE_MONTHS) ? column(Input.BASELINE_MONTHS) : live;
        double[] upkeep = column(Input.BASELINE_UPKEEP);
        double[] monthly = column(Input.BASELINE_RUNNING);
        baseline.firstChance = from == 0 ? chance[0] : baseline.firstChance;
        for (int i = 0; i < count; i++) {
            double cost = 5 * weeks[i] * dayRate[i] * overrun[i];
            baseline.cost[i] = cost;
            baseline.running[i] = upkeep[i] * cost + 12 * monthly[i];
            baseline.perYear[i] = value[i] * adoption[i] * captures[i];
            baseline.built[i] = month(built[i]);
            baseline.live[i] = month(live[i]) + delay(baseline.built[i], overrun[i]);
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
        boolean runningMultiple = plan.multiples().contains(Input.ML_RUNNING);
        boolean retrainMultiple = plan.multiples().contains(Input.RETRAIN_COST);
        double[] reuse = column(Input.COST_REUSE);
        boolean exists = plan.exists();
        double score = score(chance[0]);
        for (int i = 0; i < count; i++) {
            double labels = byParts ? labelling[i] * labellers[i] * price[i] : labelling[i];
            double cost = 5 * weeks[i] * dayRate[i] * overrun[i] + labels;
            ml.cost[i] = cost;
            ml.running[i] = upkeep[i] * cost
                    + 12 * monthly[i] * (runningMultiple ? cost : 1)
                    + retrains[i] * retrainCost[i] * (retrainMultiple ? dayRate[i] : 1)
                    + incidents[i] * incidentCost[i]
                    + review[i];
            double uplift = (captures[i] + (1 - captures[i]) * closes[i]) * freshness(i);
            ml.perYear[i] = value[i] * adoption[i] * uplift;
            ml.built[i] = month(built[i]);
            ml.live[i] = month(live[i]) + delay(ml.built[i], overrun[i]);
            boolean works;
            double p = chance[i];
            if (exists) {
                // what is there works, and part of what ML needs has been paid for
                ml.cost[i] = (1 - reuse[i]) * cost;
                p = chanceAfter[i];
                works = mlLucks[i] < p;
            } else if (correlation == 0) {
                works = mlLucks[i] < chance[i];
            } else {
                double z = correlation * Normal.quantile(baselineLucks[i]) + independent * Normal.quantile(mlLucks[i]);
                works = z < (certainChance ? score : score(chance[i]));
            }
            ml.firstChance = from + i == 0 ? p : ml.firstChance;
            settle(ml, i, from + i, works, p, month(ramp[i]), value[i] * adoption[i]);
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
        double years = variables.known(Input.YEARS_BETWEEN)
                ? column(Input.YEARS_BETWEEN)[i]
                : retrains > 0 ? 1 / retrains : months / 12.0;
        double lost = decay * years;
        return lost == 0 ? 1 : -StrictMath.expm1(-lost) / lost;
    }

    /** What comes of a path that is built once. */
    private void settle(Single path, int i, int k, boolean works, double chance, int ramp, double atStake) {
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
        if (plan.paybacks()) {
            path.payback[k] = npv < 0 ? Float.POSITIVE_INFINITY : works ? payback(path, i, ramp) : 0;
        }
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
        boolean exists = plan.exists();
        double[] ramp = column(Input.RAMP);
        double[] overrun = column(Input.OVERRUN);
        double[] captures = column(Input.CAPTURES);
        double[] adoption = adoption(exists ? Input.ML_ADOPTION : Input.BASELINE_ADOPTION);
        double[] chance = column(Input.BASELINE_SUCCESS);
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
            int earliest = exists ? 0 : baseline.live[i];
            int gate = gateKnown ? month(gateMonths[i]) : earliest + GATE_AFTER;
            int takes = monthsKnown ? month(stagedMonths[i]) : ml.built[i];
            int delay = delay(takes, overrun[i]);
            int live = (liveKnown ? month(stagedLive[i]) : gate + takes) + delay;
            // without the gate all is as much earlier as going on is
            int liveEarliest = Math.max(earliest, live - gate + earliest);
            double again = exists ? ml.cost[i] : (1 - reuse[i]) * ml.cost[i];
            double more = ml.perYear[i] - (exists ? 0 : baseline.perYear[i]);
            double p = chanceAfter[i];
            boolean works = mlLucks[i] < p;
            double reach = discounting.annuity(at, live, rampMonths, months);
            double steady = discounting.annuity(at, live, 0, months);
            double build = discounting.build(at, gate, gate + takes, months);
            double gain = more * reach - ml.running[i] * steady;
            gated.real[k] = (works ? gain : 0) - again * build;
            gated.expected[k] = p * gain - again * build;
            double gainEarliest = more * discounting.annuity(at, liveEarliest, rampMonths, months)
                    - ml.running[i] * discounting.annuity(at, liveEarliest, 0, months);
            double spentEarliest = again * discounting.build(at, earliest, earliest + takes, months);
            continued.real[k] = (works ? gainEarliest : 0) - spentEarliest;
            continued.expected[k] = p * gainEarliest - spentEarliest;
            double baselineWorks = exists ? 1 : chance[i];
            breakEvenAfter.add(baselineWorks * spentEarliest, baselineWorks * gainEarliest);
            seen[k] = value[i] * adoption[i] * (1 - captures[i]) * gateNoise.at(gateStream.at(k));
            estimate.add(k, i, seen[k], reach, steady, build, p, baselineWorks);
            double charged = (costKnown ? gateCosts[i] : GATE_DAYS * dayRate[i]) * discounting.factor(at, gate);
            gateCost[k] = charged;
            baselineChance[k] = baselineWorks;
            open[k] = exists || baseline.works[k];
            if (plan.paybacks()) {
                Step step = this.step;
                step.charged = charged;
                step.again = again;
                step.takes = takes;
                step.more = more;
                step.running = ml.running[i];
                paybacks(k, i, rampMonths, works, gate, live, earliest, liveEarliest);
            }
        }
    }

    /** What is added to a baseline, for following it month by month. */
    private static final class Step {
        /** Present value of the gate. */
        private double charged;

        /** What building ML costs. */
        private double again;

        private int takes;

        /** What it earns a year beyond the baseline. */
        private double more;

        /** What it costs a year. */
        private double running;
    }

    private final Step step = new Step();

    private void paybacks(int k, int i, int ramp, boolean works, int gate, int live, int earliest, int liveEarliest) {
        boolean exists = plan.exists();
        double charged = step.charged;
        double alone = exists ? 0 : baseline.npv[k];
        if (!open[k]) {
            boolean free = alone == 0 && charged == 0;
            paybackIfStopped[k] = free ? 0 : Float.POSITIVE_INFINITY;
            paybackIfPassed[k] = paybackIfStopped[k];
            paybackContinued[k] = alone == 0 ? 0 : Float.POSITIVE_INFINITY;
            return;
        }
        float before = exists ? Float.POSITIVE_INFINITY : baseline.payback[k];
        boolean beforeGate = !exists && (before <= gate - 1 || gate > months);
        if (beforeGate) {
            paybackIfStopped[k] = before;
        } else if (alone - charged < 0) {
            paybackIfStopped[k] = Float.POSITIVE_INFINITY;
        } else if (exists) {
            paybackIfStopped[k] = 0;
        } else {
            paybackIfStopped[k] = staged(i, ramp, gate, charged, false, months);
        }
        paybackIfPassed[k] =
                beforeGate && before <= live ? before : staged(i, ramp, gate, charged, true, works ? live : months);
        paybackContinued[k] =
                before <= earliest - 1 ? before : staged(i, ramp, earliest, 0, true, works ? liveEarliest : months);
    }

    /**
     * Months until the cumulated flow of a working baseline with what is added is no longer
     * negative, interpolated; infinite where it never is.
     *
     * @param gate when it is decided, and building begins
     * @param charged present value of the gate
     * @param adds whether ML is built
     * @param live when ML goes live; the last month where it never does
     */
    private float staged(int i, int ramp, int gate, double charged, boolean adds, int live) {
        double at = place[i];
        boolean exists = plan.exists();
        int liveBefore = exists ? 0 : baseline.live[i];
        int built = exists ? 0 : baseline.built[i];
        double earned = exists ? 0 : baseline.perYear[i] / 12;
        double upkeep = exists ? 0 : baseline.running[i] / 12;
        double cost = exists ? 0 : baseline.cost[i];
        double again = adds ? step.again : 0;
        int takes = adds ? step.takes : 0;
        double more = adds ? step.more : 0;
        double running = adds ? step.running : 0;
        double spent = built == 0 ? 0 : cost / built;
        double spentAgain = takes == 0 ? 0 : again / takes;
        double sum = built == 0 ? -cost : 0;
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
            // on top of what is there nothing is spent, and nothing paid back, before the gate
            if (next >= 0 && (!exists || t > gate)) {
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
