package org.groundwork.lab;

/** What the outcome is. */
public enum Task {
    /** One of two: it happens, or not. */
    YES_NO("yes-no"),
    /** One of a few. */
    CLASSES("classes"),
    /** A quantity. */
    NUMBER("number"),
    /** A quantity that comes back in every period. */
    FORECAST("forecast");

    private final String id;

    Task(String id) {
        this.id = id;
    }

    /** As in files and on the command line. */
    public String id() {
        return id;
    }
}
