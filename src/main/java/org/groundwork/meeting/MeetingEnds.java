package org.groundwork.meeting;

import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentActivity;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.meeting.MeetingView.Because;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a meeting when its assessment cannot be answered any more, or asks other questions from now on: in the transaction in
 * which that happens, so that no vote is taken for nothing.
 */
@Component
class MeetingEnds {

    private final Meetings meetings;

    MeetingEnds(Meetings meetings) {
        this.meetings = meetings;
    }

    @EventListener
    @Transactional
    void happened(ActivityEvent event) {
        UUID assessment = event.assessment();
        Because because = because(event.kind()).orElse(null);
        if (assessment != null && because != null) {
            meetings.endOpen(new AssessmentId(assessment), event.team(), because, event.by());
        }
    }

    private static Optional<Because> because(ActivityKind kind) {
        if (kind == EvaluationActivity.SUBMITTED) {
            return Optional.of(Because.SUBMITTED);
        }
        if (kind == AssessmentActivity.ARCHIVED) {
            return Optional.of(Because.ARCHIVED);
        }
        return kind == AssessmentActivity.METHOD_CHANGED ? Optional.of(Because.MOVED) : Optional.empty();
    }
}
