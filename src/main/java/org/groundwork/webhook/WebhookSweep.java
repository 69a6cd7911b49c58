package org.groundwork.webhook;

import java.time.Clock;
import java.time.Duration;
import org.groundwork.platform.RecurringJob;
import org.springframework.stereotype.Component;

/** Finds, each minute, hooks that are to be tried again, and what an instance that died left behind. */
@Component
class WebhookSweep implements RecurringJob {

    /** For the lists of the pages. */
    static final Duration KEPT = Duration.ofDays(30);

    private final WebhookRepository repository;
    private final WebhookQueue queue;
    private final WebhookProperties properties;
    private final Clock clock;

    WebhookSweep(WebhookRepository repository, WebhookQueue queue, WebhookProperties properties, Clock clock) {
        this.repository = repository;
        this.queue = queue;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        if (properties.enabled()) {
            repository.ready(clock.instant()).forEach(queue::ask);
        }
        repository.removeOlder(clock.instant().minus(KEPT));
    }
}
