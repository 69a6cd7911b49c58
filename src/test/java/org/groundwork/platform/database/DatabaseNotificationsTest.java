package org.groundwork.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundwork.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Two instances on one database. */
class DatabaseNotificationsTest {

    private final TestServer.Database database = TestServer.newDatabase();
    private final DatabaseNotifications one = instance(true);
    private final DatabaseNotifications other = instance(true);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger missed = new AtomicInteger();

    private DatabaseNotifications instance(boolean enabled) {
        JdbcConnectionDetails details = new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return database.username();
            }

            @Override
            public String getPassword() {
                return database.password();
            }
        };
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("details", details);
        return new DatabaseNotifications(beans.getBeanProvider(JdbcConnectionDetails.class), enabled);
    }

    @BeforeEach
    void both() {
        one.start();
        other.start();
        other.receive(heard::add, missed::incrementAndGet);
    }

    @AfterEach
    void neither() {
        one.stop();
        other.stop();
    }

    /** Until somebody listens nothing is kept for them. */
    private void saidUntilHeard(String message) {
        await().until(() -> {
            one.send(message);
            return heard.contains(message);
        });
    }

    @Test
    void whatOneInstanceSaysTheOtherHearsInItsOrderAndLetterByLetter() {
        saidUntilHeard("ready");
        heard.clear();
        one.send("a\nb’s \"ü\" ; select 1");
        one.send("second");
        await().until(() -> heard.contains("second"));
        assertThat(heard.stream().filter(message -> !message.equals("ready")))
                .containsExactly("a\nb’s \"ü\" ; select 1", "second");
        assertThat(missed).hasValue(0);
    }

    @Test
    void afterTheConnectionBrokeItHearsAgainAndSaysThatItMayHaveMissedSomething() throws SQLException {
        saidUntilHeard("before");
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
        await().until(() -> missed.get() > 0);
        saidUntilHeard("after");
    }

    @Test
    void switchedOffItSaysNothing() throws SQLException {
        DatabaseNotifications alone = instance(false);
        alone.start();
        saidUntilHeard("ready");
        alone.send("from nobody");
        saidUntilHeard("last");
        assertThat(heard).doesNotContain("from nobody");
        assertThat(alone.isRunning()).isFalse();
    }
}
