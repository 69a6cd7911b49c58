package org.groundwork.meeting;

/** What became of an answer that was to be taken over. */
public enum DifferOutcome {
    TAKEN,
    /** The assessment takes no answers. */
    CLOSED,
    /** Somebody changed the answer meanwhile. */
    OVERTAKEN,
    /** Somebody handed in meanwhile: these are other votes than were seen. */
    OTHER_VOTES,
    /** It cannot stand there, for example because the note is full. */
    REFUSED
}
