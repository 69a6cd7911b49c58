package org.groundwork.lab;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.groundwork.lab.LabResult.Condition;
import org.jspecify.annotations.Nullable;

/** Rules as expressions of standard SQL. */
final class Sql {

    private Sql() {}

    /**
     * @param decision column with the time of the decision; null where there is none
     */
    static String of(List<Condition> conditions, boolean both, @Nullable String decision) {
        return conditions.stream()
                .map(condition -> of(condition, decision))
                .collect(Collectors.joining(both ? " AND " : " OR "));
    }

    private static String of(Condition condition, @Nullable String decision) {
        String column = name(condition.column());
        return switch (condition.comparison()) {
            case "is" -> column + " = " + text(condition.value());
            case "is-not" -> column + " <> " + text(condition.value());
            case "missing" -> column + " IS NULL";
            case "recorded" -> column + " IS NOT NULL";
            case "days>=", "days<" ->
                name(Objects.requireNonNull(decision)) + " - " + column + " "
                        + condition.comparison().substring("days".length()) + " INTERVAL '" + number(condition.number())
                        + "' DAY";
            default -> column + " " + condition.comparison() + " " + number(condition.number());
        };
    }

    static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    static String text(@Nullable String value) {
        return value == null ? "NULL" : "'" + value.replace("'", "''") + "'";
    }

    static String number(@Nullable Double value) {
        return value == null
                ? "NULL"
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
}
