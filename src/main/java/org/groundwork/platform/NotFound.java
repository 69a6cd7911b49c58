package org.groundwork.platform;

/** There is no such thing, or it is somebody else's: which of the two is not told. */
public final class NotFound extends DomainException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("platform.not-found");
    }

    public NotFound(String messageKey, String... arguments) {
        super(messageKey, arguments);
    }
}
