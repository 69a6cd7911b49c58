package org.groundwork.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.groundwork.identity.TokenId;
import org.springframework.stereotype.Component;

/** How much a token may ask of this instance: 120 plain requests a minute, 60 of them at once. What costs more counts for more. */
@Component
public class RateLimits {

    public static final int AT_ONCE = 60;
    public static final int PER_MINUTE = 120;

    private static final int MOST_TOKENS = 100_000;

    private final Clock clock;

    /** One that was not used for a while is full again anyway. */
    private final Cache<TokenId, TokenBucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @return zero if it may be answered; otherwise after how long to ask again
     */
    public Duration take(TokenId token, int cost) {
        return Duration.ofMillis(bucket(token).take(cost, clock.millis()));
    }

    /**
     * Counts a request for more than it was counted for.
     *
     * @param counted what was taken for it; given back if it may not be answered
     * @return zero if it may be answered; otherwise after how long to ask again
     */
    public Duration takeInstead(TokenId token, int counted, int cost) {
        return Duration.ofMillis(bucket(token).takeInstead(counted, cost, clock.millis()));
    }

    private TokenBucket bucket(TokenId token) {
        return buckets.get(token, id -> new TokenBucket(AT_ONCE, PER_MINUTE, clock.millis()));
    }
}
