package org.groundwork.assessment;

import java.util.Map;

/** What became of an assessment that was to be moved. */
public sealed interface MoveOutcome {

    /**
     * It is moved.
     *
     * @param toLook how many answers wait to be looked at again
     */
    record Moved(int toLook) implements MoveOutcome {}

    /**
     * Not moved: answers were changed after the person looked.
     *
     * @param plan with the answers as they stand, and what the person chose
     * @param seen what the person saw where something else stands now, by question
     */
    record Stale(MovePlan plan, Map<String, Entry> seen) implements MoveOutcome {
        public Stale {
            seen = Map.copyOf(seen);
        }
    }
}
