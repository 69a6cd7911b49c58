package org.groundwork.lab;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds.
 *
 * @param format {@code csv}, {@code parquet} or {@code xlsx}
 * @param sheet the one of several that was read: the first that is not empty; null where there is but one
 * @param rows that could be read
 * @param unread rows that could not, having more or fewer cells than the head; more than one of a hundred are refused
 * @param duplicates rows that repeat another in all columns, without that one
 */
public record FileProfile(
        String format, @Nullable String sheet, long rows, long unread, long duplicates, List<ColumnProfile> columns) {

    public FileProfile {
        columns = List.copyOf(columns);
    }

    /** Of a file of which all could be read. */
    public FileProfile(String format, long rows, long duplicates, List<ColumnProfile> columns) {
        this(format, null, rows, 0, duplicates, columns);
    }

    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
