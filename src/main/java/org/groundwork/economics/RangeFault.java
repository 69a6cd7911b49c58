package org.groundwork.economics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a range that somebody states. */
public enum RangeFault {
    /** Not a number, infinite, or beyond {@link #MOST}. */
    TOO_LARGE,
    /** A quantity below zero. */
    NEGATIVE,
    /** An interval of a quantity begins at zero or below: its logarithm has to exist. */
    INTERVAL_FROM_ZERO,
    /** A share outside 0 to 1. */
    NOT_A_SHARE,
    /** A discount rate above 1: more than 100 % a year, most likely a percentage. */
    RATE_ABOVE_ONE,
    /** An interval of a share touches 0 or 1: its logit has to exist. */
    INTERVAL_TO_THE_END,
    /** A certain number of months that is not whole. */
    NOT_WHOLE,
    /** The low end is not below the high end. */
    OUT_OF_ORDER,
    /** The likely value is not between the ends. */
    LIKELY_OUTSIDE;

    /** No quantity may be larger. */
    public static final double MOST = 1e15;

    private static final double WIDE = 100;
    private static final double NARROW = 1.2;

    /** The first fault of a range; empty where it can be drawn from. */
    public static Optional<RangeFault> of(Input input, Range range) {
        return Optional.ofNullable(
                switch (range) {
                    case Range.Certain(double value) -> certain(input, value);
                    case Range.Interval(double low, double high) -> interval(input, low, high);
                    case Range.Percentiles(double low, double likely, double high) -> three(input, low, likely, high);
                    case Range.Ends(double min, double likely, double max) -> three(input, min, likely, max);
                    case Range.Mixture mixture -> null;
                });
    }

    private static @Nullable RangeFault certain(Input input, double value) {
        RangeFault fault = bounds(input, value);
        if (fault == null && input.kind() == Input.Kind.MONTHS && value != Math.rint(value)) {
            return NOT_WHOLE;
        }
        return fault;
    }

    private static @Nullable RangeFault interval(Input input, double low, double high) {
        RangeFault fault = bounds(input, low);
        if (fault == null) {
            fault = bounds(input, high);
        }
        if (fault != null) {
            return fault;
        }
        if (low >= high) {
            return OUT_OF_ORDER;
        }
        if (input.kind() == Input.Kind.SHARE) {
            return low > 0 && high < 1 ? null : INTERVAL_TO_THE_END;
        }
        return low > 0 ? null : INTERVAL_FROM_ZERO;
    }

    private static @Nullable RangeFault three(Input input, double low, double likely, double high) {
        for (double value : new double[] {low, likely, high}) {
            RangeFault fault = bounds(input, value);
            if (fault != null) {
                return fault;
            }
        }
        if (low >= high) {
            return OUT_OF_ORDER;
        }
        return likely >= low && likely <= high ? null : LIKELY_OUTSIDE;
    }

    private static @Nullable RangeFault bounds(Input input, double value) {
        if (!(Math.abs(value) <= MOST)) {
            return TOO_LARGE;
        }
        if (input.kind() == Input.Kind.SHARE) {
            return value >= 0 && value <= 1 ? null : NOT_A_SHARE;
        }
        if (input == Input.DISCOUNT_RATE && value > 1) {
            return RATE_ABOVE_ONE;
        }
        return value >= 0 ? null : NEGATIVE;
    }

    /**
     * Whether one would ask "sure?": the high end is more than a hundred times the low one, or less
     * than 1.2 times.
     */
    public static boolean odd(Range range) {
        double ratio = switch (range) {
            case Range.Certain certain -> 2;
            case Range.Interval(double low, double high) -> high / low;
            case Range.Percentiles(double low, double likely, double high) -> high / low;
            case Range.Ends(double min, double likely, double max) -> max / min;
            case Range.Mixture mixture -> 2;
        };
        return ratio > WIDE || ratio < NARROW;
    }
}
