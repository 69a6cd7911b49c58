package org.groundwork.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Which database the application uses: {@code spring.datasource.url} if it is set (Spring Boot's
 * own way), else {@code DATABASE_URL}, else the embedded server.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    @Conditional(NothingConfigured.class)
    EmbeddedPostgres embeddedPostgres(DatabaseProperties properties) {
        return EmbeddedPostgres.start(properties.data());
    }

    @Bean
    @Conditional(NothingConfigured.class)
    JdbcConnectionDetails embeddedDatabase(EmbeddedPostgres server) {
        return new Details(
                server.owner().url(), server.owner().username(), server.owner().password());
    }

    @Bean
    @Conditional(DatabaseUrlGiven.class)
    JdbcConnectionDetails databaseFromUrl(Environment environment) {
        DatabaseUrl url = DatabaseUrl.parse(environment.getRequiredProperty(DatabaseProperties.URL));
        return new Details(url.jdbcUrl(), url.username(), url.password());
    }

    private record Details(
            String jdbcUrl,
            @Nullable String username,
            @Nullable String password) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return jdbcUrl;
        }

        @Override
        public @Nullable String getUsername() {
            return username;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        @Override
        public String toString() {
            return "the database at " + jdbcUrl;
        }
    }

    static boolean isSet(Environment environment, String property) {
        return StringUtils.hasText(environment.getProperty(property));
    }

    static final class NothingConfigured implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            return !isSet(environment, DatabaseProperties.DATASOURCE_URL)
                    && !isSet(environment, DatabaseProperties.URL);
        }
    }

    static final class DatabaseUrlGiven implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            return !isSet(environment, DatabaseProperties.DATASOURCE_URL) && isSet(environment, DatabaseProperties.URL);
        }
    }
}
