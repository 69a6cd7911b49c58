package org.groundwork.measurement;

import java.util.UUID;
import org.groundwork.platform.NotFound;

/** Identifies a measurement. */
public record MeasurementId(UUID value) {

    static MeasurementId random() {
        return new MeasurementId(UUID.randomUUID());
    }

    /** For addresses; what is no id belongs to nothing. */
    public static MeasurementId of(String text) {
        try {
            return new MeasurementId(UUID.fromString(text));
        } catch (IllegalArgumentException noId) {
            throw new NotFound();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
