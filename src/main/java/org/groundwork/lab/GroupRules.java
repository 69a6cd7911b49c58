package org.groundwork.lab;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.groundwork.lab.LabResult.Condition;
import org.groundwork.lab.LabResult.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Rules of thumb for numbers: the median of the cases with the same value of one column, or of two.
 * Numbers are told apart by fifths.
 */
final class GroupRules {

    private static final int PARTS = 5;
    private static final int LEAST_ROWS = 20;
    private static final int MOST_GROUPS = 30;

    /** Columns that are tried in pairs. */
    private static final int FIRST = 10;

    private static final int MOST_ROWS = 60_000;

    /** Groups by a column; group 0 is the rest, and what is missing. */
    private record Groups(String column, int[] ofRow, List<String> sql) {}

    /** A rule that can be applied to any row. */
    record Found(Rule rule, int[] group, float[] median) {

        float[][] predict(int[] rows) {
            return Arrays.stream(rows)
                    .mapToObj(row -> new float[] {median[group[row]]})
                    .toArray(float[][]::new);
        }
    }

    private final CaseTable table;
    private final int[] past;
    private final int[] rows;
    private final List<Groups> columns;

    GroupRules(CaseTable table, LabQuestion question, int[] past) {
        this.table = table;
        this.past = past;
        int step = Math.max(1, (past.length + MOST_ROWS - 1) / MOST_ROWS);
        this.rows = IntStream.range(0, past.length)
                .filter(place -> place % step == 0)
                .map(place -> past[place])
                .toArray();
        Map<Groups, Double> errors = new HashMap<>();
        for (CaseColumn column : table.columns()) {
            Groups groups = groups(column, question.time());
            if (groups != null) {
                errors.put(groups, error(groups.ofRow, groups.sql.size() + 1));
            }
        }
        this.columns = errors.entrySet().stream()
                .sorted(Map.Entry.<Groups, Double>comparingByValue().thenComparing(entry -> entry.getKey().column))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Null where no column has groups. */
    @Nullable
    Found best() {
        return columns.isEmpty() ? null : found(List.of(columns.getFirst()));
    }

    /** Null where no two columns have groups. */
    @Nullable
    Found bestTwo() {
        List<Groups> best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int one = 0; one < Math.min(FIRST, columns.size()); one++) {
            for (int other = one + 1; other < Math.min(FIRST, columns.size()); other++) {
                List<Groups> pair = List.of(columns.get(one), columns.get(other));
                double error = error(crossed(pair), groups(pair));
                if (error < least) {
                    least = error;
                    best = pair;
                }
            }
        }
        return best == null ? null : found(best);
    }

    private static int groups(List<Groups> columns) {
        return columns.stream().mapToInt(column -> column.sql.size() + 1).reduce(1, (a, b) -> a * b);
    }

    private int[] crossed(List<Groups> columns) {
        int[] crossed = columns.getFirst().ofRow.clone();
        for (Groups column : columns.subList(1, columns.size())) {
            int size = column.sql.size() + 1;
            for (int row = 0; row < crossed.length; row++) {
                crossed[row] = crossed[row] * size + column.ofRow[row];
            }
        }
        return crossed;
    }

    private Found found(List<Groups> columns) {
        int[] group = crossed(columns);
        float[] medians = plain(medians(group, groups(columns), past));
        if (columns.size() > 1) {
            // what is missing in one of them has no group
            int size = columns.getLast().sql.size() + 1;
            for (int k = 1; k < medians.length; k++) {
                medians[k] = k < size || k % size == 0 ? medians[0] : medians[k];
            }
        }
        List<Condition> parts = columns.stream()
                .map(column -> new Condition(column.column, "by", null, null))
                .toList();
        return new Found(new Rule(parts, true, sql(columns, medians), null, null), group, medians);
    }

    private String sql(List<Groups> columns, float[] medians) {
        float rest = medians[0];
        StringBuilder cases = new StringBuilder("CASE");
        int size = columns.getLast().sql.size() + 1;
        for (int group = 1; group < medians.length; group++) {
            if (medians[group] == rest) {
                continue;
            }
            String where = columns.size() == 1
                    ? columns.getFirst().sql.get(group - 1)
                    : columns.getFirst().sql.get(group / size - 1) + " AND "
                            + columns.getLast().sql.get(group % size - 1);
            cases.append(" WHEN ").append(where).append(" THEN ").append(number(medians[group]));
        }
        return cases.append(" ELSE ").append(number(rest)).append(" END").toString();
    }

    /** With four digits, which are enough for a rule of thumb. */
    private static float[] plain(float[] medians) {
        float[] plain = new float[medians.length];
        for (int k = 0; k < plain.length; k++) {
            plain[k] = new BigDecimal(medians[k]).round(new MathContext(4)).floatValue();
        }
        return plain;
    }

    private static String number(float value) {
        return new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString();
    }

    private double error(int[] group, int groups) {
        float[] medians = medians(group, groups, rows);
        double error = 0;
        for (int row : rows) {
            error += Math.abs(table.outcome()[row] - medians[group[row]]);
        }
        return error;
    }

    /** By group; that of all where a group has too few. */
    private float[] medians(int[] group, int groups, int[] of) {
        Integer[] order = Arrays.stream(of).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(row -> table.outcome()[row]));
        int[] counts = new int[groups];
        for (int row : of) {
            counts[group[row]]++;
        }
        float all = order.length == 0 ? 0 : (float) table.outcome()[order[order.length / 2]];
        float[] medians = new float[groups];
        Arrays.fill(medians, all);
        int[] seen = new int[groups];
        for (int row : order) {
            int in = group[row];
            if (counts[in] >= LEAST_ROWS && seen[in] == counts[in] / 2) {
                medians[in] = (float) table.outcome()[row];
            }
            seen[in]++;
        }
        return medians;
    }

    private @Nullable Groups groups(CaseColumn column, @Nullable String decision) {
        return switch (column) {
            case CaseColumn.Categories categories -> groups(categories);
            case CaseColumn.Numbers(String name, double[] values) -> groups(name, values, decision, false);
            case CaseColumn.Times times ->
                decision == null ? null : groups(times.name(), Encoder.values(times, table.time()), decision, true);
        };
    }

    private @Nullable Groups groups(CaseColumn.Categories column) {
        int[] counts = new int[column.categories().size()];
        for (int row : rows) {
            if (column.codes()[row] >= 0) {
                counts[column.codes()[row]]++;
            }
        }
        int[] frequent = IntStream.range(0, counts.length)
                .filter(code -> counts[code] >= LEAST_ROWS)
                .boxed()
                .sorted(Comparator.comparingInt(code -> -counts[code]))
                .limit(MOST_GROUPS)
                .mapToInt(Integer::intValue)
                .toArray();
        if (frequent.length < 2) {
            return null;
        }
        int[] place = new int[counts.length];
        List<String> sql = new ArrayList<>();
        for (int k = 0; k < frequent.length; k++) {
            place[frequent[k]] = k + 1;
            sql.add(Sql.of(
                    List.of(new Condition(
                            column.name(), "is", null, column.categories().get(frequent[k]))),
                    true,
                    null));
        }
        int[] ofRow = Arrays.stream(column.codes())
                .map(code -> code < 0 ? 0 : place[code])
                .toArray();
        return new Groups(column.name(), ofRow, sql);
    }

    private @Nullable Groups groups(String name, double[] values, @Nullable String decision, boolean days) {
        double[] edges = Encoder.quantiles(values, rows, PARTS);
        if (edges.length == 0) {
            return null;
        }
        String unit = days ? "days" : "";
        List<String> sql = new ArrayList<>();
        for (int k = 0; k <= edges.length; k++) {
            List<Condition> between = new ArrayList<>();
            if (k > 0) {
                between.add(new Condition(name, unit + ">=", edges[k - 1], null));
            }
            if (k < edges.length) {
                between.add(new Condition(name, unit + "<", edges[k], null));
            }
            sql.add(Sql.of(between, true, decision));
        }
        int[] ofRow = Arrays.stream(values)
                .mapToInt(value -> Encoder.bin(value, edges))
                .toArray();
        return new Groups(name, ofRow, sql);
    }
}
