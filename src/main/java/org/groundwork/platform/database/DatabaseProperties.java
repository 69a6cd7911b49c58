package org.groundwork.platform.database;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the database.
 *
 * @param data folder in which an embedded one keeps everything, and past cases wait until they are measured; {@code
 *     ~/.groundwork} unless set
 * @param databaseWatched whether it is looked at every second that the database answers
 */
@ConfigurationProperties("groundwork")
record DatabaseProperties(Path data, @DefaultValue("true") boolean databaseWatched) {

    static final String DATASOURCE_URL = "spring.datasource.url";
    static final String URL = "DATABASE_URL";

    DatabaseProperties {
        if (data.startsWith("~")) {
            data = Path.of(System.getProperty("user.home")).resolve(Path.of("~").relativize(data));
        }
    }
}
