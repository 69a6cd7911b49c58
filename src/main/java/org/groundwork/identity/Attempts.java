package org.groundwork.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows guessing down: so many attempts for an account, so many from an address, in a sliding
 * window. An attempt is written down, and committed, before it is judged, so that many at once gain
 * nothing, and it holds for all instances of the application.
 */
@Component
class Attempts {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;

    private static final Duration KEPT = Duration.ofDays(1);

    private final AttemptRepository attempts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Attempts(AttemptRepository attempts, TransactionTemplate transaction, Clock clock) {
        this.attempts = attempts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is guessed at, for example an account; hashed before it is stored. */
    record Subject(String kind, String name, int limit) {

        static Subject account(String email) {
            return new Subject("account", email, PER_ACCOUNT);
        }

        /** The network address; of an IPv6 address the first 64 bits, which one household has. */
        static Subject address(String address) {
            return new Subject("address", network(address), PER_ADDRESS);
        }

        /** Links that open something without an account, opened from an address. */
        static Subject linksFrom(String address) {
            return new Subject("links", network(address), PER_ADDRESS);
        }

        static Subject setUp() {
            return new Subject("set-up", "code", PER_ACCOUNT);
        }

        byte[] hash() {
            return Secret.sha256(kind + ":" + name);
        }

        private static String network(String address) {
            try {
                // a literal, as the server gives it: no name is looked up
                return InetAddress.getByName(address) instanceof Inet6Address six
                        ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                        : address;
            } catch (UnknownHostException e) {
                return address;
            }
        }
    }

    /**
     * Writes an attempt down. Call it outside a transaction: it has to stay written down whatever
     * comes of the attempt, and no connection is to be held while it is judged.
     *
     * @return whether it may be judged; when not, even the right answer counts for nothing
     */
    boolean allow(Subject... subjects) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "an attempt has to be written down before the transaction that it leads to");
        }
        return Boolean.TRUE.equals(transaction.execute(status -> writeDown(subjects)));
    }

    private boolean writeDown(Subject... subjects) {
        Instant now = clock.instant();
        boolean allowed = true;
        for (Subject subject : subjects) {
            attempts.hold(subject.hash());
            int before = attempts.count(subject.hash(), now.minus(WINDOW));
            allowed &= before < subject.limit();
        }
        if (allowed) {
            for (Subject subject : subjects) {
                attempts.insert(subject.hash(), now);
            }
            attempts.removeOlderThan(now.minus(KEPT));
        }
        return allowed;
    }

    /** After the right answer: forgets the attempts on what was guessed at. */
    @Transactional
    void forget(Subject guessed) {
        attempts.removeAll(guessed.hash());
    }

    /**
     * After the right answer: forgets one attempt from this address, so that a whole office behind
     * one address can sign in, and so that a right answer in between does not help a guesser.
     */
    @Transactional
    void forgetOne(Subject address) {
        attempts.removeLast(address.hash());
    }
}
