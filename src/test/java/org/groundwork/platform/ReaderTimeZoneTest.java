package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.mock.web.MockHttpServletRequest;

/** One time zone for all moments that a person reads. */
class ReaderTimeZoneTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LATE = Instant.parse("2026-11-18T23:30:00Z");

    private static ZoneId zone(@Nullable String cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        if (cookie != null) {
            request.setCookies(new Cookie(ReaderTimeZone.COOKIE, cookie));
        }
        TimeZone zone = ((TimeZoneAwareLocaleContext)
                        new ReaderTimeZone(new Calendar(Clock.systemUTC(), new CalendarSettings(BERLIN)))
                                .resolveLocaleContext(request))
                .getTimeZone();
        return Objects.requireNonNull(zone).toZoneId();
    }

    @Test
    void isThatOfTheBrowser() {
        assertThat(zone("Asia/Tokyo")).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mars/Olympus", "../../etc", "x", "Europe/Berlin; drop"})
    void isThatOfTheInstallationWhereTheBrowserSaysNothingOfUse(String cookie) {
        assertThat(zone(cookie)).isEqualTo(BERLIN);
        assertThat(zone("Europe/".repeat(100))).isEqualTo(BERLIN);
        assertThat(zone(null)).isEqualTo(BERLIN);
    }

    @Test
    void aMomentHasItsDayAndHourThereAndADayStaysTheSame() {
        DateTimes tokyo = new DateTimes(() -> Locale.ENGLISH, () -> ZoneId.of("Asia/Tokyo"));
        DateTimes lima = new DateTimes(() -> Locale.ENGLISH, () -> ZoneId.of("America/Lima"));

        assertThat(tokyo.both(LATE)).isEqualTo("19 November 2026, 08:30");
        assertThat(lima.both(LATE)).isEqualTo("18 November 2026, 18:30");
        assertThat(tokyo.date(OffsetDateTime.parse("2026-11-18T23:30:00Z"))).isEqualTo("19 November 2026");
        assertThat(tokyo.date(LocalDate.of(2026, 11, 18))).isEqualTo("18 November 2026");
        assertThat(lima.date(LocalDate.of(2026, 11, 18))).isEqualTo("18 November 2026");
    }
}
