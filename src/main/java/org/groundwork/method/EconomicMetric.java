package org.groundwork.method;

/** Figures of the economic analysis that a gate can ask for. */
public enum EconomicMetric {
    /** P90 of the net present value of whichever path has the highest mean. Money. */
    BEST_UPSIDE("bestUpside"),
    /** Mean net present value of adding ML on top of a working baseline. Money. */
    ML_INCREMENT_MEAN("mlIncrementMean"),
    /**
     * Share of draws in which adding ML to a working baseline is worth more than nothing, 0 to 1.
     */
    ML_BEATS_BASELINE("mlBeatsBaseline");

    private final String id;

    EconomicMetric(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
