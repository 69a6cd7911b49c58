package org.groundwork.chart;

import static org.groundwork.chart.Drawing.tenth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.amount.Money;

/**
 * A scale of money that holds 0, from one round figure to another; in user units of the SVG.
 *
 * @param x where it starts
 * @param ticks its round figures, from left to right
 * @param unit what they count: "thousand EUR"; may be empty
 * @param zero where 0 stands
 */
public record MoneyAxis(double min, double max, double x, double width, List<Tick> ticks, String unit, double zero) {

    /** A round figure, and where it stands. */
    public record Tick(double x, String text) {}

    public MoneyAxis {
        ticks = List.copyOf(ticks);
    }

    /**
     * @param values all that it has to hold
     * @param steps about how many steps it may have
     */
    static MoneyAxis of(List<Double> values, Money money, double x, double width, int steps) {
        double least = 0;
        double most = 0;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        BigDecimal step = step((most - least) / steps);
        long from = (long) Math.floor(least / step.doubleValue() + 1e-9);
        long to = (long) Math.ceil(most / step.doubleValue() - 1e-9);
        to = Math.max(to, from + 1);
        double min = step.multiply(BigDecimal.valueOf(from)).doubleValue();
        double max = step.multiply(BigDecimal.valueOf(to)).doubleValue();
        Money.Magnitude magnitude = Money.Magnitude.of(BigDecimal.valueOf(Math.max(Math.abs(min), Math.abs(max))));
        List<Tick> ticks = new ArrayList<>();
        for (long i = from; i <= to; i++) {
            BigDecimal at = step.multiply(BigDecimal.valueOf(i));
            ticks.add(
                    new Tick(tenth(x + width * (at.doubleValue() - min) / (max - min)), Money.tick(magnitude.in(at))));
        }
        return new MoneyAxis(
                min, max, x, width, ticks, money.unit(magnitude), tenth(x + width * (0 - min) / (max - min)));
    }

    /** The first of 1, 2 and 5 times a power of ten that is not below. */
    private static BigDecimal step(double least) {
        if (!(least > 0)) {
            return BigDecimal.ONE;
        }
        int power = (int) Math.floor(Math.log10(least));
        for (int digit : new int[] {1, 2, 5}) {
            BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
            if (step.doubleValue() >= least * (1 - 1e-9)) {
                return step;
            }
        }
        return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }

    /** Where an amount stands. */
    double at(double amount) {
        double place = x + width * (amount - min) / (max - min);
        return tenth(Math.min(x + width, Math.max(x, place)));
    }
}
