package org.groundwork.platform;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * The days of the installation, for what is planned for a date: a day begins at midnight in the
 * time zone that is configured ({@code groundwork.time-zone}), for everybody alike.
 */
@Component
public class Calendar {

    /** No plan reaches further. */
    private static final int MOST_YEARS = 20;

    private final Clock clock;
    private final ZoneId zone;

    Calendar(Clock clock, CalendarSettings settings) {
        this.clock = clock;
        this.zone = settings.zone();
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    /** The day that a moment belongs to. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /** Too far ahead to be meant. */
    public boolean tooFar(LocalDate day) {
        return day.isAfter(today().plusYears(MOST_YEARS));
    }
}
