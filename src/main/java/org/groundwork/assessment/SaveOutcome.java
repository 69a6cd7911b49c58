package org.groundwork.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an answer that was to be saved. */
public sealed interface SaveOutcome {

    /**
     * It stands as it was given; also when it stood so already.
     *
     * @param entry null when there was nothing to save and nothing stood there
     */
    record Saved(@Nullable Entry entry) implements SaveOutcome {}

    /** Not saved: somebody changed it after the person looked. */
    record Conflict(Entry theirs) implements SaveOutcome {}

    /** Not saved: the assessment was submitted or archived. */
    record Closed(AssessmentView assessment) implements SaveOutcome {}

    /** Not saved: it is no such answer. */
    record Refused(List<AnswerDraft.Problem> problems) implements SaveOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
