package org.groundwork.lab;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What decisions are worth, case by case: the gain of a contender is {@link #rate} times the mean of
 * what its decisions gain at each case. Predictions are by place in {@code rows}: a score, a number,
 * or a share for each class.
 */
abstract sealed class Measure {

    final CaseTable table;

    private Measure(CaseTable table) {
        this.table = table;
    }

    static Measure of(CaseTable table, LabQuestion question) {
        return switch (question.worth()) {
            case Worth.Capacity capacity -> new Caught(table, capacity);
            case Worth.Values values -> new Money(table, values);
            case Worth.Sorted sorted -> new Right(table, sorted.classesAlike());
            case Worth.Error error -> new Off(table, error);
        };
    }

    /**
     * What is decided.
     *
     * @param gain by case
     * @param acted by case, from 0 to 1; empty where nobody acts
     */
    record Decided(double[] gain, double[] acted) {}

    abstract LabResult.Unit unit();

    /** Cases to which a gain refers. */
    abstract double rate(int[] rows);

    /** What deciding with hindsight would gain. */
    abstract double[] possible(int[] rows);

    /** Decisions without looking at the case; learned from the past. */
    abstract float[][] alike(int[] past, int[] rows);

    /** What is chosen on rows that were not learned from: a threshold, or a shift. */
    abstract double setting(int[] rows, float[][] predictions);

    /** What would be chosen without any rows to choose on. */
    abstract double plainSetting();

    abstract Decided decided(int[] rows, float[][] predictions, double setting);

    /** Weight by row with which is learned. */
    double[] weights(int[] past) {
        double[] weights = new double[table.rows()];
        Arrays.fill(weights, 1);
        return weights;
    }

    final double mean(int[] rows, double[] gain) {
        return rate(rows) * Arrays.stream(gain).sum() / Math.max(1, rows.length);
    }

    final double gain(int[] rows, float[][] predictions, double setting) {
        return mean(rows, decided(rows, predictions, setting).gain);
    }

    static float[][] constant(int rows, float... value) {
        float[][] same = new float[rows][];
        Arrays.fill(same, value);
        return same;
    }

    /** Real cases among those that can be acted on; the most promising first, those alike by lot. */
    private static final class Caught extends Measure {
        private final Worth.Capacity capacity;

        Caught(CaseTable table, Worth.Capacity capacity) {
            super(table);
            this.capacity = capacity;
        }

        @Override
        LabResult.Unit unit() {
            return LabResult.Unit.CAUGHT;
        }

        /** Of the cases of that time, the share that is among these rows: others were not drawn, or belong to things of the other part. */
        private double kept(int[] rows, long[] time, long first, long last) {
            long all = Arrays.stream(time)
                    .filter(when -> when >= first && when <= last)
                    .count();
            return (double) rows.length / all * table.rows() / table.all();
        }

        /** Places of a period's rows, and how many of them can be acted on. */
        private record Period(int[] places, double capacity) {}

        private Map<Long, Period> periods(int[] rows) {
            long[] time = table.time();
            if (capacity.per() == Per.HUNDRED || time == null) {
                double share = capacity.cases() / 100;
                return Map.of(0L, new Period(IntStream.range(0, rows.length).toArray(), share * rows.length));
            }
            Map<Long, int[]> places = new HashMap<>();
            Map<Long, Integer> counts = new HashMap<>();
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int row : rows) {
                counts.merge(Split.period(time[row], capacity.per()), 1, Integer::sum);
                first = Math.min(first, time[row]);
                last = Math.max(last, time[row]);
            }
            counts.forEach((period, count) -> places.put(period, new int[count]));
            for (int k = rows.length - 1; k >= 0; k--) {
                long period = Split.period(time[rows[k]], capacity.per());
                int left = counts.merge(period, -1, Integer::sum);
                Objects.requireNonNull(places.get(period))[left] = k;
            }
            double kept = kept(rows, time, first, last);
            Map<Long, Period> periods = new HashMap<>();
            for (Map.Entry<Long, int[]> entry : places.entrySet()) {
                double covered = Split.covered(entry.getKey(), capacity.per(), first, last);
                periods.put(entry.getKey(), new Period(entry.getValue(), capacity.cases() * covered * kept));
            }
            return periods;
        }

        @Override
        double rate(int[] rows) {
            long[] time = table.time();
            if (capacity.per() == Per.HUNDRED || time == null || rows.length == 0) {
                return 100;
            }
            long first = Arrays.stream(rows).mapToLong(row -> time[row]).min().orElseThrow();
            long last = Arrays.stream(rows).mapToLong(row -> time[row]).max().orElseThrow();
            double periods = 0;
            for (long period = Split.period(first, capacity.per());
                    period <= Split.period(last, capacity.per());
                    period++) {
                periods += Split.covered(period, capacity.per(), first, last);
            }
            return rows.length / periods / kept(rows, time, first, last);
        }

        @Override
        double[] possible(int[] rows) {
            double[] gain = new double[rows.length];
            for (Period period : periods(rows).values()) {
                double real = 0;
                for (int place : period.places) {
                    real += table.outcome()[rows[place]];
                }
                double share = real == 0 ? 0 : Math.min(1, period.capacity / real);
                for (int place : period.places) {
                    gain[place] = share * table.outcome()[rows[place]];
                }
            }
            return gain;
        }

        @Override
        float[][] alike(int[] past, int[] rows) {
            return constant(rows.length, 0);
        }

        @Override
        double setting(int[] rows, float[][] predictions) {
            return 0;
        }

        @Override
        double plainSetting() {
            return 0;
        }

        @Override
        Decided decided(int[] rows, float[][] predictions, double setting) {
            double[] acted = new double[rows.length];
            for (Period period : periods(rows).values()) {
                act(period, predictions, acted);
            }
            double[] gain = new double[rows.length];
            for (int place = 0; place < gain.length; place++) {
                gain[place] = acted[place] * table.outcome()[rows[place]];
            }
            return new Decided(gain, acted);
        }

        private static void act(Period period, float[][] predictions, double[] acted) {
            float[] scores = new float[period.places.length];
            for (int k = 0; k < scores.length; k++) {
                scores[k] = predictions[period.places[k]][0];
            }
            float[] sorted = scores.clone();
            Arrays.sort(sorted);
            double left = period.capacity;
            int upper = sorted.length;
            while (upper > 0 && left > 0) {
                float score = sorted[upper - 1];
                int lower = upper;
                while (lower > 0 && sorted[lower - 1] == score) {
                    lower--;
                }
                double share = Math.min(1, left / (upper - lower));
                for (int k = 0; k < scores.length; k++) {
                    if (scores[k] == score) {
                        acted[period.places[k]] = share;
                    }
                }
                left -= upper - lower;
                upper = lower;
            }
        }
    }

    /** Money: what is caught, less what false alarms cost. */
    private static final class Money extends Measure {
        private final Worth.Values values;

        Money(CaseTable table, Worth.Values values) {
            super(table);
            this.values = values;
        }

        @Override
        LabResult.Unit unit() {
            return LabResult.Unit.MONEY;
        }

        @Override
        double rate(int[] rows) {
            return 100;
        }

        private double worth(int row) {
            return table.outcome()[row] == 1 ? values.caught() : -values.falseAlarm();
        }

        @Override
        double[] possible(int[] rows) {
            return Arrays.stream(rows)
                    .mapToDouble(row -> Math.max(0, worth(row)))
                    .toArray();
        }

        /** Act on nobody, or on everybody, as was better in the past. */
        @Override
        float[][] alike(int[] past, int[] rows) {
            boolean everybody = Arrays.stream(past).mapToDouble(this::worth).sum() > 0;
            return constant(rows.length, everybody ? 1 : 0);
        }

        @Override
        double plainSetting() {
            return 0.5;
        }

        /** The least score that is acted on. */
        @Override
        double setting(int[] rows, float[][] predictions) {
            Integer[] order = IntStream.range(0, rows.length).boxed().toArray(Integer[]::new);
            Arrays.sort(order, (a, b) -> Float.compare(predictions[b][0], predictions[a][0]));
            double sum = 0;
            double best = 0;
            double threshold = Double.POSITIVE_INFINITY;
            for (int k = 0; k < order.length; k++) {
                sum += worth(rows[order[k]]);
                float score = predictions[order[k]][0];
                boolean whole = k == order.length - 1 || predictions[order[k + 1]][0] < score;
                if (whole && sum > best) {
                    best = sum;
                    double next = k == order.length - 1 ? Double.NEGATIVE_INFINITY : predictions[order[k + 1]][0];
                    threshold = (score + next) / 2;
                }
            }
            return threshold;
        }

        @Override
        Decided decided(int[] rows, float[][] predictions, double setting) {
            double[] acted = new double[rows.length];
            double[] gain = new double[rows.length];
            for (int place = 0; place < rows.length; place++) {
                acted[place] = predictions[place][0] >= setting ? 1 : 0;
                gain[place] = acted[place] * worth(rows[place]);
            }
            return new Decided(gain, acted);
        }
    }

    /** Cases sorted right. */
    private static final class Right extends Measure {
        private final boolean alike;

        Right(CaseTable table, boolean classesAlike) {
            super(table);
            this.alike = classesAlike;
        }

        @Override
        LabResult.Unit unit() {
            return LabResult.Unit.SORTED;
        }

        @Override
        double rate(int[] rows) {
            return 100;
        }

        @Override
        double[] weights(int[] past) {
            double[] byClass = byClass(past);
            double[] weights = new double[table.rows()];
            for (int row = 0; row < weights.length; row++) {
                weights[row] = byClass[(int) table.outcome()[row]];
            }
            return weights;
        }

        private double[] byClass(int[] rows) {
            double[] weights = new double[table.classes().size()];
            if (!alike) {
                Arrays.fill(weights, 1);
                return weights;
            }
            for (int row : rows) {
                weights[(int) table.outcome()[row]]++;
            }
            long seen = Arrays.stream(weights).filter(count -> count > 0).count();
            for (int k = 0; k < weights.length; k++) {
                weights[k] = weights[k] == 0 ? 1 : rows.length / (seen * weights[k]);
            }
            return weights;
        }

        @Override
        double[] possible(int[] rows) {
            double[] weights = byClass(rows);
            return Arrays.stream(rows)
                    .mapToDouble(row -> weights[(int) table.outcome()[row]])
                    .toArray();
        }

        @Override
        float[][] alike(int[] past, int[] rows) {
            float[] frequent = new float[table.classes().size()];
            for (int row : past) {
                frequent[(int) table.outcome()[row]]++;
            }
            return constant(rows.length, frequent);
        }

        @Override
        double setting(int[] rows, float[][] predictions) {
            return 0;
        }

        @Override
        double plainSetting() {
            return 0;
        }

        @Override
        Decided decided(int[] rows, float[][] predictions, double setting) {
            double[] weights = byClass(rows);
            double[] gain = new double[rows.length];
            for (int place = 0; place < rows.length; place++) {
                int real = (int) table.outcome()[rows[place]];
                gain[place] = most(predictions[place]) == real ? weights[real] : 0;
            }
            return new Decided(gain, new double[0]);
        }

        /** -1 where no class has a share: nothing was recorded. */
        private static int most(float[] shares) {
            int most = -1;
            for (int k = 0; k < shares.length; k++) {
                if (shares[k] > (most < 0 ? 0 : shares[most])) {
                    most = k;
                }
            }
            return most;
        }
    }

    /** Error in the outcome's own unit, as what it takes away. */
    private static final class Off extends Measure {
        private final Worth.Error error;

        Off(CaseTable table, Worth.Error error) {
            super(table);
            this.error = error;
        }

        @Override
        LabResult.Unit unit() {
            return LabResult.Unit.ERROR;
        }

        @Override
        double rate(int[] rows) {
            return 1;
        }

        @Override
        double[] possible(int[] rows) {
            return new double[rows.length];
        }

        @Override
        float[][] alike(int[] past, int[] rows) {
            double mean = Arrays.stream(past)
                    .mapToDouble(row -> table.outcome()[row])
                    .average()
                    .orElse(0);
            return constant(rows.length, (float) mean);
        }

        @Override
        double plainSetting() {
            return 0;
        }

        /** What is added to a prediction, where too much and too little do not cost the same. */
        @Override
        double setting(int[] rows, float[][] predictions) {
            if (error.over() == error.under() || rows.length == 0) {
                return 0;
            }
            double[] lacking = IntStream.range(0, rows.length)
                    .mapToDouble(place -> table.outcome()[rows[place]] - predictions[place][0])
                    .sorted()
                    .toArray();
            double share = error.under() / (error.over() + error.under());
            return lacking[Math.min(lacking.length - 1, (int) (share * lacking.length))];
        }

        @Override
        Decided decided(int[] rows, float[][] predictions, double setting) {
            double[] gain = new double[rows.length];
            for (int place = 0; place < rows.length; place++) {
                double off = predictions[place][0] + setting - table.outcome()[rows[place]];
                gain[place] = -(off > 0 ? error.over() * off : -error.under() * off);
            }
            return new Decided(gain, new double[0]);
        }
    }
}
