package org.groundwork.library;

import java.util.Locale;

/** Where a method of one's own stands. */
public enum MethodState {
    /** For administrators only; can be wrong, be replaced and be removed. */
    DRAFT,
    /** New assessments can take it; stays as it is for good. */
    PUBLISHED,
    /** New assessments cannot take it; those that have it go on with it. */
    RETIRED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
