package org.groundwork.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does once what is asked for several times under the same key. The deed and its answer are written
 * in one transaction, so that whatever breaks in between, either both are there or none; what was
 * refused is not kept, and can be tried again under the same key.
 */
@Component
public class Idempotency {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final IdempotencyRepository rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Idempotency(IdempotencyRepository rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * An answer as it is given again.
     *
     * @param location of what was made
     */
    public record Stored(
            int status, String location, @Nullable String etag, String body) {}

    /** What became of a request. */
    public sealed interface Outcome {

        /**
         * @param again it was answered before, and nothing was done now
         */
        record Answered(Stored answer, boolean again) implements Outcome {}

        /** The same key is being worked on. */
        record Running() implements Outcome {}

        /** The key came with another request before. */
        record OtherRequest() implements Outcome {}
    }

    /**
     * Does it, unless it was done.
     *
     * @param key null to do it in any case
     * @param request what is asked for: address and body
     */
    public Outcome once(PersonId person, @Nullable String key, byte[] request, Supplier<Stored> deed) {
        if (key == null) {
            return new Outcome.Answered(transaction(deed), false);
        }
        byte[] keyHash = sha256((person + " " + key).getBytes(StandardCharsets.UTF_8));
        byte[] requestHash = sha256(request);
        return transaction(() -> {
            if (!rows.hold(keyHash)) {
                return new Outcome.Running();
            }
            Instant now = clock.instant();
            Optional<IdempotencyRepository.Row> known = rows.find(person, keyHash, now.minus(KEPT));
            if (known.isPresent()) {
                return MessageDigest.isEqual(known.get().request(), requestHash)
                        ? new Outcome.Answered(known.get().answer(), true)
                        : new Outcome.OtherRequest();
            }
            Stored answer = deed.get();
            rows.put(person, keyHash, requestHash, now, answer);
            return new Outcome.Answered(answer, false);
        });
    }

    private <T> T transaction(Supplier<T> deed) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> deed.get()));
    }

    void removeOld() {
        Instant before = clock.instant().minus(KEPT);
        transaction.executeWithoutResult(status -> rows.removeOlderThan(before));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
