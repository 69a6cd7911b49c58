package org.groundwork.economics;

/**
 * How much wider people's intervals have to be taken (Teigen and Jørgensen 2005: 90 % intervals
 * hold the truth half of the time).
 */
public final class Overconfidence {

    private Overconfidence() {}

    /**
     * The factor that makes intervals which hold the truth with this share hold it nine times in
     * ten.
     *
     * @param hits share of stated 90 % intervals that held the truth, strictly between 0 and 1
     */
    public static double factor(double hits) {
        if (!(hits > 0 && hits < 1)) {
            throw new IllegalArgumentException("a share between 0 and 1 expected, not " + hits);
        }
        return Normal.Z90 / Normal.quantile((1 + hits) / 2);
    }
}
