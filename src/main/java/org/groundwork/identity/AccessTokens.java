package org.groundwork.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys by which a person's programs act in the person's name. The secret is shown when it is made
 * and not again. What a token opens is what its person may at that moment, and of that only its
 * {@linkplain TokenScope scopes}; it never administers.
 */
@Service
@Transactional
public class AccessTokens {

    /** What every secret begins with, so that whoever looks for leaked ones knows it. */
    public static final String PREFIX = "gw_";

    /** For how many days one can be made. */
    public static final List<Integer> DAYS = List.of(30, 90, 365);

    /** Of a person, at once. */
    static final int MOST = 30;

    static final int LONGEST_NAME = 100;

    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final Duration USE_IS_WRITTEN_EVERY = Duration.ofHours(1);

    private final AccessTokenRepository tokens;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    AccessTokens(AccessTokenRepository tokens, Accounts accounts, AuditTrail audit, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who sent a request.
     *
     * @param person with the roles of this moment, and never an administrator
     */
    public record Bearer(SignedIn person, TokenView token) {}

    /**
     * Makes one for a person.
     *
     * @param days one of {@link #DAYS}
     * @return the secret
     * @throws InvalidInput if something is missing or does not fit
     * @throws Conflict if the person has too many
     */
    public String make(PersonId person, String name, Set<TokenScope> scopes, int days) {
        String tidy = Texts.name(name);
        if (tidy.isEmpty()) {
            throw new InvalidInput("token.name.missing");
        }
        if (tidy.length() > LONGEST_NAME) {
            throw new InvalidInput("token.name.too-long", Integer.toString(LONGEST_NAME));
        }
        if (scopes.isEmpty()) {
            throw new InvalidInput("token.scopes.missing");
        }
        if (!DAYS.contains(days)) {
            throw new InvalidInput("token.days.wrong");
        }
        Instant now = clock.instant();
        if (tokens.of(person, now).stream().filter(token -> !token.expired()).count() >= MOST) {
            throw new Conflict("token.too-many", Integer.toString(MOST));
        }
        Secret secret = new Secret(PREFIX + Secret.random().value());
        tokens.insert(TokenId.random(), person, tidy, scopes, secret, now, now.plus(Duration.ofDays(days)));
        audit.record(Event.TOKEN_MADE, person, person, null, null);
        return secret.value();
    }

    /** A person's, with those that have expired; the latest first. */
    @Transactional(readOnly = true)
    public List<TokenView> of(PersonId person) {
        return tokens.of(person, clock.instant());
    }

    /** Everybody's, for administrators. */
    @Transactional(readOnly = true)
    public List<TokenView> all() {
        return tokens.all(clock.instant());
    }

    /**
     * It opens nothing from now on.
     *
     * @throws NotFound if the person has no such token
     */
    public void revoke(PersonId person, TokenId token) {
        if (tokens.owner(token).filter(person::equals).isEmpty()) {
            throw new NotFound();
        }
        revoke(token, person, person);
    }

    /**
     * An administrator ends somebody's.
     *
     * @throws NotFound if there is no such token
     */
    public void revokeAsAdministrator(TokenId token, PersonId by) {
        revoke(token, tokens.owner(token).orElseThrow(NotFound::new), by);
    }

    private void revoke(TokenId token, PersonId owner, PersonId by) {
        tokens.revoke(token, clock.instant());
        audit.record(Event.TOKEN_REVOKED, by, owner, null, null);
    }

    /** Whose secret this is; empty when it is nobody's, was revoked, has expired, or its person's account is shut. */
    public Optional<Bearer> find(String secret) {
        if (!FORM.matcher(secret).matches()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<TokenView> token = tokens.find(new Secret(secret), now);
        Optional<SignedIn> person = token.flatMap(found -> accounts.signedIn(found.person()));
        if (person.isEmpty()) {
            return Optional.empty();
        }
        TokenView found = token.orElseThrow();
        Instant last = found.lastUsed();
        if (last == null || last.plus(USE_IS_WRITTEN_EVERY).isBefore(now)) {
            tokens.used(found.id(), now);
        }
        SignedIn known = person.get();
        return Optional.of(new Bearer(known.withoutAdministration(), found));
    }
}
