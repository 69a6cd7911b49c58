package org.groundwork.method;

/** What kind of plan follows from a verdict. */
public enum Plan {
    /** A simple solution is tried and measured. */
    EXPERIMENT,
    /** A trial of machine learning with an end date. */
    PILOT,
    /** Machine learning for keeps. */
    BUILD,
    /** What is missing is put in place. */
    FOUNDATIONS,
    NONE;

    /** As a method file says it. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
