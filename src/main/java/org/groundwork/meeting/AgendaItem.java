package org.groundwork.meeting;

import java.time.Instant;
import org.groundwork.identity.PersonId;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;

/**
 * A question of an agenda, and what became of it.
 *
 * @param place from 0
 * @param outcome null while nothing was recorded; what follows is null then, too
 * @param before what stood there when something was first recorded; null for nothing
 * @param after what was recorded last
 */
public record AgendaItem(
        int place,
        String question,
        Poll poll,
        @Nullable Outcome outcome,
        @Nullable Answer before,
        @Nullable Answer after,
        @Nullable Instant recordedAt,
        @Nullable PersonId recordedBy) {

    /** What became of a question. */
    public enum Outcome {
        /** One answer was recorded. */
        AGREED,
        /** It was left open as a spread. */
        SPREAD
    }

    public boolean recorded() {
        return outcome != null;
    }
}
