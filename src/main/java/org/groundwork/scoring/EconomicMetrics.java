package org.groundwork.scoring;

import org.groundwork.method.EconomicMetric;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * The economic figures that could be computed; one that could not is absent. Money or shares, as
 * {@link EconomicMetric} says.
 */
public record EconomicMetrics(Map<EconomicMetric, Double> values) {

    /** None could be computed. */
    public static final EconomicMetrics NONE = new EconomicMetrics(Map.of());

    public EconomicMetrics {
        values = values.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(values));
    }

    public boolean has(EconomicMetric figure) {
        return values.containsKey(figure);
    }

    public @Nullable Double get(EconomicMetric figure) {
        return values.get(figure);
    }
}
