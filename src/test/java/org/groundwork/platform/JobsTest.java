package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.groundwork.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JobsTest {

    static final TestServer.Database SERVER = TestServer.newDatabase();

    final DataSource database = SERVER.dataSource();
    final Clock clock = Clock.systemUTC();
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    final Jobs jobs = new Jobs(database, event -> {}, clock);

    @BeforeEach
    void forgetJobs() {
        JdbcClient.create(database).sql("delete from job").update();
    }

    @Test
    void doesAJobOnceWithWhatItWasGiven() {
        Recorded job = new Recorded();
        transaction.executeWithoutResult(status -> jobs.once(job.name(), "grün"));
        run(job, Duration.ZERO);
        run(job, Duration.ofDays(1));
        assertThat(job.done).containsExactly("grün");
    }

    @Test
    void doesNothingWhenTheTransactionThatAskedIsRolledBack() {
        Recorded job = new Recorded();
        transaction.executeWithoutResult(status -> {
            jobs.once(job.name(), "a");
            status.setRollbackOnly();
        });
        run(job, Duration.ofDays(1));
        assertThat(job.done).isEmpty();
    }

    @Test
    void triesAgainLaterAndGivesUpInTheEnd() {
        Recorded job = new Recorded();
        job.fails = true;
        jobs.once(job.name(), "a");
        run(job, Duration.ZERO);
        run(job, Duration.ZERO);
        assertThat(job.done).as("not before its time").hasSize(1);
        run(job, Duration.ofHours(1));
        assertThat(job.givenUp).isEmpty();
        run(job, Duration.ofHours(2));
        run(job, Duration.ofHours(3));
        assertThat(job.done).hasSize(3);
        assertThat(job.givenUp).containsExactly("a");
    }

    @Test
    void twoInstancesDoEachJobOnce() throws InterruptedException {
        Recorded job = new Recorded();
        List<String> all = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
        job.expected = new CountDownLatch(all.size());
        all.forEach(one -> jobs.once(job.name(), one));
        List<JobRunner> instances = List.of(runner(job), runner(job));
        instances.forEach(JobRunner::start);
        try {
            assertThat(job.expected.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            instances.forEach(JobRunner::stop);
        }
        assertThat(job.done).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void askedForAJobItDoesNotWaitForTheNextLook() throws InterruptedException {
        Recorded job = new Recorded();
        job.expected = new CountDownLatch(1);
        JobRunner runner = runner(job);
        runner.start();
        try {
            new Jobs(database, event -> runner.asked((Jobs.Asked) event), clock).once(job.name(), "a");
            assertThat(job.expected.await(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            runner.stop();
        }
        assertThat(runner.isRunning()).isFalse();
    }

    @Test
    void whatIsDueInOneRoomIsToldThoughAnotherFails() {
        Queue<Instant> told = new ConcurrentLinkedQueue<>();
        DueWork broken = now -> {
            throw new IllegalStateException("broken");
        };
        new DueJob(() -> Stream.of(broken, told::add), clock).run();
        assertThat(told).hasSize(1);
    }

    private void run(Recorded job, Duration later) {
        new TestJobs(new JobTasks(List.of(), List.of(job)), database, clock).runDueIn(later);
    }

    private JobRunner runner(Recorded job) {
        return new JobRunner(new JobTasks(List.of(), List.of(job)), new JobProperties(true, 2), database, clock);
    }

    private static final class Recorded implements OneTimeJob {

        final Queue<String> done = new ConcurrentLinkedQueue<>();
        final Queue<String> givenUp = new ConcurrentLinkedQueue<>();
        CountDownLatch expected = new CountDownLatch(0);
        boolean fails;

        @Override
        public String name() {
            return "test-recorded";
        }

        @Override
        public void run(String data) {
            done.add(data);
            expected.countDown();
            if (fails) {
                throw new IllegalStateException("fails, as the test wants");
            }
        }

        @Override
        public void givenUp(String data) {
            givenUp.add(data);
        }
    }
}
