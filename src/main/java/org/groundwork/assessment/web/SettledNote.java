package org.groundwork.assessment.web;

import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.PutBack;

/**
 * The version that was not taken, right after two met: it can be put back.
 *
 * @param which the version, or the id of what never stood
 * @param mine it is the person’s own
 * @param label of its answer
 * @param note of it; empty when there is none
 * @param seen the version that stands now
 */
record SettledNote(String question, String which, boolean mine, String label, String note, int seen) {

    static Optional<PutBack> parse(String which) {
        if (which.matches("\\d{1,9}")) {
            return Optional.of(new PutBack.Version(Integer.parseInt(which)));
        }
        try {
            return Optional.of(new PutBack.NotTakenThen(UUID.fromString(which)));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
    }
}
