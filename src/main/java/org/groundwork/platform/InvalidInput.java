package org.groundwork.platform;

/** What was given cannot be taken; the key says why. */
public final class InvalidInput extends DomainException {

    private static final long serialVersionUID = 1L;

    public InvalidInput(String messageKey, String... arguments) {
        super(messageKey, arguments);
    }
}
