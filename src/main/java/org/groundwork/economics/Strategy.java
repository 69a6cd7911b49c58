package org.groundwork.economics;

import java.util.Locale;

/** What a team can do, each against today; from the most to the least reversible. */
public enum Strategy {
    NOTHING,
    /** The simple solution. */
    BASELINE,
    /** The simple solution first, ML only if a gate is passed. */
    STAGED,
    /** The simple solution first, then ML wherever it works, without a gate. */
    CONTINUE,
    /** Straight to ML. */
    ML;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
