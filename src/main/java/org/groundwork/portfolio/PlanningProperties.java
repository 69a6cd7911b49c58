package org.groundwork.portfolio;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Documents for planning meetings.
 *
 * @param keptDays how long they are kept
 */
@ConfigurationProperties("groundwork.planning")
@Validated
public record PlanningProperties(
        @DefaultValue("90") @Min(1) @Max(3_650) int keptDays) {}
