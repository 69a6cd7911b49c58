package org.groundwork.economics;

/**
 * A figure that a gate of the method asks for, as it was computed, and the ends between which it
 * would lie with another seed, with ranges taken as wide as they were stated, and with chances that
 * nobody stated at the ends of what is plausible. A gate whose threshold lies between the ends is
 * open.
 *
 * @param low not above {@code stated}
 * @param high not below it
 * @param restsOnDefaults nothing was stated of what would be captured, what it would cost to build
 *     and how likely it is to work: the figure follows from defaults alone, and is assumed at best
 */
public record MetricReading(double low, double stated, double high, boolean restsOnDefaults) {

    public MetricReading {
        if (!(low <= stated && stated <= high)) {
            throw new IllegalArgumentException(low + ", " + stated + ", " + high);
        }
    }
}
