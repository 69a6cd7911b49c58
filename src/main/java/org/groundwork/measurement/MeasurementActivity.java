package org.groundwork.measurement;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens with measurements. Names of columns are never told. */
public enum MeasurementActivity implements ActivityKind {
    CASES_UPLOADED,
    MEASUREMENT_STARTED,
    /** There is a result. */
    MEASURED,
    MEASUREMENT_CANCELLED,
    MEASUREMENT_FAILED,
    MEASUREMENT_DELETED,
    /** An answer or an economic input is what a result speaks for. */
    MEASUREMENT_TAKEN_OVER;

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds measurementActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
