package org.groundwork.assessment.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Money;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.chart.StripsChart;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Simulation;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the figures imply, for beside the questions. */
@Component
class EconomicPictures {

    /** Texts that have other words where a simple solution is there already. */
    private static final Set<String> THERE = Set.of(
            "path.nothing", "path.staged", "path.ml", "advice.nothing", "advice.staged", "advice.ml", "advice.gate");

    private final EconomicTexts words;

    EconomicPictures(EconomicTexts words) {
        this.words = words;
    }

    EconomicsPage.Picture of(ScoredAssessment scored, AmountTexts amounts) {
        Analysis analysis = scored.appraisal().analysis();
        EconomicInputs inputs = scored.economics();
        if (analysis == null || inputs == null) {
            return new EconomicsPage.Picture(null, null, null, List.of(), List.of(), List.of(), List.of(), "");
        }
        List<String> missing = analysis.missing().stream()
                .map(one -> words.text("missing." + one))
                .toList();
        List<EconomicsPage.Picture.Assumed> assumed = analysis.assumptions().stream()
                .map(one -> new EconomicsPage.Picture.Assumed(words.name(one.input()), words.assumed(one, amounts)))
                .toList();
        Analysis.Advice advice = analysis.advice();
        if (advice == null) {
            return new EconomicsPage.Picture(null, null, null, List.of(), List.of(), missing, assumed, "");
        }
        Money money = new Money(inputs.currency());
        return new EconomicsPage.Picture(
                strips(analysis, advice, inputs, money),
                text("advice." + name(advice.strategy()), inputs),
                loss(analysis.paths().get(advice.strategy())),
                worth(analysis.paths().get(advice.strategy()), money),
                further(analysis, advice, inputs, money),
                missing,
                assumed,
                words.text(
                        "picture.draws",
                        amounts.numbers().write(BigDecimal.valueOf(analysis.draws())),
                        amounts.numbers().write(BigDecimal.valueOf(Simulation.DRAWS)),
                        amounts.numbers()
                                .write(BigDecimal.valueOf(
                                        inputs.horizonYears() == null
                                                ? EconomicInputs.HORIZON_YEARS
                                                : inputs.horizonYears()))));
    }

    private StripsChart strips(Analysis analysis, Analysis.Advice advice, EconomicInputs inputs, Money money) {
        List<StripsChart.Strip> strips = new ArrayList<>();
        strips.add(new StripsChart.Strip(
                text("path.nothing", inputs),
                words.text("loses.nothing"),
                0,
                0,
                0.0,
                0,
                advice.strategy() == Strategy.NOTHING));
        for (StrategyOutcome strategy : analysis.paths().values()) {
            strips.add(new StripsChart.Strip(
                    text("path." + name(strategy.strategy()), inputs),
                    words.text("loses", strategy.losingDots()),
                    strategy.mean(),
                    strategy.p10(),
                    strategy.p50(),
                    strategy.p90(),
                    advice.strategy() == strategy.strategy()));
        }
        return new StripsChart(money, strips);
    }

    private @Nullable String loss(@Nullable StrategyOutcome advised) {
        if (advised == null) {
            return null;
        }
        long losses = advised.losingDots();
        return losses == 0 ? words.text("chance-of-loss.none") : words.text("chance-of-loss", losses);
    }

    /** Mean and median of what is advised, and why the two differ in sign where they do. */
    private List<String> worth(@Nullable StrategyOutcome advised, Money money) {
        if (advised == null) {
            return List.of();
        }
        String mean = money.words(advised.mean());
        Double median = advised.p50();
        if (median == null) {
            return List.of(words.text("worth.no-median", mean));
        }
        String both = words.text("worth", mean, money.words(median));
        return advised.mean() > 0 && median < 0 ? List.of(both, words.text("worth.wins")) : List.of(both);
    }

    /** ML on top of a simple solution that works, which is the decision that stays open. */
    private String open(Analysis.OpenDecision open, Money money) {
        Double median = open.p50();
        return median == null
                ? words.text("open.no-median", money.words(open.mean()), open.losingDots())
                : words.text("open", money.words(open.mean()), money.words(median), open.losingDots());
    }

    private List<String> further(Analysis analysis, Analysis.Advice advice, EconomicInputs inputs, Money money) {
        List<String> further = new ArrayList<>();
        if (!advice.tossUpWith().isEmpty()) {
            further.add(words.text(
                    advice.easiestToUndo() ? "advice.toss-up" : "advice.toss-up.beaten",
                    advice.tossUpWith().stream()
                            .map(strategy -> "“" + text("path." + name(strategy), inputs) + "”")
                            .collect(Collectors.joining(", "))));
        }
        Double threshold = analysis.gate() == null ? null : analysis.gate().threshold();
        if (advice.strategy() == Strategy.STAGED && threshold != null) {
            further.add(
                    threshold > 0
                            ? text("advice.gate", inputs, money.amount(threshold))
                            : words.text("advice.gate.any"));
        } else if (advice.lookAgainAbove() != null) {
            further.add(words.text("advice.look-again", money.amount(advice.lookAgainAbove())));
        }
        if (analysis.openDecision() != null) {
            further.add(open(analysis.openDecision(), money));
        }
        return further;
    }

    /** In the words for what is there already, where it has some. */
    private String text(String key, EconomicInputs inputs, Object... values) {
        return words.text(inputs.hasBaseline() && THERE.contains(key) ? key + ".there" : key, values);
    }

    private static String name(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
    }
}
