package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundwork.platform.Busy;
import org.groundwork.report.PrintQueue.Job;
import org.groundwork.report.PrintQueue.Requester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrintQueueTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger printed = new AtomicInteger();

    @AfterEach
    void everybodyGoesHome() {
        go.countDown();
        people.close();
    }

    @Test
    void theSameDocumentIsPrintedOnce() throws Exception {
        PrintQueue queue = new PrintQueue(2, LONG);
        List<Future<byte[]>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(people.submit(() -> queue.print(job("a", false), Requester.MEMBER, this::waitAndPrint)));
        }
        go.countDown();
        for (Future<byte[]> one : all) {
            assertThat(one.get(1, TimeUnit.MINUTES)).containsExactly(1);
        }
        assertThat(queue.print(job("a", true), Requester.MEMBER, this::waitAndPrint))
                .containsExactly(2);
        assertThat(queue.print(job("b", false), Requester.GUEST, this::waitAndPrint))
                .containsExactly(3);
        assertThat(queue.print(job("a", false), Requester.GUEST, this::waitAndPrint))
                .containsExactly(1);
    }

    @Test
    void whoWaitsTooLongIsToldToComeBack() throws Exception {
        PrintQueue queue = new PrintQueue(1, Duration.ofMillis(1));
        CountDownLatch printing = new CountDownLatch(1);
        Future<byte[]> first = people.submit(() -> queue.print(job("a", false), Requester.MEMBER, () -> {
            printing.countDown();
            return waitAndPrint();
        }));
        printing.await();
        assertThatThrownBy(() -> queue.print(job("b", false), Requester.MEMBER, this::waitAndPrint))
                .isInstanceOfSatisfying(Busy.class, busy -> {
                    assertThat(busy.status()).isEqualTo(503);
                    assertThat(busy.retryAfter()).isPositive();
                });
        go.countDown();
        assertThat(first.get(1, TimeUnit.MINUTES)).containsExactly(1);
        assertThat(queue.print(job("b", false), Requester.MEMBER, this::waitAndPrint))
                .containsExactly(2);
    }

    /** However many follow a link, the team's own document does not wait for them. */
    @Test
    void aLinkThatWentRoundLeavesASlotForTheTeam() throws Exception {
        PrintQueue queue = new PrintQueue(2, LONG);
        CountDownLatch printing = new CountDownLatch(1);
        List<Future<byte[]>> guests = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "link " + i;
            guests.add(people.submit(() -> queue.print(job(name, false), Requester.GUEST, () -> {
                printing.countDown();
                return waitAndPrint();
            })));
        }
        printing.await();
        assertThat(people.submit(() -> queue.print(job("ours", false), Requester.MEMBER, () -> new byte[] {42}))
                        .get(1, TimeUnit.MINUTES))
                .containsExactly(42);
        go.countDown();
        int refused = 0;
        for (Future<byte[]> one : guests) {
            try {
                one.get(1, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(Busy.class);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(50);
        assertThat(printed.get()).isEqualTo(100 - refused);
    }

    @Test
    void aDocumentThatCannotBePrintedLeavesItsSlotToTheNext() {
        PrintQueue queue = new PrintQueue(1, Duration.ofMillis(1));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> queue.print(job("a", false), Requester.GUEST, () -> {
                        throw new IllegalStateException("no font");
                    }))
                    .hasMessageContaining("no font");
        }
        go.countDown();
        assertThat(queue.print(job("a", false), Requester.GUEST, this::waitAndPrint))
                .containsExactly(1);
    }

    @Test
    void whoLooksSeesHowFarItIsAndGetsTheSameDocument() {
        PrintQueue queue = new PrintQueue(1, LONG);
        PrintQueue.Progress first =
                queue.progress(job("a", false), Requester.MEMBER, this::waitAndPrint, Duration.ofMillis(1));
        assertThat(first.document()).isNull();
        go.countDown();
        PrintQueue.Progress second = queue.progress(job("a", false), Requester.MEMBER, this::waitAndPrint, LONG);
        assertThat(second.document()).containsExactly(1);
        assertThat(second.asked()).isGreaterThanOrEqualTo(Duration.ofMillis(1));
        assertThat(printed).hasValue(1);
    }

    @Test
    void whatFailsWhileSomebodyLooksFails() {
        PrintQueue queue = new PrintQueue(1, LONG);
        assertThatThrownBy(() -> queue.progress(
                        job("a", false),
                        Requester.MEMBER,
                        () -> {
                            throw new IllegalStateException("no paper");
                        },
                        LONG))
                .hasMessage("no paper");
    }

    private byte[] waitAndPrint() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new byte[] {(byte) printed.incrementAndGet()};
    }

    private static Job job(String name, boolean summary) {
        return new Job(
                ReportSamples.page(ReportSamples.called(name)),
                PaperSize.A4,
                summary ? ReportKind.PAGE : ReportKind.REPORT);
    }
}
