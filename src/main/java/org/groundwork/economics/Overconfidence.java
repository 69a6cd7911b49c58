package org.groundwork.economics;

/**
 * How much wider people's intervals have to be taken (Teigen and Jørgensen 2005: 90 % intervals
 * hold the truth half of the time).
 */
public final class Overconfidence {

    /** Questions of the calibration exercise. */
    public static final int QUESTIONS = 10;

    /** No wider than this, however few intervals held the truth. */
    public static final double MOST = 10;

    private Overconfidence() {}

    /**
     * A person's own factor from the calibration exercise. Nine or ten of ten is what 90 %
     * intervals should hold: they stay as they are.
     *
     * @param right how many of the ten intervals held the truth
     */
    public static double ofTen(int right) {
        if (right < 0 || right > QUESTIONS) {
            throw new IllegalArgumentException("0 to 10 right answers expected, not " + right);
        }
        if (right == 0) {
            return MOST;
        }
        return right >= QUESTIONS - 1 ? 1 : Math.min(MOST, factor((double) right / QUESTIONS));
    }

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
