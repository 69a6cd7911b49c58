package org.groundwork.report;

import org.groundwork.chart.DotsChart;
import org.groundwork.chart.MoneyPicture;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Path;
import org.groundwork.economics.PathOutcome;
import org.groundwork.economics.Range;
import org.groundwork.method.Method;
import org.groundwork.method.Recipe;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what the money says: section 6 of the economics. */
final class ReportRoi {

    /** What an experiment with a simple solution measures. */
    private static final Input MEASURED = Input.CAPTURES;

    /** Slope of success probabilities over readiness, in logits, as the engine has it. */
    private static final double READINESS_SLOPE = 2.4;

    private final Method method;
    private final Result result;
    private final EconomicInputs inputs;
    private final Analysis analysis;
    private final MoneyWords words;
    private final @Nullable Recipe experiment;

    ReportRoi(
            Method method,
            Result result,
            EconomicInputs inputs,
            Analysis analysis,
            @Nullable Recipe experiment) {
        this.method = method;
        this.result = result;
        this.inputs = inputs;
        this.analysis = analysis;
        this.words = MoneyWords.of(inputs);
        this.experiment = experiment;
    }

    Roi roi() {
        Analysis.Advice advice = analysis.advice();
        return new Roi(
                true,
                ReportWords.get(
                        "report.roi.lede", MoneyWords.counted(analysis.draws()), words.horizon()),
                advice == null ? List.of() : advice(advice),
                new StepsAndMoney(method, result, analysis, words).agreement().orElse(null),
                analysis.missing().stream()
                        .filter(this::saysMore)
                        .map(missing -> ReportWords.get("report.roi.missing." + missing))
                        .toList(),
                advice == null ? null : body(advice),
                receipt());
    }

    /** While it is not known what is at stake, what else is missing does not matter yet. */
    private boolean saysMore(Analysis.Missing missing) {
        return !aboutAdoption(missing)
                || analysis.missing().stream().allMatch(ReportRoi::aboutAdoption);
    }

    private static boolean aboutAdoption(Analysis.Missing missing) {
        return missing == Analysis.Missing.BASELINE_ADOPTION
                || missing == Analysis.Missing.ML_ADOPTION;
    }

    private List<String> advice(Analysis.Advice advice) {
        List<String> sentences = new ArrayList<>();
        Path path = advice.path();
        PathOutcome outcome = analysis.paths().get(path);
        String mean = outcome == null ? "" : words.money().words(outcome.mean());
        String loses = outcome == null ? "" : MoneyWords.loses(outcome);
        Double threshold = threshold();
        if (!advice.tossUpWith().isEmpty()) {
            sentences.add(
                    ReportWords.get(
                            "report.roi.advice.toss-up",
                            StepsAndMoney.series(advice),
                            MoneyWords.named(path)));
            if (outcome != null) {
                sentences.add(
                        ReportWords.get(
                                "report.roi.advice.toss-up.worth", mean, words.horizon(), loses));
            }
        } else if (path == Path.NOTHING) {
            boolean none = analysis.paths().values().stream().allMatch(o -> o.mean() <= 0);
            sentences.add(
                    ReportWords.get(
                            none
                                    ? "report.roi.advice.NOTHING"
                                    : "report.roi.advice.NOTHING.except"));
        } else {
            sentences.add(
                    ReportWords.get(
                            "report.roi.advice." + path,
                            mean,
                            words.horizon(),
                            loses,
                            threshold == null ? "" : words.money().amount(threshold)));
        }
        gate(advice, sentences);
        return sentences;
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
        String stopping = words.money().words(gate.valueOfStaging());
        String cost = words.money().amount(gate.cost());
        boolean considered =
                threshold != null
                        && (advice.path() == Path.STAGED
                                || advice.tossUpWith().contains(Path.STAGED));
        if (considered) {
            sentences.add(
                    ReportWords.get(
                            "report.roi.gate",
                            MoneyWords.futures(gate.probability()),
                            stopping,
                            cost));
        } else if (threshold != null && advice.staging() == Analysis.Advice.Staging.RARELY_PASSED) {
            sentences.add(
                    ReportWords.get(
                            "report.roi.staged.rare",
                            MoneyWords.label(Path.STAGED),
                            MoneyWords.futures(gate.probability())));
        } else if (threshold != null
                && advice.staging() == Analysis.Advice.Staging.NOT_WORTH_ITS_COST) {
            sentences.add(
                    ReportWords.get(
                            "report.roi.staged.dear",
                            MoneyWords.label(Path.STAGED),
                            stopping,
                            cost));
        }
        if (threshold == null) {
            sentences.add(ReportWords.get("report.roi.look-again.never"));
        } else {
            if (advice.path() == Path.BASELINE && !considered) {
                sentences.add(
                        ReportWords.get("report.roi.look-again", words.money().amount(threshold)));
            }
            if (advice.path() == Path.BASELINE || considered) {
                sentences.add(ReportWords.get("report.roi.table-meaning"));
            }
        }
    }

    private Roi.Body body(Analysis.Advice advice) {
        List<MoneyPicture.PathFigures> figures = new ArrayList<>();
        for (PathOutcome outcome : analysis.paths().values()) {
            figures.add(
                    new MoneyPicture.PathFigures(
                            MoneyWords.label(outcome.path()),
                            MoneyWords.loses(outcome),
                            outcome.mean(),
                            outcome.p10(),
                            outcome.p50(),
                            outcome.p90(),
                            outcome.dots(),
                            outcome.path() == advice.path()));
        }
        // where doing nothing is advised the engine moves the first path
        PathOutcome shown =
                Objects.requireNonNullElseGet(
                        analysis.paths().get(advice.path()),
                        () -> analysis.paths().values().iterator().next());
        MoneyPicture.PathFigures moved =
                figures.get(List.copyOf(analysis.paths().values()).indexOf(shown));
        MoneyPicture picture =
                MoneyPicture.of(
                        words.money(),
                        MoneyWords.label(Path.NOTHING),
                        ReportWords.get("report.roi.loses.nothing"),
                        advice.path() == Path.NOTHING,
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
                        .map(
                                outcome ->
                                        ReportWords.get(
                                                "report.roi.no-middle",
                                                MoneyWords.named(outcome.path())))
                        .toList(),
                analysis.paths().values().stream().map(this::works).toList(),
                analysis.paths().containsKey(Path.STAGED)
                        ? ReportWords.get("report.roi.works.staged", MoneyWords.label(Path.STAGED))
                        : null,
                analysis.paths().values().stream().flatMap(this::breakEven).toList(),
                worth(picture),
                moves(picture, shown.path()));
    }

    private MoneyPicture.InputFigures effect(Analysis.InputEffect effect) {
        Recipe test = effect.input() == MEASURED ? experiment : null;
        return new MoneyPicture.InputFigures(
                MoneyWords.input(effect.input().id()),
                test == null
                        ? ""
                        : ReportWords.get(
                                "report.roi.worth.cost",
                                words.money().amount(cost(test)),
                                test.personDays()),
                effect.evppi(),
                effect.low(),
                effect.high());
    }

    /** Days of work of an experiment, at the middle of what a day costs. */
    private double cost(Recipe recipe) {
        Range rate =
                Optional.ofNullable(inputs.stated().get(Input.DAY_RATE))
                        .or(Input.DAY_RATE::standard)
                        .orElseThrow();
        double day =
                switch (rate) {
                    case Range.Certain(double value) -> value;
                    case Range.Interval(double low, double high) -> Math.sqrt(low * high);
                    case Range.Percentiles(double low, double likely, double high) -> likely;
                    case Range.Ends(double min, double likely, double max) -> likely;
                };
        return day * recipe.personDays();
    }

    private List<Roi.PathRow> rows(Analysis.Advice advice) {
        Roi.PathRow today =
                new Roi.PathRow(
                        MoneyWords.label(Path.NOTHING),
                        advice.path() == Path.NOTHING,
                        words.money().amount(0),
                        words.money().amount(0),
                        ReportWords.get("report.roi.paths.today"),
                        ReportWords.get("report.roi.loses.nothing"),
                        ReportWords.get("report.roi.works.none"),
                        ReportWords.get("report.roi.works.none"));
        return Stream.concat(
                        Stream.of(today),
                        analysis.paths().values().stream()
                                .map(outcome -> row(outcome, outcome.path() == advice.path())))
                .toList();
    }

    private Roi.PathRow row(PathOutcome outcome, boolean advised) {
        Double middle = outcome.p50();
        return new Roi.PathRow(
                MoneyWords.label(outcome.path()),
                advised,
                words.money().words(outcome.mean()),
                middle == null
                        ? ReportWords.get("report.roi.paths.no-middle")
                        : words.money().words(middle),
                words.money().range(outcome.p10(), outcome.p90()),
                MoneyWords.loses(outcome),
                MoneyWords.paysBack(outcome),
                words.payback(outcome));
    }

    private Roi.WorksRow works(PathOutcome outcome) {
        return new Roi.WorksRow(
                MoneyWords.label(outcome.path()),
                MoneyWords.futures(outcome.successProbability()),
                orNone(outcome.ifItWorks()),
                orNone(outcome.ifItFails()));
    }

    private String orNone(@Nullable Double amount) {
        return amount == null
                ? ReportWords.get("report.roi.works.none")
                : words.money().words(amount);
    }

    private Stream<String> breakEven(PathOutcome outcome) {
        Path path = outcome.path();
        if (path == Path.STAGED || path == Path.NOTHING) {
            return Stream.empty();
        }
        Double success = outcome.breakEvenSuccess();
        Double uplift = outcome.breakEvenUplift();
        String first;
        if (success == null) {
            first = ReportWords.get("report.roi.break-even.never." + path);
        } else if (success >= 1) {
            first = ReportWords.get("report.roi.break-even.certain." + path);
        } else {
            first =
                    ReportWords.get(
                            "report.roi.break-even." + path,
                            MoneyWords.percent(success),
                            MoneyWords.percent(outcome.successProbability()));
        }
        return uplift == null || uplift >= 1
                ? Stream.of(first)
                : Stream.of(
                        first,
                        ReportWords.get("report.roi.uplift." + path, MoneyWords.percent(uplift)));
    }

    private List<String> worth(MoneyPicture picture) {
        if (analysis.inputs().isEmpty()) {
            return List.of(ReportWords.get("report.roi.worth.certain"));
        }
        if (picture.worth() == null) {
            return List.of(
                    analysis.noiseFloor() == 0
                            ? ReportWords.get("report.roi.worth.none.same")
                            : ReportWords.get(
                                    "report.roi.worth.none",
                                    words.money().amount(analysis.noiseFloor())));
        }
        String text =
                ReportWords.get("report.roi.worth.text", words.money().amount(analysis.evpi()));
        long worthy = analysis.inputs().stream().filter(effect -> effect.evppi() > 0).count();
        if (worthy > MoneyPicture.MOST_BARS) {
            return List.of(
                    text,
                    ReportWords.get("report.roi.worth.more", worthy - MoneyPicture.MOST_BARS));
        }
        return worthy < analysis.inputs().size()
                ? List.of(text, ReportWords.get("report.roi.worth.rest"))
                : List.of(text);
    }

    private List<String> moves(MoneyPicture picture, Path shown) {
        return picture.tornado() == null
                ? List.of(ReportWords.get("report.roi.moves.none", MoneyWords.label(shown)))
                : List.of(
                        ReportWords.get("report.roi.moves.text", MoneyWords.label(shown)),
                        ReportWords.get("report.roi.moves.differ"));
    }

    /** The threshold for going on to ML after the experiment; null where it cannot be computed. */
    @Nullable String goesOn() {
        Analysis.GateOutcome gate = analysis.gate();
        if (gate == null) {
            return null;
        }
        Double threshold = gate.threshold();
        return threshold == null
                ? ReportWords.get("report.roi.goes-on.never")
                : ReportWords.get("report.roi.goes-on", words.money().amount(threshold));
    }

    /** What the experiment may cost; null where that cannot be computed. */
    @Nullable String cap(Recipe recipe) {
        double cost = cost(recipe);
        return analysis.inputs().stream()
                .filter(effect -> effect.input() == MEASURED)
                .findFirst()
                .map(
                        effect ->
                                effect.evppi() == 0
                                        ? ReportWords.get(
                                                "report.roi.cap.none", words.money().amount(cost))
                                        : ReportWords.get(
                                                cost > effect.evppi()
                                                        ? "report.roi.cap.dear"
                                                        : "report.roi.cap",
                                                words.money().amount(effect.evppi()),
                                                words.money().amount(cost)))
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
            stated.add(stated("ml.dataKind", ReportWords.get("report.roi.text." + kind.id())));
        }
        inputs.stated()
                .forEach(
                        (input, range) ->
                                stated.add(stated(input.id(), words.range(input.id(), range))));
        adjusted("adjust.overconfidence", inputs.adjust().overconfidence(), stated);
        adjusted("adjust.successCorrelation", inputs.adjust().successCorrelation(), stated);
        adjusted("adjust.upliftCorrelation", inputs.adjust().upliftCorrelation(), stated);
        return new Roi.Receipt(
                stated,
                analysis.assumptions().stream().map(this::assumption).toList(),
                notes(),
                ReportWords.get(
                        "report.roi.appendix.run",
                        analysis.engine(),
                        Long.toString(analysis.seed()),
                        MoneyWords.counted(analysis.draws())),
                errors(),
                analysis.paths().isEmpty()
                        ? null
                        : ReportWords.get(
                                "report.roi.appendix.noise",
                                words.money().amount(analysis.noiseFloor())));
    }

    private static Roi.InputRow stated(String id, String value) {
        return new Roi.InputRow(
                MoneyWords.input(id), value, ReportWords.get("report.roi.stated.from"));
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
                MoneyWords.input(id),
                value != null
                        ? words.range(id, value)
                        : text != null ? words(text) : ReportWords.get("report.roi.derived.value"),
                switch (assumption.source()) {
                    case DEFAULT -> standard(id, value);
                    case DERIVED -> ReportWords.get("report.roi.derived." + id);
                    case READINESS -> moved(id, value);
                });
    }

    /** A value that is no quantity, in words where there are some. */
    private static String words(String text) {
        String key = "report.roi.text." + text;
        return ReportWords.has(key) ? ReportWords.get(key) : text;
    }

    private String standard(String id, @Nullable Range value) {
        if (value instanceof Range.Certain(double zero) && zero == 0 && !id.startsWith("adjust.")) {
            return ReportWords.get("report.roi.from.nothing");
        }
        String strength = Input.find(id).map(Input::strength).orElse("J");
        return ReportWords.get(
                "report.roi.from.default",
                ReportWords.get("report.roi.source." + source(id)),
                ReportWords.get("report.roi.strength." + strength));
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
    private static String moved(String id, @Nullable Range value) {
        Range before = Input.find(id).flatMap(Input::standard).orElseThrow();
        if (!(value instanceof Range.Certain(double now))
                || !(before instanceof Range.Certain(double then))) {
            throw new IllegalStateException("readiness moves certain chances only: " + id);
        }
        double readiness = 0.5 + (logit(now) - logit(then)) / READINESS_SLOPE;
        return ReportWords.get(
                "report.roi.from.readiness",
                MoneyWords.percent(then),
                ReportWords.get("report.roi.from.readiness." + id),
                Long.toString(Math.round(readiness * 100)));
    }

    private static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        double widening = inputs.adjust().widening();
        notes.add(
                widening == 1
                        ? ReportWords.get("report.roi.appendix.not-widened")
                        : ReportWords.get(
                                "report.roi.appendix.widened", MoneyWords.plain(widening)));
        String currency = inputs.currency();
        if (currency != null && !currency.equals("USD") && !inputs.states(Input.DAY_RATE)) {
            notes.add(ReportWords.get("report.roi.appendix.rate", currency));
        }
        return notes;
    }

    private List<Roi.ErrorRow> errors() {
        List<Roi.ErrorRow> errors = new ArrayList<>();
        for (PathOutcome outcome : analysis.paths().values()) {
            String path = MoneyWords.label(outcome.path());
            errors.add(
                    error(
                            ReportWords.get("report.roi.appendix.mean", path),
                            outcome.mean(),
                            outcome.standardError()));
            errors.add(
                    new Roi.ErrorRow(
                            ReportWords.get("report.roi.appendix.loss", path),
                            MoneyWords.percent(outcome.probabilityOfLoss()),
                            MoneyWords.points(outcome.errors().probabilityOfLoss())));
        }
        Analysis.GateOutcome gate = analysis.gate();
        if (gate != null) {
            Double threshold = gate.threshold();
            Double thresholdError = gate.thresholdError();
            if (threshold != null && thresholdError != null) {
                errors.add(
                        error(
                                ReportWords.get("report.roi.appendix.threshold"),
                                threshold,
                                thresholdError));
            }
            errors.add(
                    error(
                            ReportWords.get("report.roi.appendix.staging"),
                            gate.valueOfStaging(),
                            gate.standardError()));
        }
        return errors;
    }

    private Roi.ErrorRow error(String figure, double value, double error) {
        return new Roi.ErrorRow(figure, words.money().amount(value), words.money().amount(error));
    }
}
