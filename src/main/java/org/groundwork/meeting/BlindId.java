package org.groundwork.meeting;

import java.util.UUID;
import org.groundwork.platform.NotFound;

/** Identifies a request for blind answers. */
public record BlindId(UUID value) {

    static BlindId random() {
        return new BlindId(UUID.randomUUID());
    }

    /** For addresses; what is no id belongs to nothing. */
    public static BlindId of(String text) {
        try {
            return new BlindId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
