package org.groundwork.review;

import org.groundwork.identity.ActivityTarget;

/** The parts of an assessment that something can be about in this module. */
public final class ReviewTargets {

    /** Of comments, by its id. */
    public static final String THREAD = "thread";

    public static final String ACTIONS = "actions";

    private ReviewTargets() {}

    static ActivityTarget thread(ThreadId thread) {
        return new ActivityTarget(THREAD, thread.toString());
    }

    static ActivityTarget actions() {
        return new ActivityTarget(ACTIONS, null);
    }
}
