package org.groundwork.api.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.ResultJson;
import org.groundwork.platform.Busy;
import org.groundwork.scoring.Appraiser;
import org.springframework.stereotype.Component;

/** Scores documents, so few at a time that pages do not wait for them. */
@Component
class Evaluator {

    private static final long LONGEST_WAIT_SECONDS = 5;

    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    /**
     * The result as the command line prints it.
     *
     * @throws Busy if others are scored
     */
    String score(AssessmentFile file, long seed, int draws) {
        boolean admitted = false;
        try {
            admitted = places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (!admitted) {
                throw new Busy(Duration.ofSeconds(LONGEST_WAIT_SECONDS), "platform.busy");
            }
            return ResultJson.of(ResultJson.Scored.of(
                    file, new Appraiser(file.method()).appraise(file.sheet(), file.economics(), seed, draws), null));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Busy(Duration.ofSeconds(LONGEST_WAIT_SECONDS), "platform.busy");
        } finally {
            if (admitted) {
                places.release();
            }
        }
    }
}
