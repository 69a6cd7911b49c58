package org.groundwork.review;

import java.util.List;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.OpenedAgain;
import org.jspecify.annotations.Nullable;

/**
 * A submission and what became of it.
 *
 * @param submittedBy name
 * @param said all that managers made of it, the earliest first; each takes the place of the one
 *     before
 * @param openedBy name of who opened it again; null where nobody did
 */
public record VersionView(
        EvaluationView submission,
        String submittedBy,
        List<ReviewView> said,
        @Nullable String openedBy) {

    public VersionView {
        said = List.copyOf(said);
    }

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

    /** What counts; null while nobody reviewed it, and when the decision was withdrawn. */
    public @Nullable ReviewView review() {
        return said.isEmpty() || said.getLast().outcome() == Outcome.REVOKED ? null : said.getLast();
    }

    /** What counted before, the latest first: decisions that were corrected or withdrawn, and withdrawals. */
    public List<ReviewView> earlier() {
        return (review() == null ? said : said.subList(0, said.size() - 1)).reversed();
    }

    /** How often something was said about it; 0 for never. */
    public int revision() {
        return said.isEmpty() ? 0 : said.getLast().revision();
    }

    public State state() {
        ReviewView review = review();
        if (review != null) {
            return switch (review.outcome()) {
                case ACCEPTED -> State.ACCEPTED;
                case OTHERWISE -> State.OTHERWISE;
                case RETURNED -> State.RETURNED;
                case REVOKED -> throw new IllegalStateException("counts no more");
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
        ReviewView review = review();
        return review == null ? null : title(review);
    }

    /** Title of what was decided then; null as with {@link #decision()}. */
    public @Nullable String title(ReviewView review) {
        String verdict = review.verdict();
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

    /** It was decided, whether that still holds or not. */
    public boolean decided() {
        ReviewView review = review();
        return review != null && review.outcome().decided();
    }

    /**
     * A decision holds: it was not withdrawn, and the submission was not opened again. What SQL asks
     * is the column of the same name in {@code review_outcome_view}.
     */
    public boolean holds() {
        return decided() && submission.openedAgain() == null;
    }

    /** A decision that no longer holds, because the assessment was reopened after it. */
    public boolean lost() {
        return decided() && !holds();
    }
}
