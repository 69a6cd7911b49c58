package org.groundwork.scoring;

import org.groundwork.method.Figure;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/**
 * The economic figures that could be computed; one that could not is absent. Money or shares, as
 * {@link Figure} says.
 */
public record Figures(Map<Figure, Double> values) {

    /** None could be computed. */
    public static final Figures NONE = new Figures(Map.of());

    public Figures {
        values = values.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(values));
    }

    public boolean has(Figure figure) {
        return values.containsKey(figure);
    }

    public @Nullable Double get(Figure figure) {
        return values.get(figure);
    }
}
