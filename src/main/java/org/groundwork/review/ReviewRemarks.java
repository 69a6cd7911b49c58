package org.groundwork.review;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Remarks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.Map;

/** Tells the pages on which an assessment is filled in what was said about it. */
@Component
@Transactional(readOnly = true)
class ReviewRemarks implements Remarks {

    private final Assessments assessments;
    private final Reviews reviews;
    private final CommentRecords comments;

    ReviewRemarks(Assessments assessments, Reviews reviews, CommentRecords comments) {
        this.assessments = assessments;
        this.reviews = reviews;
        this.comments = comments;
    }

    @Override
    public Said about(AssessmentId id) {
        AssessmentStatus status = assessments.view(id).status();
        Map<String, Integer> open = comments.openThreads(id);
        return new Said(
                switch (status) {
                    case OPEN, IN_REVIEW -> null;
                    case RETURNED, DECIDED ->
                            reviews.latest(id).map(ReviewRemarks::review).orElse(null);
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
                review.reasons());
    }
}
