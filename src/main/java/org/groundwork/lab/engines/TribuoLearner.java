package org.groundwork.lab.engines;

import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.groundwork.lab.Learner;
import org.jspecify.annotations.Nullable;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.math.optimisers.ParameterAveraging;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** The simple models: regressions, and decision trees of depth {@value #DEPTH}. */
final class TribuoLearner implements Learner {

    private static final int DEPTH = 3;

    /** Cases of a node that is split further at least. */
    private static final int SPLIT = 20;

    /** What a tree of depth 3 gains from more is less than what it takes in time and memory. */
    private static final int TREE_CASES = 20_000;

    /** Nor does a regression of some dozens of numbers gain from more. */
    private static final int LINEAR_CASES = 50_000;

    /** Steps of the descent; fewer cases are seen more often. */
    private static final int STEPS = 1_500_000;

    private static final Logger LIBRARY = Logger.getLogger("org.tribuo");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    private interface Trainers {
        Trainer<Label> classes(int cases, long seed);

        Trainer<Regressor> numbers();
    }

    /** Numbers of all cases that are held at most, since the library keeps objects for them: some 20 bytes each for a regression, some 60 for a tree. */
    private static final int LINEAR_NUMBERS = 5_000_000;

    private static final int TREE_NUMBERS = 1_500_000;

    private final int most;
    private final int numbers;
    private final Trainers trainers;

    private TribuoLearner(int most, int numbers, Trainers trainers) {
        this.most = most;
        this.numbers = numbers;
        this.trainers = trainers;
    }

    static TribuoLearner linear() {
        return new TribuoLearner(LINEAR_CASES, LINEAR_NUMBERS, new Trainers() {
            @Override
            public Trainer<Label> classes(int cases, long seed) {
                int epochs = Math.clamp(STEPS / Math.max(1, cases), 10, 200);
                return new LinearSGDTrainer(
                        new LogMulticlass(), new ParameterAveraging(new AdaGrad(0.1, 0.1)), epochs, cases + 1, 1, seed);
            }

            @Override
            public Trainer<Regressor> numbers() {
                return new ElasticNetCDTrainer(1e-3, 0.01, 1e-5, 500, false, 1L);
            }
        });
    }

    static TribuoLearner tree() {
        return new TribuoLearner(TREE_CASES, TREE_NUMBERS, new Trainers() {
            @Override
            public Trainer<Label> classes(int cases, long seed) {
                return new CARTClassificationTrainer(DEPTH, SPLIT, 0f, 1f, new GiniIndex(), seed);
            }

            @Override
            public Trainer<Regressor> numbers() {
                return new CARTRegressionTrainer(DEPTH, SPLIT, 0f, 1f, new MeanSquaredError(), 1L);
            }
        });
    }

    @Override
    public Model learn(Matrix past, @Nullable Matrix tuning, int classes, long seed) {
        String[] names = names(past.columns());
        if (classes == 0) {
            RegressionFactory factory = new RegressionFactory();
            IntFunction<Regressor> outcomes = row -> new Regressor("value", past.outcome()[row]);
            var model = trainers.numbers().train(dataset(past, names, factory, outcomes));
            return model(classes, seed, (values, row) -> {
                Prediction<Regressor> said = model.predict(example(values, row, names, factory.getUnknownOutput()));
                return new float[] {(float) said.getOutput().getValues()[0]};
            });
        }
        LabelFactory factory = new LabelFactory();
        IntFunction<Label> outcomes = row -> new Label(Integer.toString((int) past.outcome()[row]));
        var model = trainers.classes(past.rows(), seed).train(dataset(past, names, factory, outcomes));
        return model(classes, seed, (values, row) -> {
            Prediction<Label> said = model.predict(example(values, row, names, factory.getUnknownOutput()));
            float[] shares = new float[classes];
            said.getOutputScores().forEach((name, label) -> shares[Integer.parseInt(name)] = (float) label.getScore());
            return classes == 2 ? new float[] {shares[1]} : shares;
        });
    }

    @Override
    public boolean takesMissing() {
        return false;
    }

    @Override
    public int mostCases(int columns) {
        return Math.max(1, Math.min(most, numbers / Math.max(1, columns)));
    }

    private static String[] names(int columns) {
        String[] names = new String[columns];
        for (int j = 0; j < columns; j++) {
            // in the order of their places
            names[j] = String.format("%05d", j);
        }
        return names;
    }

    private static <T extends Output<T>> MutableDataset<T> dataset(
            Matrix cases, String[] names, OutputFactory<T> factory, IntFunction<T> outcomes) {
        MutableDataset<T> dataset = new MutableDataset<>(new SimpleDataSourceProvenance("cases", factory), factory);
        for (int row = 0; row < cases.rows(); row++) {
            Example<T> example = example(cases, row, names, outcomes.apply(row));
            example.setWeight(cases.weight()[row]);
            dataset.add(example);
        }
        return dataset;
    }

    private static <T extends Output<T>> Example<T> example(Matrix cases, int row, String[] names, T outcome) {
        double[] values = new double[names.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = cases.values()[row * cases.columns() + j];
        }
        return new ArrayExample<>(outcome, names, values);
    }

    private interface Predictor {
        float[] of(Matrix cases, int row);
    }

    private Model model(int classes, long seed, Predictor predictor) {
        return new Model() {
            @Override
            public float[][] predict(Matrix cases) {
                float[][] said = new float[cases.rows()][];
                for (int row = 0; row < said.length; row++) {
                    said[row] = predictor.of(cases, row);
                }
                return said;
            }

            @Override
            public Model again(Matrix past) {
                return learn(past, null, classes, seed);
            }

            @Override
            public void close() {
                // nothing outside the heap
            }
        };
    }
}
