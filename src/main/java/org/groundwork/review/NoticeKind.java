package org.groundwork.review;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.groundwork.assessment.AssessmentActivity;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.identity.ActivityKind;
import org.groundwork.measurement.MeasurementActivity;
import org.groundwork.meeting.BlindActivity;

/** What people are told of. */
public enum NoticeKind {
    ASSIGNED(true),
    SUBMITTED(true),
    WITHDRAWN(false),
    REOPENED(false),
    RETURNED(true),
    DECIDED(true),
    CORRECTED(true),
    REVOKED(true),
    DEADLINE(true),
    FOLLOWED_UP(false),
    COMMENTED(false),
    MENTIONED(true),
    ACTION(true),
    DUE(true),
    MEASURED(false),
    BLIND(true);

    private final boolean mailed;

    NoticeKind(boolean mailed) {
        this.mailed = mailed;
    }

    /** Whether it is sent by mail to those who did not choose. */
    boolean mailedByDefault() {
        return mailed;
    }

    /** Part of the message keys: {@code assigned}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final Map<ActivityKind, NoticeKind> OF = Map.ofEntries(
            Map.entry(AssessmentActivity.ASSIGNED, ASSIGNED),
            Map.entry(EvaluationActivity.SUBMITTED, SUBMITTED),
            Map.entry(EvaluationActivity.WITHDRAWN, WITHDRAWN),
            Map.entry(EvaluationActivity.REOPENED, REOPENED),
            Map.entry(EvaluationActivity.DUE, DUE),
            Map.entry(ReviewActivity.RETURNED, RETURNED),
            Map.entry(ReviewActivity.DECIDED, DECIDED),
            Map.entry(ReviewActivity.DECISION_CORRECTED, CORRECTED),
            Map.entry(ReviewActivity.DECISION_REVOKED, REVOKED),
            Map.entry(ReviewActivity.DEADLINE, DEADLINE),
            Map.entry(ReviewActivity.FOLLOWED_UP, FOLLOWED_UP),
            Map.entry(ReviewActivity.COMMENTED, COMMENTED),
            Map.entry(ReviewActivity.MENTIONED, MENTIONED),
            Map.entry(ReviewActivity.ACTION_ADDED, ACTION),
            Map.entry(ReviewActivity.ACTION_CHANGED, ACTION),
            Map.entry(MeasurementActivity.MEASURED, MEASURED),
            Map.entry(MeasurementActivity.MEASUREMENT_FAILED, MEASURED),
            Map.entry(BlindActivity.BLIND_ASKED, BLIND),
            Map.entry(BlindActivity.BLIND_REMINDED, BLIND),
            Map.entry(BlindActivity.BLIND_EXTENDED, BLIND),
            Map.entry(BlindActivity.BLIND_DUE, BLIND),
            Map.entry(BlindActivity.BLIND_ENDED, BLIND),
            Map.entry(BlindActivity.BLIND_WITHDRAWN, BLIND));

    /** As what people are told of something, if they are. */
    static Optional<NoticeKind> of(ActivityKind happening) {
        return Optional.ofNullable(OF.get(happening));
    }

    /** Whether those who review for the team are told, and not those whom it names. */
    boolean isForReviewers() {
        return switch (this) {
            case SUBMITTED, WITHDRAWN, REOPENED -> true;
            case ASSIGNED,
                    RETURNED,
                    DECIDED,
                    CORRECTED,
                    REVOKED,
                    DEADLINE,
                    FOLLOWED_UP,
                    COMMENTED,
                    MENTIONED,
                    ACTION,
                    DUE,
                    MEASURED,
                    BLIND -> false;
        };
    }
}
