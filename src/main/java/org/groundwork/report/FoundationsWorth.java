package org.groundwork.report;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.method.Method;
import org.groundwork.method.Plan;
import org.groundwork.report.WorkTexts.Days;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;

/**
 * Whether what lies beneath pays, where the recommendation is to put it in place first: the effort of
 * the steps that are proposed, at the day rate, against what the path is worth once they are done.
 */
final class FoundationsWorth {

    private final Method method;
    private final Result result;
    private final EconomicInputs inputs;
    private final Analysis analysis;
    private final MoneyTexts words;
    private final Amounts amounts;
    private final PathTexts paths;
    private final WorkTexts work;

    FoundationsWorth(Method method, Result result, EconomicInputs inputs, Analysis analysis) {
        this.method = method;
        this.result = result;
        this.inputs = inputs;
        this.analysis = analysis;
        this.words = MoneyTexts.of(inputs);
        this.amounts = new Amounts(inputs);
        this.paths = new PathTexts(inputs);
        this.work = new WorkTexts(inputs);
    }

    /**
     * @param named id of the verdict that is named; null while it is too early
     * @param mlAloneWaits the simple solution does not wait for what is missing
     */
    Optional<String> sentence(@Nullable String named, boolean mlAloneWaits) {
        if (named == null || method.verdict(named).plan() != Plan.FOUNDATIONS) {
            return Optional.empty();
        }
        CheapestChange change = result.cheapestChange();
        if (change == null || !change.reachable()) {
            return Optional.of(ReportTexts.get("report.roi.foundations.unmeasured"));
        }
        Days effort = Days.of(change.changes());
        Range rate = work.dayRate();
        return Optional.of(takes(effort, rate) + " " + worth(effort, rate, mlAloneWaits));
    }

    private String takes(Days effort, @Nullable Range rate) {
        String days = work.days(effort);
        if (rate == null) {
            String currency = inputs.currency();
            return currency == null
                    ? ReportTexts.get("report.roi.foundations.no-rate", days)
                    : ReportTexts.get("report.roi.foundations.no-rate.in", days, currency);
        }
        return ReportTexts.get(
                inputs.states(Input.DAY_RATE) ? "report.roi.foundations.cost" : "report.roi.foundations.cost.usual",
                days,
                work.cost(effort, rate));
    }

    private String worth(Days effort, @Nullable Range rate, boolean mlAloneWaits) {
        Analysis.Advice advice = analysis.advice();
        if (advice == null) {
            return ReportTexts.get("report.roi.foundations.worth.unknown");
        }
        if (mlAloneWaits) {
            return worthOfMl(effort, rate, advice);
        }
        StrategyOutcome outcome = analysis.paths().get(advice.strategy());
        return outcome == null
                ? ReportTexts.get("report.roi.foundations.nothing", paths.named(Strategy.NOTHING))
                : ReportTexts.get(
                        "report.roi.foundations." + pays(outcome.mean(), effort, rate),
                        paths.label(advice.strategy()),
                        amounts.words(outcome.mean()),
                        words.horizon());
    }

    /** What a path with ML is worth more than what can be had without what is missing. */
    private String worthOfMl(Days effort, @Nullable Range rate, Analysis.Advice advice) {
        StrategyOutcome simple = analysis.paths().get(Strategy.BASELINE);
        StrategyOutcome kept = simple != null && simple.mean() > 0 ? simple : null;
        Strategy without = kept == null ? Strategy.NOTHING : Strategy.BASELINE;
        double mean = kept == null ? 0 : kept.mean();
        Optional<StrategyOutcome> best = Stream.of(Strategy.values())
                .filter(Strategy::withMl)
                .filter(path -> path != Strategy.STAGED || advice.staging() != Analysis.Advice.Staging.RARELY_PASSED)
                .flatMap(path -> Stream.ofNullable(analysis.paths().get(path)))
                .max(Comparator.comparingDouble(StrategyOutcome::mean))
                .filter(path -> path.mean() > mean);
        return best.map(path -> ReportTexts.get(
                        "report.roi.foundations.ml." + pays(path.mean() - mean, effort, rate),
                        paths.label(path.strategy()),
                        amounts.amount(path.mean() - mean),
                        words.horizon(),
                        paths.label(without)))
                .orElseGet(() -> ReportTexts.get("report.roi.foundations.ml.nothing", paths.named(without)));
    }

    /** Held against what the steps cost. */
    private static String pays(double worth, Days effort, @Nullable Range rate) {
        if (rate == null) {
            return "if";
        }
        if (worth > effort.to() * rate.most()) {
            return "pays";
        }
        return worth < effort.from() * rate.least() ? "dear" : "may";
    }
}
