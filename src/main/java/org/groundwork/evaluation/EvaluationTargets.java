package org.groundwork.evaluation;

import org.groundwork.identity.ActivityTarget;

/** The parts of an assessment that something can be about in this module. */
public final class EvaluationTargets {

    /** By its number. */
    public static final String SUBMISSION = "submission";

    public static final String HISTORY = "history";

    private EvaluationTargets() {}

    public static ActivityTarget submission(int number) {
        return new ActivityTarget(SUBMISSION, Integer.toString(number));
    }

    static ActivityTarget history() {
        return new ActivityTarget(HISTORY, null);
    }
}
