package org.groundwork.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the system, to the microsecond as the database keeps it, and what a test puts on top. */
public final class LaterClock extends Clock {

    private final Clock clock;
    private Duration later = Duration.ZERO;

    public LaterClock() {
        this(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    private LaterClock(Clock clock) {
        this.clock = clock;
    }

    /** One that stands still but for what is put on top. */
    public static LaterClock standingAt(Instant instant) {
        return new LaterClock(Clock.fixed(instant, ZoneOffset.UTC));
    }

    public void add(Duration time) {
        later = later.plus(time);
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(later);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
