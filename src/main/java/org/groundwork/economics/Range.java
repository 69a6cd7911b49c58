package org.groundwork.economics;

/** A quantity as somebody states it. The unit is that of the {@link Input}. */
public sealed interface Range {

    /** Known for certain. */
    record Certain(double value) implements Range {}

    /**
     * Nine times in ten the truth lies between the two: a 90 % interval. Lognormal for positive
     * quantities, logit-normal for shares.
     */
    record Interval(double low, double high) implements Range {}

    /** A PERT distribution whose 5th percentile, mode and 95th percentile these are. */
    record Percentiles(double low, double likely, double high) implements Range {}

    /** A PERT distribution with these ends and this mode. */
    record Ends(double min, double likely, double max) implements Range {}

    /**
     * Mostly the one interval, and with the probability {@code tailShare} the other: how overrun is
     * spread, which is usually moderate and sometimes very large. Nobody states one.
     */
    record Mixture(Interval usual, Interval tail, double tailShare) implements Range {}

    /** The least that is stated: the lower end, or the 5th percentile. */
    default double least() {
        return switch (this) {
            case Certain(double value) -> value;
            case Interval(double low, double high) -> low;
            case Percentiles(double low, double likely, double high) -> low;
            case Ends(double min, double likely, double max) -> min;
            case Mixture(Interval usual, Interval tail, double share) -> Math.min(usual.low(), tail.low());
        };
    }

    /** The most that is stated: the upper end, or the 95th percentile. */
    default double most() {
        return switch (this) {
            case Certain(double value) -> value;
            case Interval(double low, double high) -> high;
            case Percentiles(double low, double likely, double high) -> high;
            case Ends(double min, double likely, double max) -> max;
            case Mixture(Interval usual, Interval tail, double share) -> Math.max(usual.high(), tail.high());
        };
    }
}
