package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.groundwork.api.Idempotency;
import org.groundwork.api.Idempotency.Outcome;
import org.groundwork.api.Idempotency.Stored;
import org.groundwork.identity.CurrentPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers a request that may come several times. */
@Component
class OnceOnly {

    static final String KEY = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private final Idempotency idempotency;
    private final CurrentPerson currentPerson;

    OnceOnly(Idempotency idempotency, CurrentPerson currentPerson) {
        this.idempotency = idempotency;
        this.currentPerson = currentPerson;
    }

    ResponseEntity<byte[]> answer(
            HttpServletRequest request, @Nullable String key, byte @Nullable [] body, Supplier<Stored> deed) {
        Outcome outcome =
                idempotency.once(currentPerson.require().id(), Bounds.idempotencyKey(key), whole(request, body), deed);
        return switch (outcome) {
            case Outcome.Running running ->
                throw ProblemException.later(ProblemType.STILL_RUNNING, Duration.ofSeconds(2));
            case Outcome.OtherRequest other ->
                throw ProblemException.parameter(
                        ProblemType.KEY_REUSED, KEY, ProblemTexts.detailKey(ProblemType.KEY_REUSED));
            case Outcome.Answered(Stored answer, boolean again) -> {
                ResponseEntity.BodyBuilder builder = ResponseEntity.status(answer.status())
                        .header(HttpHeaders.LOCATION, answer.location())
                        .contentType(MediaType.APPLICATION_JSON);
                if (answer.etag() != null) {
                    builder.eTag(answer.etag());
                }
                if (again) {
                    builder.header(REPLAYED, "true");
                }
                yield builder.body(answer.body().getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** What is asked for: address, form and body. */
    private static byte[] whole(HttpServletRequest request, byte @Nullable [] body) {
        String head = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(body == null ? new byte[0] : body);
        return whole.toByteArray();
    }
}
