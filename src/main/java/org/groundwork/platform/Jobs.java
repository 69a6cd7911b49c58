package org.groundwork.platform;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;

import java.time.Clock;
import java.util.UUID;

import javax.sql.DataSource;

/** Asks for work in the background. */
@Service
public class Jobs {

    /** There is something to do. */
    record Asked() {}

    private final SchedulerClient client;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Jobs(DataSource database, ApplicationEventPublisher events, Clock clock) {
        this.client =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
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
        client.schedule(
                new TaskInstance<>(job, UUID.randomUUID().toString(), data), clock.instant());
        events.publishEvent(new Asked());
    }
}
