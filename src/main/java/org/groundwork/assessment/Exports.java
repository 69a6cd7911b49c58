package org.groundwork.assessment;

import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.identity.Act;
import org.groundwork.identity.Happening;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the other rooms that somebody took a document out. */
@Service
@Transactional
public class Exports {

    private final CheckedAssessments checked;
    private final Records records;

    Exports(CheckedAssessments checked, Records records) {
        this.checked = checked;
        this.records = records;
    }

    /**
     * The person who is signed in has taken it.
     *
     * @param format for example {@code pdf}
     */
    public void taken(AssessmentId id, String format) {
        Checked found = checked.find(id, Act.EXPORT);
        records.tell(
                Happening.of(
                        Happening.Kind.EXPORTED,
                        found.assessment().team(),
                        id.value(),
                        found.person().id(),
                        format));
    }
}
