package org.groundwork.identity;

import org.groundwork.identity.Attempts.Subject;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess short codes that open something without an account. A code is short enough to be guessed, unlike a
 * link ({@link Guesses}): so an attempt counts before it is looked at, and after too many even a right one opens nothing.
 */
@Component
public class CodeGuesses {

    /** Wrong ones from one network, and from a wider one, in the window. */
    static final int PER_NETWORK = 50;

    static final int PER_WIDER_NETWORK = 200;

    /** So many wrong ones from everywhere, and each network has fewer. */
    static final int FROM_EVERYWHERE = 2_000;

    static final int PER_NETWORK_WHILE_MANY = 10;

    private static final Subject EVERYWHERE = new Subject("code", "", Integer.MAX_VALUE);

    private final Attempts attempts;

    CodeGuesses(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Writes an attempt down; call it outside a transaction.
     *
     * @param address where from
     * @return whether the code may be looked at
     */
    public boolean allow(String address) {
        return attempts.allow(EVERYWHERE, from(address), fromWider(address));
    }

    /** The code was right: the attempt is forgotten, so that a whole office behind one address can come in. */
    public void right(String address) {
        attempts.forgetOne(EVERYWHERE, from(address), fromWider(address));
    }

    private Subject from(String address) {
        return Subject.network(
                "codes", address, attempts.count(EVERYWHERE) > FROM_EVERYWHERE ? PER_NETWORK_WHILE_MANY : PER_NETWORK);
    }

    private static Subject fromWider(String address) {
        return Subject.wider("codes-wider", address, PER_WIDER_NETWORK);
    }
}
