package org.groundwork.economics;

import org.jspecify.annotations.Nullable;

/** A ratio of two means with its standard error. */
final class Ratio {
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    void add(double over, double under) {
        x += over;
        y += under;
        xx += over * over;
        xy += over * under;
        yy += under * under;
    }

    /** Null where what stands below is not above zero. */
    @Nullable
    Double value() {
        return y > 0 ? x / y : null;
    }

    /**
     * With so much more above, in each of so many draws.
     *
     * @return null where what stands below is not above zero
     */
    @Nullable
    Double with(double more, int draws) {
        return y > 0 ? (x + more * draws) / y : null;
    }

    @Nullable
    Double error() {
        if (y <= 0) {
            return null;
        }
        double ratio = x / y;
        return Math.sqrt(Math.max(0, xx - 2 * ratio * xy + ratio * ratio * yy)) / y;
    }
}
