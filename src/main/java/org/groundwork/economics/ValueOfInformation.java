package org.groundwork.economics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What it is worth to find out more, in money: EVPI, and EVPPI by bins (Strong and Oakley 2013 give
 * the idea, with a regression). The luck of success is averaged out beforehand, since no study
 * tells it; the threshold of the gate is chosen again with what is known.
 *
 * <p>The draws are sorted into bins by the input. Which option is best in a bin is decided by the
 * means around it of one half of the draws, and what that is worth is read from the other half, and
 * the other way round: noise cannot be mistaken for worth.
 */
final class ValueOfInformation {

    /** Draws are gathered in this many bins of equal probability. */
    static final int BINS = 512;

    private static final int FOLDS = 2;

    /** Bins to either side whose means are averaged, for 100,000 draws. */
    private static final double REACH = 24;

    private static final double USUAL_DRAWS = 100_000;
    private static final int LEAST_REACH = 4;
    private static final int MOST_REACH = 128;

    private static final int QUANTILE_DRAWS = 8_192;

    /** Shares of draws that pass at the thresholds that are tried. */
    private static final double[] PASSING = {
        0.003, 0.0075, 0.015, 0.025, 0.04, 0.06, 0.085, 0.115, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6,
        0.66, 0.72, 0.78, 0.84, 0.9, 0.95
    };

    /**
     * The staged path: what it is worth without going on, what going on adds, and what the gate
     * sees, by draw.
     *
     * @param gate its threshold that is best without knowing more
     */
    record Staged(double[] stopped, double[] gain, double[] score, StagingGate.Choice gate) {
        double threshold() {
            return gate.threshold();
        }
    }

    /**
     * Expected value of perfect information.
     *
     * @param error its standard error
     */
    record Perfect(double value, double error) {}

    /**
     * What knowing one input tells.
     *
     * @param value expected value of partial perfect information; below zero only by noise
     * @param error its standard error
     */
    record Given(double value, double error) {}

    private final double[][] paths;
    private final @Nullable Staged staged;
    private final int draws;

    /** By draw: how many thresholds lie above what the gate sees. */
    private final byte[] levels;

    /** Thresholds, and the two beyond them: never and always. */
    private final int cuts;

    private final int width;

    /** The cut of the threshold that is best without knowing more. */
    private int usual;

    /** Best option without knowing more; −1 for doing nothing. */
    private final int best;

    // of the input at hand, by half and bin: count, paths, stopped, gain by level; then options
    private final double[][] table;
    private final double[][] sums;
    private final int[] choice;

    /**
     * @param paths values by option and draw
     * @param staged null where there is no gate
     */
    ValueOfInformation(double[][] paths, @Nullable Staged staged) {
        this.paths = paths;
        this.staged = staged;
        this.draws = staged == null ? paths[0].length : staged.stopped().length;
        this.levels = new byte[staged == null ? 0 : draws];
        this.cuts = staged == null ? 0 : levels(staged) + 1;
        this.width = 1 + paths.length + cuts;
        this.table = new double[FOLDS][BINS * width];
        this.sums = new double[FOLDS][(BINS + 1) * width];
        this.choice = new int[FOLDS * BINS];
        int option = -1;
        double most = 0;
        for (int o = 0; o < paths.length; o++) {
            double mean = mean(paths[o]);
            if (mean > most) {
                most = mean;
                option = o;
            }
        }
        if (staged != null) {
            double sum = 0;
            for (int k = 0; k < draws; k++) {
                sum += staged.stopped()[k] + (passes(staged, k) ? staged.gain()[k] : 0);
            }
            if (sum / draws > most) {
                option = paths.length + usual;
            }
        }
        this.best = option;
    }

    private static boolean passes(Staged staged, int k) {
        return staged.score()[k] >= staged.threshold();
    }

    private double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / draws;
    }

    /**
     * Sorts the draws by what the gate sees.
     *
     * @return number of levels
     */
    private int levels(Staged staged) {
        // where about so many pass; a part of the draws says that well enough
        int every = Math.max(1, draws / QUANTILE_DRAWS);
        double[] sorted = new double[(draws + every - 1) / every];
        Arrays.setAll(sorted, i -> staged.score()[i * every]);
        Arrays.sort(sorted);
        double[] thresholds = new double[PASSING.length + 1];
        int count = 0;
        boolean finite = !Double.isInfinite(staged.threshold());
        for (double share : PASSING) {
            double threshold = sorted[(int) ((1 - share) * (sorted.length - 1))];
            if (count == 0 || threshold < thresholds[count - 1]) {
                thresholds[count++] = threshold;
            }
        }
        if (finite) {
            thresholds[count++] = staged.threshold();
        }
        Arrays.sort(thresholds, 0, count);
        for (int k = 0; k < draws; k++) {
            double score = staged.score()[k];
            int from = 0;
            int to = count;
            // thresholds that are not above the score
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (thresholds[middle] <= score) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            levels[k] = (byte) (count - from);
        }
        usual = 0;
        if (finite) {
            // passing are those with no threshold above them from the best one on
            for (int i = 0; i < count; i++) {
                if (thresholds[i] >= staged.threshold()) {
                    usual++;
                }
            }
        }
        return count + 1;
    }

    static int bin(double u) {
        return Math.min(BINS - 1, (int) (u * BINS));
    }

    /** Mean of the best less the best of the means; doing nothing is worth 0. */
    Perfect perfect() {
        Moments moments = new Moments();
        for (int k = 0; k < draws; k++) {
            double most = 0;
            for (double[] path : paths) {
                most = Math.max(most, path[k]);
            }
            if (staged != null) {
                most = Math.max(most, staged.stopped()[k] + Math.max(0, staged.gain()[k]));
            }
            moments.add(most - value(best, k));
        }
        double error = moments.error();
        return new Perfect(
                Math.max(0, moments.mean()),
                staged != null && best >= paths.length
                        ? errorOfThreshold(staged).with(error)
                        : error);
    }

    /** What another threshold in each part of the draws would change in the staged path. */
    private StagingGate.Parts errorOfThreshold(Staged of) {
        StagingGate.Parts parts = new StagingGate.Parts(draws);
        for (int k = 0; k < draws; k++) {
            boolean passes = passes(of, k);
            boolean other = of.gate().passesInPart(of.score()[k], k);
            if (passes != other) {
                parts.add(k, other ? of.gain()[k] : -of.gain()[k]);
            }
        }
        return parts;
    }

    /** What an option is worth in a draw. */
    private double value(int option, int k) {
        if (option < 0) {
            return 0;
        }
        if (option < paths.length || staged == null) {
            return paths[option][k];
        }
        return staged.stopped()[k] + (levels[k] < option - paths.length ? staged.gain()[k] : 0);
    }

    /**
     * @param bins of the input, by draw
     */
    Given given(short[] bins) {
        gather(bins);
        for (int fold = 0; fold < FOLDS; fold++) {
            choose(fold);
        }
        double value = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] other = table[1 - fold];
            for (int b = 0; b < BINS; b++) {
                int option = choice[fold * BINS + b];
                if (option != best) {
                    value += at(other, b, option) - at(other, b, best);
                }
            }
        }
        value /= draws;
        return new Given(value, value > 0 ? error(bins) : 0);
    }

    private double at(double[] of, int bin, int option) {
        return option < 0 ? 0 : of[bin * width + 1 + option];
    }

    private double error(short[] bins) {
        Moments moments = new Moments();
        for (int k = 0; k < draws; k++) {
            // decided by the other half
            int option = choice[(1 - (k & 1)) * BINS + bins[k]];
            moments.add(option == best ? 0 : value(option, k) - value(best, k));
        }
        return moments.error();
    }

    /** Sums by half, bin and option. */
    private void gather(short[] bins) {
        for (double[] half : table) {
            Arrays.fill(half, 0);
        }
        int count = paths.length;
        for (int k = 0; k < draws; k++) {
            table[k & 1][bins[k] * width]++;
        }
        for (int o = 0; o < count; o++) {
            double[] path = paths[o];
            for (int k = 0; k < draws; k++) {
                table[k & 1][bins[k] * width + 1 + o] += path[k];
            }
        }
        if (staged != null) {
            double[] stopped = staged.stopped();
            double[] gain = staged.gain();
            int at = 1 + count;
            for (int k = 0; k < draws; k++) {
                double[] half = table[k & 1];
                int row = bins[k] * width + at;
                half[row] += stopped[k];
                // passes from the cut after its level on
                half[row + levels[k] + 1] += gain[k];
            }
            for (double[] half : table) {
                for (int b = 0; b < BINS; b++) {
                    int row = b * width + at;
                    for (int c = 1; c < cuts; c++) {
                        half[row + c] += half[row + c - 1];
                    }
                }
            }
        }
        for (int fold = 0; fold < FOLDS; fold++) {
            double[] half = table[fold];
            double[] sum = sums[fold];
            for (int i = 0; i < half.length; i++) {
                sum[i + width] = sum[i] + half[i];
            }
        }
    }

    /**
     * How many bins to either side are averaged: fewer where there are more draws, and at an end.
     */
    private int reach(int bin) {
        int reach = (int) Math.rint(REACH * Math.cbrt(USUAL_DRAWS / draws));
        return Math.min(Math.max(LEAST_REACH, Math.min(MOST_REACH, reach)), Math.min(bin, BINS - 1 - bin));
    }

    /** The best option by bin, as one half of the draws sees it. */
    private void choose(int fold) {
        double[] sum = sums[fold];
        int options = width - 1;
        for (int b = 0; b < BINS; b++) {
            int reach = reach(b);
            int to = (b + reach + 1) * width;
            int from = (b - reach) * width;
            double most = best < 0 ? 0 : sum[to + 1 + best] - sum[from + 1 + best];
            int option = best;
            if (best >= 0 && most < 0) {
                most = 0;
                option = -1;
            }
            for (int o = 0; o < options; o++) {
                double value = sum[to + 1 + o] - sum[from + 1 + o];
                if (value > most) {
                    most = value;
                    option = o;
                }
            }
            choice[fold * BINS + b] = option;
        }
    }

    /**
     * Mean of an option around a bin of the input that was given last.
     *
     * @param option index of the path; {@link #paths} and above for the staged one
     */
    double around(int option, int bin) {
        int column = option < paths.length ? option : paths.length + usual;
        int reach = reach(bin);
        int to = (bin + reach + 1) * width;
        int from = (bin - reach) * width;
        double value = 0;
        double count = 0;
        for (double[] sum : sums) {
            value += sum[to + 1 + column] - sum[from + 1 + column];
            count += sum[to] - sum[from];
        }
        return count == 0 ? 0 : value / count;
    }
}
