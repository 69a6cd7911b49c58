package org.groundwork.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.groundwork.lab.LabResult.Cases;
import org.groundwork.lab.LabResult.ContenderGain;
import org.groundwork.lab.LabResult.CurvePoint;
import org.groundwork.lab.LabResult.GroupResult;
import org.groundwork.lab.LabResult.Measured;
import org.groundwork.lab.LabResult.Rule;
import org.groundwork.lab.LabResult.Slice;
import org.jspecify.annotations.Nullable;

/**
 * Measures contenders on past cases by one protocol: cases are divided by time (or by things), every
 * preparation is learned from the past part only, what is chosen is chosen on a tuning part inside it,
 * and all contenders decide on the same last part once.
 *
 * <p>Source: Kapoor and Narayanan, Leakage and the reproducibility crisis in machine-learning-based science
 * (2023); Kohavi, A study of cross-validation and bootstrap (1995).
 */
public final class Lab {

    /** Cases that are learned from and tested on at most. */
    public static final int MOST_ROWS = 200_000;

    /** For what is drawn by lot, where nobody says another: the same file and question give the same result. */
    public static final long SEED = 1;

    /** Of the rarest outcome at least. */
    static final int LEAST_RAREST = 20;

    /** Cases at least. */
    static final int LEAST_ROWS = 100;

    /** Cases in each part at least. */
    private static final int LEAST_PART = 10;

    /** Cases of a group that is told of. */
    private static final int LEAST_GROUP = 20;

    private static final int MOST_GROUPS = 12;
    private static final int SLICES = 4;
    private static final int FEW_CLUSTERS = 10;
    private static final double[] CURVE = {0.125, 0.25, 0.5, 1};

    private final LabQuestion question;
    private final CaseTable table;
    private final @Nullable ForecastTable forecast;
    private final Learner.Learners learners;
    private final Watch watch;
    private final long seed;
    private final Split split;
    private final Measure measure;
    private final double[] weights;
    private final double[] target;
    private final List<LabWarning> warnings = new ArrayList<>();
    private final Map<Contender, Run> runs = new EnumMap<>(Contender.class);
    private @Nullable List<String> columns;

    /** Predicts any rows; {@link #close} frees what a library holds. */
    private interface Predictor extends AutoCloseable {
        float[][] of(int[] rows);

        @Override
        default void close() {}
    }

    /**
     * A contender after its test.
     *
     * @param tuning what it decided on the tuning part; null where nothing was chosen
     * @param tuned gain there
     */
    private record Run(
            Measure.Decided test,
            Measure.@Nullable Decided tuning,
            @Nullable Double tuned,
            @Nullable Rule rule) {

        /** Without anything that was chosen. */
        Run(Measure.Decided test) {
            this(test, null, null, null);
        }
    }

    private Lab(CaseTable given, LabQuestion question, Learner.Learners learners, Watch watch, long seed) {
        this.question = question;
        this.learners = learners;
        this.watch = watch;
        this.seed = seed;
        LabQuestion.Forecast asked = question.forecast();
        this.forecast = asked == null ? null : ForecastTable.of(given, asked, MOST_ROWS);
        this.table = forecast == null ? given : forecast.cases();
        enough();
        watch.at(Watch.Step.DIVIDING, 0.05);
        int gap = question.delayDays() + (asked == null ? 0 : ForecastTable.gapDays(asked));
        this.split = Split.of(table, gap, seed);
        this.measure = Measure.of(table, question);
        enoughInEach();
        this.weights = measure.weights(split.past());
        this.target = target();
    }

    /**
     * The same table, question, learners and seed give the same result.
     *
     * @param known warnings of the file, which the result repeats with its own
     * @throws LabException if there is too little to measure anything
     * @throws java.util.concurrent.CancellationException if the watch ends it
     */
    public static LabResult run(
            CaseTable table,
            LabQuestion question,
            Learner.Learners learners,
            List<LabWarning> known,
            Watch watch,
            long seed) {
        Lab lab = new Lab(table, question, learners, watch, seed);
        lab.warnings.addAll(known);
        return lab.measured(table);
    }

    private void enough() {
        if (table.rows() < LEAST_ROWS) {
            throw new LabException("few-rows", table.rows(), LEAST_ROWS);
        }
        if (table.columns().isEmpty() && table.today() == null) {
            throw new LabException("no-columns");
        }
        if (question.task() == Task.YES_NO || question.task() == Task.CLASSES) {
            int[] counts = counts(IntStream.range(0, table.rows()).toArray());
            long seen = Arrays.stream(counts).filter(count -> count > 0).count();
            if (seen < 2) {
                throw new LabException("one-outcome");
            }
            if (question.task() == Task.YES_NO && Arrays.stream(counts).min().orElse(0) < LEAST_RAREST) {
                throw new LabException("few-rarest", Arrays.stream(counts).min().orElse(0), LEAST_RAREST);
            }
        } else if (Arrays.stream(table.outcome()).distinct().limit(2).count() < 2) {
            throw new LabException("one-outcome");
        }
    }

    /** Rows by class. */
    private int[] counts(int[] rows) {
        int[] counts =
                new int[question.task() == Task.YES_NO ? 2 : table.classes().size()];
        for (int row : rows) {
            counts[(int) table.outcome()[row]]++;
        }
        return counts;
    }

    private void enoughInEach() {
        for (int[] part : List.of(split.learn(), split.tune(), split.test())) {
            if (part.length < LEAST_PART) {
                throw new LabException("few-in-part", part.length, LEAST_PART);
            }
            boolean rare = question.task() == Task.YES_NO
                    && Arrays.stream(counts(part)).min().orElse(0) < 3;
            if (rare) {
                throw new LabException(
                        "rare-in-part", Arrays.stream(counts(part)).min().orElse(0));
            }
        }
        if (question.worth() instanceof Worth.Capacity
                && measure.mean(split.test(), measure.possible(split.test()))
                        <= 1.0001 * measure.gain(split.test(), measure.alike(split.past(), split.test()), 0)) {
            throw new LabException("capacity-all");
        }
        if (question.worth() instanceof Worth.Values values && values.falseAlarm() == 0) {
            throw new LabException("alarms-free");
        }
    }

    /** What models learn: for forecasts of several series in parts of what is usual for each. */
    private double[] target() {
        double[] target = table.outcome().clone();
        if (forecast != null) {
            for (int row = 0; row < target.length; row++) {
                target[row] /= forecast.scale()[row];
            }
            double mean = Arrays.stream(forecast.scale()).average().orElse(1);
            for (int row = 0; row < target.length; row++) {
                weights[row] *= Math.max(1e-3, forecast.scale()[row] / mean);
            }
        }
        return target;
    }

    private LabResult measured(CaseTable given) {
        simplest(given);
        watch.at(Watch.Step.RULES, 0.1);
        rules();
        watch.at(Watch.Step.SIMPLE_MODELS, 0.2);
        try (Predictor linear = learned(Contender.LINEAR, learners.linear());
                Predictor tree = learned(Contender.TREE, learners.tree())) {
            watch.at(Watch.Step.STRONG_MODEL, 0.45);
            Optional<Learner> strong = learners.strong();
            if (strong.isEmpty()) {
                warn(LabWarning.Kind.NO_STRONG_MODEL, List.of());
            } else {
                learned(Contender.STRONG, strong.get()).close();
            }
        }
        return result(given);
    }

    private void warn(LabWarning.Kind kind, List<String> about, double... figures) {
        warnings.add(new LabWarning(kind, about, Arrays.stream(figures).boxed().toList(), null));
    }

    /** Doing nothing, and today's way. */
    private void simplest(CaseTable given) {
        int[] test = split.test();
        if (forecast == null) {
            float[][] alike = measure.alike(split.past(), test);
            double setting = question.task() == Task.NUMBER
                    ? measure.setting(split.past(), measure.alike(split.past(), split.past()))
                    : measure.plainSetting();
            runs.put(Contender.NOTHING, new Run(measure.decided(test, alike, setting)));
        }
        if (table.today() != null) {
            Today today = new Today(table.today(), given);
            runs.put(Contender.TODAY, new Run(measure.decided(test, today.of(test), today.setting)));
        }
    }

    /** The recorded decision, score or estimate; which way a score points, and from where on it is acted on, is learned from the past. */
    private final class Today {
        private final double[] recorded;
        private final boolean turned;
        private final double missing;
        private final double setting;

        Today(double[] recorded, CaseTable given) {
            this.recorded = recorded;
            boolean decisions = Arrays.stream(recorded)
                    .filter(value -> !Double.isNaN(value))
                    .allMatch(value -> value == 0 || value == 1);
            boolean yesNo = question.task() == Task.YES_NO;
            this.turned = yesNo && pointsDown(recorded);
            this.missing = yesNo
                    ? Double.NEGATIVE_INFINITY
                    : Arrays.stream(split.past())
                            .mapToDouble(row -> table.outcome()[row])
                            .average()
                            .orElse(0);
            this.setting =
                    yesNo && !decisions ? measure.setting(split.past(), of(split.past())) : measure.plainSetting();
        }

        private boolean pointsDown(double[] scores) {
            double[] sums = new double[2];
            int[] counts = new int[2];
            int[] past = Arrays.stream(split.past())
                    .filter(row -> !Double.isNaN(scores[row]))
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> scores[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int from = 0;
            while (from < past.length) {
                int until = from;
                while (until < past.length && scores[past[until]] == scores[past[from]]) {
                    until++;
                }
                for (int k = from; k < until; k++) {
                    int outcome = (int) table.outcome()[past[k]];
                    sums[outcome] += (from + until) / 2.0;
                    counts[outcome]++;
                }
                from = until;
            }
            return counts[0] > 0 && counts[1] > 0 && sums[1] / counts[1] < sums[0] / counts[0];
        }

        float[][] of(int[] rows) {
            if (question.task() == Task.CLASSES) {
                return Arrays.stream(rows)
                        .mapToObj(row -> {
                            float[] shares = new float[table.classes().size()];
                            if (!Double.isNaN(recorded[row])) {
                                shares[(int) recorded[row]] = 1;
                            }
                            return shares;
                        })
                        .toArray(float[][]::new);
            }
            return Arrays.stream(rows)
                    .mapToObj(row -> new float[] {
                        (float) (Double.isNaN(recorded[row]) ? missing : turned ? -recorded[row] : recorded[row])
                    })
                    .toArray(float[][]::new);
        }
    }

    private void rules() {
        if (forecast != null) {
            forecastRules(forecast);
            return;
        }
        if (question.task() == Task.NUMBER) {
            GroupRules learn = new GroupRules(table, question, split.learn());
            GroupRules past = new GroupRules(table, question, split.past());
            rule(Contender.RULE, found(learn.best()), found(past.best()));
            rule(Contender.RULE_OF_TWO, found(learn.bestTwo()), found(past.bestTwo()));
            return;
        }
        RuleSearch learn = new RuleSearch(table, question, split.learn(), weights, share(split.learn()));
        RuleSearch past = new RuleSearch(table, question, split.past(), weights, share(split.past()));
        rule(Contender.RULE, found(learn.best()), found(past.best()));
        rule(Contender.RULE_OF_TWO, found(learn.bestTwo()), found(past.bestTwo()));
    }

    /** Of cases, how many can be acted on. */
    private double share(int[] rows) {
        return question.worth() instanceof Worth.Capacity capacity
                ? Math.min(1, capacity.cases() / measure.rate(rows))
                : 1;
    }

    private record FoundRule(Rule rule, Function<int[], float[][]> predict) {}

    private static @Nullable FoundRule found(RuleSearch.@Nullable Found found) {
        return found == null ? null : new FoundRule(found.rule(), found::predict);
    }

    private static @Nullable FoundRule found(GroupRules.@Nullable Found found) {
        return found == null ? null : new FoundRule(found.rule(), found::predict);
    }

    private void rule(Contender contender, @Nullable FoundRule learned, @Nullable FoundRule past) {
        if (learned == null || past == null) {
            return;
        }
        float[][] tuning = learned.predict.apply(split.tune());
        double setting =
                question.task() == Task.YES_NO ? measure.plainSetting() : measure.setting(split.tune(), tuning);
        Measure.Decided test = measure.decided(split.test(), past.predict.apply(split.test()), setting);
        put(contender, test, measure.decided(split.tune(), tuning, setting), past.rule);
    }

    private void forecastRules(ForecastTable known) {
        plain(Contender.RULE, known.last());
        if (known.season() != null) {
            plain(Contender.RULE_OF_TWO, known.season());
        }
        int window = IntStream.range(0, known.means().length)
                .boxed()
                .max(Comparator.comparingDouble(
                        k -> measure.gain(split.learn(), as(known.means()[k], split.learn()), measure.plainSetting())))
                .orElseThrow();
        plain(Contender.MOVING_AVERAGE, known.means()[window]);
    }

    private void plain(Contender contender, double[] values) {
        float[][] tuning = as(values, split.tune());
        double setting = measure.setting(split.tune(), tuning);
        Measure.Decided test = measure.decided(split.test(), as(values, split.test()), setting);
        put(contender, test, measure.decided(split.tune(), tuning, setting), null);
    }

    private void put(Contender contender, Measure.Decided test, Measure.Decided tuning, @Nullable Rule rule) {
        runs.put(contender, new Run(test, tuning, tuned(tuning), rule));
    }

    /** Gain on the tuning part; of an error, how much less it is than that of doing nothing. */
    private double tuned(Measure.Decided tuning) {
        return measure.mean(split.tune(), tuning.gain()) - tuningBase();
    }

    private double tuningBase() {
        if (measure.unit() != LabResult.Unit.ERROR) {
            return 0;
        }
        float[][] alike =
                forecast == null ? measure.alike(split.learn(), split.tune()) : as(forecast.last(), split.tune());
        return measure.gain(split.tune(), alike, measure.setting(split.tune(), alike));
    }

    private static float[][] as(double[] values, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> new float[] {(float) values[row]})
                .toArray(float[][]::new);
    }

    private int classes() {
        return switch (question.task()) {
            case YES_NO -> 2;
            case CLASSES -> table.classes().size();
            case NUMBER, FORECAST -> 0;
        };
    }

    /** Learned from the first part, chosen on the tuning part, learned again from both, and tested. */
    private Predictor learned(Contender contender, Learner learner) {
        if (table.columns().isEmpty() && table.time() == null) {
            return rows -> new float[0][];
        }
        Predictor chosen = learned(learner, split.learn(), split.tune(), null);
        double setting;
        Measure.Decided tuned;
        try {
            float[][] tuning = chosen.of(split.tune());
            setting = measure.setting(split.tune(), tuning);
            tuned = measure.decided(split.tune(), tuning, setting);
        } catch (RuntimeException failed) {
            chosen.close();
            throw failed;
        }
        Predictor last = learned(learner, split.past(), null, ((LearnedPredictor) chosen).model);
        chosen.close();
        put(contender, measure.decided(split.test(), last.of(split.test()), setting), tuned, null);
        return last;
    }

    private final class LearnedPredictor implements Predictor {
        private final Encoder encoder;
        private final Learner.Model model;
        private final boolean missing;

        LearnedPredictor(Encoder encoder, Learner.Model model, boolean missing) {
            this.encoder = encoder;
            this.model = model;
            this.missing = missing;
        }

        @Override
        public float[][] of(int[] rows) {
            int most = Math.max(1, encoder.mostRows());
            float[][] all = new float[rows.length][];
            for (int from = 0; from < rows.length; from += most) {
                int[] part = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + most));
                float[][] said = model.predict(encoder.matrix(part, target, weights, missing));
                for (int k = 0; k < said.length; k++) {
                    all[from + k] = said[k];
                    if (forecast != null) {
                        all[from + k][0] *= (float) forecast.scale()[part[k]];
                    }
                }
            }
            return all;
        }

        @Override
        public void close() {
            model.close();
        }
    }

    private LearnedPredictor learned(
            Learner learner, int[] rows, int @Nullable [] tuning, Learner.@Nullable Model settings) {
        Encoder encoder = Encoder.of(table, rows);
        columns = encoder.columns();
        boolean missing = learner.takesMissing();
        int most = Math.min(learner.mostCases(encoder.width()), encoder.mostRows());
        Learner.Matrix from = encoder.matrix(drawn(rows, most), target, weights, missing);
        if (settings != null) {
            return new LearnedPredictor(encoder, settings.again(from), missing);
        }
        Learner.Matrix on = tuning == null ? null : encoder.matrix(drawn(tuning, most), target, weights, missing);
        return new LearnedPredictor(encoder, learner.learn(from, on, classes(), seed), missing);
    }

    /** So many by lot, in their order. */
    private int[] drawn(int[] rows, int most) {
        if (rows.length <= most) {
            return rows;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] drawn = new int[most];
        int taken = 0;
        for (int k = 0; k < rows.length && taken < most; k++) {
            if (random.nextInt(rows.length - k) < most - taken) {
                drawn[taken++] = rows[k];
            }
        }
        return drawn;
    }

    private LabResult result(CaseTable given) {
        Contender bestSimple = runs.entrySet().stream()
                .filter(entry -> entry.getKey().isSimple() && entry.getValue().tuned != null)
                .max(Comparator.comparingDouble(entry -> entry.getValue().tuned))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new LabException("no-columns"));
        watch.at(Watch.Step.CURVE, 0.7);
        Curve curve = new Curve(bestSimple);
        watch.at(Watch.Step.INTERVALS, 0.9);
        Contender nothing = forecast == null ? Contender.NOTHING : Contender.RULE;
        Contender reference = runs.containsKey(Contender.TODAY) ? Contender.TODAY : nothing;
        Tested tested = new Tested(nothing, reference);
        List<Measured> contenders = runs.keySet().stream().map(tested::measured).toList();
        if (split.clusters() < FEW_CLUSTERS) {
            warn(LabWarning.Kind.FEW_CLUSTERS, List.of(), split.clusters());
        }
        if (given.rows() < given.all()) {
            warn(LabWarning.Kind.SAMPLED, List.of(), given.rows(), given.all());
        }
        if (split.dropped() + split.copies() > 0) {
            List<String> about = question.thing() == null ? List.of() : List.of(question.thing());
            warn(LabWarning.Kind.SAME_ON_BOTH_SIDES, about, split.dropped() + split.copies());
        }
        if (tested.nothingTells()) {
            warn(LabWarning.Kind.NOTHING_TELLS, List.of());
        }
        Estimate over = runs.containsKey(Contender.STRONG) ? tested.over(Contender.STRONG, bestSimple) : null;
        watch.at(Watch.Step.INTERVALS, 1);
        return new LabResult(
                question,
                measure.unit(),
                cases(given),
                tested.possible(),
                reference,
                contenders,
                bestSimple,
                over,
                over == null ? null : tested.closesGap(bestSimple),
                curve.points,
                curve.lastDoubling,
                tested.slices(),
                tested.groups(),
                rule(),
                columns == null || forecast != null ? List.of() : columns,
                over == null ? null : needed(over),
                warnings);
    }

    private @Nullable Rule rule() {
        return runs.values().stream()
                .filter(run -> run.rule != null && run.tuned != null)
                .max(Comparator.comparingDouble(run -> run.tuned))
                .map(Run::rule)
                .orElse(null);
    }

    private Cases cases(CaseTable given) {
        int[] past = split.past();
        boolean classed = classes() > 0;
        int[] used = Arrays.copyOf(past, past.length + split.test().length);
        System.arraycopy(split.test(), 0, used, past.length, split.test().length);
        return new Cases(
                given.all(),
                past.length,
                split.tune().length,
                split.test().length,
                classed
                        ? (long) Arrays.stream(counts(used))
                                .filter(count -> count > 0)
                                .min()
                                .orElse(0)
                        : null,
                split.clusters(),
                Split.date(table, past, false),
                Split.date(table, past, true),
                Split.date(table, split.test(), false),
                Split.date(table, split.test(), true),
                measure.rate(split.test()));
    }

    /** Tested cases by which the interval would be narrow enough; an interval narrows with the root of the cases. */
    private @Nullable Long needed(Estimate over) {
        Double smallest = question.smallestGain();
        if (smallest == null || over.high() < smallest || over.low() > smallest) {
            return null;
        }
        double half = (over.high() - over.low()) / 2;
        double margin = Math.max(Math.abs(over.value() - smallest), smallest / 2);
        double times = margin <= 0 ? Double.POSITIVE_INFINITY : Math.pow(half / margin, 2);
        return Double.isFinite(times) ? (long) Math.ceil(split.test().length * Math.max(1, times)) : null;
    }

    /** Gains on the tuning part by how much of the first part is learned from. */
    private final class Curve {
        private final List<CurvePoint> points = new ArrayList<>();
        private @Nullable Estimate lastDoubling;

        Curve(Contender simple) {
            if (forecast != null && simple.isRule()) {
                // nothing is learned
                return;
            }
            Learner learner =
                    simple == Contender.LINEAR ? learners.linear() : simple == Contender.TREE ? learners.tree() : null;
            Measure.Decided half = null;
            Measure.Decided whole = null;
            for (double share : CURVE) {
                watch.at(Watch.Step.CURVE, 0.7 + 0.2 * share);
                int[] part = drawn(split.learn(), (int) Math.ceil(share * split.learn().length));
                if (part.length < LEAST_GROUP
                        || classes() == 2 && Arrays.stream(counts(part)).min().orElse(0) < 3) {
                    continue;
                }
                boolean all = part.length == split.learn().length;
                Measure.Decided decided =
                        all ? tuning(simple) : learner == null ? ruled(simple, part) : learnt(learner, part);
                Measure.Decided strong = all
                        ? tuning(Contender.STRONG)
                        : learners.strong().map(one -> learnt(one, part)).orElse(null);
                half = whole;
                whole = decided;
                points.add(new CurvePoint(part.length, mean(decided), mean(strong)));
            }
            if (half != null && whole != null) {
                int[] cluster = Split.clusters(table, split.tune());
                int clusters = Arrays.stream(cluster).max().orElse(0) + 1;
                double rate = measure.rate(split.tune());
                lastDoubling = new Bootstrap(cluster, clusters, new double[][] {half.gain(), whole.gain()}, seed)
                        .of(means -> rate * (means[1] - means[0]));
            }
        }

        private Measure.@Nullable Decided tuning(Contender contender) {
            Run run = runs.get(contender);
            return run == null ? null : run.tuning;
        }

        private @Nullable Double mean(Measure.@Nullable Decided decided) {
            return decided == null ? null : tuned(decided);
        }

        private Measure.Decided learnt(Learner learner, int[] part) {
            try (LearnedPredictor predictor = learned(learner, part, split.tune(), null)) {
                float[][] said = predictor.of(split.tune());
                return measure.decided(split.tune(), said, measure.setting(split.tune(), said));
            }
        }

        private Measure.@Nullable Decided ruled(Contender simple, int[] part) {
            FoundRule rule;
            if (question.task() == Task.NUMBER) {
                GroupRules rules = new GroupRules(table, question, part);
                rule = found(simple == Contender.RULE ? rules.best() : rules.bestTwo());
            } else {
                RuleSearch rules = new RuleSearch(table, question, part, weights, share(split.learn()));
                rule = found(simple == Contender.RULE ? rules.best() : rules.bestTwo());
            }
            if (rule == null) {
                return null;
            }
            float[][] said = rule.predict.apply(split.tune());
            double setting =
                    question.task() == Task.YES_NO ? measure.plainSetting() : measure.setting(split.tune(), said);
            return measure.decided(split.tune(), said, setting);
        }
    }

    /** What the test says. */
    private final class Tested {
        private final Contender nothing;
        private final Contender reference;
        private final List<Contender> order = List.copyOf(runs.keySet());
        private final double[][] gains;
        private final Bootstrap bootstrap;
        private final double rate = measure.rate(split.test());
        private final double @Nullable [] base;

        Tested(Contender nothing, Contender reference) {
            this.nothing = nothing;
            this.reference = reference;
            this.base =
                    measure.unit() == LabResult.Unit.ERROR ? run(nothing).test.gain() : null;
            this.gains = new double[order.size() + 1][];
            for (int k = 0; k < order.size(); k++) {
                gains[k] = less(run(order.get(k)).test.gain());
            }
            gains[order.size()] = less(measure.possible(split.test()));
            this.bootstrap = new Bootstrap(split.cluster(), split.clusters(), gains, seed);
        }

        private static Run missing() {
            throw new IllegalStateException("did not run");
        }

        private Run run(Contender contender) {
            Run run = runs.get(contender);
            return run == null ? missing() : run;
        }

        private double[] less(double[] gain) {
            if (base == null) {
                return gain;
            }
            double[] less = new double[gain.length];
            Arrays.setAll(less, k -> gain[k] - base[k]);
            return less;
        }

        double possible() {
            return measure.mean(split.test(), gains[order.size()]);
        }

        Measured measured(Contender contender) {
            int at = order.indexOf(contender);
            int from = order.indexOf(reference);
            Run run = run(contender);
            double[] acted = run.test.acted();
            double share = Arrays.stream(acted).sum() / Math.max(1, acted.length);
            double real = 0;
            for (int k = 0; k < acted.length; k++) {
                real += acted[k] * table.outcome()[split.test()[k]];
            }
            boolean acts = acted.length > 0;
            return new Measured(
                    contender,
                    bootstrap.of(means -> rate * means[at]),
                    base == null ? null : -measure.mean(split.test(), run.test.gain()),
                    contender == reference || contender == Contender.NOTHING ? null : captured(at, from),
                    acts ? share : null,
                    acts && share > 0 ? real / (share * acted.length) : null,
                    run.tuned);
        }

        private @Nullable Estimate captured(int at, int from) {
            Estimate open = bootstrap.of(means -> rate * (means[order.size()] - means[from]));
            if (open.low() <= 0) {
                return null;
            }
            return bootstrap.of(means -> (means[at] - means[from]) / (means[order.size()] - means[from]));
        }

        Estimate over(Contender one, Contender other) {
            int at = order.indexOf(one);
            int from = order.indexOf(other);
            return bootstrap.of(means -> rate * (means[at] - means[from]));
        }

        @Nullable
        Estimate closesGap(Contender simple) {
            return captured(order.indexOf(Contender.STRONG), order.indexOf(simple));
        }

        /** Whether no contender that looks at the case is surely better than doing nothing. */
        boolean nothingTells() {
            return order.stream()
                    .filter(contender -> contender != nothing && contender != Contender.TODAY)
                    .allMatch(contender -> over(contender, nothing).low() <= 0);
        }

        List<Slice> slices() {
            long[] time = table.time();
            if (time == null) {
                return List.of();
            }
            int[] places = IntStream.range(0, split.test().length)
                    .boxed()
                    .sorted(Comparator.comparingLong(place -> time[split.test()[place]]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<Slice> slices = new ArrayList<>();
            for (int k = 0; k < SLICES; k++) {
                int[] part = Arrays.copyOfRange(places, places.length * k / SLICES, places.length * (k + 1) / SLICES);
                int[] rows =
                        Arrays.stream(part).map(place -> split.test()[place]).toArray();
                String from = Split.date(table, rows, false);
                String until = Split.date(table, rows, true);
                if (from != null && until != null) {
                    slices.add(new Slice(from, until, part.length, gains(part)));
                }
            }
            return slices;
        }

        private List<ContenderGain> gains(int[] places) {
            List<ContenderGain> means = new ArrayList<>();
            for (int k = 0; k < order.size(); k++) {
                means.add(new ContenderGain(order.get(k), mean(gains[k], places)));
            }
            return means;
        }

        private double mean(double[] gain, int[] places) {
            return rate
                    * Arrays.stream(places).mapToDouble(place -> gain[place]).sum()
                    / Math.max(1, places.length);
        }

        List<GroupResult> groups() {
            CaseColumn.Categories groups = switch (table.group()) {
                case null -> null;
                case CaseColumn.Categories categories -> categories;
                case CaseColumn.Numbers numbers -> fifths(numbers);
                case CaseColumn.Times times -> null;
            };
            if (groups == null) {
                return List.of();
            }
            Map<Integer, List<Integer>> places = new java.util.TreeMap<>();
            for (int place = 0; place < split.test().length; place++) {
                places.computeIfAbsent(groups.codes()[split.test()[place]], code -> new ArrayList<>())
                        .add(place);
            }
            return places.entrySet().stream()
                    .filter(entry -> entry.getValue().size() >= LEAST_GROUP)
                    .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                    .limit(MOST_GROUPS)
                    .map(entry -> {
                        int[] of = entry.getValue().stream()
                                .mapToInt(Integer::intValue)
                                .toArray();
                        String value =
                                entry.getKey() < 0 ? null : groups.categories().get(entry.getKey());
                        return new GroupResult(value, of.length, mean(gains[order.size()], of), gains(of));
                    })
                    .toList();
        }

        private CaseColumn.Categories fifths(CaseColumn.Numbers numbers) {
            double[] edges = Encoder.quantiles(numbers.values(), split.past(), 5);
            int[] codes = Arrays.stream(numbers.values())
                    .mapToInt(value -> Encoder.bin(value, edges) - 1)
                    .toArray();
            List<String> names = new ArrayList<>();
            for (int k = 0; k <= edges.length; k++) {
                String from = k == 0 ? "" : "≥ " + Sql.number(edges[k - 1]);
                String until = k == edges.length ? "" : "< " + Sql.number(edges[k]);
                names.add((from + " " + until).strip());
            }
            return new CaseColumn.Categories(numbers.name(), codes, names);
        }
    }
}
