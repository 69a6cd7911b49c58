package org.groundwork.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.groundwork.platform.Busy;
import org.jspecify.annotations.Nullable;

/**
 * Prints what is asked for, no more at once than there are processors, and keeps what was printed: the
 * same report is printed once. Guests get half of the processors at most, so that a link that went
 * round does not keep the team from printing.
 */
final class PrintQueue {

    private static final Duration RETRY = Duration.ofSeconds(10);

    /** For each that is printed now, so many may wait. */
    private static final int WAITING = 8;

    private static final long MOST_BYTES = 48L << 20;

    /** What a key holds beside the document, roughly. */
    private static final int PAGE_BYTES = 500_000;

    private static final Duration ABANDONED = Duration.ofMinutes(5);
    private static final int MOST_RUNNING = 500;

    /** Who asks. */
    enum Requester {
        MEMBER,
        /** Somebody without an account, by a link. */
        GUEST
    }

    /** What is printed: documents that differ in nothing are one. */
    record Job(ReportPage page, PaperSize paper, ReportKind kind) {}

    private final Cache<Job, byte[]> printed = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Job job, byte[] pdf) -> PAGE_BYTES + pdf.length)
            .build();
    private final ExecutorService printers;
    private final Semaphore slots;
    private final Semaphore slotsForGuests;
    private final int mostWaiting;
    private final Duration longestWait;

    /**
     * @param slots how many documents are printed at once
     * @param longestWait after which a requester is told to come back
     */
    PrintQueue(int slots, Duration longestWait) {
        this.printers = Executors.newFixedThreadPool(
                slots, Thread.ofPlatform().daemon().name("printer-", 1).factory());
        this.slots = new Semaphore(slots, true);
        this.slotsForGuests = new Semaphore(Math.max(1, slots / 2), true);
        this.mostWaiting = slots * WAITING;
        this.longestWait = longestWait;
    }

    /**
     * @param print makes the document where it is not there yet
     * @throws Busy if too many others wait, or the wait was too long
     */
    byte[] print(Job job, Requester requester, Supplier<byte[]> print) {
        byte[] before = printed.getIfPresent(job);
        if (before != null) {
            return before;
        }
        return requester == Requester.GUEST
                ? with(slotsForGuests, () -> with(slots, () -> once(job, print)))
                : with(slots, () -> once(job, print));
    }

    /**
     * A document that is being made for somebody who looks at how far it is.
     *
     * @param document when it is ready
     * @param since when it was asked for, as {@link System#nanoTime}
     */
    private record Running(CompletableFuture<byte[]> document, long since) {}

    /**
     * How far a document is.
     *
     * @param document null while it is being made
     * @param asked how long ago it was asked for
     * @param before how many others wait for a printer
     */
    record Progress(byte @Nullable [] document, Duration asked, int before) {}

    /**
     * Starts a document, or goes on with one that was started before, and waits for it as long as somebody who looks at
     * a page may have to.
     *
     * @throws Busy if too many others wait, or the wait was too long
     */
    Progress progress(Job job, Requester requester, Supplier<byte[]> print, Duration patience) {
        Running mine = running.computeIfAbsent(
                new Asked(job, requester),
                asked -> new Running(
                        CompletableFuture.supplyAsync(() -> print(job, requester, print), Thread::startVirtualThread),
                        System.nanoTime()));
        Duration asked = Duration.ofNanos(System.nanoTime() - mine.since());
        try {
            byte[] document = mine.document().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            running.remove(new Asked(job, requester), mine);
            return new Progress(document, asked, 0);
        } catch (TimeoutException e) {
            return new Progress(null, asked.plus(patience), slots.getQueueLength());
        } catch (ExecutionException e) {
            running.remove(new Asked(job, requester), mine);
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private record Asked(Job job, Requester requester) {}

    /** Nobody may come back for one; it is kept for a while only, and counts as printed then. */
    private final ConcurrentMap<Asked, Running> running = Caffeine.newBuilder()
            .expireAfterWrite(ABANDONED)
            .maximumSize(MOST_RUNNING)
            .<Asked, Running>build()
            .asMap();

    /** Somebody else may have had it printed while this one waited. */
    private byte[] once(Job job, Supplier<byte[]> print) {
        return printed.get(job, missing -> onAThread(print));
    }

    /** Requests run on virtual threads, which give way to nobody while they compute; a document takes a second. */
    private byte[] onAThread(Supplier<byte[]> print) {
        try {
            return printers.submit(print::get).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private byte[] with(Semaphore semaphore, Supplier<byte[]> work) {
        if (semaphore.getQueueLength() >= mostWaiting) {
            throw busy();
        }
        try {
            if (!semaphore.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            semaphore.release();
        }
    }

    private static Busy busy() {
        return new Busy(RETRY, "report.busy");
    }
}
