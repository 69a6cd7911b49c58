package org.groundwork.meeting;

import org.groundwork.identity.Secret;
import org.jspecify.annotations.Nullable;

/** What became of somebody who wanted to come in. */
public sealed interface JoinOutcome {

    /**
     * In.
     *
     * @param key of a guest, to be kept by the browser; null for a member, and for a guest who has it already
     */
    record Joined(MeetingId meeting, @Nullable Secret key) implements JoinOutcome {}

    /** No open meeting has this code; or too many codes were tried from there, and this one was not looked at. */
    record NoSuchCode(boolean tooMany) implements JoinOutcome {}

    /** The code is right, and a guest needs a name. */
    record NameWanted(boolean tooLong) implements JoinOutcome {}

    /** The code is right, and the door is locked. */
    record Locked() implements JoinOutcome {}

    /** The code is right, and all places are taken. */
    record Full(int places) implements JoinOutcome {}
}
