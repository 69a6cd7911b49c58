package org.groundwork.platform;

import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsAreWrittenByTwoAtOnce() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
