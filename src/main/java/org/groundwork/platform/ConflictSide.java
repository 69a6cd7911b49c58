package org.groundwork.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of two versions of the same thing that a person chooses between.
 *
 * @param title whose it is: "Yours", "Jonas Berg's"
 * @param by who wrote it and when, as a sentence; null when there is nothing to say
 * @param lines what it says, in the same order on both sides
 */
public record ConflictSide(String title, @Nullable String by, List<Line> lines) {

    /** For example "Answer" and "Measured on past cases". */
    public record Line(String label, String text) {}

    public ConflictSide {
        lines = List.copyOf(lines);
    }
}
