package org.groundwork.lab;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Past cases from known processes. */
@NullUnmarked
final class Past {

    static final long START = 1_700_000_000L;
    static final long DAY = 86_400;

    private Past() {}

    /**
     * Yes is likely where skipped is 2 or more and idle 30 or more, and rare elsewhere; things come back
     * and have a leaning of their own; today's score sees skipped only.
     */
    static CaseTable cancellations(int rows, int things, long seed) {
        Random random = new Random(seed);
        double[] leaning = random.doubles(things, -0.5, 0.5).toArray();
        double[] skipped = new double[rows];
        double[] idle = new double[rows];
        double[] noise = new double[rows];
        int[] plan = new int[rows];
        double[] outcome = new double[rows];
        double[] today = new double[rows];
        int[] thing = new int[rows];
        long[] time = new long[rows];
        for (int row = 0; row < rows; row++) {
            thing[row] = random.nextInt(things);
            time[row] = START + row * 200 * DAY / rows;
            skipped[row] = random.nextInt(5);
            idle[row] = random.nextInt(90);
            noise[row] = random.nextDouble() < 0.1 ? Double.NaN : random.nextGaussian();
            plan[row] = random.nextInt(3);
            double chance = (skipped[row] >= 2 && idle[row] >= 30 ? 0.45 : 0.05) * (1 + leaning[thing[row]]);
            outcome[row] = random.nextDouble() < chance ? 1 : 0;
            today[row] = skipped[row] + random.nextGaussian();
        }
        return new CaseTable(
                rows,
                rows,
                List.of(
                        new CaseColumn.Numbers("skipped", skipped),
                        new CaseColumn.Numbers("idle", idle),
                        new CaseColumn.Numbers("noise", noise),
                        new CaseColumn.Categories("plan", plan, List.of("a", "b", "c"))),
                outcome,
                List.of(),
                time,
                thing,
                today,
                null,
                new CaseColumn.Categories("plan", plan, List.of("a", "b", "c")));
    }

    static LabQuestion question(Worth worth, @Nullable Double smallestGain) {
        return new LabQuestion(
                Task.YES_NO,
                "cancelled",
                "yes",
                "decided_at",
                "customer",
                "score",
                Set.of(),
                "plan",
                worth,
                7,
                smallestGain,
                null,
                null);
    }

    static LabQuestion question() {
        return question(new Worth.Capacity(30, Per.WEEK), 1.0);
    }

    /** With another outcome, and nothing else changed. */
    static CaseTable with(CaseTable table, double[] outcome, List<String> classes) {
        return new CaseTable(
                table.rows(),
                table.all(),
                table.columns(),
                outcome,
                classes,
                table.time(),
                table.thing(),
                null,
                null,
                table.group());
    }

    /** Weekly values of two series with a season of a year. */
    static CaseTable weekly(int weeks, long seed) {
        Random random = new Random(seed);
        int rows = weeks * 2;
        double[] outcome = new double[rows];
        long[] time = new long[rows];
        int[] series = new int[rows];
        double[] today = new double[rows];
        for (int row = 0; row < rows; row++) {
            int week = row / 2;
            series[row] = row % 2;
            time[row] = START + week * 7 * DAY;
            double expected = (series[row] == 0 ? 100 : 1_000) * (1.5 + Math.sin(2 * Math.PI * week / 52.18));
            outcome[row] = expected * (1 + 0.05 * random.nextGaussian());
            today[row] = expected * (1 + 0.3 * random.nextGaussian());
        }
        List<String> names = List.of("small", "large");
        return new CaseTable(
                rows,
                rows,
                List.of(),
                outcome,
                List.of(),
                time,
                null,
                today,
                series,
                new CaseColumn.Categories("shop", series, names));
    }

    /** Learners that cost nothing: each predicts by the first number alone. */
    static Learner.Learners cheap(boolean strong) {
        Learner learner = new Learner() {
            @Override
            public Model learn(Matrix past, @Nullable Matrix tuning, int classes, long seed) {
                return new Model() {
                    @Override
                    public float[][] predict(Matrix cases) {
                        return IntStream.range(0, cases.rows())
                                .mapToObj(row -> said(cases.values()[row * cases.columns()], classes))
                                .toArray(float[][]::new);
                    }

                    @Override
                    public Model again(Matrix past) {
                        return this;
                    }

                    @Override
                    public void close() {}
                };
            }

            private float[] said(float value, int classes) {
                if (classes <= 2) {
                    return new float[] {value};
                }
                float[] shares = new float[classes];
                shares[Math.clamp((int) value, 0, classes - 1)] = 1;
                return shares;
            }

            @Override
            public boolean takesMissing() {
                return false;
            }

            @Override
            public int mostCases(int columns) {
                return Integer.MAX_VALUE;
            }
        };
        return new Learner.Learners() {
            @Override
            public Learner linear() {
                return learner;
            }

            @Override
            public Learner tree() {
                return learner;
            }

            @Override
            public java.util.Optional<Learner> strong() {
                return strong ? java.util.Optional.of(learner) : java.util.Optional.empty();
            }
        };
    }
}
