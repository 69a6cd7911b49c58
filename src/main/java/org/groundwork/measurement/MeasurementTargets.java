package org.groundwork.measurement;

import org.groundwork.identity.ActivityTarget;

/** The parts of an assessment that something can be about in this module. */
public final class MeasurementTargets {

    /** By its id. */
    public static final String MEASUREMENT = "measurement";

    private MeasurementTargets() {}

    static ActivityTarget measurement(MeasurementId id) {
        return new ActivityTarget(MEASUREMENT, id.toString());
    }
}
