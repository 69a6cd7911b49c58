package org.groundwork.lab;

/**
 * A measured figure with its 90 % interval.
 *
 * @param value over all tested cases
 * @param low 5th percentile of the bootstrap
 * @param high 95th percentile
 */
public record Estimate(double value, double low, double high) {}
