package org.groundwork.assessment;

import org.groundwork.identity.ActivityTarget;

/** The parts of an assessment that something can be about in this module. */
public final class AssessmentTargets {

    /** By its id. */
    public static final String SECTION = "section";

    private AssessmentTargets() {}

    static ActivityTarget section(String section) {
        return new ActivityTarget(SECTION, section);
    }
}
