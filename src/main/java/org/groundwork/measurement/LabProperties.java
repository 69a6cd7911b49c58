package org.groundwork.measurement;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Measuring on past cases.
 *
 * @param enabled whether there is such a thing
 * @param directory in which files lie until they are measured
 * @param maxUpload the largest file
 * @param uploads files that this instance keeps at once
 * @param uploadsEach and of one person
 * @param unused after which a file that nobody came back to is deleted
 * @param runs measurements that this instance does at once
 * @param longest that one may take
 */
@ConfigurationProperties("groundwork.lab")
@Validated
public record LabProperties(
        @DefaultValue("true") boolean enabled,
        Path directory,
        @DefaultValue("500MB") DataSize maxUpload,
        @DefaultValue("10") @Min(1) @Max(100) int uploads,
        @DefaultValue("2") @Min(1) @Max(100) int uploadsEach,
        @DefaultValue("2h") Duration unused,
        @DefaultValue("1") @Min(1) @Max(16) int runs,
        @DefaultValue("10m") Duration longest) {

    /** The largest file, in whole megabytes. */
    public long maxMegabytes() {
        return maxUpload.toMegabytes();
    }
}
