package org.groundwork.lab;

import java.util.List;
import java.util.Optional;

/**
 * What a file holds.
 *
 * @param format {@code csv}, {@code parquet} or {@code xlsx}
 * @param duplicates rows that are the same as another in all columns
 */
public record FileProfile(String format, long rows, long duplicates, List<ColumnProfile> columns) {

    public FileProfile {
        columns = List.copyOf(columns);
    }

    public Optional<ColumnProfile> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
