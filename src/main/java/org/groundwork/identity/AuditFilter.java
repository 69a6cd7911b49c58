package org.groundwork.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the audit trail are wanted; null does not matter.
 *
 * @param person who did it, or whom it was done to
 * @param act name of an {@link AuditTrail.Event} or id of an {@link ActivityKind}
 * @param from first day, UTC
 * @param to last day, UTC
 */
public record AuditFilter(
        @Nullable PersonId person,
        @Nullable TeamId team,
        @Nullable String act,
        @Nullable AssessmentReference assessment,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** All of them. */
    public static final AuditFilter NONE = new AuditFilter(null, null, null, null, null, null);

    /** What is filtered by, for the trail: {@code person from}. */
    String fields() {
        List<String> fields = new ArrayList<>();
        if (person != null) {
            fields.add("person");
        }
        if (team != null) {
            fields.add("team");
        }
        if (act != null) {
            fields.add("act");
        }
        if (assessment != null) {
            fields.add("assessment");
        }
        if (from != null) {
            fields.add("from");
        }
        if (to != null) {
            fields.add("to");
        }
        return String.join(" ", fields);
    }

    /**
     * An assessment's id, or how it begins. Administrators see no assessments, but people tell them
     * of one by its address, and this is what stands in it.
     *
     * @param lowest the first id that it can stand for
     * @param highest the last one
     */
    public record AssessmentReference(UUID lowest, UUID highest) {

        /** So many characters are shown, and are enough to find one by. */
        public static final int SHORT = 8;

        private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + SHORT + "}[0-9a-f-]*");
        private static final int DIGITS = 32;

        /** Of what somebody typed: the id or its beginning. */
        public static Optional<AssessmentReference> of(String text) {
            String id = text.strip().toLowerCase(Locale.ROOT);
            String digits = id.replace("-", "");
            if (!FORM.matcher(id).matches() || digits.length() > DIGITS) {
                return Optional.empty();
            }
            String rest = "0".repeat(DIGITS - digits.length());
            return Optional.of(new AssessmentReference(uuid(digits + rest), uuid(digits + rest.replace('0', 'f'))));
        }

        private static UUID uuid(String digits) {
            return new UUID(
                    Long.parseUnsignedLong(digits.substring(0, DIGITS / 2), 16),
                    Long.parseUnsignedLong(digits.substring(DIGITS / 2), 16));
        }

        /** What stands for an assessment: {@code 3f2a91c0}. */
        public static String shortened(UUID assessment) {
            return assessment.toString().substring(0, SHORT);
        }
    }
}
