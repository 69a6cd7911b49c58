package org.groundwork.assessment;

import java.time.Instant;
import java.util.List;
import org.groundwork.evidence.FileKind;
import org.groundwork.identity.PersonId;

/**
 * A file that was kept with an answer, and what happened to it.
 *
 * @param sha256 hexadecimal
 * @param size in bytes
 * @param events the first one first; the first is that it was attached
 */
public record AnswerFile(
        AnswerFileId id, String question, String name, FileKind kind, String sha256, long size, List<Event> events) {

    public AnswerFile {
        events = List.copyOf(events);
    }

    /** What can happen to a file. */
    public enum What {
        ATTACHED,
        /** It no longer stands under the question, and can come back. */
        REMOVED,
        RESTORED,
        /** Its content is gone. */
        ERASED
    }

    /**
     * Something that happened.
     *
     * @param answerVersion of what stood under the question then; 0 where there was nothing yet
     */
    public record Event(What what, int answerVersion, PersonId by, Instant at) {}

    public Event first() {
        return events.getFirst();
    }

    public Event last() {
        return events.getLast();
    }

    /** It stands under the question now. */
    public boolean stands() {
        return stands(last().what());
    }

    private static boolean stands(What what) {
        return switch (what) {
            case ATTACHED, RESTORED -> true;
            case REMOVED, ERASED -> false;
        };
    }

    public boolean erased() {
        return last().what() == What.ERASED;
    }

    /** It stood under the question when that version of the answer made way for the next one, or stands there now. */
    public boolean stoodUnder(int answerVersion) {
        boolean stood = false;
        for (Event event : events) {
            if (event.answerVersion() <= answerVersion) {
                stood = stands(event.what());
            }
        }
        return stood;
    }
}
