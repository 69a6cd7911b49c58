package org.groundwork.review;

import org.groundwork.identity.ActivityEvent;

import java.util.Locale;
import java.util.Optional;

/** What people are told of. */
public enum NoticeKind {
    ASSIGNED(true),
    SUBMITTED(true),
    WITHDRAWN(false),
    REOPENED(false),
    RETURNED(true),
    DECIDED(true),
    COMMENTED(false),
    MENTIONED(true),
    ACTION(true),
    DUE(true);

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
        return name().toLowerCase(Locale.ROOT);
    }

    /** As what people are told of something, if they are. */
    static Optional<NoticeKind> of(ActivityEvent.Kind happening) {
        return switch (happening) {
            case ASSIGNED -> Optional.of(ASSIGNED);
            case SUBMITTED -> Optional.of(SUBMITTED);
            case WITHDRAWN -> Optional.of(WITHDRAWN);
            case REOPENED -> Optional.of(REOPENED);
            case RETURNED -> Optional.of(RETURNED);
            case DECIDED -> Optional.of(DECIDED);
            case COMMENTED -> Optional.of(COMMENTED);
            case MENTIONED -> Optional.of(MENTIONED);
            case ACTION_ADDED, ACTION_CHANGED -> Optional.of(ACTION);
            case DUE -> Optional.of(DUE);
            case CREATED,
                    IMPORTED,
                    DUPLICATED,
                    EDITED,
                    ARCHIVED,
                    RESTORED,
                    UNASSIGNED,
                    ANSWERED,
                    ECONOMICS_CHANGED,
                    COMMENT_SETTLED,
                    ACTION_DONE,
                    NEXT_PLANNED,
                    EXPORTED,
                    SHARED,
                    SHARE_REVOKED,
                    PLANNING_DOCUMENT_MADE ->
                    Optional.empty();
        };
    }

    /** Whether those who review for the team are told, and not those whom it names. */
    boolean isForReviewers() {
        return switch (this) {
            case SUBMITTED, WITHDRAWN, REOPENED -> true;
            case ASSIGNED, RETURNED, DECIDED, COMMENTED, MENTIONED, ACTION, DUE -> false;
        };
    }
}
