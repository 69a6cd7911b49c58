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
 * Slows guessing down in a sliding window, without letting anybody shut others out: what is counted
 * is always what comes from one network, never an account alone. An attempt is written down, and
 * committed, before it is judged, so that many at once gain nothing, and it holds for all instances of
 * the application.
 */
@Component
class Attempts {

    static final Duration WINDOW = Duration.ofMinutes(15);

    /** At one account from one network, from a wider one, and from a browser that signed in before. */
    static final int PER_ACCOUNT = 10;

    static final int PER_ACCOUNT_FROM_WIDER = 30;
    static final int PER_BROWSER = 10;

    /** From one network, and from a wider one, at whatever. */
    static final int PER_NETWORK = 50;

    static final int PER_WIDER_NETWORK = 200;

    /** So many at one account from everywhere, and each network has fewer. */
    static final int FROM_EVERYWHERE = 100;

    static final int PER_ACCOUNT_WHILE_MANY = 3;

    private static final Duration KEPT = Duration.ofDays(1);

    private final AttemptRepository attempts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Attempts(AttemptRepository attempts, TransactionTemplate transaction, Clock clock) {
        this.attempts = attempts;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is guessed at, or from where; hashed before it is stored. */
    record Subject(String kind, String name, int limit) {

        /** An account, from everywhere: counted, and never a reason to refuse by itself. */
        static Subject account(String email) {
            return new Subject("account", email, Integer.MAX_VALUE);
        }

        static Subject account(String email, String address, int limit) {
            return new Subject("account-from", email + " " + network(address), limit);
        }

        static Subject accountFromWider(String email, String address) {
            return new Subject("account-from-wider", email + " " + widerNetwork(address), PER_ACCOUNT_FROM_WIDER);
        }

        /** A browser in which the account's owner signed in before. */
        static Subject browser(String device) {
            return new Subject("browser", device, PER_BROWSER);
        }

        /** The password that a signed-in person states anew. */
        static Subject present(PersonId person) {
            return new Subject("present", person.toString(), PER_ACCOUNT);
        }

        /** The network address; of an IPv6 address the first 64 bits, which one household has. */
        static Subject network(String kind, String address, int limit) {
            return new Subject(kind, network(address), limit);
        }

        static Subject address(String address) {
            return network("address", address, PER_NETWORK);
        }

        /** Of an IPv6 address the first 48 bits, which one customer may have; of an IPv4 address 24. */
        static Subject widerAddress(String address) {
            return new Subject("wider-address", widerNetwork(address), PER_WIDER_NETWORK);
        }

        /** Links that open something without an account, opened from an address. */
        static Subject linksFrom(String address) {
            return network("links", address, PER_NETWORK);
        }

        static Subject linksFromWider(String address) {
            return new Subject("links-wider", widerNetwork(address), PER_WIDER_NETWORK);
        }

        /** Of an IPv6 address the first 48 bits, of an IPv4 address 24. */
        static Subject wider(String kind, String address, int limit) {
            return new Subject(kind, widerNetwork(address), limit);
        }

        static Subject setUp(String address) {
            return network("set-up", address, PER_ACCOUNT);
        }

        static Subject setUpFromWider(String address) {
            return new Subject("set-up-wider", widerNetwork(address), PER_ACCOUNT_FROM_WIDER);
        }

        byte[] hash() {
            return Secret.sha256(kind + ":" + name);
        }

        private static String network(String address) {
            return first(address, 8, 4);
        }

        private static String widerNetwork(String address) {
            return first(address, 6, 3);
        }

        private static String first(String address, int bytesOfSix, int bytesOfFour) {
            try {
                // a literal, as the server gives it: no name is looked up
                InetAddress literal = InetAddress.getByName(address);
                int bytes = literal instanceof Inet6Address ? bytesOfSix : bytesOfFour;
                return HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), bytes));
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

    /** How often this was tried in the window. */
    int count(Subject subject) {
        return attempts.count(subject.hash(), clock.instant().minus(WINDOW));
    }

    /** After the right answer: forgets the attempts on what was guessed at. */
    @Transactional
    void forget(Subject guessed) {
        attempts.removeAll(guessed.hash());
    }

    /**
     * After the right answer: forgets one attempt from here, so that a whole office behind one address
     * can sign in, and so that a right answer in between does not help a guesser.
     */
    @Transactional
    void forgetOne(Subject... subjects) {
        for (Subject subject : subjects) {
            attempts.removeLast(subject.hash());
        }
    }
}
