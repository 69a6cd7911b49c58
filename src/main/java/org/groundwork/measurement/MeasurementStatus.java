package org.groundwork.measurement;

import java.util.Locale;

/** How far a measurement is. */
public enum MeasurementStatus {
    /** There is a file, and somebody is to say what is in it. */
    UPLOADED,
    /** It is measured, or waits for its turn. */
    RUNNING,
    /** There is a result. */
    DONE,
    FAILED,
    /** Somebody ended it, or nobody came back to the file. */
    CANCELLED,
    /** The application that held the file is gone, and the file with it. */
    LOST;

    /** Whether there is a file, and something may still come. */
    public boolean pending() {
        return this == UPLOADED || this == RUNNING;
    }

    /** Part of the message keys: {@code uploaded}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
