package org.groundwork.platform;

import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.SimpleTransactionScope;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction at a time, and one connection: what is done within a transaction joins it. A
 * second connection that is asked for while the first is held can wait for good, once as many
 * threads as there are connections do so (docs/adr/0074-one-connection-each.md).
 */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

    private static final String SCOPE = "transaction";

    /**
     * When a session was last used is written once a minute, not for each page that is read: nothing is changed then, and no
     * write to the disk is waited for. Parameters in the order of Spring Session’s own statement.
     */
    private static final String UPDATE_SESSION = """
        UPDATE %TABLE_NAME% AS kept
        SET SESSION_ID = now.SESSION_ID, LAST_ACCESS_TIME = now.LAST_ACCESS_TIME,
            MAX_INACTIVE_INTERVAL = now.MAX_INACTIVE_INTERVAL, EXPIRY_TIME = now.EXPIRY_TIME,
            PRINCIPAL_NAME = now.PRINCIPAL_NAME
        FROM (VALUES (?::char(36), ?::bigint, ?::int, ?::bigint, ?::varchar, ?::char(36)))
            AS now (SESSION_ID, LAST_ACCESS_TIME, MAX_INACTIVE_INTERVAL, EXPIRY_TIME, PRINCIPAL_NAME, PRIMARY_ID)
        WHERE kept.PRIMARY_ID = now.PRIMARY_ID
          AND (abs(now.LAST_ACCESS_TIME - kept.LAST_ACCESS_TIME) >= 60000
            OR (now.SESSION_ID, now.MAX_INACTIVE_INTERVAL, now.PRINCIPAL_NAME)
                IS DISTINCT FROM (kept.SESSION_ID, kept.MAX_INACTIVE_INTERVAL, kept.PRINCIPAL_NAME))
        """;

    /**
     * For code that begins a transaction in its midst, and by its second name for the sessions,
     * which otherwise begin one of their own within that of the caller.
     */
    @Bean({"transactionTemplate", "springSessionTransactionOperations"})
    TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    /** {@value #SCOPE}: a bean of its own for each transaction, until its end. */
    @Bean
    static CustomScopeConfigurer transactionScope() {
        CustomScopeConfigurer scopes = new CustomScopeConfigurer();
        scopes.addScope(SCOPE, new SimpleTransactionScope());
        return scopes;
    }

    /** Two requests of one browser at a moment may both write the same thing into its session. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsAreWrittenByTwoAtOnce() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsAreUsedByTheMinute() {
        return sessions -> sessions.setUpdateSessionQuery(UPDATE_SESSION);
    }
}
