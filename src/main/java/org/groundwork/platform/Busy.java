package org.groundwork.platform;

import java.time.Duration;

/** There is more to do at once than can be done; the key says what to do about it. */
public final class Busy extends DomainException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param retryAfter after which asking again is worth it
     */
    public Busy(Duration retryAfter, String messageKey, String... arguments) {
        super(messageKey, arguments);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
