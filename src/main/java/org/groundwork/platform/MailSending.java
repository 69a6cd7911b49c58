package org.groundwork.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.mail.MailException;

/**
 * How queued mail is sent: a server that is down is left alone for a while, and how long a mail waits until it is tried
 * again.
 */
public final class MailSending {

    /** How often a mail is tried, in about two days. */
    public static final int ATTEMPTS = 9;

    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);
    private static final int LONGER_EACH_TIME = 4;

    /** After so many failures in a row the server is taken to be down, and the rest waits. */
    private static final int DOWN = 3;

    private static final Duration DOWN_FOR = Duration.ofSeconds(30);

    private final Mailer mailer;
    private final Clock clock;

    private int failuresInARow;
    private Instant downUntil = Instant.MIN;

    public MailSending(Mailer mailer, Clock clock) {
        this.mailer = mailer;
        this.clock = clock;
    }

    /** One minute, 4, 16, 64, then at most half a day. */
    public static Duration waitAfter(int failures) {
        Duration wait = FIRST_WAIT;
        for (int i = 1; i < failures && wait.compareTo(LONGEST_WAIT) < 0; i++) {
            wait = wait.multipliedBy(LONGER_EACH_TIME);
        }
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }

    /** Sends it; nothing, if the server took it. Mail that is off, or a server that is down, is not spoken to. */
    public Optional<MailTrouble> send(Mail mail) {
        if (!mailer.on() || isDown()) {
            return Optional.of(new MailTrouble(MailTrouble.Kind.NOT_CONNECTED, false, ""));
        }
        try {
            mailer.send(mail);
            answered(true);
            return Optional.empty();
        } catch (MailException failure) {
            MailTrouble trouble = MailTrouble.of(failure);
            answered(!trouble.kind().isOfTheServer());
            return Optional.of(trouble);
        }
    }

    private synchronized boolean isDown() {
        return clock.instant().isBefore(downUntil);
    }

    private synchronized void answered(boolean well) {
        failuresInARow = well ? 0 : failuresInARow + 1;
        if (failuresInARow == DOWN) {
            failuresInARow = 0;
            downUntil = clock.instant().plus(DOWN_FOR);
        }
    }
}
