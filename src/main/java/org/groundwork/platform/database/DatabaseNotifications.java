package org.groundwork.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.groundwork.platform.LiveLink;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Messages between instances by PostgreSQL's {@code LISTEN} and {@code NOTIFY}, over two connections of
 * its own: one that waits, one that sends. Opened when they are first needed, and again after the
 * database was away.
 */
@Component
class DatabaseNotifications implements LiveLink, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseNotifications.class);

    private static final String CHANNEL = "groundwork_live";
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
    private static final int SECONDS_TO_ANSWER = 15;
    private static final int WAITING = 1_000;

    private final ObjectProvider<JdbcConnectionDetails> details;
    private final boolean enabled;
    private final BlockingQueue<String> toSend = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean running;
    private @Nullable Thread sender;
    private @Nullable Thread receiver;
    private volatile @Nullable Connection listening;

    DatabaseNotifications(
            ObjectProvider<JdbcConnectionDetails> details,
            @Value("${groundwork.live.between-instances:true}") boolean enabled) {
        this.details = details;
        this.enabled = enabled;
    }

    @Override
    public void send(String message) {
        if (!running) {
            return;
        }
        if (!toSend.offer(message)) {
            log.debug("Other instances are not told: too many messages wait");
        }
        synchronized (this) {
            if (sender == null) {
                sender = Thread.ofPlatform().daemon().name("live-sender").start(this::sendAll);
            }
        }
    }

    @Override
    public synchronized void receive(Consumer<String> to, Runnable missed) {
        if (running && receiver == null) {
            receiver = Thread.ofPlatform().daemon().name("live-receiver").start(() -> receiveAll(to, missed));
        }
    }

    private void sendAll() {
        Connection connection = null;
        while (running) {
            try {
                String message = toSend.poll(WAIT.toMillis(), TimeUnit.MILLISECONDS);
                if (message == null) {
                    continue;
                }
                if (connection == null) {
                    connection = connect();
                }
                try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
                    notify.setString(1, CHANNEL);
                    notify.setString(2, message);
                    notify.execute();
                }
            } catch (SQLException e) {
                log.debug("Other instances could not be told", e);
                close(connection);
                connection = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close(connection);
    }

    private void receiveAll(Consumer<String> to, Runnable missed) {
        boolean before = false;
        while (running) {
            Connection connection = null;
            try {
                connection = connect();
                listening = connection;
                try (PreparedStatement listen = connection.prepareStatement("listen " + CHANNEL)) {
                    listen.execute();
                }
                if (before) {
                    missed.run();
                }
                before = true;
                PGConnection notifications = connection.unwrap(PGConnection.class);
                while (running) {
                    PGNotification[] arrived = notifications.getNotifications((int) WAIT.toMillis());
                    if (arrived == null || arrived.length == 0) {
                        if (!connection.isValid(SECONDS_TO_ANSWER)) {
                            break;
                        }
                        continue;
                    }
                    for (PGNotification notification : arrived) {
                        to.accept(notification.getParameter());
                    }
                }
            } catch (SQLException e) {
                log.debug("Other instances cannot be heard; it is tried again", e);
            } finally {
                close(connection);
            }
            pause();
        }
    }

    private Connection connect() throws SQLException {
        JdbcConnectionDetails to = details.getObject();
        return DatabaseConnections.quick(to.getJdbcUrl(), to.getUsername(), to.getPassword(), SECONDS_TO_ANSWER);
    }

    private void pause() {
        try {
            if (running) {
                Thread.sleep(TRY_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("was broken", e);
            }
        }
    }

    @Override
    public void start() {
        running = enabled;
    }

    /** Before the embedded server is stopped, after those who send. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        running = false;
        Thread[] threads;
        synchronized (this) {
            threads = new Thread[] {sender, receiver};
            sender = null;
            receiver = null;
        }
        for (Thread thread : threads) {
            if (thread != null) {
                thread.interrupt();
            }
        }
        close(listening); // wakes who waits for the next message
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
