package org.groundwork.lab.engines;

import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.groundwork.lab.Learner;
import org.jspecify.annotations.Nullable;

/**
 * Gradient-boosted trees with a fixed, sensible budget: at most {@value #MOST_ROUNDS} trees of depth {@value #DEPTH}, stopped where
 * {@value #PATIENCE} more do not lessen the error on the tuning part.
 *
 * @throws LinkageError from its constructor, where there is no library for this machine
 */
final class XgBoostLearner implements Learner {

    private static final int MOST_ROUNDS = 500;
    private static final int PATIENCE = 25;
    private static final int DEPTH = 5;
    /** One: several wait for each other by spinning, which takes minutes where the processors have other work. */
    private static final int THREADS = 1;

    /** Where nothing tells when to stop. */
    private static final int PLAIN_ROUNDS = 100;

    XgBoostLearner() {
        try {
            // the library is loaded by the class's initialiser, which says so only by failing
            new DMatrix(new float[] {0, 1}, 2, 1, Float.NaN).dispose();
        } catch (XGBoostError impossible) {
            throw new LinkageError("XGBoost", impossible);
        }
    }

    @Override
    public Model learn(Matrix past, @Nullable Matrix tuning, int classes, long seed) {
        Map<String, Object> settings = settings(past, classes, seed);
        int rounds = tuning == null ? PLAIN_ROUNDS : rounds(past, tuning, settings);
        return trained(past, settings, rounds);
    }

    @Override
    public boolean takesMissing() {
        return true;
    }

    @Override
    public int mostCases(int columns) {
        return Integer.MAX_VALUE;
    }

    private static Map<String, Object> settings(Matrix past, int classes, long seed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("booster", "gbtree");
        settings.put("tree_method", "hist");
        settings.put("max_depth", DEPTH);
        settings.put("eta", past.rows() < 2_000 ? 0.05 : 0.1);
        settings.put("min_child_weight", past.rows() < 2_000 ? 1 : 3);
        settings.put("subsample", 0.8);
        settings.put("colsample_bytree", 0.8);
        settings.put("lambda", 1);
        settings.put("nthread", THREADS);
        settings.put("seed", (int) (seed & Integer.MAX_VALUE));
        settings.put("verbosity", 0);
        if (classes == 2) {
            settings.put("objective", "binary:logistic");
            settings.put("eval_metric", "logloss");
        } else if (classes > 2) {
            settings.put("objective", "multi:softprob");
            settings.put("num_class", classes);
            settings.put("eval_metric", "mlogloss");
        } else {
            settings.put("objective", "reg:squarederror");
            settings.put("eval_metric", "rmse");
        }
        return settings;
    }

    /** The round after which the error on the tuning part is least. */
    private static int rounds(Matrix past, Matrix tuning, Map<String, Object> settings) {
        DMatrix from = null;
        DMatrix on = null;
        Booster booster = null;
        try {
            from = matrix(past);
            on = matrix(tuning);
            booster = XGBoost.train(from, settings, 0, Map.of(), null, null);
            double least = Double.POSITIVE_INFINITY;
            int best = 0;
            for (int round = 0; round < MOST_ROUNDS && round < best + PATIENCE; round++) {
                booster.update(from, round);
                String said = booster.evalSet(new DMatrix[] {on}, new String[] {"tuning"}, round);
                double error = Double.parseDouble(said.substring(said.lastIndexOf(':') + 1));
                if (error < least) {
                    least = error;
                    best = round + 1;
                }
            }
            return Math.max(1, best);
        } catch (XGBoostError failed) {
            throw new IllegalStateException("XGBoost", failed);
        } finally {
            dispose(booster, from, on);
        }
    }

    private static Model trained(Matrix past, Map<String, Object> settings, int rounds) {
        DMatrix from = null;
        try {
            from = matrix(past);
            return new Trained(XGBoost.train(from, settings, rounds, Map.of(), null, null), settings, rounds);
        } catch (XGBoostError failed) {
            throw new IllegalStateException("XGBoost", failed);
        } finally {
            dispose(null, from);
        }
    }

    private static DMatrix matrix(Matrix cases) throws XGBoostError {
        DMatrix matrix = new DMatrix(cases.values(), cases.rows(), cases.columns(), Float.NaN);
        matrix.setLabel(cases.outcome());
        matrix.setWeight(cases.weight());
        return matrix;
    }

    private static void dispose(@Nullable Booster booster, @Nullable DMatrix... matrices) {
        if (booster != null) {
            booster.dispose();
        }
        for (DMatrix matrix : matrices) {
            if (matrix != null) {
                matrix.dispose();
            }
        }
    }

    private record Trained(Booster booster, Map<String, Object> settings, int rounds) implements Model {

        @Override
        public float[][] predict(Matrix cases) {
            DMatrix matrix = null;
            try {
                matrix = matrix(cases);
                return booster.predict(matrix);
            } catch (XGBoostError failed) {
                throw new IllegalStateException("XGBoost", failed);
            } finally {
                dispose(null, matrix);
            }
        }

        @Override
        public Model again(Matrix past) {
            return trained(past, settings, rounds);
        }

        @Override
        public void close() {
            booster.dispose();
        }
    }
}
