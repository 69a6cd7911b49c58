package org.groundwork.platform;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;

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

    /** Those of these jobs alone. */
    public static TestJobs of(DataSource database, Clock clock, OneTimeJob... jobs) {
        return new TestJobs(new JobTasks(List.of(), List.of(jobs)), database, clock);
    }

    /** Does every job that was asked for, once. */
    public void runDue() {
        runDueIn(Duration.ZERO);
    }

    /** Does every job that will be due by then; those that fail are put off, as always. */
    public void runDueIn(Duration later) {
        ManualScheduler scheduler = scheduler(clock.instant().plus(later));
        scheduler.runAnyDueExecutions();
        scheduler.stop();
    }

    /** Finds those whose instance gives no sign of life, which are due again then. */
    public void findDead() {
        ManualScheduler scheduler = scheduler(clock.instant());
        scheduler.runDeadExecutionDetection();
        scheduler.stop();
    }

    private ManualScheduler scheduler(Instant at) {
        SettableClock then = new SettableClock();
        then.set(at);
        return ((TestHelper.ManualSchedulerBuilder)
                        TestHelper.createManualScheduler(database, List.<Task<?>>copyOf(tasks.once()))
                                .clock(then)
                                .tableName(JobTasks.TABLE)
                                .serializer(JobTasks.TEXT))
                .build();
    }
}
