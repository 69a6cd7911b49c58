package org.groundwork.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.review.ReviewActivity;
import org.groundwork.review.ReviewTargets;

/** What another program can be told of. */
public enum WebhookEvent {
    SUBMITTED(Subject.ASSESSMENT, "submitted", EvaluationActivity.SUBMITTED),
    WITHDRAWN(Subject.ASSESSMENT, "withdrawn", EvaluationActivity.WITHDRAWN),
    RETURNED(Subject.ASSESSMENT, "returned", ReviewActivity.RETURNED),
    /** Also when a decision is corrected. */
    DECIDED(Subject.ASSESSMENT, "decided", ReviewActivity.DECIDED, ReviewActivity.DECISION_CORRECTED),
    REVOKED(Subject.ASSESSMENT, "decision-withdrawn", ReviewActivity.DECISION_REVOKED),
    REOPENED(Subject.ASSESSMENT, "reopened", EvaluationActivity.REOPENED),
    ACTION_CREATED(Subject.ACTION, "created", ReviewActivity.ACTION_ADDED),
    /** Once for each date of an action. */
    ACTION_DUE(Subject.ACTION, "due", EvaluationActivity.DUE);

    private final Subject subject;
    private final String type;
    private final List<ActivityKind> kinds;

    /** What it happens to. */
    private enum Subject {
        ASSESSMENT,
        ACTION
    }

    WebhookEvent(Subject subject, String what, ActivityKind... kinds) {
        this.subject = subject;
        this.type = subject.name().toLowerCase(Locale.ROOT) + "." + what;
        this.kinds = List.of(kinds);
    }

    /** As it is sent, and never changed: {@code assessment.submitted}. */
    public String type() {
        return type;
    }

    /** Part of the message keys: {@code action-due}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is told of this, if anything is. */
    static Optional<WebhookEvent> of(ActivityEvent happened) {
        return happened.assessment() == null
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(event -> event.kinds.contains(happened.kind()))
                        .filter(event -> !event.ofAction()
                                || ReviewTargets.action(happened).isPresent())
                        .findFirst();
    }

    boolean ofAction() {
        return subject == Subject.ACTION;
    }

    /** Of what was sent with this type; empty for a trial. */
    public static Optional<WebhookEvent> ofType(String type) {
        return Arrays.stream(values()).filter(event -> event.type.equals(type)).findFirst();
    }
}
