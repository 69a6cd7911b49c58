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
}
