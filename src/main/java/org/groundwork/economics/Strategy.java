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

    /** ML is or may be part of it. */
    public boolean withMl() {
        return this == STAGED || this == CONTINUE || this == ML;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
