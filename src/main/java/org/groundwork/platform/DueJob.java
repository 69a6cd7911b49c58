package org.groundwork.platform;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Asks every module each hour what has fallen due. */
@Component
class DueJob implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(DueJob.class);

    private final Supplier<Stream<DueWork>> works;
    private final Clock clock;

    @Autowired
    DueJob(ObjectProvider<DueWork> works, Clock clock) {
        this(works::orderedStream, clock);
    }

    DueJob(Supplier<Stream<DueWork>> works, Clock clock) {
        this.works = works;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "platform-due";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    /** One that fails does not keep the others from being asked. */
    @Override
    public void run() {
        works.get().forEach(this::ask);
    }

    private void ask(DueWork work) {
        try {
            work.publishDue(clock.instant());
        } catch (RuntimeException failure) {
            log.error("What is due could not be told; it is tried again in an hour", failure);
        }
    }
}
