package org.groundwork.portfolio.web;

import java.util.UUID;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;

/** Reads from a form with which team something is shared. */
final class Shares {

    private Shares() {}

    /** Null for nobody. What is no id at all is that of a team which does not exist. */
    static @Nullable TeamId team(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return new TeamId(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException e) {
            return new TeamId(new UUID(0, 0));
        }
    }
}
