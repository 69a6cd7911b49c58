package org.groundwork.meeting;

import java.util.List;
import org.groundwork.assessment.AnswerDraft;

/** What became of a blind answer that was to be saved, or of handing in. */
public sealed interface BlindOutcome {

    record Saved() implements BlindOutcome {}

    /**
     * Nothing is taken (any more).
     *
     * @param why key of a message
     */
    record Closed(String why) implements BlindOutcome {}

    /** It is no such answer. */
    record Refused(List<AnswerDraft.Problem> problems) implements BlindOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
