package org.groundwork.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.webhook.WebhookRepository.Taken;
import org.springframework.stereotype.Component;

/** Sends what hooks have to send. Holds no connection to the database while it waits for a receiver. */
@Component
class WebhookDispatcher {

    /** In one job; what is left is another’s. */
    private static final int AT_ONCE = 50;

    /** After so long a job ends, so that a slow receiver does not keep other work from being done. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

    private final WebhookQueue queue;
    private final WebhookSender sender;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookDispatcher(WebhookQueue queue, WebhookSender sender, WebhookProperties properties, Clock clock) {
        this.queue = queue;
        this.sender = sender;
        this.properties = properties;
        this.clock = clock;
    }

    /** Sends one after the other, until nothing is left or one is not taken. */
    void sendAll(UUID webhook) {
        if (!properties.enabled()) {
            return;
        }
        Instant end = clock.instant().plus(LONG_ENOUGH);
        for (int i = 0; i < AT_ONCE && clock.instant().isBefore(end); i++) {
            Optional<Taken> taken = queue.next(webhook, clock.instant());
            if (taken.isEmpty()) {
                return;
            }
            WebhookReply reply = send(taken.get());
            queue.answered(taken.get(), reply, clock);
            if (!reply.taken()) {
                return;
            }
        }
        queue.ask(webhook);
    }

    /** Sends this one now; nothing if something is being sent to the hook at the moment. */
    Optional<WebhookReply> sendNow(UUID webhook, UUID delivery) {
        return queue.byHand(webhook, delivery, clock.instant()).map(taken -> {
            WebhookReply reply = send(taken);
            queue.answeredByHand(taken, reply);
            return reply;
        });
    }

    private WebhookReply send(Taken taken) {
        byte[] body = WebhookContents.body(taken);
        Instant now = clock.instant();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Groundwork-Event", taken.event());
        headers.put("Groundwork-Delivery", taken.id().toString());
        headers.put("Groundwork-Signature", WebhookSignature.header(taken.secret(), now, body));
        return sender.send(URI.create(taken.address()), headers, body);
    }
}
