package org.groundwork.platform;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** What the time is, and how it is written. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /**
     * The one clock; tests put a fixed one in its place. It ticks in microseconds, as the database
     * keeps times: what was just written and what is read later are equal.
     */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Bean
    DateTimes dateTimes() {
        return new DateTimes(LocaleContextHolder::getLocale, ReaderTimeZone::current);
    }

    @Bean
    DateTimesDialect dateTimesDialect() {
        return new DateTimesDialect(ReaderTimeZone::current);
    }
}
