package org.groundwork.evaluation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFile.Entry;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.SectionScore;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two snapshots of an assessment: in what was said, and in what the method
 * made of it. What is the same is absent from the lists. A function of the two sides alone; the
 * other way round it says the same with before and after exchanged.
 *
 * @param method as files name it: core@1
 * @param verdict ids; null where it was too early to say
 * @param blockingGate ids of the first gates not reached; null where every one is
 * @param answers in the method's order, each question once
 * @param settings of the economics that are no ranges
 * @param inputs of the economics, in their order
 * @param gates whose state differs, in the order of the staircase
 * @param readiness null where no section had a score
 * @param paths whose worth differs; only where both sides have an analysis
 * @param advice which path the money favours; null where there is no analysis or none can be said
 * @param analysed which sides have an analysis
 */
public record Comparison(
        Both<String> method,
        Both<String> name,
        Both<@Nullable String> summary,
        Both<@Nullable String> verdict,
        Both<Boolean> settled,
        Both<@Nullable String> blockingGate,
        List<AnswerChange> answers,
        List<SettingChange> settings,
        List<InputChange> inputs,
        List<GateChange> gates,
        List<SectionChange> sections,
        Both<@Nullable Readiness> readiness,
        List<PathChange> paths,
        Both<@Nullable Strategy> advice,
        Both<Boolean> analysed) {

    /** A value on either side. */
    public record Both<T extends @Nullable Object>(T before, T after) {

        public boolean differ() {
            return !Objects.equals(before, after);
        }

        public <R extends @Nullable Object> Both<R> map(Function<T, R> function) {
            return new Both<>(function.apply(before), function.apply(after));
        }
    }

    /** What of an answer can differ. */
    public enum Aspect {
        /** Level, option, unknown or not applicable; or that there is an answer at all. */
        ANSWER,
        /** How strong the evidence for the same level is. */
        EVIDENCE,
        /** Why it does not apply. */
        REASON,
        NOTE,
        LINKS,
        /** Which files were kept with it. */
        FILES
    }

    /**
     * A question under which something else stands.
     *
     * @param entry null where it was not answered
     * @param gates ids of those in which this answer stands differently; it, or another answer that
     *     it made visible or hid
     */
    public record AnswerChange(String question, Both<@Nullable Entry> entry, Set<Aspect> aspects, List<String> gates) {
        public AnswerChange {
            aspects = Set.copyOf(aspects);
            gates = List.copyOf(gates);
        }

        /** The same was answered, better or worse founded or explained. */
        public boolean sameAnswer() {
            return !aspects.contains(Aspect.ANSWER);
        }
    }

    /** A setting of the economics that is no range, by its id in files. */
    public record SettingChange(String setting, Both<@Nullable String> value) {}

    /** What was stated for an input of the economics; null where nothing was. */
    public record InputChange(Input input, Both<@Nullable Range> value) {}

    /**
     * A gate that stands differently.
     *
     * @param state null where the method of that side has no such gate
     * @param because ids of the questions whose changed answers stand differently in it
     */
    public record GateChange(String gate, Both<@Nullable GateState> state, List<String> because) {
        public GateChange {
            because = List.copyOf(because);
        }
    }

    /** A section with another score; null where it had none. */
    public record SectionChange(String section, Both<@Nullable Band> band) {}

    /** A path that is worth something else; null where it could not be computed. */
    public record PathChange(Strategy strategy, Both<@Nullable StrategyOutcome> outcome) {}

    /** A snapshot to compare: what was said, and what the method made of it. */
    public record Side(AssessmentFile file, Appraisal appraisal) {
        Result result() {
            return appraisal.result();
        }

        Method method() {
            return file.method();
        }

        @Nullable
        String named() {
            return VerdictBasis.named(file.sheet(), result());
        }
    }

    public Comparison {
        answers = List.copyOf(answers);
        settings = List.copyOf(settings);
        inputs = List.copyOf(inputs);
        gates = List.copyOf(gates);
        sections = List.copyOf(sections);
        paths = List.copyOf(paths);
    }

    public static Comparison of(Side before, Side after) {
        Both<Side> sides = new Both<>(before, after);
        List<AnswerChange> answers = answers(sides);
        Both<@Nullable EconomicInputs> economics = sides.map(side -> side.file().economics());
        Both<@Nullable Analysis> analyses = sides.map(side -> side.appraisal().analysis());
        return new Comparison(
                sides.map(side -> side.method().ref()),
                sides.map(side -> side.file().initiative().name()),
                sides.map(side -> side.file().initiative().summary()),
                sides.map(Side::named),
                sides.map(side -> side.result().settled()),
                sides.map(side -> side.result().blockingGate()),
                answers,
                settings(economics),
                inputs(economics),
                gates(sides, answers),
                sections(sides),
                sides.map(side -> side.result().readiness()),
                paths(analyses),
                analyses.map(analysis -> analysis == null || analysis.advice() == null
                        ? null
                        : analysis.advice().strategy()),
                analyses.map(Objects::nonNull));
    }

    /** Both sides say the same, and the method makes the same of it. */
    public boolean isEmpty() {
        return !method.differ()
                && !name.differ()
                && !summary.differ()
                && answers.isEmpty()
                && settings.isEmpty()
                && inputs.isEmpty()
                && !outcomeDiffers();
    }

    /** The method makes something else of it. */
    public boolean outcomeDiffers() {
        return verdict.differ()
                || settled.differ()
                || blockingGate.differ()
                || readiness.differ()
                || advice.differ()
                || analysed.differ()
                || !gates.isEmpty()
                || !sections.isEmpty()
                || !paths.isEmpty();
    }

    private static List<AnswerChange> answers(Both<Side> sides) {
        List<AnswerChange> changes = new ArrayList<>();
        for (String question : idsOf(sides.map(side -> ids(side.method().questions(), Question::id)))) {
            Both<@Nullable Entry> entry =
                    sides.map(side -> side.file().answers().get(question));
            Set<Aspect> aspects = aspects(entry);
            if (!aspects.isEmpty()) {
                changes.add(new AnswerChange(question, entry, aspects, gatesMovedBy(question, sides)));
            }
        }
        return changes;
    }

    private static Set<Aspect> aspects(Both<@Nullable Entry> entry) {
        Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
        Both<@Nullable Answer> answer = entry.map(given -> given == null ? null : given.answer());
        if (answer.differ()) {
            aspects.add(aspect(answer));
        }
        if (entry.map(given -> given == null ? null : given.note()).differ()) {
            aspects.add(Aspect.NOTE);
        }
        if (entry.map(given -> given == null ? List.of() : given.links()).differ()) {
            aspects.add(Aspect.LINKS);
        }
        if (entry.map(Comparison::files).differ()) {
            aspects.add(Aspect.FILES);
        }
        return aspects;
    }

    /** Present answers and older exports do not say what a file held: then its name has to do. */
    private static List<String> files(@Nullable Entry entry) {
        return entry == null
                ? List.of()
                : entry.files().stream()
                        .map(file -> file.name() + " " + file.sha256())
                        .sorted()
                        .toList();
    }

    /** What two different answers differ in. */
    private static Aspect aspect(Both<@Nullable Answer> answer) {
        if (answer.before() instanceof Answer.Level before
                && answer.after() instanceof Answer.Level after
                && before.level() == after.level()) {
            return Aspect.EVIDENCE;
        }
        return answer.before() instanceof Answer.NotApplicable && answer.after() instanceof Answer.NotApplicable
                ? Aspect.REASON
                : Aspect.ANSWER;
    }

    /** Gates of both sides whose leaves on the question stand differently. */
    private static List<String> gatesMovedBy(String question, Both<Side> sides) {
        return sides.after().result().gates().stream()
                .map(GateResult::id)
                .filter(id -> sides.map(side -> gate(side, id)).before() != null
                        && sides.map(side -> leaves(side, id, question)).differ())
                .toList();
    }

    private static List<Optional<GateState>> leaves(Side side, String id, String question) {
        GateResult gate = gate(side, id);
        return gate == null
                ? List.of()
                : gate.leaves().stream()
                        .filter(leaf -> question.equals(leaf.question()))
                        .map(leaf -> Optional.ofNullable(leaf.state()))
                        .toList();
    }

    private static @Nullable GateResult gate(Side side, String id) {
        return side.result().gates().stream()
                .filter(gate -> gate.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static List<GateChange> gates(Both<Side> sides, List<AnswerChange> answers) {
        List<GateChange> changes = new ArrayList<>();
        for (String id : idsOf(sides.map(side -> ids(side.result().gates(), GateResult::id)))) {
            Both<@Nullable GateState> state = sides.map(side -> {
                GateResult gate = gate(side, id);
                return gate == null ? null : gate.state();
            });
            if (state.differ()) {
                changes.add(new GateChange(
                        id,
                        state,
                        answers.stream()
                                .filter(answer -> answer.gates().contains(id))
                                .map(AnswerChange::question)
                                .toList()));
            }
        }
        return changes;
    }

    private static List<SectionChange> sections(Both<Side> sides) {
        List<SectionChange> changes = new ArrayList<>();
        Both<Map<String, Optional<Band>>> bands = sides.map(side -> side.result().sections().stream()
                .collect(Collectors.toMap(SectionScore::id, section -> Optional.ofNullable(section.band()))));
        for (String id : idsOf(sides.map(side -> ids(side.result().sections(), SectionScore::id)))) {
            Both<@Nullable Band> band =
                    bands.map(known -> known.getOrDefault(id, Optional.empty()).orElse(null));
            if (band.differ()) {
                changes.add(new SectionChange(id, band));
            }
        }
        return changes;
    }

    private static List<SettingChange> settings(Both<@Nullable EconomicInputs> economics) {
        List<SettingChange> changes = new ArrayList<>();
        setting("currency", economics, EconomicInputs::currency, changes);
        setting("horizonYears", economics, EconomicInputs::horizonYears, changes);
        setting(
                "ml.dataKind",
                economics,
                i -> i.dataKind() == null ? null : i.kindOfData().id(),
                changes);
        setting("adjust.overconfidence", economics, i -> i.adjust().overconfidence(), changes);
        setting("adjust.readiness", economics, i -> i.adjust().readiness(), changes);
        setting("adjust.successCorrelation", economics, i -> i.adjust().successCorrelation(), changes);
        setting("adjust.upliftCorrelation", economics, i -> i.adjust().upliftCorrelation(), changes);
        setting("adjust.overrunDelays", economics, i -> i.adjust().overrunDelays(), changes);
        setting("baseline.exists", economics, EconomicInputs::baselineExists, changes);
        return changes;
    }

    private static void setting(
            String id,
            Both<@Nullable EconomicInputs> economics,
            Function<EconomicInputs, @Nullable Object> value,
            List<SettingChange> changes) {
        Both<@Nullable String> stated = economics.map(inputs -> {
            Object given = inputs == null ? null : value.apply(inputs);
            return given == null ? null : given.toString();
        });
        if (stated.differ()) {
            changes.add(new SettingChange(id, stated));
        }
    }

    private static List<InputChange> inputs(Both<@Nullable EconomicInputs> economics) {
        List<InputChange> changes = new ArrayList<>();
        for (Input input : Input.values()) {
            Both<@Nullable Range> value = economics.map(
                    inputs -> inputs == null ? null : inputs.stated().get(input));
            if (value.differ()) {
                changes.add(new InputChange(input, value));
            }
        }
        return changes;
    }

    private static List<PathChange> paths(Both<@Nullable Analysis> analyses) {
        Analysis before = analyses.before();
        Analysis after = analyses.after();
        if (before == null || after == null) {
            return List.of();
        }
        Both<Analysis> both = new Both<>(before, after);
        List<PathChange> changes = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            Both<@Nullable StrategyOutcome> outcome =
                    both.map(analysis -> analysis.paths().get(strategy));
            if (outcome.map(Comparison::worth).differ()) {
                changes.add(new PathChange(strategy, outcome));
            }
        }
        return changes;
    }

    /** The figures of a path that people compare. */
    private static List<Double> worth(@Nullable StrategyOutcome outcome) {
        return outcome == null ? List.of() : List.of(outcome.mean(), outcome.p10(), outcome.p90());
    }

    private static <T> List<String> ids(List<T> things, Function<T, String> id) {
        return things.stream().map(id).toList();
    }

    /** Those of the later side in its order, then those that only the earlier one has. */
    private static Set<String> idsOf(Both<List<String>> ids) {
        Set<String> all = new LinkedHashSet<>(ids.after());
        all.addAll(ids.before());
        return all;
    }
}
