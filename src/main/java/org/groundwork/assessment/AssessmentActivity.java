package org.groundwork.assessment;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to an assessment in this module. */
public enum AssessmentActivity implements ActivityKind {
    CREATED,
    IMPORTED,
    DUPLICATED,
    EDITED,
    ARCHIVED,
    RESTORED,
    ASSIGNED,
    UNASSIGNED,
    ANSWERED,
    ECONOMICS_CHANGED,
    EXPORTED,
    METHOD_CHANGED,
    FILE_ATTACHED,
    FILE_REMOVED,
    FILE_RESTORED,
    FILE_ERASED,
    FILE_DOWNLOADED;

    @Override
    public boolean isDoneToPeople() {
        return switch (this) {
            case ASSIGNED, UNASSIGNED -> true;
            case CREATED,
                    IMPORTED,
                    DUPLICATED,
                    EDITED,
                    ARCHIVED,
                    RESTORED,
                    ANSWERED,
                    ECONOMICS_CHANGED,
                    EXPORTED,
                    METHOD_CHANGED,
                    FILE_ATTACHED,
                    FILE_REMOVED,
                    FILE_RESTORED,
                    FILE_ERASED,
                    FILE_DOWNLOADED -> false;
        };
    }

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds assessmentActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
