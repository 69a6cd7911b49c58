package org.groundwork.scoring;

/**
 * The minimum of the section scores at each reading.
 *
 * @param heldBackBy id of the section with the lowest low score; of several, the first
 */
public record Readiness(Band band, String heldBackBy) {}
