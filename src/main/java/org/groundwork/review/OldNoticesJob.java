package org.groundwork.review;

import org.groundwork.platform.RecurringJob;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Removes notices that nobody will look for any more, with their mails. */
@Component
class OldNoticesJob implements RecurringJob {

    static final Duration KEPT = Duration.ofDays(365);

    private final JdbcClient database;
    private final Clock clock;

    OldNoticesJob(JdbcClient database, Clock clock) {
        this.database = database;
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
        database.sql("delete from notice where created_at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
