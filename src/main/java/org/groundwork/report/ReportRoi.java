package org.groundwork.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.chart.DotsChart;
import org.groundwork.chart.MoneyPicture;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Spread;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Recipe;
import org.groundwork.method.Uses;
import org.groundwork.plan.GoOnThreshold;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;

/** Says what the money says: docs/economics.md. */
final class ReportRoi {

    /** What an experiment with a simple solution measures. */
    private static final Input MEASURED = Input.CAPTURES;

    /** Slope of success probabilities over readiness, in logits, as the engine has it. */
    private static final double READINESS_SLOPE = 2.4;

    private final Method method;
    private final Result result;
    private final @Nullable String named;
    private final EconomicInputs inputs;
    private final Analysis analysis;
    private final MoneyTexts words;
    private final Amounts amounts;
    private final PathTexts paths;
    private final @Nullable Recipe experiment;

    /**
     * @param named id of the verdict that may be named; null while it is too early
     */
    ReportRoi(
            Method method,
            Result result,
            @Nullable String named,
            EconomicInputs inputs,
            Analysis analysis,
            @Nullable Recipe experiment) {
        this.method = method;
        this.result = result;
        this.named = named;
        this.inputs = inputs;
        this.analysis = analysis;
        this.words = MoneyTexts.of(inputs);
        this.amounts = new Amounts(inputs);
        this.paths = new PathTexts(inputs);
        this.experiment = experiment;
    }

    Roi roi() {
        Analysis.Advice advice = analysis.advice();
        StepsAndMoney steps = new StepsAndMoney(method, result, named, inputs, analysis);
        return new Roi(
                true,
                ReportTexts.get("report.roi.lede", MoneyTexts.counted(analysis.draws()), words.horizon()),
                advice == null ? List.of() : advice(advice),
                steps.agreement().orElse(null),
                steps.foundations().orElse(null),
                analysis.missing().stream()
                        .filter(this::saysMore)
                        .map(missing -> ReportTexts.get("report.roi.missing." + missing))
                        .toList(),
                advice == null ? null : body(advice),
                receipt());
    }

    /** While it is not known what is at stake, what else is missing does not matter yet. */
    private boolean saysMore(Analysis.Missing missing) {
        return !aboutAdoption(missing) || analysis.missing().stream().allMatch(ReportRoi::aboutAdoption);
    }

    private static boolean aboutAdoption(Analysis.Missing missing) {
        return missing == Analysis.Missing.BASELINE_ADOPTION || missing == Analysis.Missing.ML_ADOPTION;
    }

    private List<String> advice(Analysis.Advice advice) {
        List<String> sentences = new ArrayList<>();
        Strategy strategy = advice.strategy();
        StrategyOutcome outcome = analysis.paths().get(strategy);
        String worth = outcome == null
                ? ""
                : ReportTexts.get(
                        "report.roi.advice.worth",
                        amounts.words(outcome.mean()),
                        words.horizon(),
                        middle(outcome.p50()),
                        MoneyTexts.loses(outcome));
        Double threshold = threshold();
        if (!advice.tossUpWith().isEmpty()) {
            sentences.add(ReportTexts.get(
                    advice.easiestToUndo() ? "report.roi.advice.toss-up" : "report.roi.advice.toss-up.beaten",
                    StepsAndMoney.series(paths, advice),
                    paths.named(strategy)));
            if (outcome != null) {
                sentences.add(worth);
            }
        } else if (strategy == Strategy.NOTHING) {
            boolean none = analysis.paths().values().stream().allMatch(o -> o.mean() <= 0);
            sentences.add(paths.text(none ? "report.roi.advice.NOTHING" : "report.roi.advice.NOTHING.except"));
        } else if (strategy == Strategy.STAGED && threshold != null && threshold <= 0) {
            sentences.add(paths.text("report.roi.advice.STAGED.any") + " " + worth);
        } else {
            sentences.add(paths.text(
                            "report.roi.advice." + strategy,
                            threshold == null ? "" : words.money().amount(threshold))
                    + " "
                    + worth);
        }
        if (outcome != null) {
            few(outcome.carriedBy(), sentences);
        }
        openDecision(sentences);
        gate(advice, sentences);
        return sentences;
    }

    /** The middle future beside the mean; nothing where the futures fall into two heaps. */
    private String middle(@Nullable Double p50) {
        return p50 == null ? "" : ReportTexts.get("report.roi.middle", amounts.words(p50));
    }

    /** Why the mean gains though most futures do not. */
    private static void few(@Nullable Double carriedBy, List<String> sentences) {
        if (carriedBy != null) {
            sentences.add(ReportTexts.get("report.roi.few", MoneyTexts.percent(carriedBy)));
        }
    }

    /** What ML adds to a simple solution that works; where one is there, that is the path itself. */
    private void openDecision(List<String> sentences) {
        Analysis.OpenDecision open = analysis.openDecision();
        if (open != null && !paths.there()) {
            sentences.add(ReportTexts.get(
                    "report.roi.open",
                    amounts.words(open.mean()),
                    words.horizon(),
                    middle(open.p50()),
                    MoneyTexts.futures(open.probabilityOfLoss())));
            few(open.carriedBy(), sentences);
        }
    }

    /** X*; null where there is none. */
    private @Nullable Double threshold() {
        Analysis.GateOutcome gate = analysis.gate();
        return gate == null ? null : gate.threshold();
    }

    /** What the gate between the simple solution and ML does, or why it is not advised. */
    private void gate(Analysis.Advice advice, List<String> sentences) {
        Analysis.GateOutcome gate = analysis.gate();
        if (gate == null) {
            return;
        }
        Double threshold = gate.threshold();
        String stopping = amounts.amount(gate.valueOfStaging());
        String cost = amounts.amount(gate.cost());
        boolean considered = threshold != null
                && (advice.strategy() == Strategy.STAGED || advice.tossUpWith().contains(Strategy.STAGED));
        if (considered) {
            sentences.add(paths.text("report.roi.gate", MoneyTexts.futures(gate.probability()), stopping, cost));
        } else if (threshold != null && advice.staging() == Analysis.Advice.Staging.RARELY_PASSED) {
            sentences.add(ReportTexts.get(
                    "report.roi.staged.rare", paths.label(Strategy.STAGED), MoneyTexts.futures(gate.probability())));
        } else if (threshold != null && advice.staging() == Analysis.Advice.Staging.NOT_WORTH_ITS_COST) {
            sentences.add(paths.text(
                    "report.roi.staged.dear",
                    paths.label(Strategy.STAGED),
                    words.money().amount(gate.valueOfStaging()),
                    words.money().amount(gate.cost())));
        }
        boolean simple = advice.strategy() == (paths.there() ? Strategy.NOTHING : Strategy.BASELINE);
        if (threshold == null) {
            sentences.add(ReportTexts.get(
                    gate.probability() == 0 ? "report.roi.look-again.never" : "report.roi.look-again.no-amount"));
        } else if (threshold > 0) {
            if (simple && !considered) {
                sentences.add(
                        ReportTexts.get("report.roi.look-again", words.money().amount(threshold)));
            }
            if (simple || considered) {
                sentences.add(paths.text("report.roi.table-meaning"));
            }
        }
    }

    private Roi.Body body(Analysis.Advice advice) {
        List<MoneyPicture.PathFigures> figures = new ArrayList<>();
        for (StrategyOutcome outcome : analysis.paths().values()) {
            figures.add(new MoneyPicture.PathFigures(
                    paths.label(outcome.strategy()),
                    MoneyTexts.loses(outcome),
                    outcome.mean(),
                    outcome.p10(),
                    outcome.p50(),
                    outcome.p90(),
                    outcome.dots(),
                    outcome.strategy() == advice.strategy()));
        }
        // where doing nothing is advised the engine moves the first path
        StrategyOutcome shown = Objects.requireNonNullElseGet(
                analysis.paths().get(advice.strategy()),
                () -> analysis.paths().values().iterator().next());
        MoneyPicture.PathFigures moved =
                figures.get(List.copyOf(analysis.paths().values()).indexOf(shown));
        MoneyPicture picture = MoneyPicture.of(
                words.money(),
                paths.label(Strategy.NOTHING),
                ReportTexts.get("report.roi.loses.nothing"),
                advice.strategy() == Strategy.NOTHING,
                figures,
                moved,
                analysis.inputs().stream().map(this::effect).toList());
        DotsChart open = picture.dots().get(figures.indexOf(moved));
        return new Roi.Body(
                picture,
                open,
                picture.dots().stream().filter(dots -> dots != open).toList(),
                rows(advice),
                analysis.paths().values().stream()
                        .filter(outcome -> outcome.p50() == null)
                        .map(outcome -> ReportTexts.get("report.roi.no-middle", paths.named(outcome.strategy())))
                        .toList(),
                analysis.paths().values().stream().map(this::works).toList(),
                analysis.paths().containsKey(Strategy.STAGED) ? paths.text("report.roi.works.staged") : null,
                analysis.paths().values().stream().flatMap(this::breakEven).toList(),
                worth(picture),
                moves(picture, shown.strategy()));
    }

    private MoneyPicture.InputFigures effect(Analysis.InputEffect effect) {
        Recipe test = effect.input() == MEASURED ? experiment : null;
        Double cost = test == null ? null : cost(test);
        return new MoneyPicture.InputFigures(
                MoneyTexts.input(effect.input().id()),
                test == null || cost == null
                        ? ""
                        : ReportTexts.get("report.roi.worth.cost", words.money().amount(cost), test.personDays()),
                effect.evppi(),
                effect.low(),
                effect.high());
    }

    /** Days of work of an experiment, at the middle of what a day costs; null where nobody said. */
    private @Nullable Double cost(Recipe recipe) {
        Range rate = new WorkTexts(inputs).dayRate();
        if (rate == null) {
            return null;
        }
        double day = switch (rate) {
            case Range.Certain(double value) -> value;
            case Range.Interval(double low, double high) -> Math.sqrt(low * high);
            case Range.Percentiles(double low, double likely, double high) -> likely;
            case Range.Ends(double min, double likely, double max) -> likely;
            case Range.Mixture(Range.Interval usual, var tail, var share) -> Math.sqrt(usual.low() * usual.high());
        };
        return day * recipe.personDays();
    }

    private List<Roi.PathRow> rows(Analysis.Advice advice) {
        Roi.PathRow today = new Roi.PathRow(
                paths.label(Strategy.NOTHING),
                advice.strategy() == Strategy.NOTHING,
                words.money().amount(0),
                words.money().amount(0),
                ReportTexts.get("report.roi.paths.today"),
                ReportTexts.get("report.roi.loses.nothing"),
                ReportTexts.get("report.roi.works.none"),
                ReportTexts.get("report.roi.works.none"));
        return Stream.concat(
                        Stream.of(today),
                        analysis.paths().values().stream()
                                .map(outcome -> row(outcome, outcome.strategy() == advice.strategy())))
                .toList();
    }

    private Roi.PathRow row(StrategyOutcome outcome, boolean advised) {
        Double middle = outcome.p50();
        return new Roi.PathRow(
                paths.label(outcome.strategy()),
                advised,
                words.money().words(outcome.mean()),
                middle == null
                        ? ReportTexts.get("report.roi.paths.no-middle")
                        : words.money().words(middle),
                words.money().range(outcome.p10(), outcome.p90()),
                MoneyTexts.loses(outcome),
                MoneyTexts.paysBack(outcome),
                words.payback(outcome));
    }

    private Roi.WorksRow works(StrategyOutcome outcome) {
        return new Roi.WorksRow(
                paths.label(outcome.strategy()),
                MoneyTexts.futures(outcome.successProbability()),
                orNone(outcome.ifItWorks()),
                orNone(outcome.ifItFails()));
    }

    private String orNone(@Nullable Double amount) {
        return amount == null
                ? ReportTexts.get("report.roi.works.none")
                : words.money().words(amount);
    }

    private Stream<String> breakEven(StrategyOutcome outcome) {
        Strategy strategy = outcome.strategy();
        if (strategy != Strategy.BASELINE && strategy != Strategy.ML) {
            return Stream.empty();
        }
        StrategyOutcome.NextBest next = outcome.nextBest();
        if (next != null && next.strategy() != Strategy.NOTHING) {
            return breakEven(outcome, next);
        }
        Double success = outcome.breakEvenSuccess();
        Double uplift = outcome.breakEvenUplift();
        String first;
        if (success == null) {
            first = paths.text("report.roi.break-even.never." + strategy);
        } else if (success >= 1) {
            first = paths.text("report.roi.break-even.certain." + strategy);
        } else {
            first = paths.text(
                    "report.roi.break-even." + strategy,
                    MoneyTexts.percent(success),
                    MoneyTexts.percent(outcome.successProbability()));
        }
        return uplift == null || uplift >= 1
                ? Stream.of(first)
                : Stream.of(first, paths.text("report.roi.uplift." + strategy, MoneyTexts.percent(uplift)));
    }

    /** What it takes to be worth more than the next best path. */
    private Stream<String> breakEven(StrategyOutcome outcome, StrategyOutcome.NextBest next) {
        Double success = next.success();
        Double uplift = next.uplift();
        String path = paths.label(outcome.strategy());
        String other = paths.label(next.strategy());
        if (success == null || success >= 1) {
            return Stream.of(ReportTexts.get("report.roi.against.never", path, other));
        }
        String first = ReportTexts.get(
                "report.roi.against",
                path,
                other,
                MoneyTexts.percent(success),
                MoneyTexts.percent(outcome.successProbability()));
        return uplift == null || uplift >= 1
                ? Stream.of(first)
                : Stream.of(
                        first, ReportTexts.get("report.roi.against.uplift", path, other, MoneyTexts.percent(uplift)));
    }

    private List<String> worth(MoneyPicture picture) {
        if (analysis.inputs().isEmpty()) {
            return List.of(ReportTexts.get("report.roi.worth.certain"));
        }
        if (picture.worth() == null) {
            return List.of(
                    analysis.noiseFloor() == 0
                            ? ReportTexts.get("report.roi.worth.none.same")
                            : ReportTexts.get("report.roi.worth.none", amounts.amount(analysis.noiseFloor())));
        }
        String text = ReportTexts.get("report.roi.worth.text", amounts.amount(analysis.evpi()));
        long worthy =
                analysis.inputs().stream().filter(effect -> effect.evppi() > 0).count();
        if (worthy > MoneyPicture.MOST_BARS) {
            return List.of(text, ReportTexts.get("report.roi.worth.more", worthy - MoneyPicture.MOST_BARS));
        }
        return worthy < analysis.inputs().size()
                ? List.of(text, ReportTexts.get("report.roi.worth.rest"))
                : List.of(text);
    }

    private List<String> moves(MoneyPicture picture, Strategy shown) {
        return picture.tornado() == null
                ? List.of(ReportTexts.get("report.roi.moves.none", paths.label(shown)))
                : List.of(
                        ReportTexts.get("report.roi.moves.text", paths.label(shown)),
                        ReportTexts.get("report.roi.moves.differ"));
    }

    /** From what measured result going on pays; null where the money cannot say. */
    @Nullable
    GoOnThreshold goesOn() {
        return GoOnThreshold.of(inputs, analysis);
    }

    /** What the experiment may cost; null where that cannot be computed. */
    @Nullable
    String cap(Recipe recipe) {
        Double cost = cost(recipe);
        if (cost == null) {
            return null;
        }
        return analysis.inputs().stream()
                .filter(effect -> effect.input() == MEASURED)
                .findFirst()
                .map(effect -> effect.evppi() == 0 || amounts.nextToNothing(effect.evppi())
                        ? ReportTexts.get("report.roi.cap.none", amounts.amount(cost))
                        : ReportTexts.get(
                                cost > effect.evppi() ? "report.roi.cap.dear" : "report.roi.cap",
                                amounts.amount(effect.evppi()),
                                amounts.amount(cost)))
                .orElse(null);
    }

    private Roi.Receipt receipt() {
        List<Roi.InputRow> stated = new ArrayList<>();
        String currency = inputs.currency();
        if (currency != null) {
            stated.add(stated("currency", currency));
        }
        if (inputs.horizonYears() != null) {
            stated.add(stated("horizonYears", words.horizon()));
        }
        DataKind kind = inputs.dataKind();
        if (kind != null) {
            stated.add(stated("ml.dataKind", ReportTexts.get("report.roi.text." + kind.id())));
        }
        inputs.stated().forEach((input, range) -> stated.add(stated(input.id(), words.range(input.id(), range))));
        adjusted("adjust.overconfidence", inputs.adjust().overconfidence(), stated);
        adjusted("adjust.successCorrelation", inputs.adjust().successCorrelation(), stated);
        adjusted("adjust.upliftCorrelation", inputs.adjust().upliftCorrelation(), stated);
        flag("adjust.overrunDelays", inputs.adjust().overrunDelays(), stated);
        flag("baseline.exists", inputs.baselineExists(), stated);
        return new Roi.Receipt(
                stated,
                analysis.assumptions().stream().map(this::assumption).toList(),
                notes(),
                ReportTexts.get(
                        "report.roi.appendix.run",
                        analysis.engine(),
                        Long.toString(analysis.seed()),
                        MoneyTexts.counted(analysis.draws())),
                errors(),
                analysis.paths().isEmpty()
                        ? null
                        : ReportTexts.get(
                                "report.roi.appendix.noise", words.money().amount(analysis.noiseFloor())));
    }

    private static Roi.InputRow stated(String id, String value) {
        return new Roi.InputRow(MoneyTexts.input(id), value, ReportTexts.get("report.roi.stated.from"));
    }

    private static void flag(String id, @Nullable Boolean value, List<Roi.InputRow> stated) {
        if (value != null) {
            stated.add(stated(id, words(value.toString())));
        }
    }

    private void adjusted(String id, @Nullable Double value, List<Roi.InputRow> stated) {
        if (value != null) {
            stated.add(stated(id, words.range(id, new Range.Certain(value))));
        }
    }

    private Roi.InputRow assumption(Analysis.Assumption assumption) {
        String id = assumption.input();
        Range value = assumption.value();
        String text = assumption.text();
        return new Roi.InputRow(
                MoneyTexts.input(id),
                value != null
                        ? words.assumed(id, value)
                        : text != null ? words(text) : ReportTexts.get("report.roi.derived.value"),
                switch (assumption.source()) {
                    case DEFAULT -> standard(id, value);
                    case DERIVED -> ReportTexts.get("report.roi.derived." + id);
                    case READINESS -> moved(id, value);
                });
    }

    /** A value that is no quantity, in words where there are some. */
    private static String words(String text) {
        String key = "report.roi.text." + text;
        return ReportTexts.has(key) ? ReportTexts.get(key) : text;
    }

    private String standard(String id, @Nullable Range value) {
        if (value instanceof Range.Certain(double zero) && zero == 0 && !id.startsWith("adjust.")) {
            return ReportTexts.get("report.roi.from.nothing");
        }
        String strength = Input.find(id).map(Input::strength).orElse("J");
        return ReportTexts.get(
                "report.roi.from.default",
                ReportTexts.get("report.roi.source." + source(id)),
                ReportTexts.get("report.roi.strength." + strength));
    }

    private String source(String id) {
        if (id.equals(Input.CAPTURES.id()) && inputs.kindOfData() == DataKind.IMAGE) {
            return id + ".image";
        }
        if (id.equals(Input.CLOSES_GAP.id()) && inputs.kindOfData() != DataKind.TABULAR) {
            return id + ".other";
        }
        return id;
    }

    /** The readiness that moved a chance is found from how far it moved it. */
    private String moved(String id, @Nullable Range value) {
        Input input = Input.find(id).orElseThrow();
        Range before = input.standard().orElseThrow();
        double mean = Spread.of(input, before, 1).mean();
        double by;
        if (value instanceof Range.Interval now && before instanceof Range.Interval then) {
            by = middle(now) - middle(then);
        } else if (value instanceof Range.Certain(double now)) {
            // as older engines had it
            by = logit(now) - logit(mean);
        } else {
            throw new IllegalStateException("readiness moves chances only: " + id);
        }
        return ReportTexts.get(
                "report.roi.from.readiness",
                MoneyTexts.percent(mean),
                readFrom(id),
                Long.toString(Math.round((0.5 + by / READINESS_SLOPE) * 100)));
    }

    /** Of what the mean was taken. */
    private String readFrom(String id) {
        if (Methods.ships(method.ref())) {
            return ReportTexts.get("report.roi.from.readiness." + id);
        }
        Uses.Readiness sections = method.uses().readiness();
        List<String> titles = (id.equals(Input.ML_SUCCESS.id()) ? sections.ml() : sections.simple())
                .stream()
                        .map(section -> "“" + method.section(section).title() + "”")
                        .toList();
        return ReportTexts.get("report.roi.from.readiness.sections", ReportTexts.series(titles));
    }

    private static double middle(Range.Interval chance) {
        return (logit(chance.low()) + logit(chance.high())) / 2;
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        double widening = inputs.adjust().widening();
        notes.add(
                widening == 1
                        ? ReportTexts.get("report.roi.appendix.not-widened")
                        : ReportTexts.get(
                                "report.roi.appendix.widened",
                                LocalNumbers.ENGLISH.write(BigDecimal.valueOf(widening))));
        String currency = inputs.currency();
        if (currency != null
                && !currency.equals("USD")
                && analysis.assumptions().stream()
                        .anyMatch(assumed -> assumed.input().equals(Input.DAY_RATE.id()))) {
            notes.add(ReportTexts.get("report.roi.appendix.rate", currency));
        }
        return notes;
    }

    private List<Roi.ErrorRow> errors() {
        List<Roi.ErrorRow> errors = new ArrayList<>();
        for (StrategyOutcome outcome : analysis.paths().values()) {
            String strategy = paths.label(outcome.strategy());
            errors.add(error(
                    ReportTexts.get("report.roi.appendix.mean", strategy), outcome.mean(), outcome.standardError()));
            errors.add(new Roi.ErrorRow(
                    ReportTexts.get("report.roi.appendix.loss", strategy),
                    MoneyTexts.percent(outcome.probabilityOfLoss()),
                    MoneyTexts.points(outcome.errors().probabilityOfLoss())));
        }
        Analysis.GateOutcome gate = analysis.gate();
        if (gate != null) {
            Double threshold = gate.threshold();
            Double thresholdError = gate.thresholdError();
            if (threshold != null && thresholdError != null) {
                errors.add(error(ReportTexts.get("report.roi.appendix.threshold"), threshold, thresholdError));
            }
            errors.add(
                    error(ReportTexts.get("report.roi.appendix.staging"), gate.valueOfStaging(), gate.standardError()));
        }
        return errors;
    }

    private Roi.ErrorRow error(String figure, double value, double error) {
        return new Roi.ErrorRow(
                figure, words.money().amount(value), words.money().amount(error));
    }
}
