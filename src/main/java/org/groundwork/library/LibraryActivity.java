package org.groundwork.library;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done to methods. */
public enum LibraryActivity implements ActivityKind {
    METHOD_ADDED,
    METHOD_REPLACED,
    METHOD_REMOVED,
    METHOD_PUBLISHED,
    METHOD_RETIRED,
    METHOD_OFFERED_AGAIN;

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds libraryActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
