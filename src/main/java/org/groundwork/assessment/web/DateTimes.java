package org.groundwork.assessment.web;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as the server writes them, in UTC and saying so; the page's script turns them into the
 * reader's own time zone.
 */
@Component
class DateTimes {

    /** {@code 10:42 UTC} */
    public String time(Instant at) {
        return format("HH:mm 'UTC'", at);
    }

    /** {@code 22 November 2026} */
    public String date(Instant at) {
        return format("d MMMM yyyy", at);
    }

    /** {@code 22 November 2026, 10:42 UTC} */
    public String both(Instant at) {
        return format("d MMMM yyyy, HH:mm 'UTC'", at);
    }

    private static String format(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, LocaleContextHolder.getLocale())
                .format(at.atOffset(ZoneOffset.UTC));
    }
}
