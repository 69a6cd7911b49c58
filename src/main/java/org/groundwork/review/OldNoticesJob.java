package org.groundwork.review;

import java.time.Clock;
import java.time.Duration;
import org.groundwork.platform.RecurringJob;
import org.springframework.stereotype.Component;

/** Removes notices that nobody will look for any more. */
@Component
class OldNoticesJob implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(365);

    private final NoticeRepository notices;
    private final Clock clock;

    OldNoticesJob(NoticeRepository notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "review-old-notices";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        notices.removeOlderThan(clock.instant().minus(KEPT));
    }
}
