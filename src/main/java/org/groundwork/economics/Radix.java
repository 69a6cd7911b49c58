package org.groundwork.economics;

/**
 * Sorts by the upper 44 bits of keys, four passes of eleven bits: several times faster than a
 * comparison sort. The lower 20 bits travel along; of a number they are less than 1e-9 of its
 * value.
 */
final class Radix {

    /** Bits that are not sorted by. */
    static final int FREE_BITS = 20;

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 4;
    private static final int BUCKETS = 1 << DIGIT_BITS;

    private Radix() {}

    /** Such that unsigned order of the keys is the order of the numbers. */
    static long key(double number) {
        long bits = Double.doubleToRawLongBits(number);
        return bits ^ (bits >> 63 | Long.MIN_VALUE);
    }

    /** The number of a key. */
    static double number(long key) {
        return Double.longBitsToDouble(key ^ (~key >> 63 | Long.MIN_VALUE));
    }

    /**
     * Sorts numbers in ascending order, to nine digits.
     *
     * @param keys as many as there are numbers; overwritten
     * @param spare likewise
     */
    static double[] sorted(double[] numbers, long[] keys, long[] spare) {
        for (int i = 0; i < numbers.length; i++) {
            keys[i] = key(numbers[i]);
        }
        long[] order = sort(keys, spare);
        double[] sorted = new double[numbers.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = number(order[i]);
        }
        return sorted;
    }

    /**
     * @return one of the two, with the keys in ascending unsigned order of their upper bits
     */
    static long[] sort(long[] keys, long[] spare) {
        int[][] starts = new int[DIGITS][BUCKETS];
        for (long key : keys) {
            for (int d = 0; d < DIGITS; d++) {
                starts[d][digit(key, d)]++;
            }
        }
        long[] from = keys;
        long[] to = spare;
        for (int d = 0; d < DIGITS; d++) {
            int[] start = starts[d];
            int sum = 0;
            int most = 0;
            for (int b = 0; b < BUCKETS; b++) {
                int count = start[b];
                most = Math.max(most, count);
                start[b] = sum;
                sum += count;
            }
            if (most == keys.length) {
                continue;
            }
            for (long key : from) {
                to[start[digit(key, d)]++] = key;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static int digit(long key, int d) {
        return (int) (key >>> FREE_BITS + d * DIGIT_BITS) & BUCKETS - 1;
    }
}
