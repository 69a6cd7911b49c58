package org.groundwork.platform.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** An older version must not run on tables that a newer one has changed, and nothing on a database that cannot hold it. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

    @Bean
    FlywayConfigurationCustomizer refuseNewerDatabase() {
        return flyway -> flyway.ignoreMigrationPatterns(new String[0]);
    }

    @Bean
    FlywayMigrationStrategy migrateWhatFits() {
        return flyway -> {
            DataSource database =
                    DatabaseConnections.patient(flyway.getConfiguration().getDataSource());
            try {
                DatabaseChecks.check(database);
            } catch (SQLException e) {
                throw new DatabaseCannotStart(DatabaseFaults.sentence(e), e);
            }
            Flyway.configure(flyway.getConfiguration().getClassLoader())
                    .configuration(flyway.getConfiguration())
                    .dataSource(database)
                    .load()
                    .migrate();
        };
    }
}
