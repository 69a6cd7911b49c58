package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attempts by the hash of what was guessed at. */
@Repository
class AttemptRepository {

    private final JdbcClient database;

    AttemptRepository(JdbcClient database) {
        this.database = database;
    }

    /** One after the other, so that attempts at the same moment see each other. */
    void hold(byte[] subject) {
        database.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ByteBuffer.wrap(subject).getLong())
                .query(rows -> {});
    }

    int count(byte[] subject, Instant since) {
        return database.sql("""
            select count(*) from sign_in_attempt
            where subject = :subject and created_at > :since
            """)
                .param("subject", subject)
                .param("since", utc(since))
                .query(Integer.class)
                .single();
    }

    void insert(byte[] subject, Instant at) {
        database.sql("insert into sign_in_attempt (subject, created_at) values (:subject, :at)")
                .param("subject", subject)
                .param("at", utc(at))
                .update();
    }

    void removeOlderThan(Instant at) {
        database.sql("delete from sign_in_attempt where created_at < :before")
                .param("before", utc(at))
                .update();
    }

    void removeAll(byte[] subject) {
        database.sql("delete from sign_in_attempt where subject = :subject")
                .param("subject", subject)
                .update();
    }

    void removeLast(byte[] subject) {
        database.sql("""
            delete from sign_in_attempt where id = (
                select max(id) from sign_in_attempt where subject = :subject)
            """).param("subject", subject).update();
    }
}
