package org.groundwork.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFile.Entry;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.evaluation.Comparison.AnswerChange;
import org.groundwork.evaluation.Comparison.Aspect;
import org.groundwork.evaluation.Comparison.Both;
import org.groundwork.evaluation.Comparison.Side;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.GateState;
import org.jspecify.annotations.Nullable;

class ComparisonTest {

    private static final Method CORE = Methods.find("core@1").orElseThrow();
    private static final Appraiser APPRAISER = new Appraiser(CORE);
    private static final int FEW_DRAWS = 1_000;

    @Property(tries = 60)
    void nothingDiffersBetweenASheetAndItself(@ForAll("files") AssessmentFile file) {
        Comparison comparison = Comparison.of(side(file), side(file));

        assertThat(comparison.isEmpty()).isTrue();
        assertThat(comparison.outcomeDiffers()).isFalse();
    }

    @Property(tries = 60)
    void theOtherWayRoundItSaysTheSame(@ForAll("files") AssessmentFile before, @ForAll("files") AssessmentFile after) {
        assertThat(Comparison.of(side(after), side(before)))
                .isEqualTo(swapped(Comparison.of(side(before), side(after))));
    }

    @Property(tries = 60)
    void eachChangeIsListedOnce(@ForAll("files") AssessmentFile before, @ForAll("files") AssessmentFile after) {
        Comparison comparison = Comparison.of(side(before), side(after));

        assertThat(comparison.answers())
                .extracting(AnswerChange::question)
                .containsExactlyElementsOf(CORE.questions().stream()
                        .map(Question::id)
                        .filter(id -> !Objects.equals(
                                said(before.answers().get(id)),
                                said(after.answers().get(id))))
                        .toList());
        assertThat(comparison.gates())
                .extracting(Comparison.GateChange::gate)
                .containsExactlyElementsOf(CORE.gates().stream()
                        .map(gate -> gate.id())
                        .filter(id -> state(before, id) != state(after, id))
                        .toList());
    }

    @Property(tries = 60)
    void eachAnswerNamesTheGatesThatNameIt(
            @ForAll("files") AssessmentFile before, @ForAll("files") AssessmentFile after) {
        Comparison comparison = Comparison.of(side(before), side(after));

        Map<String, List<String>> fromAnswers = new HashMap<>();
        for (AnswerChange change : comparison.answers()) {
            for (String gate : change.gates()) {
                fromAnswers.computeIfAbsent(gate, id -> new ArrayList<>()).add(change.question());
            }
        }
        for (Comparison.GateChange gate : comparison.gates()) {
            assertThat(gate.because()).isEqualTo(fromAnswers.getOrDefault(gate.gate(), List.of()));
        }
    }

    @Property(tries = 80)
    void oneChangedAnswerIsTheReasonForWhateverMoved(@ForAll("files") AssessmentFile before, @ForAll long seed) {
        Random random = new Random(seed);
        Question question = CORE.questions().get(random.nextInt(CORE.questions().size()));
        AssessmentFile after = with(before, question.id(), entry(question, random));

        Comparison comparison = Comparison.of(side(before), side(after));

        assertThat(comparison.answers()).hasSizeLessThanOrEqualTo(1);
        if (comparison.answers().isEmpty()) {
            assertThat(comparison.outcomeDiffers()).isFalse();
        }
    }

    @Example
    void saysWhichGateAnAnswerMoved() {
        AssessmentFile before = file(Map.of("problem.decision", known(0)));
        AssessmentFile after = file(Map.of("problem.decision", known(4)));

        Comparison comparison = Comparison.of(side(before), side(after));

        String first = CORE.gates().getFirst().id();
        assertThat(comparison.answers().getFirst().gates()).contains(first);
        assertThat(comparison.gates().getFirst().gate()).isEqualTo(first);
        assertThat(comparison.gates().getFirst().state()).isEqualTo(new Both<>(GateState.FAILED, GateState.OPEN));
        assertThat(comparison.gates().getFirst().because()).containsExactly("problem.decision");
    }

    @Example
    void tellsEvidenceNoteLinksAndReasonApart() {
        Entry plain = known(2);
        assertThat(aspects(plain, entry(2, Evidence.GUESS, null, List.of()))).containsExactly(Aspect.EVIDENCE);
        assertThat(aspects(plain, entry(3, Evidence.GUESS, null, List.of()))).containsExactly(Aspect.ANSWER);
        assertThat(aspects(plain, entry(2, Evidence.KNOWN, "Counted.", List.of())))
                .containsExactly(Aspect.NOTE);
        assertThat(aspects(plain, entry(2, Evidence.KNOWN, null, List.of("https://a.example"))))
                .containsExactly(Aspect.LINKS);
        assertThat(aspects(plain, Entry.of(new Answer.Unknown()))).containsExactly(Aspect.ANSWER);
        assertThat(aspects(plain, null)).containsExactly(Aspect.ANSWER);
        assertThat(aspects(
                        Entry.of(new Answer.NotApplicable("one source")),
                        Entry.of(new Answer.NotApplicable("no source"))))
                .containsExactly(Aspect.REASON);
    }

    @Example
    void whoAnsweredAndWhenIsNoChange() {
        Entry mine = new Entry(known(2).answer(), "n", List.of(), "Mira", null);
        Entry yours =
                new Entry(known(2).answer(), "n", List.of(), "Jonas", java.time.Instant.parse("2026-11-22T10:00:00Z"));

        assertThat(aspects(mine, yours)).isEmpty();
    }

    @Example
    void comparesTheEconomicsAndWhatTheyComeTo() {
        AssessmentFile without = file(Map.of());
        AssessmentFile small = economics(100_000);
        AssessmentFile large = economics(900_000);

        Comparison comparison = Comparison.of(side(small), side(large));

        assertThat(comparison.inputs())
                .containsExactly(new Comparison.InputChange(
                        Input.AT_STAKE, new Both<>(new Range.Certain(100_000), new Range.Certain(900_000))));
        assertThat(comparison.paths()).isNotEmpty();
        assertThat(comparison.paths())
                .allSatisfy(path -> assertThat(
                                Objects.requireNonNull(path.outcome().after()).mean())
                        .isGreaterThan(
                                Objects.requireNonNull(path.outcome().before()).mean()));
        assertThat(Comparison.of(side(without), side(large)).paths()).isEmpty();
        assertThat(Comparison.of(side(without), side(large)).analysed()).isEqualTo(new Both<>(false, true));
    }

    @Provide
    Arbitrary<AssessmentFile> files() {
        return Arbitraries.randomValue(random -> {
            Map<String, Entry> answers = new LinkedHashMap<>();
            double answered = random.nextDouble();
            for (Question question : CORE.questions()) {
                if (random.nextDouble() < answered) {
                    answers.put(question.id(), entry(question, random));
                }
            }
            return file(answers);
        });
    }

    private static Entry entry(Question question, Random random) {
        Answer answer = random.nextInt(6) == 0
                ? new Answer.Unknown()
                : switch (question) {
                    case Question.Levelled levelled ->
                        new Answer.Level(random.nextInt(5), Evidence.values()[random.nextInt(3)]);
                    case Question.Choice choice ->
                        new Answer.Choice(choice.options()
                                .get(random.nextInt(choice.options().size()))
                                .id());
                };
        return new Entry(
                answer,
                random.nextInt(3) == 0 ? "note " + random.nextInt(2) : null,
                random.nextInt(4) == 0 ? List.of("https://a.example") : List.of(),
                "Mira",
                null);
    }

    private static Object said(@Nullable Entry entry) {
        return entry == null ? List.of() : List.of(entry.answer(), String.valueOf(entry.note()), entry.links());
    }

    private static Entry known(int level) {
        return entry(level, Evidence.KNOWN, null, List.of());
    }

    private static Entry entry(int level, Evidence evidence, @Nullable String note, List<String> links) {
        return new Entry(new Answer.Level(level, evidence), note, links, null, null);
    }

    private static java.util.Collection<Aspect> aspects(Entry before, @Nullable Entry after) {
        String question = before.answer() instanceof Answer.NotApplicable ? notApplicable() : "problem.decision";
        Comparison comparison = Comparison.of(
                side(file(Map.of(question, before))), side(file(after == null ? Map.of() : Map.of(question, after))));
        return comparison.answers().stream()
                .flatMap(change -> change.aspects().stream())
                .toList();
    }

    private static String notApplicable() {
        return CORE.questions().stream()
                .filter(Question::mayBeNotApplicable)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static AssessmentFile file(Map<String, Entry> answers) {
        return new AssessmentFile(CORE, new AssessmentFile.Initiative("Churn", "Retention", null), answers);
    }

    private static AssessmentFile with(AssessmentFile file, String question, Entry entry) {
        Map<String, Entry> answers = new HashMap<>(file.answers());
        answers.put(question, entry);
        return file(answers);
    }

    private static AssessmentFile economics(double atStake) {
        return new AssessmentFile(
                CORE,
                new AssessmentFile.Initiative("Churn", "Retention", null),
                Map.of(),
                new EconomicInputs(
                        "USD",
                        null,
                        Map.of(Input.AT_STAKE, new Range.Certain(atStake), Input.ADOPTION, new Range.Certain(0.8)),
                        null,
                        EconomicInputs.Adjustments.STANDARD));
    }

    private static Side side(AssessmentFile file) {
        return new Side(file, APPRAISER.appraise(file.sheet(), file.economics(), 1, FEW_DRAWS));
    }

    private static GateState state(AssessmentFile file, String gate) {
        return side(file).appraisal().result().gate(gate).state();
    }

    private static Comparison swapped(Comparison c) {
        return new Comparison(
                swapped(c.method()),
                swapped(c.name()),
                swapped(c.summary()),
                swapped(c.verdict()),
                swapped(c.settled()),
                swapped(c.blockingGate()),
                each(c.answers(), a -> new AnswerChange(a.question(), swapped(a.entry()), a.aspects(), a.gates())),
                each(c.settings(), s -> new Comparison.SettingChange(s.setting(), swapped(s.value()))),
                each(c.inputs(), i -> new Comparison.InputChange(i.input(), swapped(i.value()))),
                each(c.gates(), g -> new Comparison.GateChange(g.gate(), swapped(g.state()), g.because())),
                each(c.sections(), s -> new Comparison.SectionChange(s.section(), swapped(s.band()))),
                swapped(c.readiness()),
                each(c.paths(), p -> new Comparison.PathChange(p.strategy(), swapped(p.outcome()))),
                swapped(c.advice()),
                swapped(c.analysed()));
    }

    private static <T extends @Nullable Object> Both<T> swapped(Both<T> both) {
        return new Both<>(both.after(), both.before());
    }

    private static <T> List<T> each(List<T> list, Function<T, T> change) {
        return list.stream().map(change).toList();
    }
}
