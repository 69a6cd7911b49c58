package org.groundwork.economics;

/**
 * What ten 90 % intervals of one person say about the person's ranges.
 *
 * @param hits how many of the ten held the truth
 */
public record Calibration(int hits) {

    /** Intervals in the exercise. */
    public static final int QUESTIONS = Overconfidence.QUESTIONS;

    /**
     * No exercise widens further: with so few hits, ranges say little about what would be right,
     * and ten questions cannot tell 4 from 10.
     */
    public static final double MOST = 4;

    private static final double TAIL = 0.05;
    private static final int BISECTIONS = 60;

    public Calibration {
        if (hits < 0 || hits > QUESTIONS) {
            throw new IllegalArgumentException("0 to " + QUESTIONS + " hits, not " + hits);
        }
    }

    /**
     * How many times wider the person's intervals have to be taken, from 1 to {@link #MOST}: nine
     * hits are what is asked for, and ten are no reason to narrow anything.
     */
    public double factor() {
        return Math.min(MOST, Overconfidence.ofTen(hits));
    }

    /** Whether the factor was cut off. */
    public boolean atMost() {
        return factor() >= MOST;
    }

    /** Lower end of a 90 % interval for the person's true rate (Clopper and Pearson 1934). */
    public double rateFrom() {
        return hits == 0 ? 0 : rate(hits, true);
    }

    /** Its upper end. */
    public double rateTo() {
        return hits == QUESTIONS ? 1 : rate(hits + 1, false);
    }

    /**
     * The rate at which at least so many hits have the probability of a tail.
     *
     * @param lower that of the lower end
     */
    private static double rate(int least, boolean lower) {
        double target = lower ? TAIL : 1 - TAIL;
        double from = 0;
        double to = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (from + to) / 2;
            if (atLeast(least, middle) < target) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return (from + to) / 2;
    }

    private static double atLeast(int least, double rate) {
        double sum = 0;
        for (int k = least; k <= QUESTIONS; k++) {
            sum += ways(k) * Math.pow(rate, k) * Math.pow(1 - rate, QUESTIONS - k);
        }
        return sum;
    }

    private static double ways(int k) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways = ways * (QUESTIONS - k + i) / i;
        }
        return ways;
    }
}
