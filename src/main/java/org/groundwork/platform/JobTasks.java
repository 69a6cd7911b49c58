package org.groundwork.platform;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The modules' jobs in the form that db-scheduler wants. */
@Component
class JobTasks {

    static final String TABLE = "job";

    /** Data is text, so that a job outlives the classes of the version that asked for it. */
    static final Serializer TEXT = new Serializer() {
        @Override
        public byte[] serialize(@Nullable Object data) {
            return data == null ? new byte[0] : ((String) data).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        @SuppressWarnings("NullAway") // of a recurring job, there is none
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            if (type == Void.class) {
                return type.cast(null);
            }
            return type.cast(new String(bytes, StandardCharsets.UTF_8));
        }
    };

    private static final Logger log = LoggerFactory.getLogger(JobTasks.class);

    private final List<RecurringTask<Void>> recurring;
    private final List<OneTimeTask<String>> once;

    @Autowired
    JobTasks(ObjectProvider<RecurringJob> recurring, ObjectProvider<OneTimeJob> once) {
        this(recurring.stream().toList(), once.stream().toList());
    }

    JobTasks(List<RecurringJob> recurring, List<OneTimeJob> once) {
        this.recurring = recurring.stream().map(JobTasks::task).toList();
        this.once = once.stream().map(JobTasks::task).toList();
    }

    List<RecurringTask<Void>> recurring() {
        return recurring;
    }

    List<OneTimeTask<String>> once() {
        return once;
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> job.run());
    }

    private static OneTimeTask<String> task(OneTimeJob job) {
        return Tasks.oneTime(job.name(), String.class)
                .onFailure((complete, operations) -> failed(job, complete, operations))
                .execute((instance, context) -> job.run(instance.getData()));
    }

    private static void failed(OneTimeJob job, ExecutionComplete complete, ExecutionOperations<String> operations) {
        String data = (String) complete.getExecution().taskInstance.getData();
        int failures = complete.getExecution().consecutiveFailures + 1;
        if (failures < job.attempts()) {
            operations.reschedule(complete, complete.getTimeDone().plus(job.waitAfter(failures)));
            return;
        }
        log.error("Gave up the job {} for {}", job.name(), data);
        job.givenUp(data);
        operations.stop();
    }
}
