package org.groundwork.identity;

import org.groundwork.identity.Attempts.Subject;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess links that open something without an account. Nobody is asked before a
 * link is looked at: a right one opens, whatever others tried.
 */
@Component
public class Guesses {

    private final Attempts attempts;

    Guesses(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Writes down that a link was none.
     *
     * @param address where from
     * @return whether that may be told; when not, there were too many
     */
    public boolean wrong(String address) {
        return attempts.allow(Subject.linksFromWider(address), Subject.linksFrom(address));
    }
}
