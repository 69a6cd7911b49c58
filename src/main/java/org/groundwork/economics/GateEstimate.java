package org.groundwork.economics;

/**
 * What the team expects of going on to ML when it decides at the gate. By then it has measured what
 * the simple solution leaves, has seen its effort over plan and what a day costs, and has an
 * offline estimate of what ML closes; of everything else it knows the mean.
 *
 * <p>M̂ = (X̂ · ĝ · A_M/A_B · Av(L′, R) − F̂ · Ao(L′)) · p − (1 − s) · Ĉ · Ab(G, G + T′)
 */
final class GateEstimate {

    /** What the gate sees. */
    enum Sight {
        /** All that the team knows by then. */
        ALL,
        /** Only the residual, for models that were worked out so. */
        RESIDUAL
    }

    private final Variables variables;
    private final RandomStream stream;
    private final Quantiles factor;
    private final boolean certainNoise;
    private final boolean estimated;
    private final double ratio;
    private final double weeks;
    private final double labels;
    private final double upkeep;
    private final double monthly;
    private final boolean monthlyIsMultiple;
    private final double retraining;
    private final boolean retrainingIsMultiple;
    private final double others;
    private final double paidAgain;
    private final double gap;

    /** Present values of what is earned less what runs, where ML works, and of what is spent. */
    private final double[] gross;

    private final double[] spend;

    private double reachSum;
    private double runningSum;
    private double spendSum;
    private double chanceSum;
    private double weightSum;

    GateEstimate(Variables variables, Draws.Plan plan, long seed, int draws) {
        this.variables = variables;
        this.stream = new RandomStream(seed, "gate.estimate");
        this.gross = new double[draws];
        this.spend = new double[draws];
        this.certainNoise = variables.certain(Input.OFFLINE_NOISE);
        double noise = variables.mean(Input.OFFLINE_NOISE);
        this.estimated = variables.known(Input.OFFLINE_NOISE) && !(certainNoise && noise >= Input.NO_ESTIMATE);
        this.factor = Quantiles.lognormal(certainNoise && estimated ? noise : 0);
        boolean one = plan.exists() || !variables.known(Input.BASELINE_ADOPTION) && !variables.known(Input.ML_ADOPTION);
        double adoption = mean(Input.BASELINE_ADOPTION, Input.ADOPTION);
        this.ratio = one ? 1 : adoption == 0 ? 0 : mean(Input.ML_ADOPTION, Input.ADOPTION) / adoption;
        this.weeks = variables.mean(Input.ML_WEEKS);
        this.labels = variables.known(Input.LABEL_ITEMS)
                ? variables.mean(Input.LABEL_ITEMS)
                        * variables.mean(Input.LABELLERS)
                        * variables.mean(Input.LABEL_PRICE)
                : variables.mean(Input.LABELLING);
        this.upkeep = variables.mean(Input.ML_UPKEEP);
        this.monthly = variables.mean(Input.ML_RUNNING);
        this.monthlyIsMultiple = plan.multiples().contains(Input.ML_RUNNING);
        this.retraining = variables.mean(Input.RETRAINS) * variables.mean(Input.RETRAIN_COST);
        this.retrainingIsMultiple = plan.multiples().contains(Input.RETRAIN_COST);
        this.others =
                variables.mean(Input.INCIDENTS) * variables.mean(Input.INCIDENT_COST) + variables.mean(Input.REVIEW);
        this.paidAgain = 1 - variables.mean(Input.COST_REUSE);
        this.gap = variables.mean(Input.CLOSES_GAP);
    }

    private double mean(Input own, Input shared) {
        return variables.mean(variables.known(own) ? own : shared);
    }

    /**
     * Of one draw.
     *
     * @param i its place in the block at hand
     * @param residual as measured
     * @param reach Av(L′, R)
     * @param steady Ao(L′)
     * @param build Ab(G, G + T′)
     * @param chance that ML works on top of a working baseline
     * @param weight chance of a working baseline
     */
    void add(int k, int i, double residual, double reach, double steady, double build, double chance, double weight) {
        double dayRate = variables.column(Input.DAY_RATE)[i];
        double cost = 5 * weeks * dayRate * variables.column(Input.OVERRUN)[i] + labels;
        double running = upkeep * cost
                + 12 * monthly * (monthlyIsMultiple ? cost : 1)
                + retraining * (retrainingIsMultiple ? dayRate : 1)
                + others;
        gross[k] = residual * closes(k, i) * ratio * reach - running * steady;
        spend[k] = paidAgain * cost * build;
        reachSum += reach;
        runningSum += running * steady;
        spendSum += spend[k];
        chanceSum += weight * chance;
        weightSum += weight;
    }

    /** ĝ: odds times a lognormal error. */
    private double closes(int k, int i) {
        if (!estimated) {
            return gap;
        }
        double error;
        if (certainNoise) {
            error = factor.at(stream.at(k));
        } else {
            double noise = variables.column(Input.OFFLINE_NOISE)[i];
            if (noise >= Input.NO_ESTIMATE) {
                return gap;
            }
            error = StrictMath.exp(noise * Normal.quantile(stream.at(k)));
        }
        double truth = variables.column(Input.CLOSES_GAP)[i];
        double odds = truth * error;
        return odds / (odds + 1 - truth);
    }

    private double chance() {
        return weightSum == 0 ? 0 : chanceSum / weightSum;
    }

    /** M̂ by draw. */
    double[] margins() {
        double chance = chance();
        double[] margins = new double[gross.length];
        for (int k = 0; k < margins.length; k++) {
            margins[k] = chance * gross[k] - spend[k];
        }
        return margins;
    }

    /**
     * The residual, in money a year, at which M̂ is this with everything else at its mean: the
     * threshold in words. Infinite where no residual is enough; never below zero.
     */
    double residualAt(double margin) {
        double slope = chance() * gap * ratio * reachSum;
        double fixed = chance() * runningSum + spendSum + margin * gross.length;
        return slope > 0 ? Math.max(0, fixed / slope) : Double.POSITIVE_INFINITY;
    }
}
