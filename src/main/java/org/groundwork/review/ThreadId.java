package org.groundwork.review;

import java.util.UUID;

/** Identifies a thread of comments. */
public record ThreadId(UUID value) {

    public static ThreadId random() {
        return new ThreadId(UUID.randomUUID());
    }

    /**
     * @param text as in an address
     * @throws IllegalArgumentException if it is no id
     */
    public static ThreadId of(String text) {
        return new ThreadId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
