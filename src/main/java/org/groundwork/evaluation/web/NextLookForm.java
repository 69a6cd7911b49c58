package org.groundwork.evaluation.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When to look again.
 *
 * @param on as a date field sends it: 2026-11-22
 */
record NextLookForm(@Nullable String on, @Nullable String reason) {

    /** Empty where it is no date. */
    Optional<LocalDate> date() {
        try {
            return on == null ? Optional.empty() : Optional.of(LocalDate.parse(on.strip()));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    String givenReason() {
        return reason == null ? "" : reason;
    }
}
