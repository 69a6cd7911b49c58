package org.groundwork.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every second whether the database answers, over a connection of its own, so that pages and
 * health can say at once that it does not, without waiting for a connection themselves. An embedded
 * server that died is started again.
 */
@Component
public class DatabaseWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DatabaseWatch.class);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int SECONDS_TO_ANSWER = 2;

    private final ObjectProvider<JdbcConnectionDetails> details;
    private final ObjectProvider<EmbeddedPostgres> embedded;
    private final ApplicationEventPublisher events;
    private final boolean watched;
    private final Object turn = new Object();

    private volatile boolean away;
    private volatile @Nullable Thread watcher;
    private @Nullable Connection connection;
    private boolean asked;

    DatabaseWatch(
            ObjectProvider<JdbcConnectionDetails> details,
            ObjectProvider<EmbeddedPostgres> embedded,
            ApplicationEventPublisher events,
            DatabaseProperties properties) {
        this.details = details;
        this.embedded = embedded;
        this.events = events;
        this.watched = properties.databaseWatched();
    }

    /** It does not answer any more, or it does again. */
    public record Changed(boolean away) {}

    /** Whether the database did not answer when it was last looked at. */
    public boolean isAway() {
        return away;
    }

    /** Has it looked at now, because something failed. */
    public void look() {
        synchronized (turn) {
            asked = true;
            turn.notifyAll();
        }
    }

    @Override
    public void start() {
        Thread thread = Thread.ofPlatform().daemon().name("database-watch").unstarted(this::watch);
        watcher = thread;
        thread.start();
    }

    @Override
    public boolean isAutoStartup() {
        return watched;
    }

    /** After what serves requests, and before the embedded server is stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void stop() {
        Thread thread = watcher;
        watcher = null;
        if (thread != null) {
            look();
            try {
                thread.join(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return watcher != null;
    }

    private void watch() {
        while (watcher != null) {
            try {
                tell(problem());
            } catch (RuntimeException e) {
                log.error("Looking at the database failed; it is tried again", e);
            }
            pause();
        }
        forget();
    }

    private void pause() {
        synchronized (turn) {
            if (!asked && watcher != null) {
                try {
                    turn.wait(LOOK_EVERY.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    watcher = null;
                }
            }
            asked = false;
        }
    }

    /** Why it does not answer; null if it does. */
    private @Nullable String problem() {
        try {
            Connection there = connection;
            if (there == null || !there.isValid(SECONDS_TO_ANSWER)) {
                forget();
                JdbcConnectionDetails to = details.getObject();
                connection = DatabaseConnections.quick(
                        to.getJdbcUrl(), to.getUsername(), to.getPassword(), SECONDS_TO_ANSWER);
            }
            return null;
        } catch (SQLException e) {
            forget();
            EmbeddedPostgres server = embedded.getIfAvailable();
            return server == null ? DatabaseFaults.sentence(e) : revive(server, e);
        }
    }

    private static String revive(EmbeddedPostgres server, SQLException reason) {
        try {
            return server.startAgainIfDead()
                    ? "The embedded database had died; it was started again."
                    : "The embedded database runs, but does not answer: " + reason.getMessage();
        } catch (DatabaseCannotStart e) {
            return "The embedded database has died; starting it again is tried every second. The first time: "
                    + e.getMessage();
        }
    }

    private void tell(@Nullable String problem) {
        boolean before = away;
        away = problem != null;
        if (away == before) {
            return;
        }
        if (problem == null) {
            log.warn("The database answers again.");
        } else {
            log.error("The database does not answer; pages say so until it does. {}", problem);
        }
        events.publishEvent(new Changed(away));
    }

    private void forget() {
        Connection there = connection;
        connection = null;
        if (there != null) {
            try {
                there.close();
            } catch (SQLException e) {
                log.debug("was broken", e);
            }
        }
    }
}
