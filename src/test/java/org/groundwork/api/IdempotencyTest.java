package org.groundwork.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundwork.api.Idempotency.Outcome;
import org.groundwork.api.Idempotency.Stored;
import org.groundwork.identity.PersonId;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked for several times under one key is done once. */
@GroundworkTest
class IdempotencyTest {

    private static final byte[] REQUEST = "POST /x {}".getBytes(StandardCharsets.UTF_8);
    private static final Stored ANSWER = new Stored(201, "/x/1", "\"1\"", "{}");

    @Autowired
    Idempotency idempotency;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private final String key = UUID.randomUUID().toString();
    private final AtomicInteger done = new AtomicInteger();
    private PersonId person;

    @BeforeEach
    void somebody() {
        person = people.person("Mira Holm");
    }

    private Stored deed() {
        done.incrementAndGet();
        return ANSWER;
    }

    @Test
    void doesItOnceAndAnswersTheSame() {
        assertThat(idempotency.once(person, key, REQUEST, this::deed)).isEqualTo(new Outcome.Answered(ANSWER, false));
        assertThat(idempotency.once(person, key, REQUEST, this::deed)).isEqualTo(new Outcome.Answered(ANSWER, true));
        assertThat(idempotency.once(person, key, new byte[0], this::deed)).isEqualTo(new Outcome.OtherRequest());
        assertThat(done).hasValue(1);
        idempotency.once(people.person("Jonas Berg"), key, REQUEST, this::deed);
        idempotency.once(person, null, REQUEST, this::deed);
        assertThat(done)
                .as("somebody else’s key is another one, and without a key it is done")
                .hasValue(3);
    }

    @Test
    void saysThatItIsRunning() {
        Outcome outcome = idempotency.once(person, key, REQUEST, () -> {
            Outcome meanwhile = CompletableFuture.supplyAsync(() -> idempotency.once(person, key, REQUEST, this::deed))
                    .join();
            assertThat(meanwhile).isEqualTo(new Outcome.Running());
            return deed();
        });
        assertThat(outcome).isEqualTo(new Outcome.Answered(ANSWER, false));
        assertThat(done).hasValue(1);
    }

    @Test
    void forgetsWhatFailed() {
        assertThatThrownBy(() -> idempotency.once(person, key, REQUEST, () -> {
                    throw new IllegalStateException("it broke");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(idempotency.once(person, key, REQUEST, this::deed)).isEqualTo(new Outcome.Answered(ANSWER, false));
    }

    @Test
    void forgetsAfterADay() {
        idempotency.once(person, key, REQUEST, this::deed);
        database.sql("update api_idempotency_key set created_at = created_at - interval '24 hours 1 second'")
                .update();
        idempotency.once(person, key, REQUEST, this::deed);
        assertThat(done).hasValue(2);
        database.sql("update api_idempotency_key set created_at = created_at - interval '24 hours 1 second'")
                .update();
        new OldAnswersJob(idempotency).run();
        assertThat(database.sql("select count(*) from api_idempotency_key")
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
