package org.groundwork.library;

import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A method of one's own, without its file.
 *
 * @param ref as files name it, for example own@1; null while the file cannot be read so far
 * @param title null with {@code ref}
 * @param fileName of the last file
 * @param faults how much was wrong in it when it was read last; 0 unless it is a draft
 * @param changedAt when the last file came
 * @param publishedAt null for a draft
 * @param retiredAt null unless it is retired
 */
public record OwnMethod(
        UUID id,
        @Nullable String ref,
        @Nullable String title,
        String fileName,
        int faults,
        MethodState state,
        Instant changedAt,
        PersonId changedBy,
        @Nullable Instant publishedAt,
        @Nullable PersonId publishedBy,
        @Nullable Instant retiredAt,
        @Nullable PersonId retiredBy) {

    public boolean draft() {
        return state == MethodState.DRAFT;
    }

    /** What it is called, or else its file. */
    public String name() {
        return title == null ? fileName : title;
    }
}
