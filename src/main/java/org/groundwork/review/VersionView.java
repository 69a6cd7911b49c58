package org.groundwork.review;

import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.OpenedAgain;
import org.jspecify.annotations.Nullable;

/**
 * A submission and what became of it.
 *
 * @param submittedBy name
 * @param review null while nobody reviewed it
 * @param openedBy name of who opened it again; null where nobody did
 */
public record VersionView(
        EvaluationView submission,
        String submittedBy,
        @Nullable ReviewView review,
        @Nullable String openedBy) {

    /** What became of it. */
    public enum State {
        /** Somebody is to decide. */
        WAITING,
        ACCEPTED,
        OTHERWISE,
        RETURNED,
        /** Taken back before anybody decided. */
        WITHDRAWN,
        /** Made way for a next version before anybody decided. */
        SUPERSEDED
    }

    public State state() {
        if (review != null) {
            return switch (review.outcome()) {
                case ACCEPTED -> State.ACCEPTED;
                case OTHERWISE -> State.OTHERWISE;
                case RETURNED -> State.RETURNED;
            };
        }
        OpenedAgain opened = submission.openedAgain();
        if (opened == null) {
            return State.WAITING;
        }
        return switch (opened.kind()) {
            case WITHDRAWN -> State.WITHDRAWN;
            case REOPENED -> State.SUPERSEDED;
        };
    }

    /**
     * Title of what was decided; null where nothing was, and where it is something that only the
     * reason says.
     */
    public @Nullable String decision() {
        String verdict = review == null ? null : review.verdict();
        return verdict == null
                ? null
                : Reviews.method(submission).verdict(verdict).title();
    }

    /** Title of what is recommended; null when it was too early to say. */
    public @Nullable String recommended() {
        String verdict = submission.verdict();
        return verdict == null
                ? null
                : Reviews.method(submission).verdict(verdict).title();
    }

    /** A decision that no longer holds, because the assessment was reopened after it. */
    public boolean lost() {
        return review != null && review.outcome().decided() && submission.openedAgain() != null;
    }
}
