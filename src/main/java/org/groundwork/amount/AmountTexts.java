package org.groundwork.amount;

import java.math.BigDecimal;
import org.groundwork.economics.Range;
import org.groundwork.economics.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Says amounts and ranges with their units, the same on every page, in every file and in the
 * terminal. What somebody stated is said in full, such that {@link AmountReader} reads it again;
 * what was worked out, with two significant figures. Stored are shares from 0 to 1, and said in per
 * cent. The texts are English.
 *
 * @param numbers how figures are written
 * @param currency ISO 4217; null where none was stated
 */
public record AmountTexts(LocalNumbers numbers, @Nullable String currency) {

    private static final int PERCENT_DIGITS = 2;

    /** What a source states has no more. */
    private static final int FIGURES_OF_A_SOURCE = 3;

    private static final double HUNDRED = 100;

    /** With figures as in English. */
    public static AmountTexts english(@Nullable String currency) {
        return new AmountTexts(LocalNumbers.ENGLISH, currency);
    }

    /** Money that was worked out. */
    public Money money() {
        return new Money(currency);
    }

    /** As people write it: shares in per cent. */
    static BigDecimal typed(Unit unit, double stored) {
        BigDecimal exact = BigDecimal.valueOf(stored);
        return unit.share() ? exact.movePointRight(PERCENT_DIGITS) : exact;
    }

    /** As it is stored. */
    static double stored(Unit unit, BigDecimal typed) {
        return (unit.share() ? typed.movePointLeft(PERCENT_DIGITS) : typed).doubleValue();
    }

    /** The figure alone, in full: {@code 300,000}, {@code 35} for a share of .35. */
    public String figure(Unit unit, double stored) {
        return numbers.write(typed(unit, stored));
    }

    /**
     * What stands in a field beside its unit, in full. A share below 1 % carries its sign: without
     * it, .7 might be taken for 70 %.
     */
    public String field(Unit unit, double stored) {
        String figure = figure(unit, stored);
        return unit.share() && AmountReader.mayBeShareOfOne(typed(unit, stored)) ? figure + " %" : figure;
    }

    /** An amount in full: {@code 300,000 EUR a year}, {@code 35 %}. */
    public String amount(Unit unit, double stored) {
        return said(unit, figure(unit, stored), stored == 1);
    }

    private String said(Unit unit, String figures, boolean one) {
        String full = unit.money() && currency != null ? figures + "\u00A0" + currency : figures;
        String key = "said." + unit;
        return AmountMessages.get(one && AmountMessages.has(key + ".one") ? key + ".one" : key, full);
    }

    /** A range in full: {@code 3 to 10 person-weeks, 9 times in 10}. */
    public String range(Unit unit, Range range) {
        return switch (range) {
            case Range.Certain(double value) -> amount(unit, value);
            case Range.Interval(double low, double high) ->
                AmountMessages.get("range.interval", between(unit, low, high));
            case Range.Percentiles(double low, double likely, double high) ->
                AmountMessages.get("range.percentiles", between(unit, low, high), figure(unit, likely));
            case Range.Ends(double min, double likely, double max) ->
                AmountMessages.get("range.ends", between(unit, min, max), figure(unit, likely));
            case Range.Mixture(Range.Interval usual, Range.Interval tail, double tailShare) ->
                AmountMessages.get("range.mixture", range(unit, usual), percent(tailShare), range(unit, tail));
        };
    }

    private String between(Unit unit, double low, double high) {
        return said(unit, AmountMessages.get("ends", figure(unit, low), figure(unit, high)), false);
    }

    /**
     * A range that nobody stated: a default as its source has it, and what was worked out with two
     * significant figures.
     */
    public String assumed(Unit unit, Range range) {
        return range(
                unit,
                switch (range) {
                    case Range.Certain(double value) -> new Range.Certain(known(value));
                    case Range.Interval interval -> known(interval);
                    case Range.Percentiles(double low, double likely, double high) ->
                        new Range.Percentiles(known(low), known(likely), known(high));
                    case Range.Ends(double min, double likely, double max) ->
                        new Range.Ends(known(min), known(likely), known(max));
                    case Range.Mixture(Range.Interval usual, Range.Interval tail, double share) ->
                        new Range.Mixture(known(usual), known(tail), share);
                });
    }

    private static Range.Interval known(Range.Interval interval) {
        return new Range.Interval(known(interval.low()), known(interval.high()));
    }

    private static double known(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return exact.precision() <= FIGURES_OF_A_SOURCE
                ? value
                : Money.rounded(value).doubleValue();
    }

    /** A figure without a unit, with two significant figures: {@code 1.6}. */
    public String figure(double value) {
        return numbers.write(Money.rounded(value));
    }

    /** What was typed, in a sentence. */
    public String reads(Unit unit, Range range) {
        return switch (range) {
            case Range.Certain(double number) -> AmountMessages.get("reads.certain", amount(unit, number));
            case Range.Interval(double low, double high) ->
                AmountMessages.get("reads.interval", figure(unit, low), amount(unit, high));
            case Range.Percentiles(double low, double likely, double high) ->
                AmountMessages.get("reads.percentiles", figure(unit, low), amount(unit, high), figure(unit, likely));
            case Range.Ends(double min, double likely, double max) ->
                AmountMessages.get("reads.ends", figure(unit, min), amount(unit, max), figure(unit, likely));
            case Range.Mixture mixture -> range(unit, mixture);
        };
    }

    /** Beside a field: {@code EUR a year}. */
    public String unit(Unit unit) {
        return AmountMessages.get("unit." + unit, currency == null ? AmountMessages.get("unit.money") : currency);
    }

    /** Within a sentence that says what is asked for. */
    String asked(Unit unit) {
        return AmountMessages.get("asked." + unit, currency == null ? AmountMessages.get("asked.money") : currency);
    }

    /** A share that was worked out: {@code 15 %}; never 0 or 100 for what is neither. */
    public static String percent(double share) {
        long percent = Math.round(share * HUNDRED);
        if (percent == 0 && share > 0) {
            return AmountMessages.get("percent.under");
        }
        if (percent == HUNDRED && share < 1) {
            return AmountMessages.get("percent.over");
        }
        return AmountMessages.get("percent", Long.toString(percent));
    }
}
