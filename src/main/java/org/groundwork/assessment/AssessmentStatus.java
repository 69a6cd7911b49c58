package org.groundwork.assessment;

/** Where an assessment stands; {@link Transition} says how it gets from one to another. */
public enum AssessmentStatus {
    /** Answers can be changed. */
    OPEN,
    /** Submitted; answers are read-only, and somebody is to decide. */
    IN_REVIEW,
    /** Given back to the team with reasons; answers can be changed. */
    RETURNED,
    /** Submitted and decided on; answers are read-only. */
    DECIDED;

    /** Whether answers can be changed, as far as this goes: an archived one is read-only too. */
    public boolean answerable() {
        return switch (this) {
            case OPEN, RETURNED -> true;
            case IN_REVIEW, DECIDED -> false;
        };
    }
}
