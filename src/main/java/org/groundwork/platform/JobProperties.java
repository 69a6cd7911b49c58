package org.groundwork.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Work in the background.
 *
 * @param enabled whether this instance does any; one of several must
 * @param threads how many jobs this instance does at once
 */
@ConfigurationProperties("groundwork.jobs")
@Validated
record JobProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("3") @Min(1) @Max(20) int threads) {}
