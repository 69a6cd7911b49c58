package org.groundwork.review;

/** What became of a change to an action. */
public sealed interface EditOutcome {

    /** It stands as it was given. */
    record Saved(ActionView action) implements EditOutcome {}

    /** Not saved: somebody changed it after the person looked. */
    record Overtaken(ActionView theirs) implements EditOutcome {}
}
