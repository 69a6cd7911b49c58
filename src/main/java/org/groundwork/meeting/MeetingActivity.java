package org.groundwork.meeting;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens in meetings. Never who voted, when or what: that would tell of blind votes. */
public enum MeetingActivity implements ActivityKind {
    MEETING_STARTED,
    /** The votes on a question were shown. */
    MEETING_REVEALED,
    MEETING_GUEST_REMOVED,
    MEETING_ENDED;

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds meetingActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
