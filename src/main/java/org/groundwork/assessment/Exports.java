package org.groundwork.assessment;

import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the other modules that somebody took a document out. */
@Service
@Transactional
public class Exports {

    private final CheckedAssessments checked;
    private final AssessmentHistory history;

    Exports(CheckedAssessments checked, AssessmentHistory history) {
        this.checked = checked;
        this.history = history;
    }

    /**
     * The person who is signed in has taken it.
     *
     * @param format for example {@code pdf}
     */
    public void taken(AssessmentId id, String format) {
        Checked found = checked.find(id, Permission.EXPORT);
        history.tell(ActivityEvent.of(
                AssessmentActivity.EXPORTED,
                found.assessment().team(),
                id.value(),
                found.person().id(),
                format));
    }
}
