package org.groundwork.identity;

import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * Links that sign a person in once, made by an administrator for somebody who has lost the
 * password, while the application sends no mail. The secret is shown when it is made and not again.
 */
@Service
@Transactional
public class SignInLinks {

    /** How long a link can be used. */
    public static final Duration VALID_FOR = Duration.ofHours(24);

    private final JdbcClient database;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;

    SignInLinks(JdbcClient database, Accounts accounts, AuditTrail audit, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a link; earlier ones of the person stop working.
     *
     * @return the secret part of the link
     * @throws NotFound when the person cannot sign in at all
     */
    public String issue(PersonId person, PersonId by) {
        requireActive(person);
        database.sql("delete from sign_in_link where person_id = :person and used_at is null")
                .param("person", person.value())
                .update();
        Secret secret = Secret.random();
        OffsetDateTime now = now();
        database.sql(
                        """
                        insert into sign_in_link (id, secret_hash, person_id, created_by,
                                                  created_at, expires_at)
                        values (:id, :hash, :person, :by, :now, :expires)
                        """)
                .param("id", UUID.randomUUID())
                .param("hash", secret.hash())
                .param("person", person.value())
                .param("by", by.value())
                .param("now", now)
                .param("expires", now.plus(VALID_FOR))
                .update();
        audit.record(Event.SIGN_IN_LINK_ISSUED, by, person, null, null);
        return secret.value();
    }

    /** Whose link this is, unless it is used or too old. Looking does not use it. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> find(String secret) {
        return database.sql(
                        """
                        select person_id from sign_in_link
                        where secret_hash = :hash and used_at is null and expires_at > :now
                        """)
                .param("hash", new Secret(secret).hash())
                .param("now", now())
                .query(UUID.class)
                .optional()
                .flatMap(id -> accounts.signedIn(new PersonId(id)));
    }

    /**
     * Uses the link up.
     *
     * @return who is to be signed in
     * @throws NotFound when it is used or too old, or the account is shut
     */
    public PersonId use(String secret) {
        PersonId person =
                database.sql(
                                """
                                update sign_in_link set used_at = :now
                                where secret_hash = :hash and used_at is null
                                  and expires_at > :now
                                returning person_id
                                """)
                        .param("hash", new Secret(secret).hash())
                        .param("now", now())
                        .query(UUID.class)
                        .optional()
                        .map(PersonId::new)
                        .orElseThrow(NotFound::new);
        requireActive(person);
        audit.record(Event.SIGNED_IN_BY_LINK, person, person, null, null);
        return person;
    }

    private void requireActive(PersonId person) {
        if (accounts.signedIn(person).isEmpty()) {
            throw new NotFound();
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
