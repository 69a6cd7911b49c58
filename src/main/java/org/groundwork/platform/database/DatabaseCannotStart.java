package org.groundwork.platform.database;

/** The embedded server cannot be started; the message says why, for the person at the console. */
public final class DatabaseCannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseCannotStart(String message) {
        super(message);
    }

    DatabaseCannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
