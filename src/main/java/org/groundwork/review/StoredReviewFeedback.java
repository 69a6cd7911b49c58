package org.groundwork.review;

import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ReviewFeedback;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the pages on which an assessment is filled in what was said about it. */
@Component
@Transactional(readOnly = true)
class StoredReviewFeedback implements ReviewFeedback {

    private final Assessments assessments;
    private final Reviews reviews;
    private final CommentRepository comments;

    StoredReviewFeedback(Assessments assessments, Reviews reviews, CommentRepository comments) {
        this.assessments = assessments;
        this.reviews = reviews;
        this.comments = comments;
    }

    @Override
    public Summary about(AssessmentId id) {
        AssessmentStatus status = assessments.view(id).status();
        Map<String, Integer> open = comments.openThreads(id);
        return new Summary(
                switch (status) {
                    case OPEN, IN_REVIEW -> null;
                    case RETURNED, DECIDED ->
                        reviews.latest(id).map(StoredReviewFeedback::review).orElse(null);
                },
                open,
                open.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static @Nullable Review review(VersionView version) {
        ReviewView review = version.review();
        if (review == null) {
            return null;
        }
        return new Review(
                review.number(),
                review.outcome() == Outcome.RETURNED,
                review.outcome() == Outcome.OTHERWISE,
                version.decision(),
                review.byName(),
                review.at(),
                review.reason(),
                review.reasons(),
                review.inputs());
    }
}
