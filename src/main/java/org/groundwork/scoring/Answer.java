package org.groundwork.scoring;

/** What was answered to one question; that nothing was answered is the absence of an answer. */
public sealed interface Answer {

    /** A level from 0 to 4. */
    record Level(int level, Evidence evidence) implements Answer {
        public Level {
            if (level < 0 || level > 4) {
                throw new IllegalArgumentException("level from 0 to 4 expected, not " + level);
            }
        }
    }

    /** An option of a choice. */
    record Choice(String option) implements Answer {}

    /** Asked, and not known. */
    record Unknown() implements Answer {}

    /** Does not apply, and why. */
    record NotApplicable(String reason) implements Answer {}
}
