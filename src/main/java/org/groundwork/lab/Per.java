package org.groundwork.lab;

/** In which time, or of how many. */
public enum Per {
    DAY("day"),
    WEEK("week"),
    MONTH("month"),
    QUARTER("quarter"),
    /** Of a hundred cases. */
    HUNDRED("100");

    private final String id;

    Per(String id) {
        this.id = id;
    }

    /** As in files and on the command line. */
    public String id() {
        return id;
    }
}
