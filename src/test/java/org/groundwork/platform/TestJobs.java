package org.groundwork.platform;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;

import org.springframework.boot.test.context.TestComponent;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

/** Does jobs when a test says so, on the test's thread. No job runs by itself in a test. */
@TestComponent
public class TestJobs {

    private final JobTasks tasks;
    private final DataSource database;
    private final Clock clock;

    TestJobs(JobTasks tasks, DataSource database, Clock clock) {
        this.tasks = tasks;
        this.database = database;
        this.clock = clock;
    }

    /** Does every job that was asked for, once. */
    public void runDue() {
        runDueIn(Duration.ZERO);
    }

    /** Does every job that will be due by then; those that fail are put off, as always. */
    public void runDueIn(Duration later) {
        SettableClock then = new SettableClock();
        then.set(clock.instant().plus(later));
        ManualScheduler scheduler =
                ((TestHelper.ManualSchedulerBuilder)
                                TestHelper.createManualScheduler(
                                                database, List.<Task<?>>copyOf(tasks.once()))
                                        .clock(then)
                                        .tableName(JobTasks.TABLE)
                                        .serializer(JobTasks.TEXT))
                        .build();
        scheduler.runAnyDueExecutions();
        scheduler.stop();
    }
}
