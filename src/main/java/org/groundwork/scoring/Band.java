package org.groundwork.scoring;

/** A score from 0 to 1 as low, stated and high readings; low ≤ stated ≤ high. */
public record Band(double low, double stated, double high) {}
