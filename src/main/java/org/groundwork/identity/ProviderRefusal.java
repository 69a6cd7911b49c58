package org.groundwork.identity;

import java.util.Locale;

/** Why somebody who came from a provider is not let in. Each has a sentence. */
public enum ProviderRefusal {
    /** No provider has this id. */
    UNKNOWN(404),
    /** It does not answer, or cannot be understood. */
    AWAY(424),
    /** Its answer says that client id or secret are wrong, or asks for something else to be set up. */
    MISCONFIGURED(424),
    /** The person cancelled there, or the provider let nobody in. */
    CANCELLED(403),
    /** Begun too long ago, in another browser, or answered already. */
    STALE(400),
    /** The code was used already, or too late. */
    CODE_REFUSED(400),
    WRONG_ISSUER(403),
    WRONG_AUDIENCE(403),
    WRONG_NONCE(403),
    EXPIRED(403),
    /** A signature or something else is not as it has to be. */
    NOT_TRUSTED(403),
    NO_EMAIL(403),
    EMAIL_NOT_VERIFIED(403),
    /** An account here has the address, and is not connected. */
    EMAIL_TAKEN(409),
    /** The account at the provider belongs to somebody else here. */
    CONNECTED_TO_ANOTHER(409),
    /** The person here is connected to another account there. */
    ANOTHER_CONNECTED(409),
    /** There are too many groups to be told. */
    GROUPS_LEFT_OUT(403),
    NO_ROLE(403),
    SHUT(403),
    TOO_MANY(429);

    private final int status;

    ProviderRefusal(int status) {
        this.status = status;
    }

    /** Of the page that says it. */
    public int status() {
        return status;
    }

    /** In addresses, keys of messages and the audit trail. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
