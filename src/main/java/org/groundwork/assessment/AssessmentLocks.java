package org.groundwork.assessment;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds assessments for modules that keep something beside them. It does not ask who wants it: the
 * application itself does, with nobody signed in.
 */
@Component
public class AssessmentLocks {

    private final AssessmentRepository assessments;

    AssessmentLocks(AssessmentRepository assessments) {
        this.assessments = assessments;
    }

    /**
     * Holds off whoever would change, submit or take back the assessment, until the end of the
     * transaction at hand. Nothing happens where there is none.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(AssessmentId id) {
        assessments.lock(id.value());
    }
}
