package org.groundwork.platform;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which days people mean.
 *
 * @param timeZone for example {@code Europe/Berlin}; unless set, that of the machine
 */
@ConfigurationProperties("groundwork")
record CalendarSettings(@Nullable ZoneId timeZone) {

    ZoneId zone() {
        return timeZone == null ? ZoneId.systemDefault() : timeZone;
    }
}
