package org.groundwork.review;

import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.ActivityEvent;
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

    /** The action that was added, or that fell due; empty for anything else. */
    public static Optional<UUID> action(ActivityEvent happened) {
        String detail = happened.detail();
        return detail == null
                        || happened.target() == null
                        || !happened.target().part().equals(ACTIONS)
                ? Optional.empty()
                : Optional.of(UUID.fromString(detail.substring(detail.indexOf(':') + 1)));
    }
}
