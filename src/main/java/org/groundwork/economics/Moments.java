package org.groundwork.economics;

/**
 * A mean with its standard error, from values one after the other; exact where all are the same.
 */
final class Moments {
    private int count;
    private double first;
    private double sum;
    private double squares;

    void add(double value) {
        if (count == 0) {
            first = value;
        }
        double away = value - first;
        sum += away;
        squares += away * away;
        count++;
    }

    double mean() {
        return count == 0 ? 0 : first + sum / count;
    }

    double error() {
        if (count == 0) {
            return 0;
        }
        double away = sum / count;
        return Math.sqrt(Math.max(0, squares / count - away * away) / count);
    }
}
