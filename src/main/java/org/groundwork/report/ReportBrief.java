package org.groundwork.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.method.Method;
import org.groundwork.method.Plan;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.groundwork.plan.ProposedAction;
import org.groundwork.report.ReportPage.CheapestPath;
import org.groundwork.report.ReportPage.Experiment;
import org.groundwork.report.WorkTexts.Days;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/** Puts together what a manager needs at a glance. */
final class ReportBrief {

    private static final int TITLES = 3;

    private final Method method;
    private final Result result;
    private final VerdictBasis basis;
    private final ReportAnswers answers;
    private final List<ProposedAction> actions;
    private final EconomicInputs inputs;
    private final @Nullable Analysis analysis;
    private final WorkTexts work;

    ReportBrief(
            Method method,
            Result result,
            VerdictBasis basis,
            ReportAnswers answers,
            List<ProposedAction> actions,
            EconomicInputs inputs,
            @Nullable Analysis analysis) {
        this.method = method;
        this.result = result;
        this.basis = basis;
        this.answers = answers;
        this.actions = actions;
        this.inputs = inputs;
        this.analysis = analysis;
        this.work = new WorkTexts(inputs);
    }

    /**
     * @param recommendation of the report
     * @param here its cheapest way to the next step; null where every step is reached
     * @param experiment to run next; null where none would help
     */
    Brief brief(
            ReportPage.Recommendation recommendation, @Nullable CheapestPath here, @Nullable Experiment experiment) {
        String named = basis.verdict();
        if (named == null) {
            return tooEarly(recommendation);
        }
        Verdict verdict = method.verdict(named);
        boolean goAhead = goAhead(verdict);
        List<Brief.Missing> missing = goAhead ? conditions() : keeps() ? List.of() : wayUp(here);
        return new Brief(missing, goAhead, ask(verdict, missing, experiment, here), facts(verdict, experiment));
    }

    private static boolean goAhead(Verdict verdict) {
        return verdict.plan() == Plan.PILOT || verdict.plan() == Plan.BUILD;
    }

    private Brief tooEarly(ReportPage.Recommendation recommendation) {
        List<String> titles = (recommendation.nobodyKnows()
                        ? recommendation.findOut()
                        : recommendation.firstQuestions())
                .stream().map(ReportPage.Deciding::title).toList();
        String key = titles.isEmpty()
                ? "report.ask.early.other"
                : recommendation.nobodyKnows() ? "report.ask.early.unknown" : "report.ask.early";
        return new Brief(
                List.of(),
                false,
                ReportTexts.get(key, ReportTexts.series(titles)),
                money().stream().toList());
    }

    /** The simple solution is kept: the plan is the product's own. */
    private boolean keeps() {
        return !actions.isEmpty()
                && actions.stream().allMatch(action -> action.kind() == ProposedAction.Kind.PLAN)
                && method.verdict(Objects.requireNonNull(basis.verdict())).plan() == Plan.NONE;
    }

    private List<Brief.Missing> conditions() {
        return actions.stream()
                .filter(action -> action.kind() == ProposedAction.Kind.STEP)
                .map(action -> new Brief.Missing(
                        action.question(),
                        Objects.requireNonNullElse(action.about(), action.title()),
                        state(action.certainty()),
                        "",
                        Objects.requireNonNullElse(action.role(), ""),
                        WorkTexts.shortDays(new Days(action.leastDays(), action.mostDays()))))
                .toList();
    }

    /** What the cheapest way to the next step asks for; the facts where no work leads there. */
    private List<Brief.Missing> wayUp(@Nullable CheapestPath here) {
        CheapestChange change = result.cheapestChange();
        if (change == null || here == null) {
            return List.of();
        }
        return change.reachable()
                ? change.changes().stream().map(this::missing).toList()
                : here.facts().stream()
                        .map(fact -> new Brief.Missing(
                                null,
                                fact.title(),
                                ReportTexts.get("report.brief.fact"),
                                ReportTexts.oneOf(fact.need()),
                                "",
                                ""))
                        .toList();
    }

    private Brief.Missing missing(CheapestChange.Change change) {
        Question question = method.question(change.question());
        return new Brief.Missing(
                question.id(),
                question.title(),
                switch (answers.doubt(question.id())) {
                    case UNKNOWN -> state(ProposedAction.Certainty.UNKNOWN);
                    case NOT_ANSWERED -> state(ProposedAction.Certainty.NOT_ASKED);
                    case SPREAD -> state(ProposedAction.Certainty.SPREAD);
                    case GUESS -> state(ProposedAction.Certainty.GUESS);
                    case NONE -> "";
                },
                switch (change) {
                    case CheapestChange.Lift lift -> answers.levelLabel(question.id(), lift.to());
                    case CheapestChange.Test test ->
                        question instanceof Question.Choice choice && choice.hasNoTestedOptionBesides(test.hopedFor())
                                ? ReportTexts.get("report.brief.test.any")
                                : ReportTexts.get(
                                        "report.brief.test",
                                        ReportTexts.oneOf(answers.optionLabels(question.id(), test.hopedFor())));
                },
                method.role(question.role()).title(),
                WorkTexts.shortDays(Days.of(change)));
    }

    private static String state(ProposedAction.Certainty certainty) {
        return certainty == ProposedAction.Certainty.KNOWN ? "" : ReportTexts.get("report.brief." + certainty);
    }

    private String ask(
            Verdict verdict,
            List<Brief.Missing> missing,
            @Nullable Experiment experiment,
            @Nullable CheapestPath here) {
        String titles = titles(missing);
        return switch (verdict.plan()) {
            case PILOT, BUILD -> {
                String key = "report.ask." + verdict.plan();
                yield missing.isEmpty() ? ReportTexts.get(key) : ReportTexts.get(key + ".conditions", titles);
            }
            case EXPERIMENT -> {
                if (proposes(ProposedAction.Kind.EXPERIMENT) && experiment != null) {
                    yield ReportTexts.get("report.ask.EXPERIMENT", experiment.title());
                }
                yield !actions.isEmpty() && actions.getFirst().kind() == ProposedAction.Kind.PLAN
                        ? ReportTexts.get("report.ask.after")
                        : settle("report.ask.EXPERIMENT.other", titles, here);
            }
            case FOUNDATIONS -> settle("report.ask.FOUNDATIONS", titles, here);
            case NONE -> keeps() ? ReportTexts.get("report.ask.keep") : settle("report.ask.NONE", titles, here);
        };
    }

    private static String settle(String key, String titles, @Nullable CheapestPath here) {
        if (titles.isEmpty()) {
            return ReportTexts.get("report.ask.none");
        }
        if (here == null || here.reachable()) {
            return ReportTexts.get(key, titles);
        }
        List<String> unknown = here.facts().stream()
                .filter(ReportPage.Fact::unknown)
                .map(ReportPage.Fact::title)
                .toList();
        return unknown.isEmpty()
                ? ReportTexts.get("report.ask.facts", titles)
                : ReportTexts.get("report.ask.facts.unknown", ReportTexts.series(unknown));
    }

    private boolean proposes(ProposedAction.Kind kind) {
        return actions.stream().anyMatch(action -> action.kind() == kind);
    }

    private List<Brief.Fact> facts(Verdict verdict, @Nullable Experiment experiment) {
        List<Brief.Fact> facts = new ArrayList<>();
        Days days = days(verdict);
        if (days.to() > 0) {
            facts.add(new Brief.Fact(
                    Brief.Fact.Kind.WORK,
                    ReportTexts.get(
                            goAhead(verdict) ? "report.brief.work.prepare" : "report.brief.work",
                            WorkTexts.inFull(days),
                            work.costOrWhyNot(days))));
        }
        Set<String> roles = new LinkedHashSet<>();
        actions.stream().map(ProposedAction::role).filter(Objects::nonNull).forEach(roles::add);
        if (!roles.isEmpty()) {
            facts.add(new Brief.Fact(Brief.Fact.Kind.PEOPLE, ReportTexts.series(List.copyOf(roles))));
        }
        facts.add(new Brief.Fact(
                Brief.Fact.Kind.DATE,
                experiment != null && proposes(ProposedAction.Kind.EXPERIMENT)
                        ? ReportTexts.get(
                                "report.experiment.decide.text",
                                ReportTexts.date(experiment.decide()),
                                ReportTexts.date(experiment.start()))
                        : verdict.lookAgain()));
        money().ifPresent(facts::add);
        return facts;
    }

    /** Of foundations the whole way counts, as where it is weighed against the money. */
    private Days days(Verdict verdict) {
        CheapestChange change = result.cheapestChange();
        return verdict.plan() == Plan.FOUNDATIONS && change != null
                ? Days.of(change.changes())
                : Days.ofActions(actions);
    }

    /** What the path that the money favours is worth, and what it takes before anything is earned. */
    private Optional<Brief.Fact> money() {
        Analysis.Advice advice = analysis == null ? null : analysis.advice();
        if (analysis == null || advice == null) {
            return Optional.of(new Brief.Fact(Brief.Fact.Kind.MONEY, ReportTexts.get("report.brief.money.unknown")));
        }
        PathTexts paths = new PathTexts(inputs);
        MoneyTexts words = MoneyTexts.of(inputs);
        StrategyOutcome outcome = analysis.paths().get(advice.strategy());
        if (outcome == null) {
            return Optional.of(new Brief.Fact(
                    Brief.Fact.Kind.MONEY,
                    ReportTexts.get("report.brief.money.nothing", paths.label(advice.strategy()))));
        }
        String text = ReportTexts.get(
                "report.brief.money",
                paths.label(advice.strategy()),
                new Amounts(inputs).words(outcome.mean()),
                words.horizon(),
                words.money().range(outcome.p10(), outcome.p90()),
                MoneyTexts.loses(outcome));
        Double upFront = upFront(outcome);
        return Optional.of(new Brief.Fact(
                Brief.Fact.Kind.MONEY,
                upFront == null
                        ? text
                        : text + " "
                                + ReportTexts.get(
                                        "report.brief.money.up-front",
                                        words.money().amount(upFront))));
    }

    /** What is lost on average where what is built first does not work: what building it takes. */
    private static @Nullable Double upFront(StrategyOutcome outcome) {
        Double lost = outcome.ifItFails();
        return lost == null || lost > -1 ? null : -lost;
    }

    private static String titles(List<Brief.Missing> missing) {
        List<String> titles = missing.stream().map(Brief.Missing::title).toList();
        return titles.size() <= TITLES + 1
                ? ReportTexts.series(titles)
                : String.join(ReportTexts.get("report.comma"), titles.subList(0, TITLES)) + " "
                        + ReportTexts.get("report.more", titles.size() - TITLES);
    }
}
