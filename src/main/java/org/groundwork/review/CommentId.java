package org.groundwork.review;

import java.util.UUID;

/** Identifies a comment. */
public record CommentId(UUID value) {

    public static CommentId random() {
        return new CommentId(UUID.randomUUID());
    }

    /**
     * @param text as in an address
     * @throws IllegalArgumentException if it is no id
     */
    public static CommentId of(String text) {
        return new CommentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
