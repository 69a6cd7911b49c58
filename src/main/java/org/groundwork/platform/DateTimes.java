package org.groundwork.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Days and times as the server writes them, everywhere: in templates as {@code #times}. A moment is
 * written in UTC and says so; the page's script turns it into the reader's own time zone.
 */
public final class DateTimes {

    private final Supplier<Locale> locale;

    /** @param locale whose names of months and weekdays are written */
    public DateTimes(Supplier<Locale> locale) {
        this.locale = locale;
    }

    /** {@code 10:42 UTC} */
    public String time(TemporalAccessor at) {
        return format("HH:mm 'UTC'", at);
    }

    /** {@code 22 November 2026} */
    public String date(TemporalAccessor at) {
        return format("d MMMM yyyy", at);
    }

    /** {@code 22 Nov 2026} */
    public String shortDate(TemporalAccessor at) {
        return format("d MMM yyyy", at);
    }

    /** {@code Sunday, 22 November 2026} */
    public String weekday(TemporalAccessor at) {
        return format("EEEE, d MMMM yyyy", at);
    }

    /** {@code November 2026} */
    public String month(TemporalAccessor at) {
        return format("MMMM yyyy", at);
    }

    /** {@code 22 November 2026, 10:42 UTC} */
    public String both(TemporalAccessor at) {
        return format("d MMMM yyyy, HH:mm 'UTC'", at);
    }

    private String format(String pattern, TemporalAccessor at) {
        return DateTimeFormatter.ofPattern(pattern, locale.get())
                .format(at instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : at);
    }
}
