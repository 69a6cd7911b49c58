package org.groundwork.platform;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;
import org.springframework.web.util.WebUtils;

/**
 * In which time zone a person reads: that of the browser, which the page's script puts into a
 * cookie; that of the installation while there is none. Moments everywhere on a page are in that
 * one zone. The language is one for all.
 */
@Component("localeResolver")
final class ReaderTimeZone extends AbstractLocaleContextResolver {

    /** Holds the id of a zone: {@code Europe/Berlin}. */
    static final String COOKIE = "groundwork-zone";

    private static final int LONGEST = 64;

    private final Calendar calendar;

    ReaderTimeZone(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The zone of the request that is being answered; that of the machine outside one. */
    static ZoneId current() {
        return LocaleContextHolder.getTimeZone().toZoneId();
    }

    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return new SimpleTimeZoneAwareLocaleContext(Locale.ENGLISH, TimeZone.getTimeZone(zone(request)));
    }

    private ZoneId zone(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        ZoneId given = cookie == null ? null : known(cookie.getValue());
        return given == null ? calendar.zone() : given;
    }

    private static @Nullable ZoneId known(String id) {
        try {
            return id.length() > LONGEST ? null : ZoneId.of(id);
        } catch (DateTimeException noZone) {
            return null;
        }
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("the language is one for all, and the browser knows its zone");
    }
}
