package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of links that sign a person in once. */
@Repository
class SignInLinkRepository {

    private final JdbcClient database;

    SignInLinkRepository(JdbcClient database) {
        this.database = database;
    }

    void insert(UUID id, Secret secret, PersonId person, PersonId by, Instant at, Instant expires) {
        database.sql("""
            insert into sign_in_link (id, secret_hash, person_id, created_by, created_at,
                expires_at)
            values (:id, :hash, :person, :by, :now, :expires)
            """)
                .param("id", id)
                .param("hash", secret.hash())
                .param("person", person.value())
                .param("by", by.value())
                .param("now", utc(at))
                .param("expires", utc(expires))
                .update();
    }

    /** Whose it is, unless it is used or too old. */
    Optional<PersonId> find(Secret secret, Instant now) {
        return database.sql("""
            select person_id from sign_in_link
            where (secret_hash = :hash or id in
                    (select m.sign_in_link_id from sign_in_link_mailed_secret m where m.secret_hash = :hash))
                and used_at is null and expires_at > :now
            """)
                .param("hash", secret.hash())
                .param("now", utc(now))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Uses it up, once. Whose it was, unless it was used or too old. */
    Optional<PersonId> use(Secret secret, Instant now) {
        return database.sql("""
            update sign_in_link set used_at = :now
            where (secret_hash = :hash or id in
                    (select m.sign_in_link_id from sign_in_link_mailed_secret m where m.secret_hash = :hash))
                and used_at is null and expires_at > :now
            returning person_id
            """)
                .param("hash", secret.hash())
                .param("now", utc(now))
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Whether it can still be used. */
    boolean isOpen(UUID id, PersonId person, Instant now) {
        return database.sql("""
            select exists (select 1 from sign_in_link
                where id = :id and person_id = :person and used_at is null and expires_at > :now)
            """)
                .param("id", id)
                .param("person", person.value())
                .param("now", utc(now))
                .query(Boolean.class)
                .single();
    }

    /** The secret of a link in a mail. */
    void insertMailed(Secret secret, UUID link, Instant at) {
        database.sql("""
            insert into sign_in_link_mailed_secret (secret_hash, sign_in_link_id, created_at)
            values (:hash, :link, :at)
            """)
                .param("hash", secret.hash())
                .param("link", link)
                .param("at", utc(at))
                .update();
    }

    void removeUnused(PersonId person) {
        database.sql("delete from sign_in_link where person_id = :person and used_at is null")
                .param("person", person.value())
                .update();
    }

    void removeAll(PersonId person) {
        database.sql("delete from sign_in_link where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
