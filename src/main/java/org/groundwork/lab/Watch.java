package org.groundwork.lab;

/** Follows a run, and may end it. */
public interface Watch {

    /**
     * Asked often.
     *
     * @param step what is being done
     * @param done share of the whole run, from 0 to 1
     * @throws java.util.concurrent.CancellationException if it is to end: cancelled, or its time is over
     */
    void at(Step step, double done);

    /** What a run does, in this order. */
    enum Step {
        READING,
        DIVIDING,
        RULES,
        SIMPLE_MODELS,
        STRONG_MODEL,
        CURVE,
        INTERVALS
    }
}
