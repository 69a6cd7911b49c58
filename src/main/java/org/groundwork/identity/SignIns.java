package org.groundwork.identity;

import java.util.Optional;
import org.groundwork.identity.Attempts.Subject;
import org.groundwork.identity.AuditTrail.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks an e-mail address and a password, slowly for those who guess; {@link SignInSteps} goes on. */
@Service
public class SignIns {

    private final PersonRepository people;
    private final PasswordEncoder passwordEncoder;
    private final Attempts attempts;
    private final KnownBrowsers browsers;
    private final SignInProviders providers;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final String hashOfNobody;

    SignIns(
            PersonRepository people,
            PasswordEncoder passwordEncoder,
            Attempts attempts,
            KnownBrowsers browsers,
            SignInProviders providers,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.people = people;
        this.passwordEncoder = passwordEncoder;
        this.attempts = attempts;
        this.browsers = browsers;
        this.providers = providers;
        this.audit = audit;
        this.transaction = transaction;
        this.hashOfNobody = Optional.ofNullable(
                        passwordEncoder.encode(Secret.random().value()))
                .orElseThrow();
    }

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** Address and password belong together. */
        record Welcome(PersonId person) implements Outcome {}

        /** They do not, or the account is shut; which of the two is not told. */
        record Wrong() implements Outcome {}

        /** They belong together, but only administrators sign in with a password here. */
        record NotByPassword() implements Outcome {}

        /** Too many attempts from this network; nothing was checked. */
        record TooMany() implements Outcome {}
    }

    /**
     * Checks who this is. It takes as long for an address that nobody has as for one that somebody
     * has.
     *
     * @param from network address of the visitor
     * @param knownBrowser what {@link KnownBrowsers} left in the visitor's browser
     */
    public Outcome attempt(String email, String password, String from, @Nullable String knownBrowser) {
        String account = EmailAddress.of(email).map(EmailAddress::value).orElse("");
        Optional<PersonEntity> person = people.findByEmail(account).filter(it -> it.state() == PersonState.ACTIVE);
        Optional<Subject> browser = person.filter(it -> it.passwordHash() != null)
                .flatMap(it -> browsers.find(knownBrowser, it.id(), String.valueOf(it.passwordHash())))
                .map(Subject::browser);
        Optional<Subject> known = browser.filter(attempts::allow);
        Subject[] stranger = stranger(account, from);
        if (known.isEmpty() && !attempts.allow(stranger)) {
            return new Outcome.TooMany();
        }
        String hash = person.map(PersonEntity::passwordHash).orElse(hashOfNobody);
        String given = password.length() > Passwords.LONGEST ? password.substring(0, Passwords.LONGEST + 1) : password;
        boolean matches = passwordEncoder.matches(given, hash);
        if (person.isEmpty() || !matches) {
            person.ifPresent(it -> record(Event.SIGN_IN_REFUSED, it.id()));
            return new Outcome.Wrong();
        }
        PersonId id = person.get().id();
        if (passwordEncoder.upgradeEncoding(hash)) {
            transaction.executeWithoutResult(status ->
                    people.findById(id.value()).ifPresent(it -> it.setPasswordHash(passwordEncoder.encode(password))));
        }
        browser.ifPresent(attempts::forget);
        if (known.isEmpty()) {
            attempts.forgetOne(stranger);
            attempts.forget(Subject.account(account, from, Attempts.PER_ACCOUNT));
        }
        if (!providers.passwordsAreForEverybody() && !person.get().administrator()) {
            record(Event.SIGN_IN_REFUSED, id);
            return new Outcome.NotByPassword();
        }
        return new Outcome.Welcome(id);
    }

    /** What an attempt counts against where nobody is known: always the network that it comes from. */
    private Subject[] stranger(String account, String from) {
        boolean many = attempts.count(Subject.account(account)) >= Attempts.FROM_EVERYWHERE;
        return new Subject[] {
            Subject.account(account),
            Subject.accountFromWider(account, from),
            Subject.account(account, from, many ? Attempts.PER_ACCOUNT_WHILE_MANY : Attempts.PER_ACCOUNT),
            Subject.widerAddress(from),
            Subject.address(from)
        };
    }

    private void record(Event event, PersonId person) {
        transaction.executeWithoutResult(status -> audit.record(event, person, person, null, null));
    }
}
