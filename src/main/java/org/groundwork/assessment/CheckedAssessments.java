package org.groundwork.assessment;

import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Component;

/** The only way to an assessment: for somebody who may do with it what is to be done. */
@Component
class CheckedAssessments {

    private final AssessmentRepository assessments;
    private final Access access;

    CheckedAssessments(AssessmentRepository assessments, Access access) {
        this.assessments = assessments;
        this.access = access;
    }

    /** An assessment, and who asks for it. */
    record Checked(AssessmentEntity assessment, SignedIn person) {}

    /**
     * @throws NotFound if there is none, or it belongs to somebody else's team
     * @throws org.groundwork.platform.Forbidden if the person's role does not include the act
     */
    Checked find(AssessmentId id, Permission permission) {
        return checked(assessments.findById(id.value()).orElseThrow(NotFound::new), permission);
    }

    /**
     * Like {@link #find}; until the end of the transaction nobody else changes it or its answers.
     */
    Checked lock(AssessmentId id, Permission permission) {
        return checked(assessments.lock(id.value()).orElseThrow(NotFound::new), permission);
    }

    private Checked checked(AssessmentEntity assessment, Permission permission) {
        return new Checked(assessment, access.require(assessment.team(), permission));
    }
}
