package org.groundwork.economics;

import java.nio.charset.StandardCharsets;

/**
 * The uniform numbers of one variable: the k-th is a function of the run, the variable's id and k
 * alone, so that adding a variable moves no other. The mixing is that of SplitMix64 (Steele, Lea
 * and Flood 2014).
 */
final class RandomStream {

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final double LEAST = 1e-12;

    private final long seed;

    RandomStream(long run, String id) {
        long hash = mix(run + STEP);
        for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
            hash = mix(hash ^ (b & 0xff)) + STEP;
        }
        this.seed = mix(hash);
    }

    /** Between 1e-12 and 1 − 1e-12. */
    double at(int k) {
        double u = ((mix(seed + (k + 1) * STEP) >>> 11) + 0.5) * 0x1p-53;
        return Math.min(1 - LEAST, Math.max(LEAST, u));
    }

    /** The numbers from {@code from} on, {@code count} of them. */
    void fill(double[] into, int from, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = at(from + i);
        }
    }

    private static long mix(long x) {
        long z = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
