package org.groundwork.platform.database;

/** A backup or restore that is not done; the message says why, for the person at the console. */
final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupRefused(String message) {
        super(message);
    }
}
