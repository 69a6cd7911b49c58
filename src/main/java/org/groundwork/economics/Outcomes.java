package org.groundwork.economics;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes what a path is worth, from its draws. */
final class Outcomes {

    private static final int[] PERCENT_OF_DOTS = {
        3, 8, 13, 18, 23, 28, 33, 38, 43, 48, 53, 58, 63, 68, 73, 78, 83, 88, 93, 98
    };
    private static final double GAP = 0.35;

    private final int draws;
    private final int months;
    private final long[] keys;
    private final long[] spare;

    /**
     * @param keys as many as there are draws; overwritten
     * @param spare likewise
     */
    Outcomes(int draws, int months, long[] keys, long[] spare) {
        this.draws = draws;
        this.months = months;
        this.keys = keys;
        this.spare = spare;
    }

    /** Of a path that is built once. */
    StrategyOutcome single(Strategy strategy, Draws.Single single) {
        Paybacks paybacks = new Paybacks(months);
        for (float payback : single.payback) {
            paybacks.add(payback);
        }
        return outcome(
                strategy,
                single.npv,
                single.works,
                paybacks,
                single.chance(),
                single.breakEvenSuccess,
                single.breakEvenUplift,
                0);
    }

    /**
     * Of a path of several steps.
     *
     * @param npv by draw
     * @param payback months by draw
     * @param chance of the simple solution
     * @param leastError of the mean, where it depends on more than the draws
     */
    StrategyOutcome several(
            Strategy strategy, double[] npv, boolean[] works, float[] payback, double chance, double leastError) {
        Paybacks paybacks = new Paybacks(months);
        for (float one : payback) {
            paybacks.add(one);
        }
        return outcome(strategy, npv, works, paybacks, chance, new Ratio(), new Ratio(), leastError);
    }

    /**
     * The increment in the futures in which there is something to add to.
     *
     * @param mean with the luck averaged out, which has less noise
     * @param error its standard error
     */
    Analysis.@Nullable OpenDecision open(double[] increment, boolean[] open, double mean, double error) {
        int count = 0;
        for (boolean one : open) {
            count += one ? 1 : 0;
        }
        if (count < 2) {
            return null;
        }
        double[] values = new double[count];
        int next = 0;
        int positive = 0;
        int negative = 0;
        for (int k = 0; k < open.length; k++) {
            if (open[k]) {
                values[next++] = increment[k];
                positive += increment[k] > 0 ? 1 : 0;
                negative += increment[k] < 0 ? 1 : 0;
            }
        }
        double[] sorted = Radix.sorted(values, new long[count], new long[count]);
        return new Analysis.OpenDecision(
                mean,
                error,
                quantile(sorted, 0.10),
                gap(sorted) ? null : Double.valueOf(quantile(sorted, 0.50)),
                quantile(sorted, 0.90),
                (double) positive / count,
                (double) negative / count,
                dots(sorted),
                carriedBy(sorted, mean, (double) positive / count));
    }

    private static List<Double> dots(double[] sorted) {
        List<Double> dots = new ArrayList<>(PERCENT_OF_DOTS.length);
        for (int percent : PERCENT_OF_DOTS) {
            dots.add(quantile(sorted, (percent - 0.5) / 100));
        }
        return dots;
    }

    /**
     * Where the mean gains and most futures do not, the share of the best futures without which the
     * others would not gain together.
     */
    static @Nullable Double carriedBy(double[] sorted, double mean, double positive) {
        if (mean <= 0 || positive >= 0.5) {
            return null;
        }
        double sum = 0;
        int without = 0;
        while (without < sorted.length && sum + sorted[without] <= 0) {
            sum += sorted[without++];
        }
        return (double) (sorted.length - without) / sorted.length;
    }

    private StrategyOutcome outcome(
            Strategy strategy,
            double[] values,
            boolean[] works,
            Paybacks paybacks,
            double chance,
            Ratio breakEvenSuccess,
            Ratio breakEvenUplift,
            double leastError) {
        double worked = 0;
        double failed = 0;
        int working = 0;
        int positive = 0;
        int negative = 0;
        for (int k = 0; k < draws; k++) {
            double value = values[k];
            positive += value > 0 ? 1 : 0;
            negative += value < 0 ? 1 : 0;
            if (works[k]) {
                worked += value;
                working++;
            } else {
                failed += value;
            }
        }
        int failing = draws - working;
        double mean = (worked + failed) / draws;
        double worksMean = working == 0 ? 0 : worked / working;
        double failsMean = failing == 0 ? 0 : failed / failing;
        double worksSquares = 0;
        double failsSquares = 0;
        for (int k = 0; k < draws; k++) {
            if (works[k]) {
                worksSquares += (values[k] - worksMean) * (values[k] - worksMean);
            } else {
                failsSquares += (values[k] - failsMean) * (values[k] - failsMean);
            }
        }
        double squares = worksSquares
                + failsSquares
                + working * (worksMean - mean) * (worksMean - mean)
                + failing * (failsMean - mean) * (failsMean - mean);
        double[] sorted = Radix.sorted(values, keys, spare);
        boolean gap = gap(sorted);
        Double payback = paybacks.middle();
        Double paybackError = paybacks.errorOfMiddle();
        return new StrategyOutcome(
                strategy,
                mean,
                Math.max(leastError, Math.sqrt(squares / (draws - 1.0) / draws)),
                quantile(sorted, 0.10),
                gap ? null : Double.valueOf(quantile(sorted, 0.50)),
                quantile(sorted, 0.90),
                (double) positive / draws,
                (double) negative / draws,
                dots(sorted),
                working == 0 ? null : Double.valueOf(worksMean),
                failing == 0 ? null : Double.valueOf(failsMean),
                payback == null ? null : Double.valueOf(payback / 12),
                paybacks.notPaid(),
                chance,
                breakEvenSuccess.value(),
                breakEvenUplift.value(),
                carriedBy(sorted, mean, (double) positive / draws),
                null,
                new StrategyOutcome.Errors(
                        errorOfQuantile(sorted, 0.10),
                        gap ? null : Double.valueOf(errorOfQuantile(sorted, 0.50)),
                        errorOfQuantile(sorted, 0.90),
                        errorOfShare((double) positive / draws, draws),
                        errorOfShare((double) negative / draws, draws),
                        errorOfMean(worksSquares, working),
                        errorOfMean(failsSquares, failing),
                        paybackError == null ? null : Double.valueOf(paybackError / 12),
                        errorOfShare(paybacks.notPaid(), draws),
                        breakEvenSuccess.error(),
                        breakEvenUplift.error()));
    }

    static double errorOfShare(double share, int count) {
        return Math.sqrt(share * (1 - share) / count);
    }

    private static @Nullable Double errorOfMean(double squares, int count) {
        return count == 0 ? null : Double.valueOf(Math.sqrt(squares / Math.max(1, count - 1.0) / count));
    }

    /** Half the distance between the quantiles one standard error of the share apart. */
    static double errorOfQuantile(double[] sorted, double p) {
        double error = errorOfShare(p, sorted.length);
        return (quantile(sorted, p + error) - quantile(sorted, p - error)) / 2;
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
}
