package org.groundwork.review;

import java.util.UUID;

/** Identifies an action. */
public record ActionId(UUID value) {

    static ActionId random() {
        return new ActionId(UUID.randomUUID());
    }

    /** For addresses; what is no id belongs to nothing. */
    public static ActionId of(String text) {
        try {
            return new ActionId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new org.groundwork.platform.NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
