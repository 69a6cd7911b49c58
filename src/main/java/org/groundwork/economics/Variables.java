package org.groundwork.economics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The inputs of an analysis, each with its stream, drawn block by block into columns. */
final class Variables {

    /** Draws in a block: its columns stay in the processor's cache. */
    static final int BLOCK = 512;

    /** One input with its stream. */
    static final class Variable {
        final Input input;
        final Quantiles quantiles;
        final boolean certain;
        private final RandomStream stream;

        /** What was drawn last. */
        private final double[] column = new double[BLOCK];

        /** Bins of its draws where they are not those of its stream; empty where they are. */
        private short[] bins = {};

        private Variable(Input input, Quantiles quantiles, long seed) {
            this.input = input;
            this.quantiles = quantiles;
            this.stream = new RandomStream(seed, input.id());
            this.certain = quantiles.certain();
            java.util.Arrays.fill(column, quantiles.at(0.5));
        }

        /** In which bin each draw lies. */
        void bins(short[] into) {
            for (int k = 0; k < into.length; k++) {
                into[k] = bins.length > 0 ? bins[k] : (short) ValueOfInformation.bin(stream.at(k));
            }
        }
    }

    private final @Nullable Variable[] byInput = new Variable[Input.values().length];
    private final List<Variable> uncertain = new ArrayList<>();
    private final double[] nothing = new double[BLOCK];
    private final double together;
    private final double apart;
    private final @Nullable Variable leader;
    private final @Nullable Variable follower;

    /**
     * @param quantiles of each
     * @param used those that play a part
     * @param together correlation of what the baseline captures and what ML closes
     */
    Variables(Function<Input, Quantiles> quantiles, List<Input> used, double together, long seed, int draws) {
        for (Input input : used) {
            Variable variable = new Variable(input, quantiles.apply(input), seed);
            byInput[input.ordinal()] = variable;
            if (!variable.certain) {
                uncertain.add(variable);
            }
        }
        this.together = together;
        this.apart = StrictMath.sqrt(1 - together * together);
        Variable captures = byInput[Input.CAPTURES.ordinal()];
        Variable gap = byInput[Input.CLOSES_GAP.ordinal()];
        boolean correlated = together != 0 && captures != null && gap != null && !captures.certain && !gap.certain;
        this.leader = correlated ? captures : null;
        this.follower = correlated ? gap : null;
        if (follower != null) {
            follower.bins = new short[draws];
        }
    }

    boolean known(Input input) {
        return byInput[input.ordinal()] != null;
    }

    /** Whether it has one value only; what is not known has none. */
    boolean certain(Input input) {
        Variable variable = byInput[input.ordinal()];
        return variable == null || variable.certain;
    }

    List<Variable> uncertain() {
        return uncertain;
    }

    /** Quantiles of an input that is known. */
    Quantiles quantiles(Input input) {
        return variable(input).quantiles;
    }

    /** Mean of an input; 0 of what is not known. */
    double mean(Input input) {
        Variable variable = byInput[input.ordinal()];
        return variable == null ? 0 : variable.quantiles.mean();
    }

    private Variable variable(Input input) {
        Variable variable = byInput[input.ordinal()];
        if (variable == null) {
            throw new IllegalArgumentException(input.id() + " is not known");
        }
        return variable;
    }

    /** What was drawn last; nothing, 0, of what is not known. */
    double[] column(Input input) {
        Variable variable = byInput[input.ordinal()];
        return variable == null ? nothing : variable.column;
    }

    /** Normal scores of an input in this block. */
    void scores(Input input, double[] into, int from, int count) {
        RandomStream stream = variable(input).stream;
        for (int i = 0; i < count; i++) {
            into[i] = Normal.quantile(stream.at(from + i));
        }
    }

    /** Draws the next block. */
    void draw(int from, int count) {
        for (int v = 0; v < uncertain.size(); v++) {
            Variable variable = uncertain.get(v);
            variable.stream.fill(variable.column, from, count);
            variable.quantiles.at(variable.column, count);
        }
        if (leader != null && follower != null) {
            for (int i = 0; i < count; i++) {
                double z = together * Normal.quantile(leader.stream.at(from + i))
                        + apart * Normal.quantile(follower.stream.at(from + i));
                follower.column[i] = follower.quantiles.atScore(z);
                follower.bins[from + i] = (short) ValueOfInformation.bin(Normal.cdf(z));
            }
        }
    }
}
