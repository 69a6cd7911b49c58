package org.groundwork.lab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What counts, in the terms of the work. */
public sealed interface Worth {

    /**
     * For yes or no: how many cases can be acted on. The gain is how many of the cases acted on are real ones.
     *
     * @param cases above 0; with {@link Per#HUNDRED} at most 100
     * @param per periods only where a time is given
     */
    record Capacity(double cases, Per per) implements Worth {
        public Capacity {
            if (!(cases > 0) || Double.isInfinite(cases) || per == Per.HUNDRED && cases > 100) {
                throw new IllegalArgumentException("cases: " + cases);
            }
        }
    }

    /**
     * For yes or no: what it is worth. The gain is money over the tested cases.
     *
     * @param caught worth of a real case that is acted on; above 0
     * @param falseAlarm cost of acting on another; 0 or more
     * @param currency ISO 4217; null where it is some other unit
     */
    record Values(
            double caught, double falseAlarm, @Nullable String currency) implements Worth {
        public Values {
            if (!(caught > 0) || !(falseAlarm >= 0) || Double.isInfinite(caught) || Double.isInfinite(falseAlarm)) {
                throw new IllegalArgumentException("caught: " + caught + ", falseAlarm: " + falseAlarm);
            }
        }
    }

    /**
     * For classes: cases sorted right, of a hundred.
     *
     * @param classesAlike whether every class counts the same, however rare, instead of every case
     */
    record Sorted(boolean classesAlike) implements Worth {}

    /**
     * For numbers and forecasts: the error in the outcome's own unit.
     *
     * @param over what one unit too many costs; above 0
     * @param under what one unit too few costs; above 0
     */
    record Error(double over, double under) implements Worth {
        public Error {
            if (!(over > 0) || !(under > 0) || Double.isInfinite(over) || Double.isInfinite(under)) {
                throw new IllegalArgumentException("over: " + over + ", under: " + under);
            }
        }
    }

    /** Whether it is asked of such a task. */
    default boolean fits(Task task) {
        Objects.requireNonNull(task);
        return switch (this) {
            case Capacity capacity -> task == Task.YES_NO;
            case Values values -> task == Task.YES_NO;
            case Sorted sorted -> task == Task.CLASSES;
            case Error error -> task == Task.NUMBER || task == Task.FORECAST;
        };
    }
}
