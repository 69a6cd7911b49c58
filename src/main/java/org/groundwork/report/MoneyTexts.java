package org.groundwork.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.groundwork.chart.Money;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.method.EconomicMetric;
import org.jspecify.annotations.Nullable;

/** Figures of the economic analysis in words: counts beside percents, money to two figures. */
final class MoneyTexts {

    private static final int COUNTED = 20;

    private final Money money;
    private final int months;

    /**
     * @param months of the horizon
     */
    MoneyTexts(@Nullable String currency, int months) {
        this.money = new Money(currency);
        this.months = months;
    }

    static MoneyTexts of(EconomicInputs inputs) {
        return new MoneyTexts(inputs.currency(), inputs.months());
    }

    Money money() {
        return money;
    }

    /** "Simple solution". */
    static String label(Strategy strategy) {
        return ReportTexts.get("report.roi.path." + strategy);
    }

    /** The path within a sentence: "the simple solution". */
    static String named(Strategy strategy) {
        return ReportTexts.get("report.roi.named." + strategy);
    }

    /** The horizon: "3 years", "18 months". */
    String horizon() {
        return months % 12 == 0
                ? ReportTexts.get("report.roi.over", months / 12)
                : ReportTexts.get("report.roi.over.months", months);
    }

    /** "17 months", "2.4 years". */
    static String years(double years) {
        return years < 2
                ? ReportTexts.get("report.roi.over.months", Math.max(1, Math.round(years * 12)))
                : ReportTexts.get("report.roi.over", Math.round(years * 10) / 10.0);
    }

    /** "15 %"; never 0 or 100 for what is neither. */
    static String percent(double share) {
        long percent = Math.round(share * 100);
        if (percent == 0 && share > 0) {
            return ReportTexts.get("report.roi.percent.under");
        }
        if (percent == 100 && share < 1) {
            return ReportTexts.get("report.roi.percent.over");
        }
        return percent + "\u00A0%";
    }

    /** "3 of 20 futures (15 %)". */
    static String futures(double share) {
        return futures(Math.round(share * COUNTED), share);
    }

    private static String futures(long count, double share) {
        if (share <= 0) {
            return ReportTexts.get("report.roi.futures.never");
        }
        if (share >= 1) {
            return ReportTexts.get("report.roi.futures.all");
        }
        if (count == 0) {
            return ReportTexts.get("report.roi.futures.none", percent(share));
        }
        return count >= COUNTED
                ? ReportTexts.get("report.roi.futures.most", percent(share))
                : ReportTexts.get("report.roi.futures", count, percent(share));
    }

    /** "loses money in 3 of 20 futures (15 %)". */
    static String loses(StrategyOutcome outcome) {
        return ReportTexts.get("report.roi.loses", futures(outcome.losingDots(), outcome.probabilityOfLoss()));
    }

    /** "in 17 of 20 futures (85 %)"; beside how often it loses, the two counts fit. */
    static String paysBack(StrategyOutcome outcome) {
        double share = 1 - outcome.notPaidBack();
        boolean sameAsGain = Math.abs(share - (1 - outcome.probabilityOfLoss())) < 1e-4;
        return ReportTexts.get(
                "report.roi.paths.pays.in",
                sameAsGain ? futures(COUNTED - outcome.losingDots(), share) : futures(share));
    }

    /** "half of all futures within 17 months". */
    String payback(StrategyOutcome outcome) {
        Double payback = outcome.payback();
        return payback == null
                ? ReportTexts.get("report.roi.paths.when.most", horizon())
                : ReportTexts.get("report.roi.paths.when.half", years(payback));
    }

    /** A standard error of a share: "0.13 percentage points". */
    static String points(double error) {
        return ReportTexts.get("report.roi.points", plain(Math.round(error * 10_000) / 100.0));
    }

    /** "a loss of 35,000 EUR", "41 %". */
    String figure(EconomicMetric figure, double value) {
        return switch (figure) {
            case BEST_UPSIDE, ML_INCREMENT_MEAN -> money.words(value);
            case ML_BEATS_BASELINE -> percent(value);
        };
    }

    /** What a gate asks of a figure. */
    String need(EconomicMetric figure, double need) {
        return ReportTexts.get("report.figure.need." + figure.id(), figure(figure, need));
    }

    /** Why a gate is not reached. */
    String because(EconomicMetric figure, double value) {
        return ReportTexts.get("report.figure.because." + figure.id(), figure(figure, value));
    }

    /** Name of an input, or of another assumption, by its id. */
    static String input(String id) {
        return ReportTexts.get("economics." + id);
    }

    /** A range, its unit said once: "300,000 to 1,600,000 EUR a year, 9 times in 10". */
    String range(String id, Range range) {
        return switch (range) {
            case Range.Certain(double value) -> value(id, value);
            case Range.Interval(double low, double high) ->
                ReportTexts.get("report.roi.range.interval", bare(id, low), value(id, high));
            case Range.Percentiles(double low, double likely, double high) ->
                ReportTexts.get("report.roi.range.three", bare(id, low), bare(id, likely), value(id, high));
            case Range.Ends(double min, double likely, double max) ->
                ReportTexts.get("report.roi.range.ends", bare(id, min), bare(id, likely), value(id, max));
            case Range.Mixture(Range.Interval usual, Range.Interval tail, double tailShare) ->
                ReportTexts.get("report.roi.range.mixture", range(id, usual), percent(tailShare), range(id, tail));
        };
    }

    /** Without its unit, where that stands beside another one. */
    private String bare(String id, double value) {
        return switch (unit(id)) {
            case SHARE, SHARE_YEAR -> plain(value * 100);
            case MONTH -> value(id, value);
            case MONEY,
                    MONEY_YEAR,
                    MONEY_MONTH,
                    MONEY_DAY,
                    MONEY_HOUR,
                    PER_YEAR,
                    HOURS,
                    WEEKS,
                    DURATION,
                    YEARS,
                    FACTOR,
                    NUMBER -> plain(value);
        };
    }

    /** As stated, in up to four figures: this is what people entered. */
    private String value(String id, double value) {
        return switch (unit(id)) {
            case MONEY -> exact(value);
            case MONEY_YEAR -> ReportTexts.get("report.roi.unit.money-year", exact(value));
            case MONEY_MONTH -> ReportTexts.get("report.roi.unit.money-month", exact(value));
            case MONEY_DAY -> ReportTexts.get("report.roi.unit.money-day", exact(value));
            case MONEY_HOUR -> ReportTexts.get("report.roi.unit.money-hour", exact(value));
            case PER_YEAR -> ReportTexts.get("report.roi.unit.per-year", plain(value));
            case SHARE -> share(value);
            case SHARE_YEAR -> ReportTexts.get("report.roi.unit.share-year", share(value));
            case HOURS -> ReportTexts.get("report.roi.unit.hours", plain(value));
            case WEEKS -> ReportTexts.get("report.roi.unit.weeks", plain(value));
            case MONTH -> ReportTexts.get("report.roi.unit.months", value);
            case DURATION -> ReportTexts.get("report.roi.unit.duration", plain(value));
            case YEARS -> ReportTexts.get("report.roi.unit.years", plain(value));
            case FACTOR -> ReportTexts.get("report.roi.unit.factor", plain(value));
            case NUMBER -> plain(value);
        };
    }

    private String exact(double amount) {
        String currency = money.currency();
        return currency == null ? plain(amount) : plain(amount) + "\u00A0" + currency;
    }

    private static String share(double value) {
        return plain(BigDecimal.valueOf(value * 100).round(new MathContext(3)).doubleValue()) + "\u00A0%";
    }

    /** "100,000". */
    static String counted(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** In up to four figures. */
    static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(4));
        return String.format(
                Locale.ENGLISH, "%,." + Math.max(0, rounded.stripTrailingZeros().scale()) + "f", rounded);
    }

    /** What an input is counted in. */
    private enum Unit {
        MONEY,
        MONEY_YEAR,
        MONEY_MONTH,
        MONEY_DAY,
        MONEY_HOUR,
        PER_YEAR,
        SHARE,
        SHARE_YEAR,
        HOURS,
        WEEKS,
        MONTH,
        DURATION,
        YEARS,
        FACTOR,
        NUMBER
    }

    private static Unit unit(String id) {
        return Input.find(id).map(MoneyTexts::unit).orElseGet(() -> switch (id) {
            case "horizonYears" -> Unit.YEARS;
            case "adjust.overconfidence" -> Unit.FACTOR;
            default -> Unit.NUMBER;
        });
    }

    private static Unit unit(Input input) {
        return switch (input) {
            case DISCOUNT_RATE, BASELINE_UPKEEP, ML_UPKEEP, DECAY -> Unit.SHARE_YEAR;
            case AT_STAKE, REVIEW -> Unit.MONEY_YEAR;
            case DECISIONS, RETRAINS, INCIDENTS -> Unit.PER_YEAR;
            case ERROR_SHARE,
                    ADOPTION,
                    CAPTURES,
                    BASELINE_ADOPTION,
                    BASELINE_SUCCESS,
                    CLOSES_GAP,
                    ML_ADOPTION,
                    ML_SUCCESS,
                    ML_SUCCESS_AFTER,
                    COST_REUSE -> Unit.SHARE;
            case COST_PER_ERROR, LABELLING, LABEL_PRICE, RETRAIN_COST, INCIDENT_COST, GATE_COST -> Unit.MONEY;
            case HOURLY_RATE -> Unit.MONEY_HOUR;
            case DAY_RATE -> Unit.MONEY_DAY;
            case HOURS_PER_DECISION -> Unit.HOURS;
            case BASELINE_WEEKS, ML_WEEKS -> Unit.WEEKS;
            case BASELINE_LIVE, ML_LIVE, GATE_MONTH, STAGED_LIVE -> Unit.MONTH;
            case BASELINE_MONTHS, ML_MONTHS, STAGED_MONTHS, RAMP -> Unit.DURATION;
            case BASELINE_RUNNING, ML_RUNNING -> Unit.MONEY_MONTH;
            case LABEL_ITEMS, LABELLERS, OFFLINE_NOISE -> Unit.NUMBER;
            case YEARS_BETWEEN -> Unit.YEARS;
            case OVERRUN -> Unit.FACTOR;
        };
    }
}
