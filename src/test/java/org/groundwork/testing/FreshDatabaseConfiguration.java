package org.groundwork.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.groundwork.method.Methods;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Puts a data source into the context that is pointed to a new database before each test class. */
@TestConfiguration(proxyBeanMethods = false)
class FreshDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    SwitchableDataSource dataSource() {
        return new SwitchableDataSource();
    }

    static final class SwitchableDataSource extends DelegatingDataSource implements AutoCloseable {

        private static final int USUAL = 12;

        private volatile boolean used;

        SwitchableDataSource() {
            super(pool(USUAL));
        }

        private static HikariDataSource pool(int connections) {
            TestServer.Database database = TestServer.newDatabase();
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(database.url());
            config.setUsername(database.username());
            config.setPassword(database.password());
            config.setMaximumPoolSize(connections);
            config.setMinimumIdle(0);
            return new HikariDataSource(config);
        }

        @Override
        public Connection getConnection() throws SQLException {
            DataSource source = Objects.requireNonNull(getTargetDataSource());
            // The migration at the start holds two.
            return Statements.counted(used ? OneConnection.of(source) : source.getConnection());
        }

        /** The database that the context started on is still empty for its first test class. */
        synchronized void switchToNew() {
            if (used) {
                switchToNew(USUAL);
            }
            used = true;
        }

        /** A new database, to which there are so many connections at a time, until the next class. */
        synchronized void switchToNew(int connections) {
            close();
            setTargetDataSource(pool(connections));
            used = true;
        }

        @Override
        public void close() {
            DataSource target = Objects.requireNonNull(getTargetDataSource());
            ((HikariDataSource) target).close();
        }
    }

    static final class Switch extends AbstractTestExecutionListener {

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        /** Classes without a context know the methods that ship. */
        @Override
        public void afterTestClass(TestContext testContext) {
            Methods.use(Methods.Own.NONE);
        }

        @Override
        public void beforeTestClass(TestContext testContext) {
            SwitchableDataSource source = testContext.getApplicationContext().getBean(SwitchableDataSource.class);
            if (testContext.getTestClass().isAnnotationPresent(OnlyOneConnection.class)) {
                source.switchToNew(1);
            } else {
                source.switchToNew();
            }
            // those of another context would ask its database
            Methods.use(testContext
                    .getApplicationContext()
                    .getBeanProvider(Methods.Own.class)
                    .getIfAvailable(() -> Methods.Own.NONE));
        }
    }
}
