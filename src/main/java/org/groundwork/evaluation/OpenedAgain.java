package org.groundwork.evaluation;

import java.time.Instant;
import org.groundwork.identity.PersonId;

/**
 * That a lead let the answers be changed again after a submission.
 *
 * @param reason why a decision was given up; empty where nothing was decided, and where nobody had
 *     to say
 */
public record OpenedAgain(Kind kind, PersonId by, Instant at, String reason) {

    /** In which way. */
    public enum Kind {
        /** The submission was taken back: nobody is to decide on it. */
        WITHDRAWN,
        /** For a next version; a decision on the submission no longer holds. */
        REOPENED
    }
}
