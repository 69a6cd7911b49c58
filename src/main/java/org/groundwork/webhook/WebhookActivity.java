package org.groundwork.webhook;

import java.util.List;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.ActivityKinds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done to webhooks. */
public enum WebhookActivity implements ActivityKind {
    WEBHOOK_ADDED,
    WEBHOOK_CHANGED,
    WEBHOOK_SECRET_RENEWED,
    WEBHOOK_SWITCHED_ON,
    WEBHOOK_SWITCHED_OFF,
    /** By the application, since its receiver is gone or takes nothing. */
    WEBHOOK_STOPPED,
    WEBHOOK_TRIED,
    WEBHOOK_SENT_AGAIN,
    WEBHOOK_REMOVED;

    /** For the filter of the audit trail. */
    @Configuration(proxyBeanMethods = false)
    static class Declared {

        @Bean
        ActivityKinds webhookActivity() {
            return new ActivityKinds(List.of(values()));
        }
    }
}
