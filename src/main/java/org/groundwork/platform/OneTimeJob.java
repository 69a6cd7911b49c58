package org.groundwork.platform;

import java.time.Duration;

/**
 * Something done in the background once for each time that it is asked for with {@link Jobs#once},
 * by one instance. A bean of any module.
 *
 * <p>It may be begun again after a crash, therefore it first looks whether it is done already.
 */
public interface OneTimeJob {

    /** Unique and for ever, with the module first: {@code portfolio-planning-document}. */
    String name();

    /**
     * Does it, outside of a transaction.
     *
     * @param data as it was given to {@link Jobs#once}
     */
    void run(String data);

    /** How often it is tried before it is given up. */
    default int attempts() {
        return 3;
    }

    /**
     * Until it is tried again: twenty seconds, and each further wait half as long again, unless it
     * says otherwise.
     *
     * @param failures so far, from 1
     */
    default Duration waitAfter(int failures) {
        return Duration.ofMillis(Math.round(20_000 * Math.pow(1.5, failures - 1.0)));
    }

    /** It failed for the last time and will not be tried again. Says so to who waits for it. */
    default void givenUp(String data) {}
}
