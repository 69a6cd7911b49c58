package org.groundwork.portfolio;

import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.util.List;

/** What happens in the portfolio. */
public enum PortfolioActivity implements ActivityKind {
    PLANNING_DOCUMENT_MADE;

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds portfolioActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
