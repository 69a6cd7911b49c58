package org.groundwork.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a submission, for its report.
 *
 * @param state WAITING, ACCEPTED, OTHERWISE, RETURNED, WITHDRAWN or SUPERSEDED, as in the module of
 *     reviews
 * @param by who reviewed it; null while nobody did
 * @param at when; UTC
 * @param recommended title; null when it was too early to say
 * @param decision title of what was decided; null where nothing was, and where it is something that
 *     only the reason says
 * @param reason of the whole; may be empty
 * @param reasons by question and by economic input, where it was returned
 * @param opened who opened it again and when, so that a decision no longer holds; null where nobody
 *     did
 * @param lost a decision that does not hold any more, as the module of reviews says
 * @param openThreads of comments, now
 * @param commitment what the decision commits
 * @param earlier what was decided before and corrected or withdrawn, the latest first
 * @param happened what happened after the decision; null while nobody said
 */
public record ReviewStatus(
        String state,
        @Nullable String by,
        @Nullable OffsetDateTime at,
        @Nullable String recommended,
        @Nullable String decision,
        String reason,
        List<About> reasons,
        @Nullable Opened opened,
        boolean lost,
        int openThreads,
        Commitment commitment,
        List<Earlier> earlier,
        @Nullable Happened happened) {

    /** Longest reason that is printed on the cover whole. */
    private static final int QUOTED = 400;

    public ReviewStatus {
        reasons = List.copyOf(reasons);
        earlier = List.copyOf(earlier);
    }

    /**
     * Why something was returned.
     *
     * @param question id; null for an economic input
     * @param input id of an economic input; null for a question
     */
    public record About(@Nullable String question, @Nullable String input, String title, String reason) {}

    /**
     * That somebody opened it again.
     *
     * @param reason may be empty
     */
    public record Opened(String by, OffsetDateTime at, String reason) {}

    /**
     * What the decision commits.
     *
     * @param budget in full, with its currency
     * @param owner name
     */
    public record Commitment(
            @Nullable String budget,
            @Nullable Integer people,
            @Nullable Integer weeks,
            @Nullable String owner,
            @Nullable LocalDate deadline,
            List<String> conditions) {

        /** Nothing. */
        public static final Commitment NONE = new Commitment(null, null, null, null, null, List.of());

        public Commitment {
            conditions = List.copyOf(conditions);
        }

        public boolean isEmpty() {
            return equals(NONE);
        }
    }

    /**
     * What was said before.
     *
     * @param state ACCEPTED, OTHERWISE, or REVOKED for a withdrawal
     * @param decision title; null where there is none
     */
    public record Earlier(
            String state,
            String by,
            OffsetDateTime at,
            @Nullable String decision,
            String reason) {}

    /**
     * What happened after the decision.
     *
     * @param result DONE, PARTLY or NOT_DONE
     * @param cost in full, with its currency; null where nobody says
     * @param measured may be empty
     */
    public record Happened(
            String result, LocalDate on, @Nullable String cost, String measured) {}

    public boolean decided() {
        return state.equals("ACCEPTED") || state.equals("OTHERWISE");
    }

    /** The reason, or its beginning. */
    public String shortReason() {
        return ReportPage.beginning(reason, QUOTED);
    }

    /** There is more to say than fits a cover. */
    public boolean more() {
        return !reasons.isEmpty() || !shortReason().equals(reason);
    }
}
