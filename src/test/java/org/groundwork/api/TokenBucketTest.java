package org.groundwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

    @Test
    void givesSoMuchAtOnceAndThenAtASteadyPace() {
        TokenBucket bucket = new TokenBucket(60, 120, 0);
        for (int i = 0; i < 60; i++) {
            assertThat(bucket.take(1, 0)).isZero();
        }
        assertThat(bucket.take(1, 0)).isEqualTo(500);
        assertThat(bucket.take(1, 499)).isPositive();
        assertThat(bucket.take(1, 500)).isZero();
        assertThat(bucket.take(6, 500)).isEqualTo(3_000);
    }

    @Test
    void letsThroughWhatCostsMoreThanEverIsThereWhenItIsFull() {
        TokenBucket bucket = new TokenBucket(60, 120, 0);
        assertThat(bucket.take(600, 0)).isZero();
        assertThat(bucket.take(600, 0)).isEqualTo(30_000);
    }

    /** Whenever whatever is asked for: never more than what was there and came back, and what is promised is kept. */
    @Property
    void neverGivesMoreThanThereIs(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(max = 3_000) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 20) int cost) {
        TokenBucket bucket = new TokenBucket(60, 120, 0);
        long now = 0;
        long spent = 0;
        for (int pause : pauses) {
            now += pause;
            long wait = bucket.take(cost, now);
            if (wait == 0) {
                spent += cost;
            } else {
                now += wait;
                assertThat(bucket.take(cost, now))
                        .as("after the wait that was told")
                        .isZero();
                spent += cost;
            }
            assertThat((double) spent).isLessThanOrEqualTo(60 + now * 120 / 60_000.0 + 1e-6);
        }
    }

    /**
     * A request is counted, found to cost more, and found to cost more again. Whoever waits as told is
     * refused once for each at most.
     */
    @Property
    void answersWhateverCostsMoreAfterTheWaitThatWasTold(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 6, max = 900) Integer> costs,
            @ForAll @IntRange(max = 2_000) int pause) {
        TokenBucket bucket = new TokenBucket(60, 120, 0);
        long now = 0;
        for (int cost : costs) {
            now += pause;
            long wait = counted(bucket, cost, now);
            for (int refused = 1; wait > 0; refused++) {
                assertThat(refused).isLessThanOrEqualTo(3);
                now += wait;
                wait = counted(bucket, cost, now);
            }
        }
    }

    @Property
    void answersWhatItRefusedAfterTheWaitThatWasTold(
            @ForAll @IntRange(max = 60) int spent, @ForAll @IntRange(min = 6, max = 900) int cost) {
        TokenBucket bucket = new TokenBucket(60, 120, 0);
        assertThat(bucket.take(spent, 0)).isZero();
        if (bucket.take(1, 0) == 0 && bucket.takeInstead(1, 6, 0) == 0) {
            long wait = bucket.takeInstead(6, cost, 0);
            assertThat(wait == 0 ? 0 : counted(bucket, cost, wait)).isZero();
        }
    }

    private static long counted(TokenBucket bucket, int cost, long now) {
        long wait = bucket.take(1, now);
        if (wait == 0) {
            wait = bucket.takeInstead(1, 6, now);
        }
        return wait == 0 ? bucket.takeInstead(6, cost, now) : wait;
    }

    @Test
    void takesNothingForWhatItRefuses() {
        TokenBucket bucket = new TokenBucket(60, 120, 0);
        assertThat(bucket.take(50, 0)).isZero();
        assertThat(bucket.take(6, 0)).isZero();
        assertThat(bucket.takeInstead(6, 12, 0)).isEqualTo(1_000);
        assertThat(bucket.take(10, 0)).as("what was there before").isZero();
    }

    @Test
    void aClockThatGoesBackGivesNothing() {
        TokenBucket bucket = new TokenBucket(1, 60, 10_000);
        assertThat(bucket.take(1, 10_000)).isZero();
        assertThat(bucket.take(1, 0)).isPositive();
        assertThat(bucket.take(1, 10_500)).isPositive();
        assertThat(bucket.take(1, 11_000)).isZero();
    }
}
