package org.groundwork.webhook;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** When a receiver that took nothing is tried again, and when no longer. */
final class WebhookRetries {

    /** After the first failure, the second and so on; after more, the last. */
    static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(60),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** What happened longer ago is not sent any more by itself. */
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(2);

    /** A receiver that took nothing for so long is not tried any more. */
    static final Duration OFF_AFTER = Duration.ofDays(3);

    /** Longer by up to so much of it, so that many do not come at the same moment. */
    private static final double JITTER = 0.2;

    private WebhookRetries() {}

    /**
     * @param failures in a row, from 1
     */
    static Duration waitAfter(int failures, RandomGenerator random) {
        Duration least = WAITS.get(Math.min(failures, WAITS.size()) - 1);
        return least.plusMillis((long) (least.toMillis() * JITTER * random.nextDouble()));
    }
}
