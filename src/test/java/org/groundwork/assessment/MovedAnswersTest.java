package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.method.Questionnaires.choice;
import static org.groundwork.method.Questionnaires.levelled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.assessment.MovedAnswers.Why;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Method;
import org.groundwork.method.MethodChange;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.method.Questionnaires;
import org.groundwork.method.Replaces;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/** What becomes of answers, of examples and of any two versions. */
class MovedAnswersTest {

    private static final int QUESTIONS = 8;
    private static final PersonId MIRA = PersonId.random();

    @Provide
    Arbitrary<Random> luck() {
        return Arbitraries.longs().map(Random::new);
    }

    @Property
    void everyAnswerLandsInExactlyOneGroup(@ForAll("luck") Random random) {
        Method from = version(1, random);
        Method to = version(2, random);
        List<Entry> entries = entries(from, random);

        MovedAnswers moved = MovedAnswers.of(MethodChange.of(from, to), entries);

        List<String> grouped = new ArrayList<>(moved.carried().keySet());
        grouped.addAll(moved.toLook().keySet());
        grouped.addAll(moved.dropped().keySet());
        assertThat(grouped)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        entries.stream().map(Entry::question).toList());
        assertThat(moved.dropped().keySet()).noneMatch(to::hasQuestion);
        assertThat(moved.versions().keySet()).noneMatch(moved.carried()::containsKey);
    }

    @Property
    void whoeverChoosesNothingKeepsEveryAnswerThatCarriesOver(@ForAll("luck") Random random) {
        Method from = version(1, random);
        Method to = version(2, random);
        MovedAnswers moved = MovedAnswers.of(MethodChange.of(from, to), entries(from, random));

        AnswerSheet sheet = moved.sheet(Map.of());

        moved.carried()
                .forEach((question, entry) -> assertThat(sheet.answer(question)).isEqualTo(entry.answer()));
        moved.toLook()
                .forEach((question, look) -> assertThat(sheet.answer(question))
                        .isEqualTo(look.stays() ? look.entry().answer() : null));
        assertThat(sheet.answers().keySet())
                .allMatch(question ->
                        moved.carried().containsKey(question) || moved.toLook().containsKey(question));
    }

    @Property
    void whatCarriesOverMeansTheSameAndAnswersTheNewQuestion(@ForAll("luck") Random random) {
        Method from = version(1, random);
        Method to = version(2, random);
        MethodChange change = MethodChange.of(from, to);
        MovedAnswers moved = MovedAnswers.of(change, entries(from, random));

        moved.carried().values().forEach(entry -> {
            Answer answer = entry.answer();
            if (answer != null) {
                assertThat(change.of(entry.question()).kind()).isEqualTo(MethodChange.Kind.SAME);
                assertThat(AnswerSheet.fits(to.question(entry.question()), answer))
                        .isTrue();
            }
        });
        moved.toLook()
                .forEach((question, look) -> assertThat(look.why() == Why.MEANING)
                        .isEqualTo(AnswerSheet.fits(to.question(question), answer(look.entry()))));
    }

    private static Answer answer(Entry entry) {
        Answer answer = entry.answer();
        assertThat(answer).isNotNull();
        return answer == null ? new Answer.Unknown() : answer;
    }

    /** Some of the same ids, each with some wording, as a choice or with levels. */
    private static Method version(int version, Random random) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            if (random.nextInt(4) > 0) {
                questions.add(question("s.q" + i, random));
            }
        }
        Replaces replaces = null;
        if (version > 1 && random.nextBoolean()) {
            replaces = new Replaces(
                    "small@1",
                    "Why.",
                    questions.stream()
                            .filter(question -> random.nextBoolean())
                            .map(q -> new Replaces.Changed(q.id(), "What."))
                            .toList());
        }
        return Questionnaires.of(version, replaces, questions.toArray(Question[]::new));
    }

    private static Question question(String id, Random random) {
        String text = random.nextInt(3) == 0 ? "Otherwise?" : "This?";
        boolean mayBeNotApplicable = random.nextBoolean();
        if (random.nextInt(3) > 0) {
            return levelled(id, text, random.nextInt(3) == 0 ? "b" : "a", mayBeNotApplicable);
        }
        return random.nextBoolean()
                ? choice(id, text, mayBeNotApplicable, "x", "y")
                : choice(id, text, mayBeNotApplicable, "y", "z");
    }

    private static List<Entry> entries(Method method, Random random) {
        List<Entry> entries = new ArrayList<>();
        for (Question question : method.questions()) {
            if (random.nextInt(5) > 0) {
                entries.add(entry(question.id(), any(question, random)));
            }
        }
        return entries;
    }

    private static @Nullable Answer any(Question question, Random random) {
        int pick = random.nextInt(8);
        if (pick == 0) {
            return null;
        }
        if (pick == 1) {
            return new Answer.Unknown();
        }
        if (pick == 2 && question.mayBeNotApplicable()) {
            return new Answer.NotApplicable("so");
        }
        return switch (question) {
            case Question.Levelled levelled ->
                new Answer.Level(random.nextInt(5), Evidence.values()[random.nextInt(3)]);
            case Question.Choice options -> {
                List<Option> all = options.options();
                yield new Answer.Choice(all.get(random.nextInt(all.size())).id());
            }
        };
    }

    private static Entry entry(String question, @Nullable Answer answer) {
        return new Entry(question, answer, "note", List.of(), MIRA, Instant.EPOCH, 3, Origin.saved("small@1"));
    }

    private static MovedAnswers moved(Question before, Question after, Answer answer) {
        return MovedAnswers.of(
                MethodChange.of(Questionnaires.of(1, null, before), Questionnaires.of(2, null, after)),
                List.of(entry(before.id(), answer)));
    }

    @Example
    void whatIsChosenAnewKeepsHowSureTheyWere() {
        MovedAnswers moved = moved(
                levelled("s.q", "Q?", "a", true),
                levelled("s.q", "Q?", "b", true),
                new Answer.Level(1, Evidence.GUESS));

        assertThat(Objects.requireNonNull(moved.toLook().get("s.q")).why()).isEqualTo(Why.MEANING);
        assertThat(moved.sheet(Map.of("s.q", new Answer.Level(3, Evidence.KNOWN)))
                        .answer("s.q"))
                .isEqualTo(new Answer.Level(3, Evidence.GUESS));
        assertThat(moved.sheet(Map.of("s.q", new Answer.Unknown())).answer("s.q"))
                .isEqualTo(new Answer.Unknown());
        assertThat(moved.versions()).isEqualTo(Map.of("s.q", 3));
    }

    @Example
    void anOptionThatIsGoneCannotStand() {
        MovedAnswers moved =
                moved(choice("s.q", "Q?", true, "x", "y"), choice("s.q", "Q?", true, "y"), new Answer.Choice("x"));

        assertThat(Objects.requireNonNull(moved.toLook().get("s.q")).why()).isEqualTo(Why.OPTION_GONE);
        assertThat(moved.sheet(Map.of()).answers()).isEmpty();
        assertThat(moved.sheet(Map.of("s.q", new Answer.Choice("y"))).answer("s.q"))
                .isEqualTo(new Answer.Choice("y"));
    }

    @Example
    void whatMustApplyNowHasToBeAnswered() {
        MovedAnswers moved = moved(
                levelled("s.q", "Q?", "a", true),
                levelled("s.q", "Q?", "a", false),
                new Answer.NotApplicable("one source"));

        assertThat(Objects.requireNonNull(moved.toLook().get("s.q")).why()).isEqualTo(Why.NOT_APPLICABLE_GONE);
        assertThat(moved.sheet(Map.of()).answers()).isEmpty();
    }

    @Example
    void aReasonIsKeptWhereItStillMayNotApply() {
        MovedAnswers moved = moved(
                levelled("s.q", "Q?", "a", true),
                levelled("s.q", "Q?", "b", true),
                new Answer.NotApplicable("one source"));

        assertThat(moved.sheet(Map.of("s.q", new Answer.NotApplicable(""))).answer("s.q"))
                .isEqualTo(new Answer.NotApplicable("one source"));
    }

    @Example
    void aLevelIsNoAnswerToAChoice() {
        MovedAnswers moved = moved(
                levelled("s.q", "Q?", "a", true), choice("s.q", "Q?", true, "x"), new Answer.Level(1, Evidence.KNOWN));

        assertThat(Objects.requireNonNull(moved.toLook().get("s.q")).why()).isEqualTo(Why.OTHER_KIND);
        assertThat(Objects.requireNonNull(moved.toLook().get("s.q")).stays()).isFalse();
    }
}
