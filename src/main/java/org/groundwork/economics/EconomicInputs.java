package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What somebody stated about the economics of an initiative. What was left out takes its default
 * where there is one.
 *
 * @param currency ISO 4217; null where none was stated
 * @param horizonYears whole years, 1 to 20
 * @param stated in the units of each {@link Input}
 */
public record EconomicInputs(
        @Nullable String currency,
        int horizonYears,
        Map<Input, Range> stated,
        DataKind dataKind,
        Adjustments adjust) {

    public static final int HORIZON_YEARS = 3;

    public EconomicInputs {
        if (horizonYears < 1 || horizonYears > 20) {
            throw new IllegalArgumentException(
                    "a horizon of 1 to 20 years expected, not " + horizonYears);
        }
        Map<Input, Range> copy = new EnumMap<>(Input.class);
        copy.putAll(stated);
        stated = Collections.unmodifiableMap(copy);
    }

    /**
     * How stated ranges are treated.
     *
     * @param overconfidence how many times wider than stated a 90 % interval is taken (Teigen and
     *     Jørgensen 2005); 1 leaves it
     * @param readiness success probabilities that were left out follow the readiness scores
     * @param successCorrelation of the luck of the baseline and of ML, −1 to 1
     * @param upliftCorrelation of what both capture, −1 to 1
     */
    public record Adjustments(
            double overconfidence,
            boolean readiness,
            double successCorrelation,
            double upliftCorrelation) {
        public static final Adjustments STANDARD = new Adjustments(1.6, true, 0.5, 0);
    }

    /**
     * Stated scores that move success probabilities, 0 to 1.
     *
     * @param problem of problem framing, for the baseline
     * @param means the mean of data, infrastructure and people, for ML
     */
    public record ReadinessScores(double problem, double means) {}

    public boolean states(Input input) {
        return stated.containsKey(input);
    }
}
