package org.groundwork.report;

import java.math.BigDecimal;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.amount.Money;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.economics.Unit;
import org.groundwork.method.EconomicMetric;
import org.jspecify.annotations.Nullable;

/** Figures of the economic analysis in words: counts beside percents, money to two figures. */
final class MoneyTexts {

    /** A share above this is “most”. */
    private static final double MOST_OF = 0.5;

    private static final int COUNTED = 20;

    private final AmountTexts amounts;
    private final int months;

    /**
     * @param months of the horizon
     */
    MoneyTexts(@Nullable String currency, int months) {
        this.amounts = AmountTexts.english(currency);
        this.months = months;
    }

    static MoneyTexts of(EconomicInputs inputs) {
        return new MoneyTexts(inputs.currency(), inputs.months());
    }

    Money money() {
        return amounts.money();
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
        return AmountTexts.percent(share);
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
        return ReportTexts.get(
                "report.roi.points", LocalNumbers.ENGLISH.write(BigDecimal.valueOf(Math.round(error * 10_000), 2)));
    }

    /** "a loss of 35,000 EUR", "41 %". */
    String figure(EconomicMetric figure, double value) {
        return switch (figure) {
            case BEST_UPSIDE, ML_INCREMENT_MEAN -> money().words(value);
            case ML_BEATS_BASELINE -> percent(value);
        };
    }

    /** What a gate asks of a figure: "no loss", "20,000 EUR", "70 %". */
    String need(EconomicMetric figure, double need) {
        return switch (figure) {
            case BEST_UPSIDE, ML_INCREMENT_MEAN ->
                need == 0
                        ? ReportTexts.get("report.figure.no-loss")
                        : ReportTexts.get(
                                need < 0 ? "report.figure.loss" : "report.figure.least",
                                money().amount(Math.abs(need)));
            case ML_BEATS_BASELINE -> ReportTexts.get("report.figure.least", percent(need));
        };
    }

    /** What a gate asks of a figure that is not computed. */
    String asked(EconomicMetric figure, double need) {
        boolean said = switch (figure) {
            case BEST_UPSIDE, ML_INCREMENT_MEAN -> need == 0;
            case ML_BEATS_BASELINE -> need > MOST_OF;
        };
        return said
                ? ReportTexts.get("report.figure." + figure.id())
                : ReportTexts.get("report.figure.asked", computed(figure), need(figure, need));
    }

    /** What a figure is. */
    static String computed(EconomicMetric figure) {
        return ReportTexts.get("report.figure.computed." + figure.id());
    }

    /** Why a gate is not reached. */
    String because(EconomicMetric figure, double value, double need) {
        String because = ReportTexts.get("report.figure.because." + figure.id(), figure(figure, value));
        return need == 0 || figure == EconomicMetric.ML_BEATS_BASELINE
                ? because
                : ReportTexts.get("report.figure.because.asked", because, need(figure, need));
    }

    /** Name of an input, or of another assumption, by its id. */
    static String input(String id) {
        return ReportTexts.get("economics." + id);
    }

    /** A range as it was stated: "300,000 to 1,600,000 EUR a year, 9 times in 10". */
    String range(String id, Range range) {
        return amounts.range(unit(id), range);
    }

    /** A range that nobody stated. */
    String assumed(String id, Range range) {
        return amounts.assumed(unit(id), range);
    }

    /** "100,000". */
    static String counted(long number) {
        return LocalNumbers.ENGLISH.write(BigDecimal.valueOf(number));
    }

    private static Unit unit(String id) {
        return EconomicInputs.unit(id).orElseThrow();
    }
}
