package org.groundwork.identity;

import java.util.UUID;

/** Identifies a person, also after the person is erased. */
public record PersonId(UUID value) {

    public static PersonId random() {
        return new PersonId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
