package org.groundwork.identity;

import java.util.UUID;

/** Identifies an access token; it is no secret. */
public record TokenId(UUID value) {

    static TokenId random() {
        return new TokenId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
