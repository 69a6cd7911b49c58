package org.groundwork.portfolio;

import java.time.Clock;
import java.time.Duration;
import org.groundwork.platform.RecurringJob;
import org.springframework.stereotype.Component;

/** Throws away planning documents that were kept long enough. */
@Component
class PlanningExpiry implements RecurringJob {

    private final PlanningRepository repository;
    private final Clock clock;

    PlanningExpiry(PlanningRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "portfolio-planning-expiry";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(12);
    }

    @Override
    public void run() {
        repository.deleteExpired(clock.instant());
    }
}
