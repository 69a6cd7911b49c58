package org.groundwork.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the embedded database.
 *
 * @param data folder in which it keeps everything; {@code ~/.groundwork} unless set
 */
@ConfigurationProperties("groundwork")
record DatabaseProperties(Path data) {

    static final String DATASOURCE_URL = "spring.datasource.url";
    static final String URL = "DATABASE_URL";

    DatabaseProperties {
        if (data.startsWith("~")) {
            data = Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(data));
        }
    }
}
