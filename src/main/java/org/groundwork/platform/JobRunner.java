package org.groundwork.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.groundwork.platform.database.DatabaseWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Does the jobs that are due, on threads of its own, from the application's start until its stop,
 * which waits a while for those under way. What an instance that died had begun is begun again by
 * another, when its sign of life has been missing for {@value #MISSED_SIGNS} times {@link
 * #SIGN_OF_LIFE}.
 */
@Component
class JobRunner implements SmartLifecycle {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);
    private static final int MISSED_SIGNS = 4;
    private static final Duration WAIT_AT_STOP = Duration.ofSeconds(15);

    private final JobTasks tasks;
    private final JobProperties properties;
    private final DataSource database;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    JobRunner(JobTasks tasks, JobProperties properties, DataSource database, Clock clock) {
        this.tasks = tasks;
        this.properties = properties;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean isAutoStartup() {
        return properties.enabled();
    }

    @Override
    public void start() {
        Scheduler started = Scheduler.create(database, List.<Task<?>>copyOf(tasks.once()))
                .startTasks(tasks.recurring())
                .tableName(JobTasks.TABLE)
                .serializer(JobTasks.TEXT)
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(LOOK_EVERY)
                .heartbeatInterval(SIGN_OF_LIFE)
                .missedHeartbeatsLimit(MISSED_SIGNS)
                .threads(properties.threads())
                .clock(clock::instant)
                .shutdownMaxWait(WAIT_AT_STOP)
                .build();
        started.start();
        scheduler = started;
    }

    @Override
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** Without the database there is nothing to be done, and nothing to be said every five seconds. */
    @EventListener
    void databaseChanged(DatabaseWatch.Changed changed) {
        Scheduler running = scheduler;
        if (running != null) {
            if (changed.away()) {
                running.pause();
            } else {
                running.resume();
            }
        }
    }

    /** Does not wait for the next look. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void asked(Jobs.Asked asked) {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }
}
