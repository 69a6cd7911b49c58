package org.groundwork.identity;

import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.groundwork.identity.Attempts.Subject;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.identity.SecondFactorRepository.Row;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is asked for after a password: a code of an authenticator, or one of ten recovery codes. Codes are judged outside a
 * transaction, since each attempt is written down first.
 */
@Service
public class SecondFactors {

    /** How many recovery codes there are. */
    public static final int CODES = 10;

    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int CODE_GROUPS = 4;
    private static final int CODE_GROUP = 4;
    private static final int MOST = 10;
    private static final String PROPOSED = "groundwork.proposed";
    private static final String PROPOSED_AT = "groundwork.proposed-at";
    private static final Duration PROPOSED_FOR = Duration.ofMinutes(10);
    private static final int LONGEST = 60;

    private final SecondFactorRepository rows;
    private final PasskeyRepository passkeys;
    private final SignInProviders providers;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondFactors(
            SecondFactorRepository rows,
            PasskeyRepository passkeys,
            SignInProviders providers,
            Attempts attempts,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.passkeys = passkeys;
        this.providers = providers;
        this.attempts = attempts;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What an authenticator has to be told: a secret to type, and the same as an address to scan. */
    public record Proposal(String secret, String address) {}

    /** What became of a code. */
    public enum Judged {
        RIGHT,
        RECOVERY,
        WRONG,
        TOO_MANY
    }

    /** Whether a code is asked for after the password. */
    public boolean isSetUp(PersonId person) {
        return rows.find(person).filter(Row::confirmed).isPresent();
    }

    /** Whether the person has to have one. */
    public boolean isDemanded(boolean administrator) {
        return providers.demandsSecondFactor(administrator);
    }

    /** How many recovery codes are left. */
    public int codesLeft(PersonId person) {
        return rows.codesLeft(person);
    }

    /** A new secret, which counts once a code of it was entered in the same session, within minutes. */
    public void propose(PersonId person, HttpSession session) {
        byte[] secret = Totp.randomSecret();
        rows.propose(person, secret, clock.instant());
        session.setAttribute(PROPOSED, mark(secret));
        session.setAttribute(PROPOSED_AT, clock.instant().toString());
    }

    /** Of a secret that was proposed in this session and not elsewhere since: nobody sees or confirms another's. */
    private Row proposed(PersonId person, @Nullable HttpSession session) {
        if (session == null
                || !(session.getAttribute(PROPOSED) instanceof String mark)
                || !(session.getAttribute(PROPOSED_AT) instanceof String at)
                || clock.instant().isAfter(Instant.parse(at).plus(PROPOSED_FOR))) {
            throw new NotFound();
        }
        return rows.find(person)
                .filter(it -> !it.confirmed() && mark(it.secret()).equals(mark))
                .orElseThrow(NotFound::new);
    }

    private static String mark(byte[] secret) {
        return HexFormat.of().formatHex(Secret.sha256("proposal:" + Totp.base32(secret)));
    }

    /**
     * What was proposed last.
     *
     * @throws NotFound when nothing was in this session, too long ago, or it is set up already
     */
    public Proposal proposal(PersonId person, String account, @Nullable HttpSession session) {
        Row row = proposed(person, session);
        String secret = Totp.base32(row.secret());
        return new Proposal(
                secret,
                "otpauth://totp/Groundwork:"
                        + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20") + "?secret=" + secret
                        + "&issuer=Groundwork");
    }

    /**
     * Sets it up with a first code.
     *
     * @return the recovery codes, which are shown once
     * @throws InvalidInput when the code is wrong
     * @throws NotFound when nothing was proposed in this session, or too long ago
     */
    public List<String> confirm(PersonId person, String code, @Nullable HttpSession session) {
        Row row = proposed(person, session);
        if (!attempts.allow(subject(person))) {
            throw new InvalidInput("identity.code.too-many");
        }
        OptionalLong step = Totp.match(row.secret(), plain(code), clock.instant(), row.lastStep());
        if (step.isEmpty()) {
            throw new InvalidInput("identity.code.wrong");
        }
        attempts.forget(subject(person));
        return transaction.execute(status -> {
            if (!rows.confirm(person, step.getAsLong(), clock.instant())) {
                throw new NotFound();
            }
            audit.record(Event.SECOND_FACTOR_ADDED, person, person, null, null);
            return newCodes(person);
        });
    }

    /** Judges a code that is entered after the password, or in order to change something. */
    public Judged judge(PersonId person, String given) {
        Row row = rows.find(person).filter(Row::confirmed).orElse(null);
        if (!attempts.allow(subject(person))) {
            return Judged.TOO_MANY;
        }
        String code = plain(given);
        OptionalLong step =
                row == null ? OptionalLong.empty() : Totp.match(row.secret(), code, clock.instant(), row.lastStep());
        Judged judged = transaction.execute(status -> {
            if (step.isPresent() && rows.use(person, step.getAsLong())) {
                return Judged.RIGHT;
            }
            if (row != null
                    && code.length() == CODE_GROUPS * CODE_GROUP
                    && rows.useCode(person, hash(person, code), clock.instant())) {
                audit.record(Event.RECOVERY_CODE_USED, person, person, null, null);
                return Judged.RECOVERY;
            }
            audit.record(Event.SECOND_FACTOR_REFUSED, person, person, null, null);
            return Judged.WRONG;
        });
        if (judged != Judged.WRONG) {
            attempts.forget(subject(person));
        }
        return judged;
    }

    /**
     * Takes it away, given a code.
     *
     * @throws InvalidInput when the code is wrong
     */
    public void remove(PersonId person, String code) {
        require(person, code);
        transaction.executeWithoutResult(status -> {
            if (rows.remove(person)) {
                audit.record(Event.SECOND_FACTOR_REMOVED, person, person, null, null);
            }
        });
    }

    /**
     * Makes new recovery codes, given a code; the earlier ones stop working.
     *
     * @throws InvalidInput when the code is wrong
     */
    public List<String> renewCodes(PersonId person, String code) {
        require(person, code);
        return transaction.execute(status -> {
            audit.record(Event.RECOVERY_CODES_RENEWED, person, person, null, null);
            return newCodes(person);
        });
    }

    /**
     * For somebody who has lost everything: authenticator, recovery codes and passkeys are gone.
     *
     * @throws Conflict for oneself: whoever finds the screen of an administrator open must not do it
     */
    public void reset(PersonId person, PersonId by) {
        if (person.equals(by)) {
            throw new Conflict("identity.not-oneself");
        }
        transaction.executeWithoutResult(status -> {
            rows.remove(person);
            passkeys.removeAll(person);
            audit.record(Event.SECOND_FACTOR_RESET, by, person, null, null);
        });
    }

    private void require(PersonId person, String code) {
        switch (judge(person, code)) {
            case WRONG -> throw new InvalidInput("identity.code.wrong");
            case TOO_MANY -> throw new InvalidInput("identity.code.too-many");
            case RIGHT, RECOVERY -> {}
        }
    }

    private List<String> newCodes(PersonId person) {
        List<String> codes =
                IntStream.range(0, CODES).mapToObj(at -> randomCode()).toList();
        rows.replaceCodes(
                person, codes.stream().map(code -> hash(person, plain(code))).toList(), clock.instant());
        return codes;
    }

    private static String randomCode() {
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < CODE_GROUPS * CODE_GROUP; at++) {
            if (at > 0 && at % CODE_GROUP == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** 79 bits, which nobody tries out: a fast hash is enough. */
    private static byte[] hash(PersonId person, String code) {
        return Secret.sha256("recovery:" + person + ":" + code);
    }

    private static String plain(String code) {
        String part = code.substring(0, Math.min(code.length(), LONGEST));
        return part.replaceAll("[\\s\\p{Z}\\p{C}-]", "").toUpperCase(Locale.ROOT);
    }

    /** Whoever guesses here has the password; so the account is what is counted, from everywhere. */
    private static Subject subject(PersonId person) {
        return new Subject("second-factor", person.toString(), MOST);
    }
}
