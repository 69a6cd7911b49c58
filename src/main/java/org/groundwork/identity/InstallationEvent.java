package org.groundwork.identity;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done to the installation or to what a team has, and not to an assessment. Published in
 * its transaction, in which the audit trail writes it down.
 *
 * @param team null where it concerns all
 * @param by who did it; null for the application itself
 * @param detail for the trail; never a name, an address or what somebody wrote
 */
public record InstallationEvent(
        ActivityKind kind,
        @Nullable TeamId team,
        @Nullable PersonId by,
        @Nullable String detail) {}
