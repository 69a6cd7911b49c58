package org.groundwork.identity;

import static org.groundwork.platform.DatabaseTimes.utc;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a sign-in under way leaves here and takes again: once, within ten minutes, in whichever instance. */
@Repository
class SignInStateRepository {

    static final Duration VALID_FOR = Duration.ofMinutes(10);

    private final JdbcClient database;
    private final Clock clock;

    SignInStateRepository(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void put(String key, String content) {
        removeOld();
        database.sql("insert into sign_in_state (key_hash, content, created_at) values (:key, :content, :now)")
                .param("key", Secret.sha256(key))
                .param("content", content)
                .param("now", utc(clock.instant()))
                .update();
    }

    /** Of two who take it at the same time, one gets it. */
    Optional<String> take(String key) {
        return database.sql("""
            delete from sign_in_state where key_hash = :key
            returning case when created_at > :since then content else '' end
            """)
                .param("key", Secret.sha256(key))
                .param("since", utc(clock.instant().minus(VALID_FOR)))
                .query(String.class)
                .optional()
                .filter(content -> !content.isEmpty());
    }

    void removeOld() {
        database.sql("delete from sign_in_state where created_at <= :before")
                .param("before", utc(clock.instant().minus(VALID_FOR)))
                .update();
    }
}
