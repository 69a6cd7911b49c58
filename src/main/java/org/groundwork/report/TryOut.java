package org.groundwork.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Simulation;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.platform.Choice;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * What the recommendation would be with other answers. Nothing of it is stored.
 *
 * @param rows the questions that can be tried
 * @param more the others
 * @param outcome null until an answer is changed
 */
public record TryOut(
        List<Row> rows, List<Choice> more, @Nullable Outcome outcome) {

    /** Value of "as answered". */
    public static final String AS_ANSWERED = "";

    private static final String UNKNOWN = "unknown";
    private static final String NOT_APPLICABLE = "not-applicable";

    /** Rows shown before anybody asks for more. */
    private static final int FEW = 10;

    /** Futures drawn for a look: a fifth of the usual number. */
    private static final int DRAWS = 20_000;

    /**
     * A question to try.
     *
     * @param answered label of the answer given; null while there is none
     * @param chosen value that is tried
     * @param levels values and labels of its levels or options
     */
    public record Row(
            String question,
            String title,
            String text,
            @Nullable String answered,
            String chosen,
            List<Choice> levels,
            boolean mayBeNotApplicable) {}

    /**
     * What it would come to.
     *
     * @param verdict title; null when it would be too early to say
     * @param before title of the recommendation as answered; null when it is too early to say
     * @param couldBecome titles of the other verdicts that would be possible
     * @param money what the money would favour; null where it cannot be said
     * @param draws that it was drawn fewer times; null where it was not
     */
    public record Outcome(
            @Nullable String verdict,
            @Nullable String headline,
            @Nullable String before,
            boolean settled,
            List<String> couldBecome,
            ReportPage.@Nullable Readiness readiness,
            StaircaseChart staircase,
            List<GateChange> gates,
            @Nullable String money,
            @Nullable String draws) {

        /** Another recommendation than before. */
        public boolean differs() {
            return verdict == null ? before != null : !verdict.equals(before);
        }
    }

    /** A gate whose state would be another. */
    public record GateChange(int number, String title, String before, String after) {}

    /**
     * @param appraisal of the file's answers
     * @param tried values by question id; what fits no question is left out
     * @param added ids of further questions to show
     */
    public static TryOut of(AssessmentFile file, Appraisal appraisal, Map<String, String> tried, Set<String> added) {
        return new Trial(file, appraisal, tried, added).tryOut();
    }

    /** Works one out. */
    private static final class Trial {

        private final Method method;
        private final @Nullable EconomicInputs economics;
        private final AnswerSheet sheet;
        private final Result result;
        private final @Nullable Analysis analysis;
        private final ReportAnswers answers;
        private final Map<String, String> tried;
        private final Set<String> shown = new LinkedHashSet<>();

        Trial(AssessmentFile file, Appraisal appraisal, Map<String, String> tried, Set<String> added) {
            this.method = file.method();
            this.economics = file.economics();
            this.sheet = file.sheet();
            this.result = appraisal.result();
            this.analysis = appraisal.analysis();
            this.answers = new ReportAnswers(file);
            this.tried = tried;
            result.stillMatters().stream().limit(FEW).forEach(shown::add);
            Optional.ofNullable(result.cheapestChange()).stream()
                    .flatMap(change -> change.changes().stream())
                    .map(CheapestChange.Change::question)
                    .forEach(shown::add);
            blockingLeaves().stream().limit(FEW).forEach(shown::add);
            tried.keySet().stream().filter(method::hasQuestion).forEach(shown::add);
            added.stream().filter(method::hasQuestion).forEach(shown::add);
        }

        private List<String> blockingLeaves() {
            String blockingGate = result.blockingGate();
            return blockingGate == null
                    ? List.of()
                    : result.gate(blockingGate).leaves().stream()
                            .filter(leaf -> leaf.state() != null)
                            .filter(leaf -> leaf.state() != GateState.PASSED)
                            .flatMap(leaf -> Optional.ofNullable(leaf.question()).stream())
                            .toList();
        }

        TryOut tryOut() {
            AnswerSheet changed = sheet;
            for (String question : shown) {
                Optional<Answer> answer = answer(method.question(question));
                if (answer.isPresent()) {
                    changed = changed.with(question, answer.get());
                }
            }
            return new TryOut(
                    shown.stream().map(method::question).map(this::row).toList(),
                    method.questions().stream()
                            .filter(question -> !shown.contains(question.id()))
                            .map(question -> new Choice(question.id(), titleIn(question), null))
                            .toList(),
                    changed.equals(sheet) ? null : outcome(changed));
        }

        private String titleIn(Question question) {
            return method.section(question.section()).shortTitle() + ": " + question.title();
        }

        /** What is tried for this question; empty for as answered, and for what does not fit. */
        private Optional<Answer> answer(Question question) {
            String value = tried.getOrDefault(question.id(), AS_ANSWERED);
            if (value.equals(UNKNOWN)) {
                return Optional.of(new Answer.Unknown());
            }
            if (value.equals(NOT_APPLICABLE)) {
                return question.mayBeNotApplicable()
                        ? Optional.of(new Answer.NotApplicable("tried out"))
                        : Optional.empty();
            }
            return switch (question) {
                case Question.Levelled levelled ->
                    value.matches("[0-" + Question.TOP + "]")
                            ? Optional.of(new Answer.Level(Integer.parseInt(value), Evidence.KNOWN))
                            : Optional.empty();
                case Question.Choice choice ->
                    choice.hasOption(value) ? Optional.of(new Answer.Choice(value)) : Optional.empty();
            };
        }

        private Row row(Question question) {
            List<Choice> levels = new ArrayList<>();
            switch (question) {
                case Question.Levelled levelled ->
                    levelled.levels()
                            .forEach(level -> levels.add(new Choice(
                                    Integer.toString(levels.size()), levelled.numbered(levels.size()), null)));
                case Question.Choice choice ->
                    choice.options().forEach(option -> levels.add(new Choice(option.id(), option.label(), null)));
            }
            return new Row(
                    question.id(),
                    question.title(),
                    question.text(),
                    answers.label(question.id()),
                    answer(question).isPresent() ? tried.getOrDefault(question.id(), AS_ANSWERED) : AS_ANSWERED,
                    levels,
                    question.mayBeNotApplicable());
        }

        private Outcome outcome(AnswerSheet changed) {
            Appraisal tried = appraise(changed);
            Result after = tried.result();
            String id = VerdictBasis.named(changed, after);
            String before = VerdictBasis.named(sheet, result);
            List<GateChange> gates = new ArrayList<>();
            for (int i = 0; i < after.gates().size(); i++) {
                GateState was = result.gates().get(i).state();
                GateState is = after.gates().get(i).state();
                if (was != is) {
                    gates.add(new GateChange(i + 1, method.gates().get(i).title(), was.name(), is.name()));
                }
            }
            return new Outcome(
                    id == null ? null : method.verdict(id).title(),
                    id == null ? null : method.verdict(id).headline(),
                    before == null ? null : method.verdict(before).title(),
                    after.settled(),
                    after.possibleVerdicts().stream()
                            .filter(possible -> !possible.equals(id))
                            .map(possible -> method.verdict(possible).title())
                            .toList(),
                    ReportAssembler.readiness(changed, after),
                    ReportAssembler.staircase(method, after),
                    gates,
                    money(tried.analysis()),
                    draws(tried.analysis()));
        }

        /**
         * Where the readiness that moves the economics stays the same, so do they; else they are
         * drawn again, fewer times so that nobody waits.
         */
        private Appraisal appraise(AnswerSheet changed) {
            Analysis before = analysis;
            if (economics == null || before == null) {
                return new Appraiser(method).appraise(changed, economics);
            }
            List<EconomicInputs.ReadinessScores> asAnswered = new ArrayList<>();
            Appraiser known = new Appraiser(method, (inputs, readiness, seed, draws) -> {
                asAnswered.add(readiness);
                return before;
            });
            known.appraise(sheet, economics);
            return new Appraiser(
                            method,
                            (inputs, readiness, seed, draws) -> asAnswered.contains(readiness)
                                    ? before
                                    : Simulation.run(inputs, readiness, seed, draws))
                    .appraise(changed, economics, before.seed(), Math.min(before.draws(), DRAWS));
        }

        private @Nullable String money(@Nullable Analysis after) {
            Analysis.Advice is = after == null ? null : after.advice();
            Analysis.Advice was = analysis == null ? null : analysis.advice();
            if (is == null || was == null) {
                return null;
            }
            PathTexts paths = new PathTexts(Objects.requireNonNullElse(economics, EconomicInputs.NONE));
            return is.strategy() == was.strategy()
                    ? ReportTexts.get("report.try.money.same", paths.named(is.strategy()))
                    : ReportTexts.get("report.try.money", paths.named(is.strategy()), paths.named(was.strategy()));
        }

        private @Nullable String draws(@Nullable Analysis after) {
            return after == null || analysis == null || after.draws() == analysis.draws()
                    ? null
                    : ReportTexts.get(
                            "report.try.draws",
                            MoneyTexts.counted(after.draws()),
                            MoneyTexts.counted(analysis.draws()));
        }
    }
}
