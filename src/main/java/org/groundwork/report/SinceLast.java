package org.groundwork.report;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of the version before, and what has changed since.
 *
 * @param number of the version before
 * @param at when it was submitted; UTC
 * @param status what became of it
 * @param asked by question, where it was returned
 * @param changes answers that say something else
 * @param moved what that did
 */
public record SinceLast(
        int number,
        OffsetDateTime at,
        ReviewStatus status,
        List<Asked> asked,
        List<Change> changes,
        List<Moved> moved) {

    /** How many changed answers are named. */
    public static final int NAMED = 5;

    public SinceLast {
        asked = List.copyOf(asked);
        changes = List.copyOf(changes);
        moved = List.copyOf(moved);
    }

    /**
     * Why a question or an economic input was returned.
     *
     * @param question id; null for an economic input
     * @param changed its answer, or what stands beside it, is another now
     */
    public record Asked(@Nullable String question, String title, String reason, boolean changed) {}

    /** An answer that says something else, in words. */
    public record Change(String question, String title, String before, String after) {}

    /**
     * Something that the method makes of the answers.
     *
     * @param what key of its name
     * @param before in words
     * @param after in words; the same where it did not move
     */
    public record Moved(String what, String before, String after) {
        public boolean same() {
            return before.equals(after);
        }
    }

    /** Those that are named. */
    public List<Change> named() {
        return changes.subList(0, Math.min(NAMED, changes.size()));
    }

    /** How many more there are. */
    public int more() {
        return Math.max(0, changes.size() - NAMED);
    }
}
