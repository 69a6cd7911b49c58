package org.groundwork.lab;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Learns to predict an outcome from numbers. */
public interface Learner {

    /**
     * @param past what is learned from
     * @param tuning what is chosen or stopped on; null where nothing is chosen
     * @param classes 2 for yes or no, more for classes, 0 for a number
     * @param seed for what is drawn
     */
    Model learn(Matrix past, @Nullable Matrix tuning, int classes, long seed);

    /** Whether missing numbers may stay NaN; else the caller fills them. */
    boolean takesMissing();

    /**
     * Cases that it learns from at most; from more, the caller draws as many.
     *
     * @param columns numbers of a case
     */
    int mostCases(int columns);

    /**
     * Numbers of cases.
     *
     * @param values row by row
     * @param outcome by row: class or number
     * @param weight by row; above 0
     */
    record Matrix(int rows, int columns, float[] values, float[] outcome, float[] weight) {}

    /** What was learned. */
    interface Model extends AutoCloseable {

        /** By row: for yes or no the share of yes, for a number the number; for classes a share for each class. */
        float[][] predict(Matrix cases);

        /** Learned anew from these, with the same settings: what was chosen on the tuning part stays. */
        Model again(Matrix past);

        @Override
        void close();
    }

    /** The learners of this machine. */
    interface Learners {

        /** Logistic regression; for numbers linear regression. */
        Learner linear();

        /** A decision tree of depth 3. */
        Learner tree();

        /** Gradient-boosted trees; empty where their library cannot be loaded on this machine. */
        Optional<Learner> strong();
    }
}
