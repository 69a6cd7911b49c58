package org.groundwork.scoring;

import org.jspecify.annotations.Nullable;

/** Whether a question was put to the team, and whether somebody knew. */
public enum Asked {
    ANSWERED,
    /** Asked, and nobody knows. */
    UNKNOWN,
    /** Not asked yet: nothing can be said about it, neither yes nor no. */
    NOT_ASKED;

    static Asked of(@Nullable Answer answer) {
        return switch (answer) {
            case null -> NOT_ASKED;
            case Answer.Unknown unknown -> UNKNOWN;
            case Answer.Level level -> ANSWERED;
            case Answer.Spread spread -> ANSWERED;
            case Answer.Choice choice -> ANSWERED;
            case Answer.NotApplicable reason -> ANSWERED;
        };
    }
}
