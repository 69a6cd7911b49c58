package org.groundwork.report;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a report comes from.
 *
 * @param at when it was submitted, or made (of a preview the beginning of its day); UTC
 * @param number of the submission within its assessment, from 1; 0 when it was not submitted
 * @param by who submitted it
 * @param seal what proves a submitted one; null when it was not submitted
 * @param reviewStatus what became of a submitted one; null when it was not submitted
 */
public record Provenance(
        Kind kind,
        OffsetDateTime at,
        int number,
        @Nullable String by,
        @Nullable Seal seal,
        @Nullable ReviewStatus reviewStatus) {

    /** How binding it is. */
    public enum Kind {
        /** Of the present answers, which can still change. */
        PREVIEW,
        /** Of a submission, which cannot. */
        SUBMITTED,
        /** A submission that was taken back. */
        WITHDRAWN,
        /** Of an assessment file. */
        FILE,
        /** Of a case that ships with the product. */
        REFERENCE
    }

    /**
     * What a submission stored so that its result can be checked.
     *
     * @param sha256 of method, answers and result as stored, hexadecimal
     * @param methodSha256 of the method file, hexadecimal
     * @param engine version of the program that computed it
     * @param reproduced computing the result again from the stored answers gave the same bytes
     * @param moneyByOlderEngine the money stands as it was stored, since its engine is no longer
     *     there
     * @param methodUnchanged the method file is still the one that was used
     */
    public record Seal(
            String sha256,
            String methodSha256,
            String engine,
            boolean reproduced,
            boolean moneyByOlderEngine,
            boolean methodUnchanged) {}

    /** A preview is said to be of a day; what changes within the day changes the report. */
    /** Of a day: noon in UTC, which is that day in most places. */
    public static Provenance preview(OffsetDateTime at) {
        return new Provenance(Kind.PREVIEW, at.truncatedTo(ChronoUnit.DAYS).plusHours(12), 0, null, null, null);
    }

    public static Provenance file(OffsetDateTime at) {
        return new Provenance(Kind.FILE, at, 0, null, null, null);
    }

    public static Provenance reference(OffsetDateTime at) {
        return new Provenance(Kind.REFERENCE, at, 0, null, null, null);
    }

    public static Provenance submitted(
            OffsetDateTime at,
            int number,
            String by,
            boolean withdrawn,
            Seal seal,
            @Nullable ReviewStatus reviewStatus) {
        return new Provenance(withdrawn ? Kind.WITHDRAWN : Kind.SUBMITTED, at, number, by, seal, reviewStatus);
    }
}
