package org.groundwork.portfolio.web;

import java.util.Arrays;
import org.groundwork.portfolio.Capacity;
import org.groundwork.portfolio.CapacityPlans;
import org.groundwork.portfolio.Conversion;
import org.groundwork.portfolio.PortfolioFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads from an address how much capacity there is, and what counts. */
@Component
class Capacities {

    private static final int USUAL_WEEKS = 40;
    private static final int MOST_DAYS = 400;

    private final CapacityPlans plans;

    Capacities(CapacityPlans plans) {
        this.plans = plans;
    }

    Capacity of(PortfolioFilter filter, @Nullable String currency, MultiValueMap<String, String> parameters) {
        Conversion standard = Conversion.STANDARD;
        return plans.of(
                filter,
                new Capacity.Question(
                        number(parameters.getFirst("weeks"), USUAL_WEEKS, Capacity.MOST_WEEKS),
                        chosen(Capacity.Objective.values(), parameters.getFirst("objective"), Capacity.Objective.MONEY),
                        chosen(Capacity.Basis.values(), parameters.getFirst("basis"), Capacity.Basis.CHANGE),
                        new Conversion(
                                number(parameters.getFirst("s"), standard.days(), MOST_DAYS),
                                number(parameters.getFirst("m"), standard.weeks(), MOST_DAYS),
                                number(parameters.getFirst("l"), standard.months(), MOST_DAYS)),
                        currency));
    }

    /** From 1; what is no number takes the usual one. */
    private static int number(@Nullable String text, int usual, int most) {
        return text == null || !text.strip().matches("[0-9]{1,6}")
                ? usual
                : Math.clamp(Integer.parseInt(text.strip()), 1, most);
    }

    private static <E extends Enum<E>> E chosen(E[] values, @Nullable String name, E usual) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(usual);
    }
}
