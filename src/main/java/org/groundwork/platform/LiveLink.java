package org.groundwork.platform;

import java.util.function.Consumer;

/** Carries what {@link Live} tells to the other instances of the application. */
public interface LiveLink {

    /** Soon, without waiting; lost where the others cannot be reached. At most 2,000 characters. */
    void send(String message);

    /**
     * From now on gives what others send, and what this one sends, to the receiver, on a thread of its own.
     *
     * @param missed called when messages may have been missed
     */
    void receive(Consumer<String> receiver, Runnable missed);
}
