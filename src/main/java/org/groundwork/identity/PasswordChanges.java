package org.groundwork.identity;

import org.groundwork.identity.Attempts.Subject;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Changes one's password, given the present one. That is judged outside a transaction: the attempt
 * is written down before, whatever comes of it, and no connection is held while hashing.
 */
@Service
public class PasswordChanges {

    private final PersonRepository people;
    private final Accounts accounts;
    private final Attempts attempts;
    private final PasswordEncoder passwordEncoder;

    PasswordChanges(PersonRepository people, Accounts accounts, Attempts attempts, PasswordEncoder passwordEncoder) {
        this.people = people;
        this.accounts = accounts;
        this.attempts = attempts;
        this.passwordEncoder = passwordEncoder;
    }

    /**
     * Changes it and ends the person's other sessions.
     *
     * @param keepSession the one that stays
     * @throws NotFound when there is no such account
     * @throws InvalidInput when the present one is wrong or the new one cannot be taken
     */
    public void change(PersonId id, String present, String replacement, @Nullable String keepSession) {
        require(id, present);
        accounts.setPassword(id, replacement, keepSession);
    }

    /**
     * Asks for the present password before something that whoever finds the screen open must not do.
     *
     * @throws NotFound when there is no such account
     * @throws InvalidInput when it is wrong
     */
    public void require(PersonId id, String present) {
        PersonEntity person = people.findById(id.value())
                .filter(it -> it.state() != PersonState.ERASED)
                .orElseThrow(NotFound::new);
        Subject stated = Subject.present(id);
        if (!attempts.allow(stated)) {
            throw new InvalidInput("identity.password.present-too-many");
        }
        if (person.passwordHash() == null || !passwordEncoder.matches(present, person.passwordHash())) {
            throw new InvalidInput("identity.password.present-wrong");
        }
        attempts.forget(stated);
    }
}
