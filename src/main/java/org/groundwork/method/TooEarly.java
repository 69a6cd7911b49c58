package org.groundwork.method;

import java.util.List;

/**
 * When it is too early to name a verdict.
 *
 * @param gates ids; the questions that they require count
 * @param share of those questions' weight that has to be answered, 0 to 1
 * @param evenSettled also while no unknown and no guess could change the verdict
 */
public record TooEarly(List<String> gates, double share, boolean evenSettled) {
    public TooEarly {
        gates = List.copyOf(gates);
    }

    private static final int FIRST_GATES = 3;
    private static final double ENOUGH = 0.6;

    /** Where a method does not say: its first three gates, whether settled or not. */
    static TooEarly of(List<Gate> gates) {
        return new TooEarly(gates.stream().limit(FIRST_GATES).map(Gate::id).toList(), ENOUGH, true);
    }
}
