package org.groundwork.identity;

import org.jspecify.annotations.Nullable;

/**
 * What of an assessment something is about, where that is not the assessment as a whole. A module
 * names its parts; the addresses of their pages are known in the {@code web} packages alone.
 *
 * @param part for example {@code section}
 * @param id which one; null where an assessment has one only
 */
public record ActivityTarget(String part, @Nullable String id) {

    private static final char BETWEEN = ':';

    public ActivityTarget {
        if (part.isEmpty() || part.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("no part: " + part);
        }
    }

    /** As it is stored: {@code section:problem}. */
    public String text() {
        return id == null ? part : part + BETWEEN + id;
    }

    /** What was stored. */
    public static ActivityTarget of(String text) {
        int end = text.indexOf(BETWEEN);
        return end < 0
                ? new ActivityTarget(text, null)
                : new ActivityTarget(text.substring(0, end), text.substring(end + 1));
    }
}
