package org.groundwork.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an economic entry that was to be saved. */
public sealed interface EconomicOutcome {

    /**
     * It stands as it was given; also when it stood so already, or when the person had not touched
     * it.
     *
     * @param entry what stands; null when there was nothing to save and nothing stood there
     */
    record Saved(@Nullable EconomicEntry entry) implements EconomicOutcome {}

    /** Not saved: somebody changed it after the person looked. */
    record Conflict(EconomicEntry theirs) implements EconomicOutcome {}

    /** Not saved: the assessment was submitted or archived. */
    record Closed() implements EconomicOutcome {}

    /** Not saved: it cannot be stated so. */
    record Refused(List<EconomicDraft.Problem> problems) implements EconomicOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
