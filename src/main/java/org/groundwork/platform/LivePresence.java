package org.groundwork.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.groundwork.platform.Live.Here;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.TransactionException;

/** Which pages are open. Where the database does not answer, nobody is known to be here. */
@Repository
class LivePresence {

    private static final Logger log = LoggerFactory.getLogger(LivePresence.class);
    private static final Duration KEPT = Duration.ofHours(1);

    private final JdbcClient database;

    LivePresence(JdbcClient database) {
        this.database = database;
    }

    void came(UUID id, String topic, Here here, Instant at) {
        attempt(() -> {
            database.sql("delete from live_presence where seen_at < :before")
                    .param("before", DatabaseTimes.utc(at.minus(KEPT)))
                    .update();
            database.sql("insert into live_presence (id, topic, who, place, seen_at) values (:id, :topic, :who,"
                            + " :place, :at)")
                    .param("id", id)
                    .param("topic", topic)
                    .param("who", here.who())
                    .param("place", here.place())
                    .param("at", DatabaseTimes.utc(at))
                    .update();
        });
    }

    void seen(UUID id, Instant at) {
        attempt(() -> database.sql("update live_presence set seen_at = :at where id = :id")
                .param("id", id)
                .param("at", DatabaseTimes.utc(at))
                .update());
    }

    void went(UUID id) {
        attempt(() -> database.sql("delete from live_presence where id = :id")
                .param("id", id)
                .update());
    }

    List<Here> here(String topic, Instant since) {
        return database.sql("""
            select who, place from live_presence where topic = :topic and seen_at >= :since
            group by who, place order by min(seen_at), who, place
            """)
                .param("topic", topic)
                .param("since", DatabaseTimes.utc(since))
                .query((row, number) -> new Here(row.getString("who"), row.getString("place")))
                .list();
    }

    private static void attempt(Runnable act) {
        try {
            act.run();
        } catch (DataAccessException | TransactionException away) {
            log.debug("Who is here is not known", away);
        }
    }
}
