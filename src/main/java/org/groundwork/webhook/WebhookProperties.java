package org.groundwork.webhook;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Webhooks.
 *
 * @param enabled whether there are any
 * @param allowPrivateAddresses whether something is sent into networks that are not public, and without TLS
 */
@ConfigurationProperties("groundwork.webhooks")
public record WebhookProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean allowPrivateAddresses) {}
