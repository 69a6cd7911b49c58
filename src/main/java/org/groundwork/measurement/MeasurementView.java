package org.groundwork.measurement;

import java.time.Instant;
import java.util.List;
import org.groundwork.lab.LabQuestion;
import org.jspecify.annotations.Nullable;

/**
 * A measurement, without its result.
 *
 * @param fileName as the person's own machine named it
 * @param sample id of the sample that it is; null for a person's own file
 * @param by name of who brought the file
 * @param rows null until the file was looked at
 * @param question null until it was started
 * @param startedBy name of who started it; null until then
 * @param step of a {@link org.groundwork.lab.Watch.Step}; null while it waits for its turn
 * @param ending somebody wants to end it
 * @param fault key of the sentence that says why there is no result; null where there is nothing to say
 */
public record MeasurementView(
        MeasurementId id,
        String fileName,
        @Nullable String sample,
        MeasurementStatus status,
        Instant createdAt,
        String by,
        @Nullable Long rows,
        @Nullable Integer columns,
        @Nullable LabQuestion question,
        @Nullable String startedBy,
        @Nullable String step,
        double done,
        boolean ending,
        @Nullable Instant endedAt,
        @Nullable String fault,
        List<Object> faultArguments) {

    public MeasurementView {
        faultArguments = List.copyOf(faultArguments);
    }
}
