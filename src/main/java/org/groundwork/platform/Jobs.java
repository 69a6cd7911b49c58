package org.groundwork.platform;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;

/** Asks for work in the background. */
@Service
public class Jobs {

    /** There is something to do. */
    record Asked() {}

    private final SchedulerClient client;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Jobs(DataSource database, ApplicationEventPublisher events, Clock clock) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .tableName(JobTasks.TABLE)
                .serializer(JobTasks.TEXT)
                .build();
        this.events = events;
        this.clock = clock;
    }

    /**
     * Has something done soon, once the transaction at hand is committed, and not at all if it is
     * rolled back.
     *
     * @param job the {@link OneTimeJob#name} of what is to be done
     * @param data what it needs to know: better the id of a row than the row, since it may run a
     *     while later and more than once
     */
    public void once(String job, String data) {
        client.schedule(new TaskInstance<>(job, UUID.randomUUID().toString(), data), clock.instant());
        events.publishEvent(new Asked());
    }

    /**
     * Like {@link #once(String, String)}, unless the same was asked for and is not done yet.
     *
     * @param instance what it is the same by, for example the id of a row
     */
    public void once(String job, String instance, String data) {
        client.scheduleIfNotExists(new TaskInstance<>(job, instance, data), clock.instant());
        events.publishEvent(new Asked());
    }

    /** Has it tried at once and anew, whether it was given up or waits; not while it is done. */
    public void again(String job, String instance, String data) {
        TaskInstance<String> asked = new TaskInstance<>(job, instance, data);
        Optional<ScheduledExecution<Object>> there = client.getScheduledExecution(asked);
        if (there.filter(ScheduledExecution::isPicked).isPresent()) {
            return;
        }
        if (there.isPresent()) {
            client.cancel(asked);
        }
        client.scheduleIfNotExists(asked, clock.instant());
        events.publishEvent(new Asked());
    }

    /** When those that are not done yet are due, by their instance. */
    public Map<String, Instant> due(String job) {
        Map<String, Instant> due = new HashMap<>();
        client.fetchScheduledExecutionsForTask(
                job,
                String.class,
                execution -> due.put(execution.getTaskInstance().getId(), execution.getExecutionTime()));
        return due;
    }
}
