package org.groundwork.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Strategy;
import org.groundwork.method.Condition;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Method;
import org.groundwork.method.Plan;
import org.groundwork.method.StartingCondition;
import org.groundwork.method.Verdict;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;

/**
 * How the recommendation of the steps stands to what the money favours: never two answers on one
 * page without a sentence that says which overrules, and why.
 */
final class StepsAndMoney {

    private final Method method;
    private final Result result;
    private final @Nullable String named;
    private final EconomicInputs inputs;
    private final Analysis analysis;
    private final MoneyTexts words;
    private final PathTexts paths;

    /**
     * @param named id of the verdict that may be named; null while it is too early
     */
    StepsAndMoney(Method method, Result result, @Nullable String named, EconomicInputs inputs, Analysis analysis) {
        this.method = method;
        this.result = result;
        this.named = named;
        this.inputs = inputs;
        this.analysis = analysis;
        this.words = MoneyTexts.of(inputs);
        this.paths = new PathTexts(inputs);
    }

    /** Whether laying foundations pays; empty where the steps do not say to lay them. */
    Optional<String> foundations() {
        return new FoundationsWorth(method, result, inputs, analysis)
                .sentence(named, named != null && onlyMlWaits(method.verdict(named)));
    }

    /** Empty where the money favours nothing because too little is stated. */
    Optional<Roi.Agreement> agreement() {
        Analysis.Advice advice = analysis.advice();
        return advice == null ? Optional.empty() : Optional.of(agreement(advice));
    }

    private Roi.Agreement agreement(Analysis.Advice advice) {
        String id = named;
        Strategy strategy = advice.strategy();
        if (id == null) {
            return agreed("report.roi.early", paths.named(strategy));
        }
        Verdict verdict = method.verdict(id);
        String title = verdict.title();
        List<String> together = verdict.agreesWith();
        if (together == null) {
            return agreed("report.roi.other", title, paths.named(strategy));
        }
        if (together.stream().anyMatch(path -> goesWith(path, strategy))) {
            Double threshold = threshold();
            return forMl(verdict) && strategy == Strategy.STAGED && threshold != null && threshold > 0
                    ? agreed(
                            "report.roi.agree.after",
                            title,
                            paths.named(strategy),
                            words.money().amount(threshold))
                    : agreed("report.roi.agree", title, paths.named(strategy));
        }
        if (keepsSimple(strategy) && onlyMlWaits(verdict)) {
            return agreed("report.roi.agree.foundations", title, paths.named(strategy));
        }
        if (advice.tossUpWith().stream().anyMatch(other -> together.stream().anyMatch(path -> goesWith(path, other)))) {
            return agreed("report.roi.toss-up.settled", title, series(paths, advice));
        }
        String favoured = advice.tossUpWith().isEmpty()
                ? paths.named(strategy)
                : ReportTexts.get(
                        "report.roi.differ.toss-up", paths.named(strategy), series(paths, advice.tossUpWith()));
        return new Roi.Agreement(
                true,
                Stream.of(
                                Optional.of(ReportTexts.get("report.roi.differ", title, favoured)),
                                why(verdict),
                                advised(verdict, advice))
                        .flatMap(Optional::stream)
                        .reduce((a, b) -> a + " " + b)
                        .orElseThrow());
    }

    /** The simple solution: built, or kept where it is there already. */
    private boolean keepsSimple(Strategy strategy) {
        return strategy == (paths.there() ? Strategy.NOTHING : Strategy.BASELINE);
    }

    /**
     * @param path id of one with which a verdict goes
     */
    private boolean goesWith(String path, Strategy strategy) {
        return path.equals(strategy.id()) || path.equals(Strategy.BASELINE.id()) && keepsSimple(strategy);
    }

    private static boolean forMl(Verdict verdict) {
        return verdict.plan() == Plan.PILOT || verdict.plan() == Plan.BUILD;
    }

    /** It keeps the simple solution, and no plan follows. */
    private static boolean keeps(Verdict verdict) {
        List<String> together = verdict.agreesWith();
        return verdict.plan() == Plan.NONE && together != null && together.contains(Strategy.BASELINE.id());
    }

    /**
     * A simple solution has been measured, and what else the verdict is about is in place; only
     * what a model needs is missing. The gates about simple solutions are those of a condition for
     * starting.
     */
    private boolean onlyMlWaits(Verdict verdict) {
        if (verdict.plan() != Plan.FOUNDATIONS) {
            return false;
        }
        Set<String> below = new HashSet<>();
        boolean above = false;
        boolean othersInPlace = false;
        for (GateResult gate : result.gates()) {
            if (gate.id().equals(result.blockingGate())) {
                above = true;
            } else if (!above) {
                below.add(gate.id());
            } else if (gate.verdictIfNotPassed().equals(verdict.id())) {
                if (!gate.state().reached()) {
                    return false;
                }
                othersInPlace = true;
            }
        }
        return othersInPlace
                && method.startingConditions().stream()
                        .anyMatch(c -> c instanceof StartingCondition.Gates gates && below.containsAll(gates.gates()));
    }

    private @Nullable Double threshold() {
        Analysis.GateOutcome gate = analysis.gate();
        return gate == null ? null : gate.threshold();
    }

    private static Roi.Agreement agreed(String key, Object... values) {
        return new Roi.Agreement(false, ReportTexts.get(key, values));
    }

    static String series(PathTexts paths, Analysis.Advice advice) {
        return series(
                paths,
                Stream.concat(Stream.of(advice.strategy()), advice.tossUpWith().stream())
                        .sorted()
                        .toList());
    }

    private static String series(PathTexts paths, List<Strategy> strategies) {
        return ReportTexts.series(strategies.stream().map(paths::named).toList());
    }

    /** Which of the two overrules. */
    private Optional<String> why(Verdict verdict) {
        String blockingGate = result.blockingGate();
        if (blockingGate == null || forMl(verdict)) {
            if (!asksThatMlDoesNotLose()) {
                return Optional.of(ReportTexts.get("report.roi.why.other"));
            }
            Double adds = analysis.mlIncrementMean();
            return Optional.of(
                    adds == null
                            ? ReportTexts.get("report.roi.why.answers")
                            : ReportTexts.get("report.roi.why.reached", new Amounts(inputs).words(adds)));
        }
        int number = 1;
        for (GateResult gate : result.gates()) {
            if (gate.id().equals(blockingGate)) {
                String title = method.gate(blockingGate).title();
                ConditionResult.FigureLeaf figure = decidingFigure(gate);
                Double value = figure == null ? null : figure.value();
                if (figure != null && value != null) {
                    return Optional.of(ReportTexts.get(
                            "report.roi.why.figure",
                            number,
                            title,
                            words.because(figure.figure(), value, figure.need())));
                }
                return Optional.of(ReportTexts.get(
                        keeps(verdict) || verdict.plan() == Plan.EXPERIMENT
                                ? "report.roi.why.keep"
                                : "report.roi.why.gate",
                        number,
                        title));
            }
            number++;
        }
        return Optional.empty();
    }

    /** Whether a step asks what the sentences about it say. */
    private boolean asksThatMlDoesNotLose() {
        List<Condition> leaves = new ArrayList<>();
        method.gates().forEach(gate -> gate.condition().leaves(leaves::add));
        return leaves.stream()
                .anyMatch(
                        leaf -> leaf instanceof Condition.Economics(EconomicMetric figure, double least, var otherwise)
                                && figure == EconomicMetric.ML_INCREMENT_MEAN
                                && least == 0);
    }

    private Optional<String> advised(Verdict verdict, Analysis.Advice advice) {
        String general =
                "report.roi.differ." + (keeps(verdict) ? "keep" : verdict.plan().id());
        String own = general + "." + advice.strategy();
        Double threshold = threshold();
        boolean any = threshold == null || threshold <= 0;
        return Stream.of(any ? own + ".any" : own, own, general)
                .filter(ReportTexts::has)
                .findFirst()
                .map(key ->
                        paths.text(key, threshold == null ? "" : words.money().amount(threshold)));
    }

    /** A figure without which the gate would be reached; null where answers hold it up as well. */
    static ConditionResult.@Nullable FigureLeaf decidingFigure(GateResult gate) {
        if (gate.state().reached() || !reachedButForFigures(gate.condition())) {
            return null;
        }
        List<ConditionResult.FigureLeaf> figures = new ArrayList<>();
        for (ConditionResult leaf : gate.leaves()) {
            if (leaf instanceof ConditionResult.FigureLeaf figure && figure.value() != null && !reached(figure)) {
                figures.add(figure);
            }
        }
        return figures.isEmpty() ? null : figures.getFirst();
    }

    private static boolean reached(ConditionResult condition) {
        return condition.state() == null || condition.state().reached();
    }

    private static boolean reachedButForFigures(ConditionResult condition) {
        return switch (condition) {
            case ConditionResult.Group group -> {
                long reached = group.members().stream()
                        .filter(member -> member.state() != null)
                        .filter(StepsAndMoney::reachedButForFigures)
                        .count();
                yield reached >= group.needed();
            }
            case ConditionResult.GateLeaf leaf -> reachedButForFigures(leaf.condition());
            case ConditionResult.FigureLeaf leaf -> leaf.value() != null || reached(leaf);
            case ConditionResult.LevelLeaf leaf -> reached(leaf);
            case ConditionResult.OptionLeaf leaf -> reached(leaf);
            case ConditionResult.Always always -> reached(always);
            case ConditionResult.Assumed assumed -> reached(assumed);
        };
    }
}
