package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.BuildEffort;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.evaluation.Submission;
import org.groundwork.method.Effort;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Recipe;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Findings;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.groundwork.scoring.SectionScore;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * What the portfolio keeps of a submission. Computed from what was stored, so that it can be made
 * anew at any time.
 *
 * @param verdict id of the one that may be named; null while it is too early
 * @param value null where the economics are not stated or cannot be computed
 * @param currency null where no economics are stated
 * @param missing names of {@link Analysis.Missing}, and {@link #CURRENCY}: what would have to be
 *     stated for the money to be computed; empty where no economics are stated
 */
record Projection(
        Submission submission,
        @Nullable String verdict,
        int rank,
        double coverage,
        int gateNumber,
        @Nullable String currency,
        @Nullable Value value,
        List<String> missing,
        Step step,
        List<Lack> lacks) {

    /** Of the way in which rows are made; count up to have all rows made anew. */
    static final int VERSION = 3;

    /** Money without a currency cannot be laid beside other money. */
    static final String CURRENCY = "CURRENCY";

    /**
     * Of the path that the money favours, in the currency.
     *
     * @param loss chance that it loses money, 0 to 1
     * @param mlCost expected cost of building ML at once; null where that path is not computed
     * @param learning expected value of perfect information
     * @param onTop a simple solution is there already
     * @param effort of building the path
     * @param withMl the best of the paths with ML that are on offer; null where there is none
     */
    record Value(
            Strategy strategy,
            double mean,
            double p10,
            double p90,
            double loss,
            @Nullable Double mlCost,
            double learning,
            boolean onTop,
            BuildEffort effort,
            @Nullable WithMl withMl) {}

    /** A path with ML. */
    record WithMl(Strategy strategy, double mean, BuildEffort effort) {}

    /**
     * The next step.
     *
     * @param steps of the cheapest change, by effort class
     * @param byRole the same by the id of the role that lifts them
     * @param experimentDays person-days; null where none is proposed
     * @param experimentRole id of the role that runs it; null where none is proposed
     */
    record Step(
            Kind kind,
            Map<Effort, Integer> steps,
            Map<String, Map<Effort, Integer>> byRole,
            @Nullable Integer experimentDays,
            @Nullable String experimentRole) {
        enum Kind {
            CHANGE,
            /** The gate hinges on what no effort moves. */
            FACTS,
            /** Every gate is reached. */
            NONE
        }

        int of(Effort effort) {
            return steps.getOrDefault(effort, 0);
        }

        /** As the row holds it: analyst:1:0:2, a step of days, none of weeks, two of months. */
        String[] roles() {
            return byRole.entrySet().stream()
                    .map(role -> Stream.of(Effort.S, Effort.M, Effort.L)
                            .map(effort ->
                                    role.getValue().getOrDefault(effort, 0).toString())
                            .collect(Collectors.joining(":", role.getKey() + ":", "")))
                    .toArray(String[]::new);
        }
    }

    /**
     * A question that keeps gates from being reached.
     *
     * @param need the highest level asked for; null for a choice
     * @param blocking it keeps the gate from being reached on which the recommendation stands
     * @param verdict what is recommended once it alone is lifted; null where it is too early to say
     *     or it cannot be lifted
     */
    record Lack(
            String question,
            Kind kind,
            @Nullable Integer need,
            List<String> gates,
            boolean blocking,
            @Nullable String verdict,
            boolean unlocks) {
        enum Kind {
            LIFT,
            /** The outcome of a test, which nobody chooses. */
            TEST,
            /** No effort moves it. */
            FACT
        }
    }

    static Projection of(Submission submission) {
        Method method = submission.file().method();
        Result result = submission.appraisal().result();
        AnswerSheet sheet = submission.file().sheet();
        Findings findings = Findings.of(sheet, result);
        String verdict = VerdictBasis.named(sheet, result);
        Analysis analysis = submission.appraisal().analysis();
        EconomicInputs economics = submission.file().economics();
        return new Projection(
                submission,
                verdict,
                rank(method, verdict),
                coverage(result.sections()),
                gateNumber(method, result.blockingGate()),
                economics == null ? null : economics.currency(),
                economics == null || economics.currency() == null ? null : value(economics, analysis),
                missing(economics, analysis),
                step(method, result.cheapestChange(), findings.experiment()),
                lacks(sheet, result, verdict, findings, Appraiser.figures(analysis)));
    }

    static int rank(Method method, @Nullable String verdict) {
        return verdict == null
                ? 0
                : 1 + method.verdicts().stream().map(v -> v.id()).toList().indexOf(verdict);
    }

    private static double coverage(List<SectionScore> sections) {
        double weight = 0;
        double held = 0;
        for (SectionScore section : sections) {
            for (SectionScore.Contribution part : section.contributions()) {
                weight += part.weight();
                held += part.holdsLevel() ? part.weight() : 0;
            }
        }
        return weight == 0 ? 1 : held / weight;
    }

    private static int gateNumber(Method method, @Nullable String gate) {
        return gate == null
                ? 0
                : 1 + method.gates().stream().map(Gate::id).toList().indexOf(gate);
    }

    private static List<String> missing(@Nullable EconomicInputs economics, @Nullable Analysis analysis) {
        List<String> missing = new ArrayList<>();
        if (analysis != null && analysis.advice() == null) {
            analysis.missing().forEach(what -> missing.add(what.name()));
        }
        if (economics != null && economics.currency() == null) {
            missing.add(CURRENCY);
        }
        return List.copyOf(missing);
    }

    private static @Nullable Value value(EconomicInputs economics, @Nullable Analysis analysis) {
        if (analysis == null || analysis.advice() == null) {
            return null;
        }
        Strategy strategy = analysis.advice().strategy();
        StrategyOutcome ml = analysis.paths().get(Strategy.ML);
        // when ML fails its build is lost and nothing else happens: what is lost is what it costs
        Double cost = ml == null || ml.ifItFails() == null ? null : -ml.ifItFails();
        Map<Strategy, BuildEffort> efforts = BuildEffort.of(economics, analysis);
        WithMl withMl = withMl(analysis, efforts);
        boolean onTop = economics.hasBaseline();
        if (strategy == Strategy.NOTHING) {
            return new Value(strategy, 0, 0, 0, 0, cost, analysis.evpi(), onTop, new BuildEffort(0, 0.0), withMl);
        }
        StrategyOutcome outcome = Objects.requireNonNull(analysis.paths().get(strategy));
        return new Value(
                strategy,
                outcome.mean(),
                outcome.p10(),
                outcome.p90(),
                outcome.probabilityOfLoss(),
                cost,
                analysis.evpi(),
                onTop,
                Objects.requireNonNull(efforts.get(strategy)),
                withMl);
    }

    private static @Nullable WithMl withMl(Analysis analysis, Map<Strategy, BuildEffort> efforts) {
        Analysis.Advice advice = analysis.advice();
        return analysis.paths().values().stream()
                .filter(path -> path.strategy().withMl())
                .filter(path -> path.strategy() != Strategy.STAGED
                        || advice == null
                        || advice.staging() != Analysis.Advice.Staging.RARELY_PASSED)
                .max(Comparator.comparingDouble(StrategyOutcome::mean))
                .map(path ->
                        new WithMl(path.strategy(), path.mean(), Objects.requireNonNull(efforts.get(path.strategy()))))
                .orElse(null);
    }

    private static Step step(Method method, @Nullable CheapestChange change, @Nullable Recipe experiment) {
        Map<Effort, Integer> steps = new EnumMap<>(Effort.class);
        Map<String, Map<Effort, Integer>> byRole = new LinkedHashMap<>();
        Integer days = experiment == null ? null : experiment.personDays();
        String runs = experiment == null
                ? null
                : method.question(experiment.question()).role();
        if (change == null) {
            return new Step(Step.Kind.NONE, steps, byRole, days, runs);
        }
        if (!change.reachable()) {
            return new Step(Step.Kind.FACTS, steps, byRole, days, runs);
        }
        for (CheapestChange.Change one : change.changes()) {
            int count = switch (one) {
                case CheapestChange.Lift lift -> lift.to() - lift.from();
                case CheapestChange.Test test -> 1;
            };
            steps.merge(one.effort(), count, Integer::sum);
            byRole.computeIfAbsent(method.question(one.question()).role(), role -> new EnumMap<>(Effort.class))
                    .merge(one.effort(), count, Integer::sum);
        }
        return new Step(Step.Kind.CHANGE, steps, byRole, days, runs);
    }

    private static List<Lack> lacks(
            AnswerSheet sheet, Result result, @Nullable String named, Findings findings, EconomicMetrics figures) {
        Scorer scorer = new Scorer(sheet.method());
        List<Lack> lacks = new ArrayList<>();
        for (Findings.RoleNeed role : findings.bringIn()) {
            for (Findings.Lacking lacking : role.lifts()) {
                lacks.add(lack(scorer, sheet, result, named, figures, lacking));
            }
        }
        return List.copyOf(lacks);
    }

    /** Re-scored with this one answer at the level asked for; the money stays as it was. */
    private static Lack lack(
            Scorer scorer,
            AnswerSheet sheet,
            Result result,
            @Nullable String named,
            EconomicMetrics figures,
            Findings.Lacking lacking) {
        Question question = sheet.method().question(lacking.question());
        Integer need = lacking.need();
        boolean blocking = Stream.ofNullable(result.blockingGate())
                .anyMatch(g -> lacking.gates().contains(g));
        if (need == null || question.effort() == Effort.FACT) {
            return new Lack(
                    lacking.question(),
                    need == null ? Lack.Kind.TEST : Lack.Kind.FACT,
                    need,
                    lacking.gates(),
                    blocking,
                    null,
                    false);
        }
        AnswerSheet lifted = sheet.with(lacking.question(), new Answer.Level(need, Evidence.KNOWN));
        String verdict = VerdictBasis.named(lifted, scorer.score(lifted, figures));
        return new Lack(
                lacking.question(),
                Lack.Kind.LIFT,
                need,
                lacking.gates(),
                blocking,
                verdict,
                verdict != null && !verdict.equals(named));
    }
}
