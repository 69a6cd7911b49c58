package org.groundwork.command;

/**
 * The command was called in a way that it does not understand; the message is for the person who
 * called it.
 */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
