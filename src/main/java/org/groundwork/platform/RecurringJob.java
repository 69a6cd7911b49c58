package org.groundwork.platform;

import java.time.Duration;

/**
 * Something done in the background again and again, by one instance at a time. A bean of any
 * module.
 */
public interface RecurringJob {

    /** Unique and for ever, with the module first: {@code review-due}. */
    String name();

    /** Between the end of one run and the start of the next; the first is soon after the start. */
    Duration every();

    /** Does it, outside of a transaction. After an exception it is tried again the next time. */
    void run();
}
