package org.groundwork.review;

import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.ActivityTarget;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person is told of.
 *
 * @param actor null for the application itself
 * @param target what of the assessment it is about; null where that is all of it
 */
public record NoticeView(
        UUID id,
        PersonId recipient,
        Instant at,
        NoticeKind kind,
        TeamId team,
        @Nullable UUID assessment,
        @Nullable PersonId actor,
        @Nullable ActivityTarget target,
        @Nullable String detail,
        boolean read) {}
