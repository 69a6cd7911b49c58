package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Authenticators and recovery codes. */
@Repository
class SecondFactorRepository {

    private final JdbcClient database;

    SecondFactorRepository(JdbcClient database) {
        this.database = database;
    }

    /** An authenticator. */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    record Row(byte[] secret, boolean confirmed, long lastStep) {}

    Optional<Row> find(PersonId person) {
        return database.sql("""
            select secret, confirmed_at is not null as confirmed, last_step from authenticator where person_id = :person
            """)
                .param("person", person.value())
                .query(Row.class)
                .optional();
    }

    /** Instead of one that was never confirmed. */
    void propose(PersonId person, byte[] secret, Instant at) {
        database.sql("""
            insert into authenticator (person_id, secret, created_at, last_step) values (:person, :secret, :at, 0)
            on conflict (person_id) do update set secret = excluded.secret, created_at = excluded.created_at, last_step = 0
                where authenticator.confirmed_at is null
            """)
                .param("person", person.value())
                .param("secret", secret)
                .param("at", utc(at))
                .update();
    }

    /** Whether it was not confirmed before. */
    boolean confirm(PersonId person, long step, Instant at) {
        return database.sql("""
            update authenticator set confirmed_at = :at, last_step = :step where person_id = :person and confirmed_at is null
            """)
                        .param("person", person.value())
                        .param("step", step)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** Whether this half minute was not used before: of two with the same code, one gets through. */
    boolean use(PersonId person, long step) {
        return database.sql("""
            update authenticator set last_step = :step
            where person_id = :person and last_step < :step and confirmed_at is not null
            """)
                        .param("person", person.value())
                        .param("step", step)
                        .update()
                == 1;
    }

    void replaceCodes(PersonId person, List<byte[]> hashes, Instant at) {
        removeCodes(person);
        for (byte[] hash : hashes) {
            database.sql("insert into recovery_code (person_id, code_hash, created_at) values (:person, :hash, :at)")
                    .param("person", person.value())
                    .param("hash", hash)
                    .param("at", utc(at))
                    .update();
        }
    }

    /** Whether there was such a code, not used yet. */
    boolean useCode(PersonId person, byte[] hash, Instant at) {
        return database.sql("""
            update recovery_code set used_at = :at where person_id = :person and code_hash = :hash and used_at is null
            """)
                        .param("person", person.value())
                        .param("hash", hash)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    int codesLeft(PersonId person) {
        return database.sql("select count(*) from recovery_code where person_id = :person and used_at is null")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** Whether there was anything. */
    boolean remove(PersonId person) {
        removeCodes(person);
        return database.sql("delete from authenticator where person_id = :person")
                        .param("person", person.value())
                        .update()
                == 1;
    }

    private void removeCodes(PersonId person) {
        database.sql("delete from recovery_code where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
