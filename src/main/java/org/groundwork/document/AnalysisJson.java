package org.groundwork.document;

import org.groundwork.economics.Analysis;
import org.groundwork.economics.StrategyOutcome;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
            tree.put("tossUpWith", advice.tossUpWith().stream().map(path -> path.id()).toList());
            put(tree, "lookAgainAbove", advice.lookAgainAbove());
            if (advice.staging() != null) {
                tree.put(
                        "staging",
                        advice.staging().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        put(tree, "bestUpside", analysis.bestUpside());
        put(tree, "bestUpsideSe", analysis.errors().bestUpside());
        put(tree, "mlIncrementMean", analysis.mlIncrementMean());
        put(tree, "mlIncrementMeanSe", analysis.errors().mlIncrementMean());
        put(tree, "mlBeatsBaseline", analysis.mlBeatsBaseline());
        put(tree, "mlBeatsBaselineSe", analysis.errors().mlBeatsBaseline());
        Analysis.GateOutcome gate = analysis.gate();
        if (gate != null) {
            Map<String, Object> figures = new LinkedHashMap<>();
            put(figures, "threshold", gate.threshold());
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
        path.put("dots", outcome.dots());
        return path;
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Double value) {
        if (value != null) {
            tree.put(key, value);
        }
    }
}
