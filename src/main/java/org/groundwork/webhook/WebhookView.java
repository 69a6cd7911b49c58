package org.groundwork.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;

/**
 * A hook, without its secret.
 *
 * @param team null for all teams
 * @param off why it is switched off; null while it is on
 * @param failingSince since when nothing was taken; null while something was taken last
 * @param nextAt when it is tried again; null where nothing is to be tried, or at once
 * @param waiting how much is to be sent
 */
public record WebhookView(
        UUID id,
        String name,
        String address,
        @Nullable TeamId team,
        Set<WebhookEvent> events,
        @Nullable OffReason off,
        @Nullable Instant failingSince,
        int failures,
        @Nullable Instant nextAt,
        int waiting) {

    public enum OffReason {
        SWITCHED_OFF,
        /** The receiver said so. */
        GONE,
        FAILING;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean enabled() {
        return off == null;
    }

    /** Switched off by the application. */
    public boolean stopped() {
        return off == OffReason.GONE || off == OffReason.FAILING;
    }

    public boolean failing() {
        return failingSince != null;
    }
}
