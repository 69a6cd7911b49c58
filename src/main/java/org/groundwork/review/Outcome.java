package org.groundwork.review;

/** What a manager made of a submission. */
public enum Outcome {
    /** Decided as the method recommends. */
    ACCEPTED,
    /** Decided, with a reason, otherwise than the method recommends. */
    OTHERWISE,
    /** Given back to the team, with reasons. */
    RETURNED,
    /** The decision before was withdrawn, with a reason: somebody is to decide anew. */
    REVOKED;

    public boolean decided() {
        return this == ACCEPTED || this == OTHERWISE;
    }
}
