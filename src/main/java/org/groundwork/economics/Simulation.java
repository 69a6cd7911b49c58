package org.groundwork.economics;

import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the paths by Monte Carlo with common random numbers: one stream of uniforms per
 * variable, the inverse of its distribution function everywhere. Pure; the same inputs, seed and
 * number of draws give the same figures.
 */
public final class Simulation {

    /** Changes when figures for the same seed change. */
    public static final String ENGINE = "1";

    public static final int DRAWS = 100_000;
    public static final int LEAST_DRAWS = 1_000;
    public static final int MOST_DRAWS = 1_000_000;

    private static final int[] PERCENT_OF_DOTS = {
        3, 8, 13, 18, 23, 28, 33, 38, 43, 48, 53, 58, 63, 68, 73, 78, 83, 88, 93, 98
    };
    private static final double GATE_NOISE = 0.2;
    private static final double WORTH_A_GATE = 0.10;
    private static final double TOSS_UP = 0.05;
    private static final int GATE_DAYS = 5;
    private static final int GATE_AFTER = 3;
    private static final double P10_SCORE = 1.2815515655446004;
    private static final double GAP = 0.35;

    private final EconomicInputs inputs;
    private final Resolved resolved;
    private final int draws;
    private final long seed;
    private final int months;
    private final Discounting discounting;
    private final List<Variable> uncertain = new ArrayList<>();
    private final Variable[] variables = new Variable[Input.values().length];
    private final boolean baselineKnown;
    private final boolean mlKnown;
    private final boolean bothKnown;

    /** One input with its stream. */
    private static final class Variable {
        final Input input;
        final Quantiles quantiles;
        final Stream stream;
        final boolean certain;
        final short[] bins;
        double now;

        Variable(Input input, Quantiles quantiles, long seed, int draws) {
            this.input = input;
            this.quantiles = quantiles;
            this.stream = new Stream(seed, input.id());
            this.certain = quantiles.certain();
            this.bins = certain ? new short[0] : new short[draws];
            this.now = quantiles.at(0.5);
        }
    }

    private Simulation(
            EconomicInputs inputs, @Nullable ReadinessScores readiness, long seed, int draws) {
        this.inputs = inputs;
        this.resolved = new Resolved(inputs, readiness);
        this.seed = seed;
        this.draws = draws;
        this.months = inputs.months();
        this.baselineKnown = resolved.baselineKnown();
        this.mlKnown = resolved.mlKnown() && (baselineKnown || resolved.has(Input.CAPTURES));
        this.bothKnown = baselineKnown && mlKnown;
        for (Input input : Input.values()) {
            if (resolved.has(input) && used(input)) {
                Variable variable = new Variable(input, resolved.quantiles(input), seed, draws);
                variables[input.ordinal()] = variable;
                if (!variable.certain) {
                    uncertain.add(variable);
                }
            }
        }
        Variable rate = variables[Input.DISCOUNT_RATE.ordinal()];
        this.discounting = new Discounting(months, rate.quantiles);
    }

    /** What a path needs and nothing else, so that no effect is shown of what plays no part. */
    private boolean used(Input input) {
        boolean wholeValue = resolved.has(Input.AT_STAKE);
        boolean labels =
                resolved.has(Input.LABEL_ITEMS)
                        && resolved.has(Input.LABELLERS)
                        && resolved.has(Input.LABEL_PRICE);
        return switch (input) {
            case DECISIONS, ERROR_SHARE, COST_PER_ERROR, HOURS_PER_DECISION, HOURLY_RATE ->
                    !wholeValue;
            case ADOPTION ->
                    !(resolved.has(Input.BASELINE_ADOPTION) && resolved.has(Input.ML_ADOPTION));
            case LABELLING -> !labels;
            case LABEL_ITEMS, LABELLERS, LABEL_PRICE -> labels;
            default ->
                    input.id().startsWith("ml.") || input.id().startsWith("staging.")
                            ? mlKnown
                            : true;
        };
    }

    /**
     * Runs the analysis.
     *
     * @param readiness scores that move success probabilities; null where there are none
     * @param draws from 1,000 to 1,000,000
     */
    public static Analysis run(
            EconomicInputs inputs, @Nullable ReadinessScores readiness, long seed, int draws) {
        if (draws < LEAST_DRAWS || draws > MOST_DRAWS) {
            throw new IllegalArgumentException("1,000 to 1,000,000 draws expected, not " + draws);
        }
        Simulation simulation = new Simulation(inputs, readiness, seed, draws);
        return simulation.analysis();
    }

    private boolean known(Input input) {
        return variables[input.ordinal()] != null;
    }

    private double now(Input input) {
        return variables[input.ordinal()].now;
    }

    private int month(Input input) {
        return (int) Math.min(100_000, Math.ceil(now(input) - 1e-9));
    }

    // what each draw gives
    private double[] baseline = {};
    private double[] ml = {};
    private double[] staged = {};
    private double[] luckyBaseline = {};
    private double[] luckyMl = {};
    private double[] luckyStaged = {};
    private double[] increment = {};
    private double[] expectedIncrement = {};
    private double[] seen = {};
    private double[] gateCost = {};
    private double[] baselineChance = {};
    private boolean[] baselineWorks = {};
    private boolean[] mlWorks = {};
    private float[] baselinePayback = {};
    private float[] mlPayback = {};
    private final Sums baselineSums = new Sums();
    private final Sums mlSums = new Sums();

    /** For break-evens. */
    private static final class Sums {
        double chance;
        final Ratio success = new Ratio();
        final Ratio uplift = new Ratio();
    }

    /** A ratio of two means with its standard error. */
    private static final class Ratio {
        private int n;
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;

        void add(double over, double under) {
            n++;
            x += over;
            y += under;
            xx += over * over;
            xy += over * under;
            yy += under * under;
        }

        @Nullable Double value() {
            return y > 0 ? x / y : null;
        }

        @Nullable Double error() {
            if (y <= 0) {
                return null;
            }
            double ratio = x / y;
            return Math.sqrt(Math.max(0, xx - 2 * ratio * xy + ratio * ratio * yy)) / y;
        }
    }

    private Analysis analysis() {
        if (!baselineKnown && !mlKnown) {
            return new Analysis(
                    ENGINE,
                    seed,
                    draws,
                    Map.of(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    0,
                    List.of(),
                    new Analysis.Errors(null, null, null, 0),
                    resolved.assumptions(),
                    resolved.missing());
        }
        allocate();
        draw();
        Gate.Choice gate = bothKnown ? stage() : null;
        Map<Path, PathOutcome> paths = new EnumMap<>(Path.class);
        if (baselineKnown) {
            paths.put(
                    Path.BASELINE,
                    outcome(Path.BASELINE, baseline, baselineWorks, baselinePayback, baselineSums));
        }
        if (gate != null) {
            paths.put(
                    Path.STAGED,
                    outcome(
                            Path.STAGED, staged, baselineWorks, stagedPayback(gate), baselineSums));
        }
        if (mlKnown) {
            paths.put(Path.ML, outcome(Path.ML, ml, mlWorks, mlPayback, mlSums));
        }
        Analysis.GateOutcome gateOutcome = gate == null ? null : gateOutcome(gate);
        Analysis.Advice advice = advice(paths, gateOutcome);
        List<Path> computed = List.copyOf(paths.keySet());
        double[][] values = computed.stream().map(this::luckAveraged).toArray(double[][]::new);
        double evpi = ValueOfInformation.perfect(values);
        double floor = noiseFloor(values);
        return new Analysis(
                ENGINE,
                seed,
                draws,
                paths,
                advice,
                gateOutcome,
                bestUpside(paths),
                bothKnown ? incrementMean() : null,
                bothKnown ? beats() : null,
                evpi,
                floor,
                effects(values, computed, advice.path(), evpi, floor),
                errors(paths, values),
                resolved.assumptions(),
                resolved.missing());
    }

    private void allocate() {
        if (baselineKnown) {
            baseline = new double[draws];
            luckyBaseline = new double[draws];
            baselineWorks = new boolean[draws];
            baselinePayback = new float[draws];
        }
        if (mlKnown) {
            ml = new double[draws];
            luckyMl = new double[draws];
            mlWorks = new boolean[draws];
            mlPayback = new float[draws];
        }
        if (bothKnown) {
            staged = new double[draws];
            luckyStaged = new double[draws];
            increment = new double[draws];
            expectedIncrement = new double[draws];
            seen = new double[draws];
            gateCost = new double[draws];
            baselineChance = new double[draws];
        }
    }

    private void draw() {
        Stream baselineLuck = new Stream(seed, "success.baseline");
        Stream mlLuck = new Stream(seed, "success.ml");
        Stream gateNoise = new Stream(seed, "gate.noise");
        Variable rate = variables[Input.DISCOUNT_RATE.ordinal()];
        Variable captures = variables[Input.CAPTURES.ordinal()];
        Variable closesGap = variables[Input.CLOSES_GAP.ordinal()];
        double correlation = inputs.adjust().successTogether();
        double independent = StrictMath.sqrt(1 - correlation * correlation);
        double together = inputs.adjust().upliftTogether();
        double apart = StrictMath.sqrt(1 - together * together);
        SuccessAfter after = mlKnown && baselineKnown ? new SuccessAfter(correlation) : null;
        for (int k = 0; k < draws; k++) {
            for (int v = 0; v < uncertain.size(); v++) {
                Variable variable = uncertain.get(v);
                double u = variable.stream.at(k);
                variable.now = variable.quantiles.at(u);
                variable.bins[k] = (short) ValueOfInformation.bin(u);
            }
            if (together != 0 && closesGap != null && !closesGap.certain && !captures.certain) {
                double z =
                        together * Normal.quantile(captures.stream.at(k))
                                + apart * Normal.quantile(closesGap.stream.at(k));
                closesGap.now = closesGap.quantiles.atScore(z);
                closesGap.bins[k] = (short) ValueOfInformation.bin(Normal.cdf(z));
            }
            double place = rate.certain ? 0 : discounting.place(Normal.quantile(rate.stream.at(k)));
            double value = value();
            double overrun = now(Input.OVERRUN) * now(Input.DAY_RATE) * 5;
            int ramp = month(Input.RAMP);
            double uB = now(Input.CAPTURES);
            double aB = baselineKnown ? now(adoption(Input.BASELINE_ADOPTION)) : 0;
            double pB = now(Input.BASELINE_SUCCESS);
            double luckB = baselineLuck.at(k);
            boolean worksB = luckB < pB;
            int liveB = month(Input.BASELINE_LIVE);
            if (baselineKnown) {
                double cost = overrun * now(Input.BASELINE_WEEKS);
                int built = known(Input.BASELINE_MONTHS) ? month(Input.BASELINE_MONTHS) : liveB;
                double spent = cost * discounting.build(place, 0, built, months);
                double[][] reach = discounting.annuity(liveB, ramp);
                double[][] live = discounting.annuity(liveB, 0);
                double running =
                        now(Input.BASELINE_UPKEEP) * cost + 12 * now(Input.BASELINE_RUNNING);
                double perYear = value * aB * uB;
                double benefit = perYear * discounting.annuity(reach, place, months);
                double upkeep = running * discounting.annuity(live, place, months);
                baseline[k] = -spent + (worksB ? benefit - upkeep : 0);
                luckyBaseline[k] = -spent + pB * (benefit - upkeep);
                baselineWorks[k] = worksB;
                baselinePayback[k] =
                        payback(
                                worksB,
                                baseline[k],
                                cost,
                                built,
                                perYear,
                                running,
                                reach,
                                live,
                                place);
                add(baselineSums, spent, benefit, upkeep, value * aB, pB, reach, place);
            }
            if (mlKnown) {
                double aM = now(adoption(Input.ML_ADOPTION));
                double uM = (uB + (1 - uB) * now(Input.CLOSES_GAP)) * freshness();
                double labels = labelling();
                double cost = overrun * now(Input.ML_WEEKS) + labels;
                int liveM = month(Input.ML_LIVE);
                int built = known(Input.ML_MONTHS) ? month(Input.ML_MONTHS) : liveM;
                double spent = cost * discounting.build(place, 0, built, months);
                double[][] reach = discounting.annuity(liveM, ramp);
                double[][] live = discounting.annuity(liveM, 0);
                double running =
                        now(Input.ML_UPKEEP) * cost
                                + 12 * now(Input.ML_RUNNING)
                                + now(Input.RETRAINS) * now(Input.RETRAIN_COST)
                                + now(Input.INCIDENTS) * now(Input.INCIDENT_COST)
                                + now(Input.REVIEW);
                double perYear = value * aM * uM;
                double benefit = perYear * discounting.annuity(reach, place, months);
                double upkeep = running * discounting.annuity(live, place, months);
                double pM = now(Input.ML_SUCCESS);
                double own = mlLuck.at(k);
                boolean worksM =
                        correlation == 0
                                ? own < pM
                                : correlation * Normal.quantile(luckB)
                                                + independent * Normal.quantile(own)
                                        < Normal.quantile(Math.min(1 - 1e-12, Math.max(1e-12, pM)));
                ml[k] = -spent + (worksM ? benefit - upkeep : 0);
                luckyMl[k] = -spent + pM * (benefit - upkeep);
                mlWorks[k] = worksM;
                mlPayback[k] =
                        payback(worksM, ml[k], cost, built, perYear, running, reach, live, place);
                add(mlSums, spent, benefit, upkeep, value * aM, pM, reach, place);
                if (after != null) {
                    int gate =
                            known(Input.GATE_MONTH) ? month(Input.GATE_MONTH) : liveB + GATE_AFTER;
                    int takes = known(Input.STAGED_MONTHS) ? month(Input.STAGED_MONTHS) : built;
                    int liveS = known(Input.STAGED_LIVE) ? month(Input.STAGED_LIVE) : gate + takes;
                    double[][] reachS = discounting.annuity(liveS, ramp);
                    double[][] liveSteady = discounting.annuity(liveS, 0);
                    double again =
                            (1 - now(Input.COST_REUSE))
                                    * cost
                                    * discounting.build(place, gate, gate + takes, months);
                    double gain =
                            (perYear - value * aB * uB) * discounting.annuity(reachS, place, months)
                                    - running * discounting.annuity(liveSteady, place, months);
                    double pAfter = after.probability(pB, pM);
                    increment[k] = -again + (own < pAfter ? gain : 0);
                    expectedIncrement[k] = -again + pAfter * gain;
                    seen[k] =
                            value
                                    * aB
                                    * (1 - uB)
                                    * StrictMath.exp(GATE_NOISE * Normal.quantile(gateNoise.at(k)));
                    gateCost[k] =
                            (known(Input.GATE_COST)
                                            ? now(Input.GATE_COST)
                                            : GATE_DAYS * now(Input.DAY_RATE))
                                    * discounting.factor(place, gate);
                    baselineChance[k] = pB;
                }
            }
        }
    }

    private void add(
            Sums sums,
            double spent,
            double benefit,
            double upkeep,
            double atStake,
            double chance,
            double[][] reach,
            double place) {
        sums.chance += chance;
        sums.success.add(spent, benefit - upkeep);
        sums.uplift.add(spent + upkeep, atStake * discounting.annuity(reach, place, months));
    }

    private Input adoption(Input own) {
        return known(own) ? own : Input.ADOPTION;
    }

    private double value() {
        if (known(Input.AT_STAKE)) {
            return now(Input.AT_STAKE);
        }
        double errors =
                known(Input.ERROR_SHARE) && known(Input.COST_PER_ERROR)
                        ? now(Input.ERROR_SHARE) * now(Input.COST_PER_ERROR)
                        : 0;
        return now(Input.DECISIONS)
                * (errors + now(Input.HOURS_PER_DECISION) * now(Input.HOURLY_RATE));
    }

    private double labelling() {
        return known(Input.LABEL_ITEMS)
                ? now(Input.LABEL_ITEMS) * now(Input.LABELLERS) * now(Input.LABEL_PRICE)
                : now(Input.LABELLING);
    }

    /** Mean of what is left of the uplift between two retrainings: (1 − e^(−δτ)) / (δτ). */
    private double freshness() {
        double decay = now(Input.DECAY);
        if (decay == 0) {
            return 1;
        }
        double retrains = now(Input.RETRAINS);
        double years =
                known(Input.YEARS_BETWEEN)
                        ? now(Input.YEARS_BETWEEN)
                        : retrains > 0 ? 1 / retrains : months / 12.0;
        double lost = decay * years;
        return lost == 0 ? 1 : -StrictMath.expm1(-lost) / lost;
    }

    /** P(ML works given that the baseline works): stated, or from the correlation of their luck. */
    private final class SuccessAfter {
        private static final int GRID = 16;
        private final double correlation;
        private final boolean stated = known(Input.ML_SUCCESS_AFTER);
        private final double[][] grid;
        private final double single;

        SuccessAfter(double correlation) {
            this.correlation = correlation;
            boolean certain =
                    variables[Input.BASELINE_SUCCESS.ordinal()].certain
                            && variables[Input.ML_SUCCESS.ordinal()].certain;
            this.grid = new double[stated || certain || correlation == 0 ? 0 : GRID + 1][GRID + 1];
            for (int i = 0; i < grid.length; i++) {
                for (int j = 0; j <= GRID; j++) {
                    grid[i][j] = conditional((double) i / GRID, (double) j / GRID, 200);
                }
            }
            this.single =
                    stated
                            ? 0
                            : conditional(
                                    now(Input.BASELINE_SUCCESS), now(Input.ML_SUCCESS), 2_000);
            if (!stated) {
                resolved.derived(Input.ML_SUCCESS_AFTER, single);
            }
        }

        private double conditional(double pB, double pM, int steps) {
            if (correlation == 0 || pM <= 0 || pM >= 1 || pB >= 1) {
                return pM;
            }
            double b = Math.max(1e-6, pB);
            return Normal.both(Normal.quantile(b), Normal.quantile(pM), correlation, steps) / b;
        }

        double probability(double pB, double pM) {
            if (stated) {
                return now(Input.ML_SUCCESS_AFTER);
            }
            if (correlation == 0) {
                return pM;
            }
            if (grid.length == 0) {
                return single;
            }
            int i = Math.min(GRID - 1, (int) (pB * GRID));
            int j = Math.min(GRID - 1, (int) (pM * GRID));
            double a = pB * GRID - i;
            double b = pM * GRID - j;
            return (1 - a) * ((1 - b) * grid[i][j] + b * grid[i][j + 1])
                    + a * ((1 - b) * grid[i + 1][j] + b * grid[i + 1][j + 1]);
        }
    }

    /**
     * Months until the cumulated flow is no longer negative, interpolated; infinite where that is
     * not within the horizon. The flow falls while it is built and rises once what is built earns
     * more than it costs: it crosses once.
     */
    private float payback(
            boolean works,
            double npv,
            double cost,
            int built,
            double perYear,
            double running,
            double[][] reach,
            double[][] live,
            double place) {
        if (!works || npv < 0) {
            return Float.POSITIVE_INFINITY;
        }
        int below = 0;
        int above = months;
        while (above - below > 1) {
            int middle = (below + above) >>> 1;
            if (cumulated(middle, cost, built, perYear, running, reach, live, place) >= 0) {
                above = middle;
            } else {
                below = middle;
            }
        }
        double before = cumulated(below, cost, built, perYear, running, reach, live, place);
        double after = cumulated(above, cost, built, perYear, running, reach, live, place);
        double part = after > before ? -before / (after - before) : 0;
        return (float) (below + Math.min(1, Math.max(0, part)));
    }

    private double cumulated(
            int until,
            double cost,
            int built,
            double perYear,
            double running,
            double[][] reach,
            double[][] live,
            double place) {
        return -cost * discounting.build(place, 0, built, until)
                + perYear * discounting.annuity(reach, place, until)
                - running * discounting.annuity(live, place, until);
    }

    /** Finds the threshold and works out the staged path. */
    private Gate.Choice stage() {
        double[] gain = luckyStaged;
        for (int k = 0; k < draws; k++) {
            gain[k] = baselineWorks[k] ? expectedIncrement[k] : 0;
        }
        Gate.Choice gate = Gate.best(seen, gain, baselineWorks);
        for (int k = 0; k < draws; k++) {
            boolean passes = seen[k] >= gate.threshold();
            staged[k] = baseline[k] - gateCost[k] + (baselineWorks[k] && passes ? increment[k] : 0);
            luckyStaged[k] =
                    luckyBaseline[k]
                            - gateCost[k]
                            + (passes ? baselineChance[k] * expectedIncrement[k] : 0);
        }
        return gate;
    }

    /**
     * The simple solution pays back before the gate or it does not; what comes after is spread over
     * the rest of the horizon.
     */
    private float[] stagedPayback(Gate.Choice gate) {
        float[] payback = new float[draws];
        for (int k = 0; k < draws; k++) {
            boolean goesOn = baselineWorks[k] && seen[k] >= gate.threshold();
            payback[k] =
                    !goesOn
                            ? baseline[k] - gateCost[k] >= 0
                                    ? baselinePayback[k]
                                    : Float.POSITIVE_INFINITY
                            : Float.isInfinite(baselinePayback[k]) && staged[k] >= 0
                                    ? months
                                    : baselinePayback[k];
        }
        return payback;
    }

    private PathOutcome outcome(
            Path path, double[] values, boolean[] works, float[] payback, Sums sums) {
        double sum = 0;
        double worked = 0;
        int working = 0;
        int positive = 0;
        int negative = 0;
        for (int k = 0; k < draws; k++) {
            sum += values[k];
            positive += values[k] > 0 ? 1 : 0;
            negative += values[k] < 0 ? 1 : 0;
            if (works[k]) {
                worked += values[k];
                working++;
            }
        }
        double mean = sum / draws;
        double worksMean = working == 0 ? 0 : worked / working;
        double failsMean = working == draws ? 0 : (sum - worked) / (draws - working);
        double squares = 0;
        double worksSquares = 0;
        double failsSquares = 0;
        for (int k = 0; k < draws; k++) {
            squares += (values[k] - mean) * (values[k] - mean);
            if (works[k]) {
                worksSquares += (values[k] - worksMean) * (values[k] - worksMean);
            } else {
                failsSquares += (values[k] - failsMean) * (values[k] - failsMean);
            }
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        float[] months = payback.clone();
        Arrays.sort(months);
        int paid = 0;
        while (paid < draws && !Float.isInfinite(months[paid])) {
            paid++;
        }
        float middle = months[draws / 2];
        List<Double> dots = new ArrayList<>(PERCENT_OF_DOTS.length);
        for (int percent : PERCENT_OF_DOTS) {
            dots.add(quantile(sorted, (percent - 0.5) / 100));
        }
        boolean gap = gap(sorted);
        boolean single = path != Path.STAGED;
        return new PathOutcome(
                path,
                mean,
                Math.sqrt(squares / (draws - 1.0) / draws),
                quantile(sorted, 0.10),
                gap ? null : Double.valueOf(quantile(sorted, 0.50)),
                quantile(sorted, 0.90),
                (double) positive / draws,
                (double) negative / draws,
                dots,
                working == 0 ? null : Double.valueOf(worksMean),
                working == draws ? null : Double.valueOf(failsMean),
                Float.isInfinite(middle) ? null : Double.valueOf(middle / 12),
                1 - (double) paid / draws,
                sums.chance / draws,
                single ? sums.success.value() : null,
                single ? sums.uplift.value() : null,
                new PathOutcome.Errors(
                        errorOfQuantile(sorted, 0.10),
                        gap ? null : Double.valueOf(errorOfQuantile(sorted, 0.50)),
                        errorOfQuantile(sorted, 0.90),
                        errorOfShare((double) positive / draws),
                        errorOfShare((double) negative / draws),
                        errorOfMean(worksSquares, working),
                        errorOfMean(failsSquares, draws - working),
                        Float.isInfinite(middle)
                                ? null
                                : Double.valueOf(errorOfMiddle(months) / 12),
                        errorOfShare((double) paid / draws),
                        single ? sums.success.error() : null,
                        single ? sums.uplift.error() : null));
    }

    private double errorOfShare(double share) {
        return Math.sqrt(share * (1 - share) / draws);
    }

    private static @Nullable Double errorOfMean(double squares, int count) {
        return count == 0 ? null : Math.sqrt(squares / Math.max(1, count - 1.0) / count);
    }

    /** Half the distance between the order statistics one standard error of the share apart. */
    private double errorOfQuantile(double[] sorted, double p) {
        double error = errorOfShare(p);
        return (quantile(sorted, p + error) - quantile(sorted, p - error)) / 2;
    }

    private double errorOfMiddle(float[] months) {
        int away = (int) Math.ceil(Math.sqrt(draws) / 2);
        double above = Math.min(this.months, months[draws / 2 + away]);
        return (above - months[draws / 2 - away]) / 2;
    }

    /**
     * The middle tenth of the futures spreads over a large part of the range: two heaps and a gap
     * between them.
     */
    static boolean gap(double[] sorted) {
        double range = quantile(sorted, 0.90) - quantile(sorted, 0.10);
        return quantile(sorted, 0.55) - quantile(sorted, 0.45) > GAP * range;
    }

    /** Linear between order statistics. */
    static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int i = Math.min(sorted.length - 2, (int) place);
        return sorted[i] + (place - i) * (sorted[i + 1] - sorted[i]);
    }

    private Analysis.GateOutcome gateOutcome(Gate.Choice gate) {
        double always = 0;
        double simple = 0;
        double cost = 0;
        for (int k = 0; k < draws; k++) {
            always += baselineWorks[k] ? expectedIncrement[k] : 0;
            simple += baseline[k];
            cost += gateCost[k];
        }
        boolean goOn = always > 0;
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < draws; k++) {
            double gained = baselineWorks[k] ? expectedIncrement[k] : 0;
            double difference = (seen[k] >= gate.threshold() ? gained : 0) - (goOn ? gained : 0);
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / draws;
        return new Analysis.GateOutcome(
                Double.isInfinite(gate.threshold()) ? null : gate.threshold(),
                gate.thresholdError(),
                gate.passed(),
                errorOfShare(gate.passed()),
                mean,
                Math.sqrt(Math.max(0, squares / draws - mean * mean) / draws),
                cost / draws,
                (simple + always) / draws);
    }

    private double[] values(Path path) {
        return switch (path) {
            case NOTHING -> throw new IllegalArgumentException("nothing is nothing");
            case BASELINE -> baseline;
            case STAGED -> staged;
            case ML -> ml;
        };
    }

    private Analysis.Advice advice(
            Map<Path, PathOutcome> paths, Analysis.@Nullable GateOutcome gate) {
        List<Path> candidates = new ArrayList<>(List.of(Path.NOTHING));
        candidates.addAll(paths.keySet());
        Analysis.Advice.Staging staging = gate == null ? null : staging(gate);
        if (staging != Analysis.Advice.Staging.WORTH_ITS_GATE) {
            candidates.remove(Path.STAGED);
        }
        Path best = Path.NOTHING;
        for (Path path : candidates) {
            if (mean(paths, path) > mean(paths, best)) {
                best = path;
            }
        }
        List<Path> even = new ArrayList<>();
        for (Path path : candidates) {
            double lead = mean(paths, best) - mean(paths, path);
            double margin =
                    Math.max(
                            2 * errorOfDifference(best, path),
                            TOSS_UP * Math.abs(mean(paths, best)));
            if (path != best && (lead < margin || lead == 0)) {
                even.add(path);
            }
        }
        even.add(best);
        Path advised = even.stream().min(Comparator.naturalOrder()).orElseThrow();
        even.remove(advised);
        return new Analysis.Advice(
                advised,
                even,
                gate == null || advised != Path.BASELINE ? null : gate.threshold(),
                best,
                staging);
    }

    private static Analysis.Advice.Staging staging(Analysis.GateOutcome gate) {
        if (gate.probability() < WORTH_A_GATE) {
            return Analysis.Advice.Staging.RARELY_PASSED;
        }
        return gate.valueOfStaging() < gate.cost() + 2 * gate.standardError()
                ? Analysis.Advice.Staging.NOT_WORTH_ITS_COST
                : Analysis.Advice.Staging.WORTH_ITS_GATE;
    }

    private Analysis.Errors errors(Map<Path, PathOutcome> paths, double[][] values) {
        PathOutcome best =
                paths.values().stream()
                        .max(Comparator.comparingDouble(PathOutcome::mean))
                        .orElseThrow();
        Double beats = bothKnown ? Double.valueOf(errorOfShare(beats())) : null;
        return new Analysis.Errors(
                best.errors().p90(),
                bothKnown ? errorOfIncrement() : null,
                beats,
                ValueOfInformation.errorOfPerfect(values));
    }

    /** Of a ratio of two means. */
    private double errorOfIncrement() {
        double mean = incrementMean();
        double squares = 0;
        double chance = 0;
        for (int k = 0; k < draws; k++) {
            double weight = baselineChance[k];
            squares += weight * weight * (expectedIncrement[k] - mean) * (expectedIncrement[k] - mean);
            chance += weight;
        }
        return chance == 0 ? 0 : Math.sqrt(squares) / chance;
    }

    private static double mean(Map<Path, PathOutcome> paths, Path path) {
        PathOutcome outcome = paths.get(path);
        return outcome == null ? 0 : outcome.mean();
    }

    private double errorOfDifference(Path a, Path b) {
        if (a == b) {
            return 0;
        }
        double sum = 0;
        double squares = 0;
        for (int k = 0; k < draws; k++) {
            double difference =
                    (a == Path.NOTHING ? 0 : values(a)[k]) - (b == Path.NOTHING ? 0 : values(b)[k]);
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / draws;
        return Math.sqrt(Math.max(0, squares / draws - mean * mean) / draws);
    }

    private static @Nullable Double bestUpside(Map<Path, PathOutcome> paths) {
        return paths.values().stream()
                .max(Comparator.comparingDouble(PathOutcome::mean))
                .map(PathOutcome::p90)
                .orElse(null);
    }

    /** E[Δ given a working baseline]: weighted with the chance that it works. */
    private double incrementMean() {
        double sum = 0;
        double chance = 0;
        for (int k = 0; k < draws; k++) {
            sum += baselineChance[k] * expectedIncrement[k];
            chance += baselineChance[k];
        }
        return chance == 0 ? Arrays.stream(expectedIncrement).average().orElse(0) : sum / chance;
    }

    private double beats() {
        int beats = 0;
        for (double gain : expectedIncrement) {
            beats += gain > 0 ? 1 : 0;
        }
        return (double) beats / draws;
    }

    /** By draw, with the luck of success averaged out: luck cannot be learned. */
    private double[] luckAveraged(Path path) {
        return switch (path) {
            case NOTHING -> throw new IllegalArgumentException("nothing is nothing");
            case BASELINE -> luckyBaseline;
            case STAGED -> luckyStaged;
            case ML -> luckyMl;
        };
    }

    private double noiseFloor(double[][] values) {
        double floor = 0;
        for (int i = 1; i <= 3; i++) {
            Stream noise = new Stream(seed, "noise." + i);
            short[] bins = new short[draws];
            for (int k = 0; k < draws; k++) {
                bins[k] = (short) ValueOfInformation.bin(noise.at(k));
            }
            floor =
                    Math.max(
                            floor,
                            ValueOfInformation.partial(
                                    ValueOfInformation.fits(values, bins), bins));
        }
        return floor;
    }

    /**
     * @param values by path, in the order of {@code paths}
     * @param evpi no input is worth more to find out
     * @param floor what is not above it is noise
     */
    private List<Analysis.InputEffect> effects(
            double[][] values, List<Path> paths, Path advised, double evpi, double floor) {
        int shown = Math.max(0, paths.indexOf(advised));
        List<Analysis.InputEffect> effects = new ArrayList<>();
        for (Variable variable : uncertain) {
            double[][] fits = ValueOfInformation.fits(values, variable.bins);
            double evppi = Math.min(evpi, ValueOfInformation.partial(fits, variable.bins));
            effects.add(
                    new Analysis.InputEffect(
                            variable.input,
                            evppi <= floor ? 0 : evppi,
                            ValueOfInformation.at(fits[shown], -P10_SCORE),
                            ValueOfInformation.at(fits[shown], P10_SCORE),
                            variable.quantiles.at(0.10),
                            variable.quantiles.at(0.90)));
        }
        effects.sort(Comparator.comparingDouble(Analysis.InputEffect::evppi).reversed());
        return effects;
    }
}
