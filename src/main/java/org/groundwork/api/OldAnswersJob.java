package org.groundwork.api;

import java.time.Duration;
import org.groundwork.platform.RecurringJob;
import org.springframework.stereotype.Component;

/** Forgets what was answered to requests that nobody will send again. */
@Component
class OldAnswersJob implements RecurringJob {

    private final Idempotency idempotency;

    OldAnswersJob(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public String name() {
        return "api-old-answers";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        idempotency.removeOld();
    }
}
