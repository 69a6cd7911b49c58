package org.groundwork.lab;

/** What is measured. */
public enum Contender {
    /** Act on nobody or by chance; the mean; the most frequent class. */
    NOTHING("nothing"),
    /** The recorded decision, score or estimate. */
    TODAY("today"),
    /** The best single threshold or group; for forecasts the last value. */
    RULE("rule"),
    /** The best two; for forecasts the value a season ago. */
    RULE_OF_TWO("rule-of-two"),
    /** For forecasts only: the mean of the last values. */
    MOVING_AVERAGE("moving-average"),
    /** Logistic or linear regression; on lags and calendar for forecasts. */
    LINEAR("linear"),
    /** A decision tree of depth 3. */
    TREE("tree"),
    /** Gradient-boosted trees. */
    STRONG("strong");

    private final String id;

    Contender(String id) {
        this.id = id;
    }

    /** As in JSON and message keys. */
    public String id() {
        return id;
    }

    /** Whether it is one of the simple solutions: a rule or a simple model. */
    public boolean isSimple() {
        return this != NOTHING && this != TODAY && this != STRONG;
    }

    /** Whether it is a rule of thumb. */
    public boolean isRule() {
        return this == RULE || this == RULE_OF_TWO || this == MOVING_AVERAGE;
    }
}
