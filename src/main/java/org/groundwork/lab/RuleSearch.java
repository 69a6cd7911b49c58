package org.groundwork.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.groundwork.lab.LabResult.Condition;
import org.groundwork.lab.LabResult.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The best single condition, and the best two, on rows that are learned from: for yes or no who is
 * acted on first, for classes which class where it holds and which elsewhere.
 *
 * <p>Source: Holte, Very simple classification rules perform well on most commonly used datasets (1993).
 */
final class RuleSearch {

    private static final int THRESHOLDS = 20;
    private static final int LEAST_ROWS = 20;
    private static final int MOST_CATEGORIES = 30;

    /** Single conditions with which others are tried together. */
    private static final int FIRST = 30;

    /** Single conditions that are tried as the second. */
    private static final int SECOND = 1_500;

    /** Rows on which pairs are tried; more tell no more. */
    private static final int MOST_ROWS = 60_000;

    /** A condition, and where it holds. */
    record Question(Condition condition, IntPredicate holds) {}

    /** A rule that can be applied to any row. */
    record Found(Rule rule, IntPredicate holds, float @Nullable [] then, float @Nullable [] otherwise) {

        float[][] predict(int[] rows) {
            float[][] predictions = new float[rows.length][];
            for (int place = 0; place < rows.length; place++) {
                boolean in = holds.test(rows[place]);
                float[] said = in ? then : otherwise;
                predictions[place] = said == null ? new float[] {in ? 1 : 0} : said;
            }
            return predictions;
        }
    }

    private record Candidate(Question question, long[] bits, double worth) {}

    private final CaseTable table;
    private final LabQuestion question;
    private final int[] rows;
    private final double capacityShare;
    private final int classes;
    private final double[] classWeights;
    private final long[][] byClass;
    private final double[] totals;
    private final List<Candidate> singles;

    /**
     * @param past rows that are learned from
     * @param weights by row; the same in each row of a class
     * @param capacityShare share of cases that can be acted on; only for a capacity
     */
    RuleSearch(CaseTable table, LabQuestion question, int[] past, double[] weights, double capacityShare) {
        this.table = table;
        this.question = question;
        int step = Math.max(1, (past.length + MOST_ROWS - 1) / MOST_ROWS);
        this.rows = IntStream.range(0, past.length)
                .filter(place -> place % step == 0)
                .map(place -> past[place])
                .toArray();
        this.classes = question.task() == Task.YES_NO ? 2 : table.classes().size();
        this.capacityShare = capacityShare;
        this.byClass = new long[classes][];
        this.totals = new double[classes];
        this.classWeights = new double[classes];
        for (int k = 0; k < classes; k++) {
            int wanted = k;
            byClass[k] = bits(row -> (int) table.outcome()[row] == wanted);
            totals[k] = count(byClass[k]);
            classWeights[k] = Arrays.stream(rows)
                    .filter(row -> (int) table.outcome()[row] == wanted)
                    .mapToDouble(row -> weights[row])
                    .findFirst()
                    .orElse(0);
        }
        this.singles = questions(table, rows).stream()
                .map(one -> {
                    long[] bits = bits(one.holds);
                    return new Candidate(one, bits, worth(bits));
                })
                .sorted(Comparator.comparingDouble((Candidate one) -> -one.worth))
                .limit(SECOND)
                .toList();
    }

    /** Null where no column can be asked of. */
    @Nullable
    Found best() {
        return singles.isEmpty() ? null : found(List.of(singles.getFirst().question), true);
    }

    /** Null where no column can be asked of. */
    @Nullable
    Found bestTwo() {
        Candidate first = null;
        Candidate second = null;
        boolean both = true;
        double best = Double.NEGATIVE_INFINITY;
        long[] joined = new long[byClass[0].length];
        for (Candidate one : singles.subList(0, Math.min(FIRST, singles.size()))) {
            for (Candidate other : singles) {
                if (one.question.condition.column().equals(other.question.condition.column())) {
                    continue;
                }
                for (boolean and : new boolean[] {true, false}) {
                    for (int k = 0; k < joined.length; k++) {
                        joined[k] = and ? one.bits[k] & other.bits[k] : one.bits[k] | other.bits[k];
                    }
                    double worth = worth(joined);
                    if (worth > best) {
                        best = worth;
                        first = one;
                        second = other;
                        both = and;
                    }
                }
            }
        }
        return first == null || second == null ? null : found(List.of(first.question, second.question), both);
    }

    private Found found(List<Question> parts, boolean both) {
        IntPredicate holds = parts.stream()
                .map(Question::holds)
                .reduce((one, other) -> both ? one.and(other) : one.or(other))
                .orElseThrow();
        List<Condition> conditions = parts.stream().map(Question::condition).toList();
        String sql = Sql.of(conditions, both, question.time());
        if (question.task() == Task.YES_NO) {
            return new Found(new Rule(conditions, both, sql, null, null), holds, null, null);
        }
        long[] bits = bits(holds);
        float[] then = majority(bits, true);
        float[] otherwise = majority(bits, false);
        String thenClass = table.classes().get(place(then));
        String otherwiseClass = table.classes().get(place(otherwise));
        String chosen =
                "CASE WHEN " + sql + " THEN " + Sql.text(thenClass) + " ELSE " + Sql.text(otherwiseClass) + " END";
        return new Found(new Rule(conditions, both, chosen, thenClass, otherwiseClass), holds, then, otherwise);
    }

    private static int place(float[] only) {
        int place = 0;
        for (int k = 0; k < only.length; k++) {
            place = only[k] > only[place] ? k : place;
        }
        return place;
    }

    private float[] majority(long[] bits, boolean in) {
        int most = 0;
        double best = -1;
        for (int k = 0; k < classes; k++) {
            double count = count(bits, byClass[k]);
            double weighted = (in ? count : totals[k] - count) * classWeights[k];
            if (weighted > best) {
                best = weighted;
                most = k;
            }
        }
        float[] only = new float[classes];
        only[most] = 1;
        return only;
    }

    /** More is better; comparable within one search. */
    private double worth(long[] bits) {
        return switch (question.worth()) {
            case Worth.Capacity capacity -> {
                double in = count(bits) / (double) rows.length;
                double real = count(bits, byClass[1]) / (double) rows.length;
                double all = totals[1] / rows.length;
                double within = in == 0 ? 0 : real / in;
                // of rules that are about as good, that of the more cases: less of it is luck
                within -= in == 0 ? 0 : Math.sqrt(within * (1 - within) / (in * rows.length));
                double without = in == 1 ? 0 : (all - real) / (1 - in);
                yield in >= capacityShare ? capacityShare * within : in * within + (capacityShare - in) * without;
            }
            case Worth.Values values -> {
                double real = count(bits, byClass[1]);
                yield values.caught() * real - values.falseAlarm() * (count(bits) - real);
            }
            default -> {
                double in = 0;
                double out = 0;
                for (int k = 0; k < classes; k++) {
                    double count = count(bits, byClass[k]);
                    double weight = classWeights[k];
                    in = Math.max(in, weight * count);
                    out = Math.max(out, weight * (totals[k] - count));
                }
                yield in + out;
            }
        };
    }

    private long[] bits(IntPredicate holds) {
        long[] bits = new long[(rows.length + 63) / 64];
        for (int place = 0; place < rows.length; place++) {
            if (holds.test(rows[place])) {
                bits[place >> 6] |= 1L << (place & 63);
            }
        }
        return bits;
    }

    private static double count(long[] bits) {
        long count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    private static double count(long[] bits, long[] of) {
        long count = 0;
        for (int k = 0; k < bits.length; k++) {
            count += Long.bitCount(bits[k] & of[k]);
        }
        return count;
    }

    /** What can be asked of a case, each also the other way round. */
    static List<Question> questions(CaseTable table, int[] rows) {
        List<Question> questions = new ArrayList<>();
        for (CaseColumn column : table.columns()) {
            switch (column) {
                case CaseColumn.Numbers(String name, double[] values) -> numbers(questions, name, "", values, rows);
                case CaseColumn.Times times -> {
                    if (table.time() != null) {
                        numbers(questions, times.name(), "days", Encoder.values(times, table.time()), rows);
                    }
                }
                case CaseColumn.Categories categories -> categories(questions, categories, rows);
            }
        }
        return questions;
    }

    private static void numbers(List<Question> questions, String name, String unit, double[] values, int[] rows) {
        double last = Double.NaN;
        for (double edge : Encoder.quantiles(values, rows, THRESHOLDS)) {
            double threshold = plain(edge);
            if (threshold == last) {
                continue;
            }
            last = threshold;
            questions.add(
                    new Question(new Condition(name, unit + ">=", threshold, null), row -> values[row] >= threshold));
            questions.add(
                    new Question(new Condition(name, unit + "<", threshold, null), row -> values[row] < threshold));
        }
        missing(questions, name, row -> Double.isNaN(values[row]), rows);
    }

    /** With three digits, which are easier to keep in mind. */
    private static double plain(double edge) {
        return edge == 0 || Math.rint(edge) == edge && Math.abs(edge) < 10_000
                ? edge
                : new java.math.BigDecimal(edge)
                        .round(new java.math.MathContext(3))
                        .doubleValue();
    }

    private static void categories(List<Question> questions, CaseColumn.Categories column, int[] rows) {
        int[] counts = new int[column.categories().size()];
        for (int row : rows) {
            if (column.codes()[row] >= 0) {
                counts[column.codes()[row]]++;
            }
        }
        IntStream.range(0, counts.length)
                .filter(code -> counts[code] >= LEAST_ROWS)
                .boxed()
                .sorted(Comparator.comparingInt(code -> -counts[code]))
                .limit(MOST_CATEGORIES)
                .forEach(code -> {
                    String value = column.categories().get(code);
                    questions.add(new Question(
                            new Condition(column.name(), "is", null, value), row -> column.codes()[row] == code));
                    // what is not known is not another
                    questions.add(new Question(
                            new Condition(column.name(), "is-not", null, value),
                            row -> column.codes()[row] != code && column.codes()[row] >= 0));
                });
        missing(questions, column.name(), row -> column.codes()[row] < 0, rows);
    }

    private static void missing(List<Question> questions, String name, IntPredicate missing, int[] rows) {
        long count = Arrays.stream(rows).filter(missing).count();
        if (count >= LEAST_ROWS && count <= rows.length - LEAST_ROWS) {
            questions.add(new Question(new Condition(name, "missing", null, null), missing));
            questions.add(new Question(new Condition(name, "recorded", null, null), missing.negate()));
        }
    }
}
