package org.groundwork.review;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens in reviews, comments and actions. */
public enum ReviewActivity implements ActivityKind {
    RETURNED,
    DECIDED,
    DECISION_CORRECTED,
    DECISION_REVOKED,
    /** The deadline of a decision has come. */
    DEADLINE,
    /** Somebody said what happened. */
    FOLLOWED_UP,
    COMMENTED,
    MENTIONED,
    COMMENT_SETTLED,
    ACTION_ADDED,
    ACTION_CHANGED,
    ACTION_DONE,
    /** Of somebody’s own calendar. */
    CALENDAR_LINK_MADE,
    CALENDAR_LINK_REVOKED;

    @Override
    public boolean isDoneToPeople() {
        return switch (this) {
            case MENTIONED, ACTION_ADDED, ACTION_CHANGED, ACTION_DONE -> true;
            case RETURNED,
                    DECIDED,
                    DECISION_CORRECTED,
                    DECISION_REVOKED,
                    DEADLINE,
                    FOLLOWED_UP,
                    COMMENTED,
                    COMMENT_SETTLED,
                    CALENDAR_LINK_MADE,
                    CALENDAR_LINK_REVOKED -> false;
        };
    }

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds reviewActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
