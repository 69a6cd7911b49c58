package org.groundwork.report;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.groundwork.platform.Busy;

/**
 * Prints what is asked for, no more at once than there are processors, and keeps what was printed: the same report is
 * printed once. Who has no account gets half of the processors at most, so that a link that went round does not keep the
 * team from printing.
 */
final class Press {

    private static final Duration RETRY = Duration.ofSeconds(10);

    /** For each that is printed now, so many may wait. */
    private static final int WAITING = 8;

    private static final long MOST_BYTES = 48L << 20;

    /** What a key holds beside the document, roughly. */
    private static final int PAGE_BYTES = 500_000;

    /** Who asks. */
    enum For {
        THE_TEAM,
        ANYBODY
    }

    /**
     * @param summary its essence on one page
     */
    record Order(ReportPage page, PaperSize paper, boolean summary) {}

    private final Cache<Order, byte[]> printed = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Order order, byte[] pdf) -> PAGE_BYTES + pdf.length)
            .build();
    private final Semaphore presses;
    private final Semaphore anybody;
    private final int mostWaiting;
    private final Duration patience;

    /**
     * @param presses how many documents are printed at once
     * @param patience how long somebody waits for a press before being told to come back
     */
    Press(int presses, Duration patience) {
        this.presses = new Semaphore(presses, true);
        this.anybody = new Semaphore(Math.max(1, presses / 2), true);
        this.mostWaiting = presses * WAITING;
        this.patience = patience;
    }

    /**
     * @param print makes the document where it is not there yet
     * @throws Busy if too many others wait, or the wait was too long
     */
    byte[] print(Order order, For whom, Supplier<byte[]> print) {
        byte[] before = printed.getIfPresent(order);
        if (before != null) {
            return before;
        }
        return whom == For.ANYBODY
                ? with(anybody, () -> with(presses, () -> pressed(order, print)))
                : with(presses, () -> pressed(order, print));
    }

    /** Somebody else may have had it printed while this one waited. */
    private byte[] pressed(Order order, Supplier<byte[]> print) {
        return printed.get(order, missing -> print.get());
    }

    private byte[] with(Semaphore semaphore, Supplier<byte[]> work) {
        if (semaphore.getQueueLength() >= mostWaiting) {
            throw busy();
        }
        try {
            if (!semaphore.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
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
