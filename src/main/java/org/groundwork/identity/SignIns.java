package org.groundwork.identity;

import java.util.Optional;
import org.groundwork.identity.Attempts.Subject;
import org.groundwork.identity.AuditTrail.Event;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Checks an e-mail address and a password, slowly for those who guess. */
@Service
public class SignIns {

    private final PersonRepository people;
    private final PasswordEncoder passwordEncoder;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final String hashOfNobody;

    SignIns(
            PersonRepository people,
            PasswordEncoder passwordEncoder,
            Attempts attempts,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.people = people;
        this.passwordEncoder = passwordEncoder;
        this.attempts = attempts;
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

        /** Too many attempts for this account or from this network; nothing was checked. */
        record TooMany() implements Outcome {}
    }

    /**
     * Checks who this is. It takes as long for an address that nobody has as for one that somebody
     * has.
     *
     * @param from network address of the visitor
     */
    public Outcome attempt(String email, String password, String from) {
        String account = EmailAddress.of(email).map(EmailAddress::value).orElse("");
        if (!attempts.allow(Subject.account(account), Subject.address(from))) {
            return new Outcome.TooMany();
        }
        Optional<PersonEntity> person = people.findByEmail(account).filter(it -> it.state() == PersonState.ACTIVE);
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
        attempts.forget(Subject.account(account));
        attempts.forgetOne(Subject.address(from));
        record(Event.SIGNED_IN, id);
        return new Outcome.Welcome(id);
    }

    private void record(Event event, PersonId person) {
        transaction.executeWithoutResult(status -> audit.record(event, person, person, null, null));
    }
}
