package org.groundwork.meeting;

import org.groundwork.identity.ActivityTarget;

/** The parts of an assessment that blind answers can be about. */
public final class BlindTargets {

    /** A request for blind answers, by its id. */
    public static final String BLIND = "blind";

    private BlindTargets() {}

    static ActivityTarget request(BlindId id) {
        return new ActivityTarget(BLIND, id.toString());
    }
}
