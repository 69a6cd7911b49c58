package org.groundwork.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Days and times as the server writes them, everywhere: in templates as {@code #times}. A moment is
 * written in the reader's time zone ({@link ReaderTimeZone}), a day of the calendar as it is.
 */
public final class DateTimes {

    private final Supplier<Locale> locale;
    private final Supplier<? extends ZoneId> zone;

    /**
     * @param locale whose names of months and weekdays are written
     * @param zone in which a moment has its day and hour
     */
    public DateTimes(Supplier<Locale> locale, Supplier<? extends ZoneId> zone) {
        this.locale = locale;
        this.zone = zone;
    }

    /** {@code 10:42} */
    public String time(TemporalAccessor at) {
        return format("HH:mm", at);
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

    /** {@code 22 November 2026, 10:42} */
    public String both(TemporalAccessor at) {
        return format("d MMMM yyyy, HH:mm", at);
    }

    private String format(String pattern, TemporalAccessor at) {
        return DateTimeFormatter.ofPattern(pattern, locale.get())
                .format(
                        at.isSupported(ChronoField.INSTANT_SECONDS)
                                ? Instant.from(at).atZone(zone.get())
                                : at);
    }
}
