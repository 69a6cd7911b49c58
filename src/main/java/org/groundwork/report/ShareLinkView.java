package org.groundwork.report;

import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A link that shows a submission to people without an account; not its secret, which nobody knows.
 *
 * @param by name of who made it
 * @param uses how often page or PDF was opened
 * @param lastUsed null as long as nobody has
 */
public record ShareLinkView(
        UUID id,
        PersonId madeBy,
        String by,
        Instant madeAt,
        Instant expiresAt,
        State state,
        int uses,
        @Nullable Instant lastUsed) {

    /** Whether it opens the report. */
    public enum State {
        WORKS,
        EXPIRED,
        REVOKED,
        /** Who made it may not share this report any more. */
        ORPHANED
    }

    public boolean works() {
        return state == State.WORKS;
    }

    /** It would work again if its maker could share again. */
    public boolean revocable() {
        return state == State.WORKS || state == State.ORPHANED;
    }
}
