package org.groundwork.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The HTTP API.
 *
 * @param enabled whether it answers, and tokens can be made
 */
@ConfigurationProperties("groundwork.api")
public record ApiProperties(@DefaultValue("true") boolean enabled) {}
