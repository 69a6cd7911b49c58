package org.groundwork.report;

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
 * @param reasons by question, where it was returned
 * @param opened who opened it again and when, so that a decision no longer holds; null where nobody
 *     did
 * @param openThreads of comments, now
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
        int openThreads) {

    /** Longest reason that is printed on the cover whole. */
    private static final int QUOTED = 400;

    public ReviewStatus {
        reasons = List.copyOf(reasons);
    }

    /** Why a question was returned. */
    public record About(String question, String title, String reason) {}

    /** That somebody opened it again. */
    public record Opened(String by, OffsetDateTime at) {}

    public boolean decided() {
        return state.equals("ACCEPTED") || state.equals("OTHERWISE");
    }

    /** A decision that does not hold any more. */
    public boolean lost() {
        return decided() && opened != null;
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
