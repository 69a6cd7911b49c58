package org.groundwork.platform.database;

import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An older version must not run on tables that a newer one has changed. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    FlywayConfigurationCustomizer refuseNewerDatabase() {
        return flyway -> flyway.ignoreMigrationPatterns(new String[0]);
    }
}
