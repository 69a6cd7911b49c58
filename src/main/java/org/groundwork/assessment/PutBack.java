package org.groundwork.assessment;

import java.util.UUID;

/** Something that is to stand again. */
public sealed interface PutBack {

    /**
     * A version that stood.
     *
     * @param version 0 for that nothing stood there
     */
    record Version(int version) implements PutBack {}

    /** What was not taken when two versions met. */
    record NotTakenThen(UUID id) implements PutBack {}
}
