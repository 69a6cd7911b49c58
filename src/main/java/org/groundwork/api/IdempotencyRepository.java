package org.groundwork.api;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.groundwork.identity.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of requests that were answered and may come again. */
@Repository
class IdempotencyRepository {

    private final JdbcClient database;

    IdempotencyRepository(JdbcClient database) {
        this.database = database;
    }

    /** What was answered, and to what. */
    record Row(byte[] request, Idempotency.Stored answer) {}

    /** Until the end of the transaction nobody else has this key; false where somebody has. */
    boolean hold(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return database.sql("select pg_try_advisory_xact_lock(:a, :b)")
                .param("a", bytes.getInt())
                .param("b", bytes.getInt())
                .query(Boolean.class)
                .single();
    }

    Optional<Row> find(PersonId person, byte[] key, Instant since) {
        return database.sql("""
            select request_hash, status, location, etag, body from api_idempotency_key
            where person_id = :person and key_hash = :key and created_at > :since
            """)
                .param("person", person.value())
                .param("key", key)
                .param("since", utc(since))
                .query((row, number) -> new Row(
                        row.getBytes("request_hash"),
                        new Idempotency.Stored(
                                row.getInt("status"),
                                row.getString("location"),
                                row.getString("etag"),
                                row.getString("body"))))
                .optional();
    }

    void put(PersonId person, byte[] key, byte[] request, Instant at, Idempotency.Stored answer) {
        database.sql("""
            insert into api_idempotency_key
                (person_id, key_hash, request_hash, created_at, status, location, etag, body)
            values (:person, :key, :request, :at, :status, :location, :etag, :body)
            on conflict (person_id, key_hash) do update set
                request_hash = excluded.request_hash, created_at = excluded.created_at, status = excluded.status,
                location = excluded.location, etag = excluded.etag, body = excluded.body
            """)
                .param("person", person.value())
                .param("key", key)
                .param("request", request)
                .param("at", utc(at))
                .param("status", answer.status())
                .param("location", answer.location())
                .param("etag", answer.etag())
                .param("body", answer.body())
                .update();
    }

    void removeOlderThan(Instant time) {
        database.sql("delete from api_idempotency_key where created_at < :time")
                .param("time", utc(time))
                .update();
    }
}
