package org.groundwork.testing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentActivity;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.identity.ActivityKind;
import org.groundwork.library.LibraryActivity;
import org.groundwork.measurement.MeasurementActivity;
import org.groundwork.meeting.BlindActivity;
import org.groundwork.meeting.MeetingActivity;
import org.groundwork.portfolio.PortfolioActivity;
import org.groundwork.report.ReportActivity;
import org.groundwork.review.ReviewActivity;
import org.groundwork.webhook.WebhookActivity;

/** What can happen in all modules. */
public final class TestActivities {

    private TestActivities() {}

    public static List<ActivityKind> all() {
        return Stream.<ActivityKind[]>of(
                        AssessmentActivity.values(),
                        EvaluationActivity.values(),
                        MeasurementActivity.values(),
                        BlindActivity.values(),
                        MeetingActivity.values(),
                        ReviewActivity.values(),
                        ReportActivity.values(),
                        PortfolioActivity.values(),
                        WebhookActivity.values(),
                        LibraryActivity.values())
                .flatMap(Arrays::stream)
                .toList();
    }
}
