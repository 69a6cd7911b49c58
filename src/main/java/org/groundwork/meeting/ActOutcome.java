package org.groundwork.meeting;

import org.groundwork.assessment.SaveOutcome;
import org.groundwork.identity.PersonId;

/** What became of something that who leads a meeting wanted to do. */
public sealed interface ActOutcome {

    /** It is done; also when the same was done by the same person a moment ago. */
    record Done() implements ActOutcome {}

    /**
     * Not done: something else was, since the person looked.
     *
     * @param acts how much
     * @param last the latest of it, a word of {@link Facilitation}
     * @param by who did that
     */
    record Stale(int acts, String last, PersonId by) implements ActOutcome {}

    /** Not done: the meeting has ended. */
    record Ended() implements ActOutcome {}

    /** Not done: it cannot be, as things stand. */
    record Impossible() implements ActOutcome {}

    /** Not recorded, and why. */
    record NotSaved(SaveOutcome outcome) implements ActOutcome {}
}
