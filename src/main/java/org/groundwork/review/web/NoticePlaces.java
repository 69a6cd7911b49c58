package org.groundwork.review.web;

import java.util.UUID;
import org.groundwork.assessment.AssessmentTargets;
import org.groundwork.evaluation.EvaluationTargets;
import org.groundwork.identity.ActivityTarget;
import org.groundwork.measurement.MeasurementTargets;
import org.groundwork.meeting.BlindTargets;
import org.groundwork.review.NoticeLinks;
import org.groundwork.review.NoticeView;
import org.groundwork.review.ReviewTargets;
import org.springframework.stereotype.Component;

/** The addresses of notices, and of what they are about. */
@Component
class NoticePlaces implements NoticeLinks {

    @Override
    public String notice(UUID id) {
        return "/notices/" + id;
    }

    @Override
    public String settings() {
        return "/notices/settings";
    }

    @Override
    public String home() {
        return "/";
    }

    /** Where to see what the notice tells of: the part of the assessment, or else its overview. */
    static String about(NoticeView notice) {
        if (notice.assessment() == null) {
            return "/";
        }
        String overview = "/assessments/" + notice.assessment();
        ActivityTarget target = notice.target();
        return target == null
                ? overview
                : switch (target.part()) {
                    case AssessmentTargets.SECTION -> overview + "/sections/" + target.id();
                    case EvaluationTargets.SUBMISSION -> overview + "/reports/" + target.id();
                    case EvaluationTargets.HISTORY -> overview + "/history";
                    case ReviewTargets.ACTIONS -> overview + "/actions";
                    case ReviewTargets.DECISION -> overview + "/reports/" + target.id() + "/decision";
                    case ReviewTargets.THREAD -> overview + "/comments#thread-" + target.id();
                    case BlindTargets.BLIND -> overview + "/blind/" + target.id();
                    case MeasurementTargets.MEASUREMENT -> overview + "/lab/" + target.id();
                    default -> overview;
                };
    }
}
