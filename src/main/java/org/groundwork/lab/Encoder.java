package org.groundwork.lab;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from columns. What is learned for it (medians, means, spreads, frequent categories) is
 * learned from the rows it is made of, and from no others.
 */
final class Encoder {

    /** Columns that are learned from at most; of more, those that tell most by themselves. */
    private static final int MOST_COLUMNS = 200;

    /** Numbers in a matrix at most. */
    private static final int MOST_NUMBERS = 12_000_000;

    private static final int MOST_CATEGORIES = 30;
    private static final int LEAST_ROWS = 20;
    private static final int BINS = 10;
    private static final double DAY = 86_400;

    /** One number of a case. */
    private interface Feature {
        double of(int row);
    }

    /**
     * @param fill what stands for a missing number
     * @param middle mean of what it was learned from
     * @param spread its standard deviation
     */
    private record Learned(Feature feature, double fill, double middle, double spread) {}

    private final List<Learned> features;
    private final List<String> columns;

    private Encoder(List<Learned> features, List<String> columns) {
        this.features = features;
        this.columns = columns;
    }

    /** Names of the columns that are used. */
    List<String> columns() {
        return columns;
    }

    int width() {
        return features.size();
    }

    /** Rows of which a matrix fits. */
    int mostRows() {
        return MOST_NUMBERS / Math.max(1, features.size());
    }

    static Encoder of(CaseTable table, int[] rows) {
        List<CaseColumn> kept = kept(table, rows);
        List<Learned> features = new ArrayList<>();
        for (CaseColumn column : kept) {
            switch (column) {
                case CaseColumn.Numbers(String name, double[] values) -> number(features, row -> values[row], rows);
                case CaseColumn.Categories categories -> categories(features, categories, rows);
                case CaseColumn.Times times -> number(features, days(times, table.time()), rows);
            }
        }
        calendar(features, table.time(), rows);
        return new Encoder(features, kept.stream().map(CaseColumn::name).toList());
    }

    /** Days before the decision; days since 1970 where no decision has a time. NaN where missing. */
    static Feature days(CaseColumn.Times times, long @Nullable [] decision) {
        long[] seconds = times.seconds();
        return row -> seconds[row] == CaseColumn.Times.MISSING
                ? Double.NaN
                : ((decision == null ? 0 : decision[row]) - seconds[row]) / DAY * (decision == null ? -1 : 1);
    }

    static double[] values(CaseColumn.Times times, long @Nullable [] decision) {
        Feature days = days(times, decision);
        return IntStream.range(0, times.seconds().length).mapToDouble(days::of).toArray();
    }

    private static void calendar(List<Learned> features, long @Nullable [] time, int[] rows) {
        if (time == null) {
            return;
        }
        number(features, row -> Math.sin(2 * Math.PI * day(time[row]).getDayOfYear() / 365.25), rows);
        number(features, row -> Math.cos(2 * Math.PI * day(time[row]).getDayOfYear() / 365.25), rows);
        number(features, row -> day(time[row]).getDayOfWeek().getValue(), rows);
        number(features, row -> Math.floorMod(time[row], (long) DAY) / 3_600.0, rows);
    }

    private static LocalDate day(long seconds) {
        return Split.date(seconds);
    }

    private static void number(List<Learned> features, Feature feature, int[] rows) {
        double[] known = Arrays.stream(rows)
                .mapToDouble(feature::of)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double median = known.length == 0 ? 0 : known[known.length / 2];
        int missing = rows.length - known.length;
        add(features, feature, median, rows);
        if (missing >= LEAST_ROWS) {
            add(features, row -> Double.isNaN(feature.of(row)) ? 1 : 0, 0, rows);
        }
    }

    private static void categories(List<Learned> features, CaseColumn.Categories column, int[] rows) {
        int[] counts = new int[column.categories().size()];
        int missing = 0;
        for (int row : rows) {
            int code = column.codes()[row];
            if (code < 0) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        int[] frequent = IntStream.range(0, counts.length)
                .filter(code -> counts[code] >= LEAST_ROWS)
                .boxed()
                .sorted(Comparator.comparingInt(code -> -counts[code]))
                .limit(MOST_CATEGORIES)
                .mapToInt(Integer::intValue)
                .toArray();
        boolean whole =
                missing == 0 && Arrays.stream(counts).filter(count -> count > 0).count() == frequent.length;
        // two that are all there is are one question
        int needed = whole && frequent.length == 2 ? 1 : frequent.length;
        for (int k = 0; k < needed; k++) {
            int code = frequent[k];
            add(features, row -> column.codes()[row] == code ? 1 : 0, 0, rows);
        }
        if (missing >= LEAST_ROWS) {
            add(features, row -> column.codes()[row] < 0 ? 1 : 0, 0, rows);
        }
    }

    private static void add(List<Learned> features, Feature feature, double fill, int[] rows) {
        double sum = 0;
        double squares = 0;
        for (int row : rows) {
            double value = filled(feature.of(row), fill);
            sum += value;
            squares += value * value;
        }
        double mean = sum / Math.max(1, rows.length);
        double variance = squares / Math.max(1, rows.length) - mean * mean;
        if (variance > 1e-12 * mean * mean && variance > 0) {
            features.add(new Learned(feature, fill, mean, Math.sqrt(variance)));
        }
    }

    private static double filled(double value, double fill) {
        return Double.isNaN(value) ? fill : value;
    }

    /** For a learner that stands missing numbers as they are, or filled and all of the same size. */
    Learner.Matrix matrix(int[] rows, double[] outcome, double[] weight, boolean missing) {
        int width = features.size();
        float[] values = new float[rows.length * width];
        float[] outcomes = new float[rows.length];
        float[] weights = new float[rows.length];
        for (int k = 0; k < rows.length; k++) {
            int row = rows[k];
            outcomes[k] = (float) outcome[row];
            weights[k] = (float) weight[row];
            for (int j = 0; j < width; j++) {
                Learned learned = features.get(j);
                double value = learned.feature.of(row);
                values[k * width + j] =
                        (float) (missing ? value : (filled(value, learned.fill) - learned.middle) / learned.spread);
            }
        }
        return new Learner.Matrix(rows.length, width, values, outcomes, weights);
    }

    private static List<CaseColumn> kept(CaseTable table, int[] rows) {
        if (table.columns().size() <= MOST_COLUMNS) {
            return table.columns();
        }
        double[] told = table.columns().stream()
                .mapToDouble(column -> told(column, table, rows))
                .toArray();
        return IntStream.range(0, told.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -told[k]))
                .limit(MOST_COLUMNS)
                .sorted()
                .map(table.columns()::get)
                .toList();
    }

    /** How much of the outcome's spread lies between groups of the column's values, less what chance gives. */
    private static double told(CaseColumn column, CaseTable table, int[] rows) {
        int[] bins = bins(column, table, rows);
        int most = Arrays.stream(bins).max().orElse(0) + 1;
        int outcomes = Math.max(1, table.classes().size());
        double told = 0;
        for (int wanted = outcomes > 2 ? 0 : -1; wanted < (outcomes > 2 ? outcomes : 0); wanted++) {
            double[] sums = new double[most];
            int[] counts = new int[most];
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < rows.length; k++) {
                double outcome = table.outcome()[rows[k]];
                double value = wanted < 0 ? outcome : outcome == wanted ? 1 : 0;
                sums[bins[k]] += value;
                counts[bins[k]]++;
                sum += value;
                squares += value * value;
            }
            double mean = sum / rows.length;
            double all = squares - rows.length * mean * mean;
            double between = 0;
            int used = 0;
            for (int bin = 0; bin < most; bin++) {
                if (counts[bin] > 0) {
                    between += counts[bin] * Math.pow(sums[bin] / counts[bin] - mean, 2);
                    used++;
                }
            }
            told += all <= 0 ? 0 : between / all - (used - 1.0) / Math.max(1, rows.length);
        }
        return told;
    }

    private static int[] bins(CaseColumn column, CaseTable table, int[] rows) {
        if (column instanceof CaseColumn.Categories categories) {
            return Arrays.stream(rows)
                    .map(row -> Math.min(categories.codes()[row], 300) + 1)
                    .toArray();
        }
        double[] values = switch (column) {
            case CaseColumn.Numbers numbers -> numbers.values();
            case CaseColumn.Times times -> values(times, table.time());
            case CaseColumn.Categories categories -> throw new IllegalStateException(categories.name());
        };
        double[] edges = quantiles(values, rows, BINS);
        return Arrays.stream(rows).map(row -> bin(values[row], edges)).toArray();
    }

    /** 0 where missing. */
    static int bin(double value, double[] edges) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int at = Arrays.binarySearch(edges, value);
        return 1 + (at >= 0 ? at + 1 : -at - 1);
    }

    /** Different inner edges of parts with about as many rows each, or of all values where they are few; the upper part holds its edge. */
    static double[] quantiles(double[] values, int[] rows, int parts) {
        double[] known = Arrays.stream(rows)
                .mapToDouble(row -> values[row])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (known.length == 0) {
            return new double[0];
        }
        double[] different =
                Arrays.stream(known).distinct().limit(2L * parts + 1).toArray();
        if (different.length <= 2 * parts) {
            return Arrays.copyOfRange(different, 1, different.length);
        }
        return IntStream.range(1, parts)
                .mapToDouble(part -> known[(int) ((long) known.length * part / parts)])
                .filter(edge -> edge > known[0])
                .distinct()
                .toArray();
    }
}
