package org.groundwork.platform;

/** It cannot be done as things stand now, for example because somebody else was faster. */
public final class Conflict extends DomainException {

    private static final long serialVersionUID = 1L;

    public Conflict(String messageKey, String... arguments) {
        super(messageKey, arguments);
    }
}
