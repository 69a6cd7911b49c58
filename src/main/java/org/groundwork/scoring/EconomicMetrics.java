package org.groundwork.scoring;

import java.util.EnumMap;
import java.util.Map;
import org.groundwork.method.EconomicMetric;
import org.jspecify.annotations.Nullable;

/**
 * The economic figures that could be computed, each read three ways as an answer is; one that could
 * not is absent. Money or shares, as {@link EconomicMetric} says.
 */
public record EconomicMetrics(Map<EconomicMetric, Reading> readings) {

    /**
     * Low ≤ stated ≤ high.
     *
     * @param restsOnDefaults nothing that was stated bears on it: what it fulfils is assumed
     */
    public record Reading(double low, double stated, double high, boolean restsOnDefaults) {

        /** Of what was stated. */
        public Reading(double low, double stated, double high) {
            this(low, stated, high, false);
        }

        public Reading {
            if (!(low <= stated && stated <= high)) {
                throw new IllegalArgumentException(
                        "low ≤ stated ≤ high expected, not %s, %s, %s".formatted(low, stated, high));
            }
        }

        /** A figure of which nothing more is known. */
        public static Reading of(double value) {
            return new Reading(value, value, value);
        }
    }

    /** None could be computed. */
    public static final EconomicMetrics NONE = new EconomicMetrics(Map.of());

    public EconomicMetrics {
        readings = readings.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(readings));
    }

    /** Figures without a width. */
    public static EconomicMetrics of(Map<EconomicMetric, Double> values) {
        Map<EconomicMetric, Reading> readings = new EnumMap<>(EconomicMetric.class);
        values.forEach((metric, value) -> readings.put(metric, Reading.of(value)));
        return new EconomicMetrics(readings);
    }

    /** Those that the gates of a result were held against. */
    static EconomicMetrics of(Result result) {
        Map<EconomicMetric, Reading> readings = new EnumMap<>(EconomicMetric.class);
        for (GateResult gate : result.gates()) {
            for (ConditionResult leaf : gate.leaves()) {
                if (leaf instanceof ConditionResult.FigureLeaf figure && figure.reading() != null) {
                    readings.put(figure.figure(), figure.reading());
                }
            }
        }
        return new EconomicMetrics(readings);
    }

    public boolean has(EconomicMetric figure) {
        return readings.containsKey(figure);
    }

    public @Nullable Reading get(EconomicMetric figure) {
        return readings.get(figure);
    }

    /** As stated; null where it could not be computed. */
    public @Nullable Double stated(EconomicMetric figure) {
        Reading reading = readings.get(figure);
        return reading == null ? null : reading.stated();
    }
}
