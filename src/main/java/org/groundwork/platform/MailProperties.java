package org.groundwork.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.StringUtils;

/**
 * Mail; the server itself is configured by Spring Boot’s {@code spring.mail} settings.
 *
 * @param from the sender, for example {@code Groundwork <groundwork@example.org>}; mail is off
 *     unless it is set
 */
@ConfigurationProperties("groundwork.mail")
record MailProperties(@Nullable String from) {

    MailProperties {
        from = StringUtils.hasText(from) ? from.strip() : null;
    }
}
