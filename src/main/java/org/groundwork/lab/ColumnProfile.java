package org.groundwork.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a column before anything is measured.
 *
 * @param name as in the file; where it has none or one twice, made unique
 * @param missing rows in which it is empty
 * @param distinct different values; an estimate in large files
 * @param least smallest number, or first time as ISO 8601; null for other kinds and where all is missing
 * @param most largest, likewise
 * @param histogram rows by equal parts between least and most, at most 20; for categories by
 *     {@link #common}; empty for texts
 * @param common most frequent categories, the most frequent first, each of 20 rows or more, at most 12; empty for other kinds
 */
public record ColumnProfile(
        String name,
        ColumnKind kind,
        long missing,
        long distinct,
        @Nullable String least,
        @Nullable String most,
        List<Long> histogram,
        List<Common> common) {

    public ColumnProfile {
        histogram = List.copyOf(histogram);
        common = List.copyOf(common);
    }

    /** A category, and in how many rows it stands. */
    public record Common(String value, long rows) {}
}
