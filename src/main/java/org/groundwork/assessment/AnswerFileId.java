package org.groundwork.assessment;

import java.util.UUID;
import org.groundwork.platform.NotFound;

/** Identifies a file that was kept with an answer. */
public record AnswerFileId(UUID value) {

    static AnswerFileId random() {
        return new AnswerFileId(UUID.randomUUID());
    }

    /** For addresses; what is no id belongs to nothing. */
    public static AnswerFileId of(String text) {
        try {
            return new AnswerFileId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
