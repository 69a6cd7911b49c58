package org.groundwork.assessment;

/** Whether answers can be changed. */
public enum AssessmentStatus {
    OPEN,
    /** Submitted; answers are read-only. */
    IN_REVIEW
}
