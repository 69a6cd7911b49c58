package org.groundwork.portfolio;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
