package org.groundwork.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.MetricReading;
import org.groundwork.economics.StrategyOutcome;
import org.jspecify.annotations.Nullable;

/** The economic analysis in the result's JSON. What cannot be said is absent. */
final class AnalysisJson {

    private AnalysisJson() {}

    static Map<String, Object> tree(Analysis analysis) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("engine", analysis.engine());
        tree.put("seed", analysis.seed());
        tree.put("draws", analysis.draws());
        List<Object> paths = new ArrayList<>();
        analysis.paths().values().forEach(outcome -> paths.add(path(outcome)));
        tree.put("paths", paths);
        Analysis.Advice advice = analysis.advice();
        if (advice != null) {
            tree.put("advice", advice.strategy().id());
            tree.put(
                    "tossUpWith",
                    advice.tossUpWith().stream().map(path -> path.id()).toList());
            put(tree, "lookAgainAbove", advice.lookAgainAbove());
            if (advice.staging() != null) {
                tree.put(
                        "staging",
                        advice.staging().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        Analysis.OpenDecision open = analysis.openDecision();
        if (open != null) {
            tree.put("openDecision", open(open));
        }
        put(tree, "bestUpside", analysis.bestUpside());
        put(tree, "bestUpsideSe", analysis.errors().bestUpside());
        put(tree, "mlIncrementMean", analysis.mlIncrementMean());
        put(tree, "mlIncrementMeanSe", analysis.errors().mlIncrementMean());
        put(tree, "mlBeatsBaseline", analysis.mlBeatsBaseline());
        put(tree, "mlBeatsBaselineSe", analysis.errors().mlBeatsBaseline());
        Analysis.Metrics metrics = analysis.metrics();
        if (metrics != null) {
            Map<String, Object> readings = new LinkedHashMap<>();
            put(readings, "bestUpside", metrics.bestUpside());
            put(readings, "mlIncrementMean", metrics.mlIncrementMean());
            put(readings, "mlBeatsBaseline", metrics.mlBeatsBaseline());
            tree.put("readings", readings);
        }
        Analysis.GateOutcome gate = analysis.gate();
        if (gate != null) {
            Map<String, Object> figures = new LinkedHashMap<>();
            put(figures, "threshold", gate.threshold());
            if (gate.thresholdLow() != null && gate.thresholdHigh() != null) {
                figures.put("thresholdRange", ends(gate.thresholdLow(), gate.thresholdHigh()));
            }
            put(figures, "thresholdSe", gate.thresholdError());
            figures.put("probability", gate.probability());
            figures.put("probabilitySe", gate.probabilityError());
            figures.put("cost", gate.cost());
            figures.put("alwaysContinueMean", gate.alwaysContinue());
            tree.put("gate", figures);
            tree.put("valueOfStaging", gate.valueOfStaging());
            tree.put("valueOfStagingSe", gate.standardError());
        }
        if (!analysis.paths().isEmpty()) {
            tree.put("evpi", analysis.evpi());
            tree.put("evpiSe", analysis.errors().evpi());
            tree.put("noiseFloor", analysis.noiseFloor());
            List<Object> inputs = new ArrayList<>();
            for (Analysis.InputEffect effect : analysis.inputs()) {
                Map<String, Object> figures = new LinkedHashMap<>();
                figures.put("input", effect.input().id());
                figures.put("evppi", effect.evppi());
                figures.put("low", effect.low());
                figures.put("high", effect.high());
                figures.put("at10", effect.at10());
                figures.put("at90", effect.at90());
                inputs.add(figures);
            }
            tree.put("valueOfInformation", inputs);
        }
        List<Object> assumptions = new ArrayList<>();
        for (Analysis.Assumption assumption : analysis.assumptions()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("input", assumption.input());
            figures.put("source", assumption.source().name().toLowerCase(Locale.ROOT));
            if (assumption.value() != null) {
                figures.put("value", FileContent.range(assumption.value()));
            } else if (assumption.text() != null) {
                figures.put("value", assumption.text());
            }
            assumptions.add(figures);
        }
        tree.put("assumptions", assumptions);
        if (!analysis.statedRanges().isEmpty()) {
            List<Object> ranges = new ArrayList<>();
            for (Analysis.StatedRange range : analysis.statedRanges()) {
                Map<String, Object> figures = new LinkedHashMap<>();
                figures.put("input", range.input().id());
                figures.put("stated", FileContent.range(range.stated()));
                figures.put("taken", ends(range.low(), range.high()));
                figures.put("mean", range.mean());
                figures.put("meanAboveP90", range.meanAboveP90());
                ranges.add(figures);
            }
            tree.put("statedRanges", ranges);
        }
        if (!analysis.missing().isEmpty()) {
            tree.put(
                    "missing",
                    analysis.missing().stream()
                            .map(missing -> missing.input().id())
                            .distinct()
                            .toList());
        }
        return tree;
    }

    private static Map<String, Object> path(StrategyOutcome outcome) {
        StrategyOutcome.Errors errors = outcome.errors();
        Map<String, Object> path = new LinkedHashMap<>();
        path.put("id", outcome.strategy().id());
        Map<String, Object> npv = new LinkedHashMap<>();
        npv.put("mean", outcome.mean());
        npv.put("se", outcome.standardError());
        npv.put("p10", outcome.p10());
        npv.put("p10Se", errors.p10());
        put(npv, "p50", outcome.p50());
        put(npv, "p50Se", errors.p50());
        npv.put("p90", outcome.p90());
        npv.put("p90Se", errors.p90());
        path.put("npv", npv);
        path.put("probabilityPositive", outcome.probabilityPositive());
        path.put("probabilityPositiveSe", errors.probabilityPositive());
        path.put("probabilityOfLoss", outcome.probabilityOfLoss());
        Map<String, Object> payback = new LinkedHashMap<>();
        put(payback, "p50", outcome.payback());
        put(payback, "p50Se", errors.payback());
        payback.put("notWithinHorizon", outcome.notPaidBack());
        path.put("paybackYears", payback);
        put(path, "meanIfItWorks", outcome.ifItWorks());
        put(path, "meanIfItFails", outcome.ifItFails());
        path.put("successProbability", outcome.successProbability());
        put(path, "breakEvenSuccessProbability", outcome.breakEvenSuccess());
        put(path, "breakEvenUplift", outcome.breakEvenUplift());
        StrategyOutcome.NextBest next = outcome.nextBest();
        if (next != null) {
            Map<String, Object> against = new LinkedHashMap<>();
            against.put("path", next.strategy().id());
            put(against, "successProbability", next.success());
            put(against, "uplift", next.uplift());
            path.put("breakEvenAgainstNextBest", against);
        }
        put(path, "carriedBy", outcome.carriedBy());
        path.put("dots", outcome.dots());
        return path;
    }

    private static Map<String, Object> open(Analysis.OpenDecision outcome) {
        Map<String, Object> open = new LinkedHashMap<>();
        open.put("mean", outcome.mean());
        open.put("se", outcome.standardError());
        open.put("p10", outcome.p10());
        put(open, "p50", outcome.p50());
        open.put("p90", outcome.p90());
        open.put("probabilityPositive", outcome.probabilityPositive());
        open.put("probabilityOfLoss", outcome.probabilityOfLoss());
        put(open, "carriedBy", outcome.carriedBy());
        open.put("dots", outcome.dots());
        return open;
    }

    private static Map<String, Object> ends(double low, double high) {
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put("low", low);
        ends.put("high", high);
        return ends;
    }

    private static void put(Map<String, Object> tree, String key, @Nullable MetricReading reading) {
        if (reading != null) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("low", reading.low());
            figures.put("stated", reading.stated());
            figures.put("high", reading.high());
            figures.put("restsOnDefaults", reading.restsOnDefaults());
            tree.put(key, figures);
        }
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Double value) {
        if (value != null) {
            tree.put(key, value);
        }
    }
}
