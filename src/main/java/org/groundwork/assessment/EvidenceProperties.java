package org.groundwork.assessment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Files that are kept with answers.
 *
 * @param enabled whether more can be attached
 * @param maxFile the largest one
 * @param perAnswer how many stand with an answer at once
 * @param perAssessment what those of an assessment may hold together, removed ones included
 * @param total and those of the installation
 */
@ConfigurationProperties("groundwork.evidence")
@Validated
public record EvidenceProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10MB") DataSize maxFile,
        @DefaultValue("20") @Min(1) @Max(200) int perAnswer,
        @DefaultValue("200MB") DataSize perAssessment,
        @DefaultValue("5GB") DataSize total) {

    private static final DataSize MOST = DataSize.ofMegabytes(50);

    /** A file is in memory while it is looked into. */
    public EvidenceProperties {
        maxFile = maxFile.compareTo(MOST) > 0 ? MOST : maxFile;
    }
}
