package org.groundwork.lab.engines;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.groundwork.lab.ColumnKind;

/** Columns of a Parquet file, which say themselves what they hold; texts may still be numbers or times. */
final class Parquet {

    private static final int BATCH = 100;
    private static final String MISSING = "('', '-', '\u2013', 'na', 'n/a', 'nan', 'null', '#n/a', '<na>')";

    private final List<String> types;

    Parquet(List<String> written, List<String> types) {
        this.types = List.copyOf(types.subList(0, written.size()));
    }

    String selection() {
        StringJoiner all = new StringJoiner(", ");
        for (int i = 0; i < types.size(); i++) {
            String p = "p" + i;
            String type = types.get(i);
            String value = switch (kind(type)) {
                case NUMBER -> "CASE WHEN isfinite(" + p + "::DOUBLE) THEN " + p + "::DOUBLE END";
                case TIME ->
                    type.contains("TIME ZONE")
                            ? "CASE WHEN isfinite(" + p + ") THEN epoch_us(" + p + ") // 1000000 END"
                            : "CASE WHEN isfinite(" + p + ") THEN epoch_us(" + p + "::TIMESTAMP) // 1000000 END";
                case CATEGORY, TEXT -> text(type, p);
            };
            all.add(value + " AS c" + i);
        }
        return all.toString();
    }

    private static String text(String type, String p) {
        if (type.equals("BOOLEAN")) {
            return p + "::VARCHAR";
        }
        String text =
                "left(trim(regexp_replace(" + p + "::VARCHAR, '[\\x00-\\x1f\\x7f]', ' ', 'g')), " + Bounds.CELL + ")";
        return "CASE WHEN lower(" + text + ") NOT IN " + MISSING + " THEN " + text + " END";
    }

    private static ColumnKind kind(String type) {
        if (type.endsWith("]") || type.startsWith("STRUCT") || type.startsWith("MAP")) {
            return ColumnKind.CATEGORY;
        }
        if (type.startsWith("DECIMAL")
                || type.endsWith("INT")
                || type.equals("INTEGER")
                || type.equals("UINTEGER")
                || type.equals("DOUBLE")
                || type.equals("FLOAT")) {
            return ColumnKind.NUMBER;
        }
        return type.startsWith("TIMESTAMP") || type.equals("DATE") ? ColumnKind.TIME : ColumnKind.CATEGORY;
    }

    /** Turns texts that are numbers or times throughout into these. */
    List<ColumnKind> settle(Connection connection) throws SQLException {
        List<ColumnKind> kinds = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            kinds.add(kind(types.get(i)));
            if (types.get(i).equals("VARCHAR")) {
                texts.add(i);
            }
        }
        for (int start = 0; start < texts.size(); start += BATCH) {
            List<Integer> some = texts.subList(start, Math.min(texts.size(), start + BATCH));
            StringJoiner tests = new StringJoiner(", ", "SELECT ", " FROM cases");
            for (int i : some) {
                String c = "c" + i;
                tests.add("count(" + c + ")");
                tests.add("count(*) FILTER (" + c + " IS NOT NULL AND (TRY_CAST(" + c
                        + " AS DOUBLE) IS NULL OR regexp_matches(" + c
                        + ", '^[+-]?0[0-9]|^[0-9]{16}|[a-df-zA-DF-Z_]')))");
                tests.add("count(*) FILTER (" + c + " IS NOT NULL AND (TRY_CAST(" + c
                        + " AS TIMESTAMP) IS NULL OR NOT regexp_matches(" + c + ", '^[0-9]{4}-[0-9]{2}-[0-9]{2}')))");
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(tests.toString())) {
                row.next();
                for (int k = 0; k < some.size(); k++) {
                    boolean any = row.getLong(3 * k + 1) > 0;
                    if (any && row.getLong(3 * k + 2) == 0) {
                        kinds.set(some.get(k), ColumnKind.NUMBER);
                    } else if (any && row.getLong(3 * k + 3) == 0) {
                        kinds.set(some.get(k), ColumnKind.TIME);
                    }
                }
            }
        }
        for (int i : texts) {
            String alter = "ALTER TABLE cases ALTER c" + i + " SET DATA TYPE ";
            if (kinds.get(i) == ColumnKind.NUMBER) {
                DuckDbCaseFiles.execute(connection, alter + "DOUBLE");
            } else if (kinds.get(i) == ColumnKind.TIME) {
                DuckDbCaseFiles.execute(
                        connection, alter + "BIGINT USING epoch_us(TRY_CAST(c" + i + " AS TIMESTAMP)) // 1000000");
            }
        }
        return kinds;
    }
}
