package org.groundwork.identity;

import java.time.Duration;
import org.groundwork.identity.Attempts.Subject;
import org.springframework.stereotype.Component;

/**
 * Slows down those who send access tokens that are none, as {@link Guesses} does for links: a right
 * one opens, whatever others tried from the same network.
 */
@Component
public class TokenGuesses {

    /** After which one may try again at the latest. */
    public static final Duration WINDOW = Attempts.WINDOW;

    private final Attempts attempts;

    TokenGuesses(Attempts attempts) {
        this.attempts = attempts;
    }

    /**
     * Writes down that a token was none.
     *
     * @param address where from
     * @return whether that may be told; when not, there were too many
     */
    public boolean wrong(String address) {
        return attempts.allow(
                Subject.wider("tokens-wider", address, Attempts.PER_WIDER_NETWORK),
                Subject.network("tokens", address, Attempts.PER_NETWORK));
    }
}
