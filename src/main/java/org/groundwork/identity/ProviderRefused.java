package org.groundwork.identity;

/** Somebody who came from a provider is not let in. */
public final class ProviderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProviderRefusal reason;

    ProviderRefused(ProviderRefusal reason) {
        super(reason.id(), null, false, false);
        this.reason = reason;
    }

    public ProviderRefusal reason() {
        return reason;
    }
}
