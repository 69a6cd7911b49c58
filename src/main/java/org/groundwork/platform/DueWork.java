package org.groundwork.platform;

import java.time.Instant;

/** Tells those concerned of what has fallen due. A bean of any module, called every hour. */
@FunctionalInterface
public interface DueWork {

    /**
     * Publishes what has fallen due and was not told of yet; in transactions of its own.
     *
     * @param now the moment of this call
     */
    void publishDue(Instant now);
}
