package org.groundwork.identity;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done to an assessment, or fell due. Published in the transaction of what it
 * tells of, so that whoever listens (the audit trail, notices) writes in the same one or not at
 * all.
 *
 * @param assessment its id; null for what concerns several, such as a planning document
 * @param by who did it; null for the application itself
 * @param concerned people whom it is about beside the team: assigned, mentioned, asked
 * @param target what of the assessment it is about; null where that is all of it
 * @param detail for the trail, for example a section's or question's id, a number or a file's
 *     format; never a person's name, an address or what somebody wrote
 */
public record ActivityEvent(
        ActivityKind kind,
        TeamId team,
        @Nullable UUID assessment,
        @Nullable PersonId by,
        Set<PersonId> concerned,
        @Nullable ActivityTarget target,
        @Nullable String detail) {

    public ActivityEvent {
        concerned = Set.copyOf(concerned);
    }

    /** Without people concerned and about the whole. */
    public static ActivityEvent of(
            ActivityKind kind, TeamId team, UUID assessment, PersonId by, @Nullable String detail) {
        return new ActivityEvent(kind, team, assessment, by, Set.of(), null, detail);
    }
}
