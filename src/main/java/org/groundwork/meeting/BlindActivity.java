package org.groundwork.meeting;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens with blind answers. What somebody answered is never told. */
public enum BlindActivity implements ActivityKind {
    BLIND_ASKED,
    BLIND_REMINDED,
    /** There is another date. */
    BLIND_EXTENDED,
    /** Its date has come. */
    BLIND_DUE,
    BLIND_HANDED_IN,
    BLIND_ENDED,
    BLIND_WITHDRAWN;

    @Override
    public boolean isDoneToPeople() {
        return switch (this) {
            case BLIND_ASKED, BLIND_REMINDED -> true;
            case BLIND_EXTENDED, BLIND_DUE, BLIND_HANDED_IN, BLIND_ENDED, BLIND_WITHDRAWN -> false;
        };
    }

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds blindActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
