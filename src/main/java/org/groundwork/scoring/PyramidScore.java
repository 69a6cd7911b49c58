package org.groundwork.scoring;

import org.jspecify.annotations.Nullable;

/**
 * How a level of the data pyramid stands.
 *
 * @param band null where no question of the level applies; the level is then as solid as what is
 *     below it
 */
public record PyramidScore(String id, State state, @Nullable Band band) {

    /** How solid it is. */
    public enum State {
        /** Low score at least 0.6, and every level below is solid. */
        SOLID,
        /** Not solid, high score at least 0.3. */
        PARTIAL,
        MISSING;

        /** As files name it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
