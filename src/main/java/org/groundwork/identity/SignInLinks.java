package org.groundwork.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that sign a person in once, made by an administrator for somebody who has lost the
 * password. The secret is shown when it is made and not again; where mail is on, the person gets a link by mail as well.
 */
@Service
@Transactional
public class SignInLinks {

    /** How long a link can be used. */
    public static final Duration VALID_FOR = Duration.ofHours(24);

    private final SignInLinkRepository links;
    private final Accounts accounts;
    private final SignInProviders providers;
    private final OutgoingMails mails;
    private final AuditTrail audit;
    private final Clock clock;

    SignInLinks(
            SignInLinkRepository links,
            Accounts accounts,
            SignInProviders providers,
            OutgoingMails mails,
            AuditTrail audit,
            Clock clock) {
        this.links = links;
        this.accounts = accounts;
        this.providers = providers;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a link; earlier ones of the person stop working.
     *
     * @return the secret part of the link
     * @throws NotFound when the person cannot sign in at all
     * @throws Conflict when the person signs in through a provider only
     */
    public String issue(PersonId person, PersonId by) {
        boolean administrator =
                accounts.signedIn(person).orElseThrow(NotFound::new).administrator();
        if (!providers.passwordsAreForEverybody() && !administrator) {
            throw new Conflict("identity.sign-in-link.not-by-password");
        }
        links.removeUnused(person);
        Secret secret = Secret.random();
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        links.insert(id, secret, person, by, now, now.plus(VALID_FOR));
        mails.queue(SignInLinkMails.KIND, id.toString(), person);
        audit.record(Event.SIGN_IN_LINK_ISSUED, by, person, null, null);
        return secret.value();
    }

    /** Whose link this is, unless it is used or too old. Looking does not use it. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> find(String secret) {
        return links.find(new Secret(secret), clock.instant())
                .flatMap(accounts::signedIn)
                .filter(this::mayStill);
    }

    /** Where passwords are for administrators, whoever is none comes through a provider, also with an earlier link. */
    private boolean mayStill(SignedIn person) {
        return providers.passwordsAreForEverybody() || person.administrator();
    }

    /**
     * Uses the link up.
     *
     * @return who is to be signed in
     * @throws NotFound when it is used or too old, or the account is shut
     */
    public PersonId use(String secret) {
        PersonId person = links.use(new Secret(secret), clock.instant()).orElseThrow(NotFound::new);
        requireActive(person);
        audit.record(Event.SIGNED_IN_BY_LINK, person, person, null, null);
        return person;
    }

    private void requireActive(PersonId person) {
        if (accounts.signedIn(person).filter(this::mayStill).isEmpty()) {
            throw new NotFound();
        }
    }
}
