package org.groundwork.identity;

import org.groundwork.identity.Attempts.Subject;
import org.springframework.stereotype.Component;

/** Slows down those who guess links that open something without an account. */
@Component
public class Guesses {

    private final Attempts attempts;

    Guesses(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Writes down that a link is tried.
     *
     * @param address where from
     * @return whether it may be looked at; when not, even a right one counts for nothing
     */
    public boolean allow(String address) {
        return attempts.allow(Subject.linksFrom(address));
    }

    /** It was a right one, which does not count. */
    public void right(String address) {
        attempts.forgetOne(Subject.linksFrom(address));
    }
}
