package org.groundwork.webhook;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.ActivityEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Queues what hooks are told of, in the transaction in which it happened. */
@Component
class WebhookListener {

    private final WebhookRepository repository;
    private final WebhookContents contents;
    private final WebhookQueue queue;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookListener(
            WebhookRepository repository,
            WebhookContents contents,
            WebhookQueue queue,
            WebhookProperties properties,
            Clock clock) {
        this.repository = repository;
        this.contents = contents;
        this.queue = queue;
        this.properties = properties;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void happened(ActivityEvent happened) {
        if (properties.enabled()) {
            WebhookEvent.of(happened).ifPresent(event -> tell(event, happened));
        }
    }

    private void tell(WebhookEvent event, ActivityEvent happened) {
        UUID assessment = happened.assessment();
        List<UUID> hooks = repository.wanting(event, happened.team());
        if (assessment != null && !hooks.isEmpty()) {
            String content = contents.of(event, happened, assessment);
            hooks.forEach(hook -> queue.add(hook, event.type(), content, clock.instant()));
        }
    }
}
