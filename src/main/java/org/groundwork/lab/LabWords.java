package org.groundwork.lab;

import static org.groundwork.lab.LabTexts.capital;
import static org.groundwork.lab.LabTexts.count;
import static org.groundwork.lab.LabTexts.get;
import static org.groundwork.lab.LabTexts.has;
import static org.groundwork.lab.LabTexts.name;
import static org.groundwork.lab.LabTexts.percent;
import static org.groundwork.lab.LabTexts.plural;
import static org.groundwork.lab.LabTexts.series;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.groundwork.amount.Money;
import org.groundwork.chart.ContendersChart;
import org.groundwork.lab.LabResult.CurvePoint;
import org.groundwork.lab.LabResult.GroupResult;
import org.groundwork.lab.LabResult.Measured;
import org.groundwork.lab.LabResult.Slice;
import org.groundwork.lab.LabResult.Unit;
import org.jspecify.annotations.Nullable;

/** Puts a result into words. */
final class LabWords {

    private static final double HUNDRED = 100;
    private static final int MOST_GROUPS = 12;

    /** Errors are compared by their differences, which are smaller than they. */
    private static final double FINER_FOR_ERRORS = 5;

    /** Shares of groups that lie nearer to each other are not told apart. */
    private static final double CLOSE = 0.05;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final LabResult result;
    private final LabQuestion question;
    private final Unit unit;
    private final Figures figures;

    LabWords(LabResult result) {
        this.result = result;
        this.question = result.question();
        this.unit = result.unit();
        this.figures = Figures.of(
                result.contenders().stream()
                                .map(Measured::gain)
                                .mapToDouble(gain -> (gain.high() - gain.low()) / 2)
                                .filter(width -> width > 0 && Double.isFinite(width))
                                .min()
                                .orElse(0)
                        / (unit == Unit.ERROR ? FINER_FOR_ERRORS : 1),
                DoubleStream.concat(
                                DoubleStream.of(unit == Unit.SORTED ? HUNDRED : result.possible()),
                                result.contenders().stream().mapToDouble(this::shown))
                        .map(Math::abs)
                        .max()
                        .orElse(0));
    }

    LabView view() {
        return new LabView(
                headline(),
                about(),
                doubts(),
                picture(),
                gainHead(),
                get("lab.head.interval." + unit.id(), reached(base())),
                get(
                        "lab.head.share." + (result.reference() == Contender.TODAY ? "today" : "other"),
                        reached(result.reference())),
                result.contenders().stream().map(this::line).toList(),
                addition(),
                curve(),
                overTime(),
                groups(),
                rule(),
                warnings(),
                how(),
                notMeasured());
    }

    // What a contender is called, and what it reached.

    /** The key that is for this task, else the one for all. */
    private String keyed(String start, Contender contender) {
        String own = start + question.task().id() + "." + contender.id();
        return get(has(own) ? own : start + contender.id());
    }

    /** Within a sentence: “the rule of thumb”. */
    private String reached(Contender contender) {
        return keyed("lab.short.", contender);
    }

    /** What errors are compared with. */
    private Contender base() {
        return question.task() == Task.FORECAST ? Contender.RULE : Contender.NOTHING;
    }

    /** Error where that is the unit, else gain. */
    private double shown(Measured measured) {
        if (unit != Unit.ERROR) {
            return measured.gain().value();
        }
        Double level = measured.level();
        return level == null ? result.possible() - measured.gain().value() : level;
    }

    private double shown(double gain) {
        return unit == Unit.ERROR ? result.possible() - gain : gain;
    }

    private String shownText(Measured measured) {
        return amount(shown(measured));
    }

    /** “44”; money with its currency, and a loss in words. */
    private String amount(double value) {
        if (unit != Unit.MONEY) {
            return figures.of(value);
        }
        String size = money(figures.size(value));
        return value < 0 && !figures.zero(value) ? get("lab.loss", size) : size;
    }

    private String money(String figure) {
        String currency = question.worth() instanceof Worth.Values values ? values.currency() : null;
        return currency == null ? figure : get("lab.money", figure, LabTexts.shortened(currency));
    }

    private String in(Figures rounding, double value) {
        return unit == Unit.MONEY ? money(rounding.size(value)) : rounding.size(value);
    }

    /** “a week”, “in 100 cases”. */
    private String per() {
        return question.worth() instanceof Worth.Capacity capacity
                ? get("lab.per." + capacity.per().id())
                : "";
    }

    /** “between 3 and 8”, “between a loss of 1 EUR and a gain of 3 EUR”. */
    private String between(Figures rounding, Estimate estimate) {
        return span(rounding, estimate, "lab.between." + unit.id(), "lab.between", "lab.between.exactly");
    }

    /** Of a difference: “between 1 fewer and 3 more”. */
    private String apart(Figures rounding, Estimate estimate) {
        String kind = "lab.apart." + unit.id();
        if (rounding.zero(estimate.low()) && rounding.zero(estimate.high())) {
            return get(kind + ".same");
        }
        return span(rounding, estimate, kind, kind + ".more", kind + ".exactly");
    }

    private String span(Figures rounding, Estimate estimate, String kind, String above, String exactly) {
        double low = estimate.low();
        double high = estimate.high();
        boolean negative = low < 0 && !rounding.zero(low);
        boolean positive = high > 0 && !rounding.zero(high);
        if (rounding.rounded(low).compareTo(rounding.rounded(high)) == 0) {
            return get(negative ? kind + ".less-exactly" : exactly, in(rounding, low));
        }
        if (!negative) {
            return get(above, in(rounding, low), in(rounding, high));
        }
        if (positive) {
            return get(kind + ".both", in(rounding, low), in(rounding, high));
        }
        return get(kind + (rounding.zero(high) ? ".less-to-nothing" : ".less"), in(rounding, high), in(rounding, low));
    }

    private LabView.Line line(Measured measured) {
        Contender contender = measured.contender();
        return new LabView.Line(
                contender,
                keyed("lab.name.", contender),
                what(contender),
                shownText(measured),
                unit == Unit.ERROR && contender == base() ? "" : between(figures, measured.gain()),
                share(measured),
                hits(measured),
                contender == result.bestSimple());
    }

    private String what(Contender contender) {
        String today = question.today();
        return contender == Contender.TODAY && today != null
                ? get("lab.what.today.column", name(today))
                : keyed("lab.what.", contender);
    }

    private String share(Measured measured) {
        Estimate captured = measured.captured();
        if (captured == null) {
            return measured.contender() == result.reference() ? get("lab.share.reference") : "";
        }
        return captured.value() < 0 && !Figures.WHOLE.zero(captured.value() * HUNDRED)
                ? get("lab.share.less", percent(-captured.value()))
                : get("lab.share", percent(captured.value()), percent(captured.low()), percent(captured.high()));
    }

    /** How many of a hundred that it acts on are real. */
    private String hits(Measured measured) {
        Double right = measured.right();
        return question.task() == Task.YES_NO && right != null
                ? get("lab.hits", Figures.WHOLE.of(right * HUNDRED))
                : "";
    }

    // The headline.

    private String headline() {
        List<Measured> told = told();
        boolean possible = result.possible() > 0;
        if (!possible && unit != Unit.ERROR) {
            return get("lab.headline.nothing-possible." + unit.id());
        }
        if (told.isEmpty()) {
            return get("lab.headline.none");
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            Measured measured = told.get(i);
            parts.add(get(
                    (i == 0 ? "lab.headline.first." : "lab.headline.next.") + unit.id(),
                    reached(measured.contender()),
                    shownText(measured)));
        }
        String all = series(parts, "lab.and");
        String headline = switch (question.worth()) {
            case Worth.Capacity capacity ->
                get(
                        "lab.headline.caught",
                        plural("lab.real.", figures.of(result.possible())),
                        per(),
                        acting(capacity),
                        all);
            case Worth.Values values -> get("lab.headline.money", amount(result.possible()), capital(all));
            case Worth.Sorted sorted ->
                get(sorted.classesAlike() ? "lab.headline.sorted.alike" : "lab.headline.sorted", all);
            case Worth.Error error -> get("lab.headline.error", capital(all));
        };
        return result.of(Contender.STRONG).isPresent() ? headline : headline + " " + get("lab.headline.no-strong");
    }

    private static String acting(Worth.Capacity capacity) {
        String cases = Figures.stated(capacity.cases());
        return capacity.per() == Per.HUNDRED ? get("lab.acting.hundred", cases) : get("lab.acting", cases);
    }

    /** What everything is compared with, today's way, the best of each kind of simple solution, machine learning. */
    private List<Measured> told() {
        Set<Measured> told = new LinkedHashSet<>();
        boolean today = result.of(Contender.TODAY).isPresent();
        if (!today || unit == Unit.ERROR) {
            result.of(base()).ifPresent(told::add);
        }
        result.of(Contender.TODAY).ifPresent(told::add);
        best(Contender::isRule).ifPresent(told::add);
        best(contender -> contender.isSimple() && !contender.isRule()).ifPresent(told::add);
        result.of(Contender.STRONG).ifPresent(told::add);
        return List.copyOf(told);
    }

    /** Of a kind: the best simple one where it is of that kind, else the best one by what was seen before the test. */
    private Optional<Measured> best(Predicate<Contender> kind) {
        if (kind.test(result.bestSimple())) {
            return result.of(result.bestSimple());
        }
        return result.contenders().stream()
                .filter(measured -> kind.test(measured.contender()))
                .max(Comparator.comparingDouble(
                        measured -> Objects.requireNonNullElse(measured.tuned(), Double.NEGATIVE_INFINITY)));
    }

    /** What is counted. */
    private List<String> about() {
        String outcome = name(question.outcome());
        List<String> about = new ArrayList<>();
        switch (question.worth()) {
            case Worth.Capacity capacity -> {
                about.add(get("lab.about.real", name(String.valueOf(question.yes())), outcome));
                about.add(get("lab.about.hindsight"));
            }
            case Worth.Values values -> {
                about.add(get("lab.about.real", name(String.valueOf(question.yes())), outcome));
                about.add(get(
                        "lab.about.values",
                        money(Figures.stated(values.caught())),
                        money(Figures.stated(values.falseAlarm()))));
                if (values.currency() == null) {
                    about.add(get("lab.about.no-currency"));
                }
            }
            case Worth.Sorted sorted ->
                about.add(get(sorted.classesAlike() ? "lab.about.sorted.alike" : "lab.about.sorted", outcome));
            case Worth.Error error -> {
                about.add(get("lab.about.error." + question.task().id(), outcome));
                if (weighted(error)) {
                    about.add(get("lab.about.weighted", Figures.stated(error.over()), Figures.stated(error.under())));
                }
            }
        }
        return about;
    }

    private static boolean weighted(Worth.Error error) {
        return error.over() != 1 || error.under() != 1;
    }

    private String gainHead() {
        return switch (question.worth()) {
            case Worth.Capacity capacity -> get("lab.head.caught", per());
            case Worth.Values values -> get("lab.head.money");
            case Worth.Sorted sorted -> get("lab.head.sorted");
            case Worth.Error error -> get(weighted(error) ? "lab.head.error.weighted" : "lab.head.error");
        };
    }

    private ContendersChart picture() {
        String currency = question.worth() instanceof Worth.Values values ? values.currency() : null;
        List<ContendersChart.Row> rows = new ArrayList<>();
        for (Measured measured : result.contenders()) {
            Contender contender = measured.contender();
            Estimate gain = measured.gain();
            String value = unit == Unit.ERROR ? signed(gain.value()) : shownText(measured);
            rows.add(new ContendersChart.Row(
                    keyed("lab.name.", contender),
                    unit == Unit.ERROR && contender == base() ? value : get("lab.picture.row", value, ends(gain)),
                    gain.value(),
                    gain.low(),
                    gain.high(),
                    contender == result.bestSimple()
                            ? ContendersChart.Tone.SIMPLE
                            : contender == Contender.STRONG
                                    ? ContendersChart.Tone.STRONG
                                    : ContendersChart.Tone.OTHER));
        }
        return new ContendersChart(
                get("lab.picture.title"),
                get("lab.picture.axis." + unit.id(), per(), reached(base())),
                new Money(currency),
                result.possible() > 0 ? result.possible() : null,
                get("lab.picture.possible"),
                rows);
    }

    private String signed(double gain) {
        return figures.of(gain);
    }

    private String ends(Estimate gain) {
        return get("lab.picture.ends", figures.of(gain.low()), figures.of(gain.high()));
    }

    // Machine learning over the best simple solution.

    private LabView.Addition addition() {
        Estimate over = result.strongOverSimple();
        if (over == null) {
            boolean failed =
                    result.warnings().stream().anyMatch(warning -> warning.kind() == LabWarning.Kind.NO_STRONG_MODEL);
            return new LabView.Addition(
                    LabView.Addition.Standing.NOT_MEASURED,
                    List.of(get(failed ? "lab.addition.failed" : "lab.addition.not-run")));
        }
        Double bar = question.smallestGain();
        Figures fine = fine(over).telling(bar == null ? 0 : bar, over.low(), over.high());
        List<String> sentences = new ArrayList<>();
        sentences.add(did(fine, over));
        Estimate gap = result.closesGap();
        if (gap != null) {
            sentences.add(
                    gap.high() <= 0
                            ? get("lab.addition.gap.none")
                            : gap.low() < 0
                                    ? get("lab.addition.gap.up-to", percent(gap.high()))
                                    : get("lab.addition.gap", percent(gap.low()), percent(gap.high())));
        }
        LabView.Addition.Standing standing;
        if (bar == null) {
            standing = LabView.Addition.Standing.NO_BAR;
            sentences.add(get("lab.addition.no-bar." + side(over, 0)));
            sentences.add(get("lab.addition.no-bar", unitAsked()));
        } else if (over.low() > bar) {
            standing = LabView.Addition.Standing.ADDS;
            sentences.add(get("lab.addition.adds", noticed(bar), directed(fine, over.low())));
        } else if (over.high() < bar) {
            standing = LabView.Addition.Standing.ADDS_LITTLE;
            sentences.add(get("lab.addition.little", noticed(bar), directed(fine, over.high())));
        } else {
            standing = LabView.Addition.Standing.NOT_TOLD;
            sentences.add(get("lab.addition.not-told", noticed(bar)));
            sentences.add(needed());
        }
        return new LabView.Addition(standing, sentences);
    }

    /** “On the test, machine learning caught 2.4 more real cases a week than the best simple solution.” */
    private String did(Figures fine, Estimate over) {
        String way = fine.zero(over.value()) ? "same" : over.value() > 0 ? "more" : "less";
        String size = in(fine, over.value());
        return get(
                "lab.addition." + unit.id() + "." + way,
                unit == Unit.CAUGHT ? plural("lab.real." + way + ".", size) : size,
                per(),
                keyed("lab.full.", result.bestSimple()),
                apart(fine, over));
    }

    /** For a difference: a place finer than the gains at most. */
    private Figures fine(Estimate difference) {
        return new Figures(Math.min(figures.places() + 1, Figures.of(difference).places()));
    }

    /** Where an interval lies to a value. */
    private static String side(Estimate estimate, double value) {
        return estimate.low() > value ? "over" : estimate.high() < value ? "under" : "around";
    }

    /** The smallest gain that counts, with its unit. */
    private String noticed(double bar) {
        String figure = unit == Unit.MONEY ? money(Figures.stated(bar)) : Figures.stated(bar);
        return get("lab.noticed." + unit.id(), figure, per());
    }

    private String unitAsked() {
        return get("lab.asked." + unit.id(), per());
    }

    private String directed(Figures fine, double value) {
        return value < 0 && !fine.zero(value)
                ? get("lab.directed." + unit.id() + ".less", in(fine, value))
                : in(fine, value);
    }

    private String needed() {
        Long needed = result.needed();
        long tested = result.cases().tested();
        return needed == null || needed <= tested
                ? get("lab.addition.needed.unknown")
                : get("lab.addition.needed", Figures.count(tested), Figures.count(known(needed)));
    }

    /** With two significant figures, not below. */
    private static long known(long cases) {
        long step = 1;
        while (cases / step >= HUNDRED) {
            step *= 10;
        }
        return (cases + step - 1) / step * step;
    }

    // Whether more cases help.

    private LabView.@Nullable Part curve() {
        if (result.curve().isEmpty()) {
            return null;
        }
        List<String> sentences = new ArrayList<>();
        Estimate last = result.lastDoubling();
        if (last == null) {
            sentences.add(get("lab.curve.not-told"));
        } else {
            Double bar = question.smallestGain();
            Figures fine = fine(last);
            if (bar != null) {
                fine = fine.telling(bar, last.low(), last.high());
            }
            sentences.add(get("lab.curve.last." + unit.id(), apart(fine, last), per()));
            if (last.low() > 0) {
                sentences.add(get(bar != null && last.high() < bar ? "lab.curve.helps-little" : "lab.curve.helps"));
            } else if (bar != null && last.high() < bar) {
                sentences.add(get("lab.curve.plateau", noticed(bar)));
            } else {
                sentences.add(get(bar == null ? "lab.curve.open" : "lab.curve.open.bar"));
            }
        }
        boolean strong = result.curve().stream().anyMatch(point -> point.strong() != null);
        boolean simple = result.curve().stream().anyMatch(point -> point.simple() != null);
        List<String> heads = new ArrayList<>(List.of(get("lab.curve.cases")));
        if (simple) {
            heads.add(get("lab.head.best-simple"));
        }
        if (strong) {
            heads.add(get("lab.name.strong"));
        }
        List<LabView.Row> rows = new ArrayList<>();
        for (CurvePoint point : result.curve()) {
            List<String> cells = new ArrayList<>();
            if (simple) {
                cells.add(gainOrNone(point.simple()));
            }
            if (strong) {
                cells.add(gainOrNone(point.strong()));
            }
            rows.add(new LabView.Row(Figures.count(point.cases()), cells));
        }
        return new LabView.Part(sentences, heads, rows);
    }

    private String gainOrNone(@Nullable Double gain) {
        return gain == null ? get("lab.none") : amount(gain);
    }

    // Over time and by groups.

    private LabView.@Nullable Part overTime() {
        List<Slice> slices = result.overTime();
        if (slices.size() < 2) {
            return null;
        }
        List<Contender> shown = shownIn(slices.stream().map(Slice::gains));
        List<String> heads = new ArrayList<>(List.of(get("lab.time.part"), get("lab.time.cases")));
        shown.forEach(contender -> heads.add(keyed("lab.name.", contender)));
        List<LabView.Row> rows = new ArrayList<>();
        for (Slice slice : slices) {
            List<String> cells = new ArrayList<>(List.of(Figures.count(slice.cases())));
            shown.forEach(contender -> cells.add(cell(gain(slice.gains(), contender))));
            rows.add(new LabView.Row(get("lab.time.from-until", day(slice.from()), day(slice.until())), cells));
        }
        List<String> sentences = new ArrayList<>();
        double[] simple = slices.stream()
                .map(slice -> gain(slice.gains(), result.bestSimple()))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        if (simple.length == slices.size()) {
            double least = DoubleStream.of(simple).min().orElse(0);
            double most = DoubleStream.of(simple).max().orElse(0);
            sentences.add(get(
                    figures.of(least).equals(figures.of(most)) ? "lab.time.same" : "lab.time.range",
                    Figures.count(slices.size()),
                    reached(result.bestSimple()),
                    amount(least),
                    amount(most),
                    get("lab.gain." + unit.id(), per())));
        }
        sentences.addAll(ahead(slices));
        sentences.add(get("lab.time.chance"));
        return new LabView.Part(sentences, heads, rows);
    }

    /** In how many parts machine learning was ahead. */
    private List<String> ahead(List<Slice> slices) {
        long ahead = 0;
        for (Slice slice : slices) {
            OptionalDouble simple = gain(slice.gains(), result.bestSimple());
            OptionalDouble strong = gain(slice.gains(), Contender.STRONG);
            if (simple.isEmpty() || strong.isEmpty()) {
                return List.of();
            }
            ahead += strong.getAsDouble() > simple.getAsDouble() ? 1 : 0;
        }
        String key =
                ahead == slices.size() ? "lab.time.ahead.all" : ahead == 0 ? "lab.time.ahead.none" : "lab.time.ahead";
        return List.of(get(key, Figures.count(ahead), Figures.count(slices.size())));
    }

    private String cell(OptionalDouble gain) {
        return gain.isPresent() ? amount(gain.getAsDouble()) : get("lab.none");
    }

    private static OptionalDouble gain(List<LabResult.ContenderGain> gains, Contender contender) {
        return gains.stream()
                .filter(gain -> gain.contender() == contender)
                .mapToDouble(LabResult.ContenderGain::gain)
                .findFirst();
    }

    /** Today's way, the best simple solution and machine learning, as far as they stand there. */
    private List<Contender> shownIn(Stream<List<LabResult.ContenderGain>> parts) {
        List<LabResult.ContenderGain> all = parts.flatMap(List::stream).toList();
        return Stream.of(Contender.TODAY, result.bestSimple(), Contender.STRONG)
                .filter(contender -> gain(all, contender).isPresent())
                .toList();
    }

    private LabView.@Nullable Part groups() {
        String column = question.group();
        if (result.groups().isEmpty() || column == null) {
            return null;
        }
        List<Contender> shown = shownIn(result.groups().stream().map(GroupResult::gains));
        List<String> heads = new ArrayList<>(List.of(LabTexts.shortened(column), get("lab.time.cases")));
        shown.forEach(contender -> heads.add(keyed("lab.name.", contender)));
        heads.add(get("lab.groups.possible"));
        List<LabView.Row> rows = new ArrayList<>();
        for (GroupResult group :
                result.groups().subList(0, Math.min(MOST_GROUPS, result.groups().size()))) {
            List<String> cells = new ArrayList<>(List.of(Figures.count(group.cases())));
            shown.forEach(contender -> cells.add(cell(gain(group.gains(), contender))));
            cells.add(amount(group.possible()));
            rows.add(new LabView.Row(value(group.value()), cells));
        }
        List<String> sentences = new ArrayList<>();
        List<GroupResult> told = result.groups().stream()
                .filter(group -> group.possible() > 0
                        && gain(group.gains(), result.bestSimple()).isPresent())
                .sorted(Comparator.comparingDouble(this::captured))
                .toList();
        if (told.size() > 1) {
            GroupResult least = told.getFirst();
            GroupResult most = told.getLast();
            String low = percent(captured(least));
            String high = percent(captured(most));
            sentences.add(
                    captured(most) - captured(least) < CLOSE
                            ? get(
                                    low.equals(high) ? "lab.groups.same" : "lab.groups.close",
                                    name(column),
                                    reached(result.bestSimple()),
                                    low,
                                    high)
                            : get(
                                    "lab.groups.range",
                                    name(column),
                                    reached(result.bestSimple()),
                                    high,
                                    quoted(most.value()),
                                    low,
                                    quoted(least.value())));
        }
        sentences.add(get("lab.groups.chance"));
        int more = result.groups().size() - MOST_GROUPS;
        if (more > 0) {
            sentences.add(count("lab.groups.more.", more));
        }
        return new LabView.Part(sentences, heads, rows);
    }

    private double captured(GroupResult group) {
        return gain(group.gains(), result.bestSimple()).orElse(0) / group.possible();
    }

    /** An ISO date as people write it. */
    private static String day(String iso) {
        try {
            return LocalDate.parse(iso).format(DAY);
        } catch (DateTimeParseException e) {
            return LabTexts.shortened(iso);
        }
    }

    private static String value(@Nullable String value) {
        return value == null ? get("lab.value.missing") : LabTexts.shortened(value);
    }

    private static String quoted(@Nullable String value) {
        return value == null ? get("lab.value.missing") : name(value);
    }

    // The rule.

    private LabView.@Nullable RuleText rule() {
        LabResult.Rule rule = result.rule();
        if (rule == null || rule.parts().isEmpty()) {
            return null;
        }
        List<String> sentences = new ArrayList<>();
        Contender contender = rule.parts().size() > 1 ? Contender.RULE_OF_TWO : Contender.RULE;
        Optional<Measured> measured = result.of(contender);
        if (question.task() == Task.YES_NO && measured.isPresent()) {
            Double right = measured.get().right();
            if (right != null) {
                sentences.add(plural("lab.rule.right.", Figures.WHOLE.of(right * HUNDRED)));
            }
        }
        measured.ifPresent(one -> {
            String reached = unit == Unit.CAUGHT ? plural("lab.real.", shownText(one)) : shownText(one);
            sentences.add(get("lab.rule.gain." + unit.id(), reached, per(), between(figures, one.gain())));
        });
        return new LabView.RuleText(LabRules.sentence(question, rule), sentences, rule.sql());
    }

    // What to be careful about.

    private List<LabView.Warning> warnings() {
        return result.warnings().stream()
                .map(warning -> LabWarnings.view(warning, Set.copyOf(result.usedColumns())))
                .sorted(Comparator.comparing(warning -> !warning.serious()))
                .toList();
    }

    private @Nullable String doubts() {
        List<String> serious = warnings().stream()
                .filter(LabView.Warning::serious)
                .map(LabView.Warning::title)
                .toList();
        return serious.isEmpty()
                ? null
                : get(serious.size() == 1 ? "lab.doubts.one" : "lab.doubts", String.join(" ", serious));
    }

    // How it was measured, and what was not.

    private List<String> how() {
        LabResult.Cases cases = result.cases();
        List<String> how = new ArrayList<>();
        how.add(get(
                question.task() == Task.FORECAST ? "lab.how.counts.forecast" : "lab.how.counts",
                count("lab.how.cases.", cases.all()),
                Figures.count(cases.past()),
                Figures.count(cases.tuning()),
                Figures.count(cases.tested())));
        if (question.time() == null) {
            how.add(get("lab.how.no-time"));
        } else {
            how.add(get("lab.how.time", name(question.time())));
            if (cases.from() != null
                    && cases.until() != null
                    && cases.testFrom() != null
                    && cases.testUntil() != null) {
                how.add(get(
                        "lab.how.dates",
                        day(cases.from()),
                        day(cases.until()),
                        day(cases.testFrom()),
                        day(cases.testUntil())));
            }
            if (question.delayDays() > 0) {
                how.add(count("lab.how.delay.", question.delayDays()));
            }
        }
        if (question.thing() != null) {
            how.add(get("lab.how.thing", name(question.thing())));
        }
        if (cases.rarest() != null) {
            how.add(count("lab.how.rarest.", cases.rarest()));
        }
        how.add(get("lab.how.chosen", keyed("lab.full.", result.bestSimple())));
        how.add(get("lab.how.intervals", Figures.count(cases.independent())));
        LabQuestion.Forecast forecast = question.forecast();
        if (forecast != null) {
            how.add(get(
                    "lab.how.forecast",
                    get("lab.each." + forecast.period().id()),
                    count("lab.ahead." + forecast.period().id() + ".", forecast.ahead()),
                    get(forecast.sum() ? "lab.how.sum" : "lab.how.mean")));
        }
        int used = result.usedColumns().size();
        how.add(
                used == 0
                        ? get("lab.how.no-columns")
                        : plural("lab.how.columns.", Figures.count(used), LabTexts.names(result.usedColumns())));
        if (!question.leftOut().isEmpty()) {
            how.add(get("lab.how.left-out", LabTexts.names(List.copyOf(question.leftOut()))));
        }
        return how;
    }

    private List<String> notMeasured() {
        List<String> not = new ArrayList<>();
        if (result.of(Contender.TODAY).isEmpty()) {
            not.add(get("lab.not.today"));
        }
        if (question.time() == null) {
            not.add(get("lab.not.later"));
        }
        if (question.thing() == null && question.task() != Task.FORECAST) {
            not.add(get("lab.not.thing"));
        }
        if (question.group() == null) {
            not.add(get("lab.not.groups"));
        }
        if (unit == Unit.CAUGHT || unit == Unit.MONEY) {
            not.add(get("lab.not.effect"));
        }
        not.add(get("lab.not.learning"));
        not.add(get("lab.not.cost"));
        not.add(get("lab.not.at-decision"));
        return not;
    }
}
