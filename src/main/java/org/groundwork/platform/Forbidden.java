package org.groundwork.platform;

/** The person may see the thing and may not do this with it. */
public final class Forbidden extends DomainException {

    private static final long serialVersionUID = 1L;

    public Forbidden() {
        super("platform.forbidden");
    }

    public Forbidden(String messageKey, String... arguments) {
        super(messageKey, arguments);
    }
}
