package org.groundwork.review;

import org.groundwork.identity.ActivityTarget;

/** The parts of an assessment that something can be about in this module. */
public final class ReviewTargets {

    /** Of comments, by its id. */
    public static final String THREAD = "thread";

    public static final String ACTIONS = "actions";

    /** The decision on a submission, by its number. */
    public static final String DECISION = "decision";

    private ReviewTargets() {}

    static ActivityTarget thread(ThreadId thread) {
        return new ActivityTarget(THREAD, thread.toString());
    }

    static ActivityTarget decision(int number) {
        return new ActivityTarget(DECISION, Integer.toString(number));
    }

    static ActivityTarget actions() {
        return new ActivityTarget(ACTIONS, null);
    }
}
