package org.groundwork.scoring;

/** How a condition stands. */
public enum GateState {
    /** True at low. */
    PASSED,
    /** True as stated, but resting on a guess or on what nobody knows. */
    ASSUMED,
    /** False as stated, true at high: not shown. */
    OPEN,
    /** False at high. */
    FAILED;

    static GateState of(boolean low, boolean stated, boolean high) {
        return low ? PASSED : stated ? ASSUMED : high ? OPEN : FAILED;
    }

    /** Passed or assumed: true as stated. */
    public boolean reached() {
        return this == PASSED || this == ASSUMED;
    }

    /** False at low and true at high: what is not known decides. */
    public boolean undecided() {
        return this == ASSUMED || this == OPEN;
    }

    /** As files name it. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
