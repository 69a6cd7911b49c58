package org.groundwork.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was told, or is to be.
 *
 * @param type as it is sent
 * @param triedAt null while it was not tried
 * @param reply of the last try; null while there was none
 */
public record DeliveryView(
        UUID id,
        String type,
        Instant at,
        State state,
        int attempts,
        @Nullable Instant triedAt,
        @Nullable WebhookReply reply) {

    public enum State {
        WAITING,
        SENT,
        GIVEN_UP;

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Part of the message keys for what it tells of: {@code submitted}, {@code trial}. */
    public String key() {
        Optional<WebhookEvent> event = WebhookEvent.ofType(type);
        return event.isPresent() ? event.get().key() : "trial";
    }
}
