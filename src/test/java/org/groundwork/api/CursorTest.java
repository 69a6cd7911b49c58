package org.groundwork.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CursorTest {

    @Property
    void comesBackAsItWas(
            @ForAll @LongRange(min = 1, max = 200_000_000_000_000_000L) long micros, @ForAll long a, @ForAll long b) {
        Cursor cursor =
                new Cursor(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000), new UUID(a, b));
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]{32}");
        assertThat(Cursor.of(cursor.text())).contains(cursor);
    }

    @Property
    void isNothingElse(@ForAll String text) {
        Cursor.of(text).ifPresent(cursor -> assertThat(cursor.text()).isEqualTo(text));
    }
}
