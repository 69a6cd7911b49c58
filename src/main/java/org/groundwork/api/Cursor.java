package org.groundwork.api;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of a list ended: the moment at which its last member was made, and its id. To those
 * who hand it back it is a text without meaning.
 */
public record Cursor(Instant at, UUID id) {

    private static final int BYTES = 3 * Long.BYTES;

    /** Microseconds, as the database keeps them. */
    public String text() {
        long micros = Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000);
        ByteBuffer bytes = ByteBuffer.allocate(BYTES)
                .putLong(micros)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Empty for what {@link #text} never gave. */
    public static Optional<Cursor> of(String text) {
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text);
            if (decoded.length != BYTES) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.wrap(decoded);
            long micros = bytes.getLong();
            Instant at = Instant.ofEpochSecond(
                    Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
            Cursor cursor = new Cursor(at, new UUID(bytes.getLong(), bytes.getLong()));
            boolean canonical = cursor.text().equals(text);
            return canonical && at.isAfter(Instant.EPOCH) && at.isBefore(LATEST)
                    ? Optional.of(cursor)
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException none) {
            return Optional.empty();
        }
    }

    /** No list reaches further. */
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
}
