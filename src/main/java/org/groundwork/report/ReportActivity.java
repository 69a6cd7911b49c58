package org.groundwork.report;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to reports. */
public enum ReportActivity implements ActivityKind {
    SHARED,
    SHARE_REVOKED;

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds reportActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
