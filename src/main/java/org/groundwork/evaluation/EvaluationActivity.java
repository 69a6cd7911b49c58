package org.groundwork.evaluation;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to submissions, and to the plan to look again. */
public enum EvaluationActivity implements ActivityKind {
    SUBMITTED,
    WITHDRAWN,
    REOPENED,
    NEXT_PLANNED,
    DUE;

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds evaluationActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
