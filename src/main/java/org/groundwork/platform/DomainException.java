package org.groundwork.platform;

import java.util.List;

/**
 * Something that a service refuses, with words for the person: a key of the message bundles and its
 * arguments. The exception's own message is for the log and is never shown.
 *
 * <p>Uncaught, each kind becomes one HTTP status: {@link NotFound} 404, {@link Forbidden} 403,
 * {@link Conflict} 409, {@link InvalidInput} 422, {@link Busy} 503.
 */
public abstract sealed class DomainException extends RuntimeException
        permits NotFound, Forbidden, Conflict, InvalidInput, Busy {

    private static final long serialVersionUID = 1L;

    private final String messageKey;

    @SuppressWarnings("serial") // the list is one of strings
    private final List<String> arguments;

    DomainException(String messageKey, String... arguments) {
        super(messageKey + List.of(arguments));
        this.messageKey = messageKey;
        this.arguments = List.of(arguments);
    }

    /** Key of the sentence that explains it, for example {@code assessment.already-submitted}. */
    public final String messageKey() {
        return messageKey;
    }

    /** What fills {@code {0}}, {@code {1}} … of the sentence. */
    public final List<String> arguments() {
        return arguments;
    }

    /** The HTTP status that it becomes. */
    public final int status() {
        return switch (this) {
            case NotFound ignored -> 404;
            case Forbidden ignored -> 403;
            case Conflict ignored -> 409;
            case InvalidInput ignored -> 422;
            case Busy ignored -> 503;
        };
    }
}
