package org.groundwork.meeting;

import java.util.Map;
import org.groundwork.document.AssessmentFile;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Appraiser;

/** For tests of what is said of a change. */
public final class MeetingChanges {

    private MeetingChanges() {}

    public static MeetingChange of(
            AssessmentFile start, AssessmentFile end, Map<String, Answer> recorded, Appraiser.Engine engine) {
        return MeetingChange.of(start, end, recorded, engine);
    }
}
