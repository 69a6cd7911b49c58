package org.groundwork.lab;

import java.util.Locale;

/** What a column holds. */
public enum ColumnKind {
    NUMBER,
    /** One of a limited set of texts. */
    CATEGORY,
    /** A date, or a date with a time of day. */
    TIME,
    /** Texts most of which are different: nothing is learned from them here. */
    TEXT;

    /** As in JSON and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
