package org.groundwork.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Evidence;

/** What holds for the distance of two assessments, and for the cases nearest to one. */
class SimilarCasesTest {

    private static final Method CORE_1 = Methods.find("core@1").orElseThrow();
    private static final Method CORE_2 = Methods.find("core@2").orElseThrow();

    @Provide
    Arbitrary<AnswerSheet> sheets() {
        return Arbitraries.longs().map(seed -> random(CORE_2, new Random(seed)));
    }

    @Provide
    Arbitrary<AnswerSheet> oldSheets() {
        return Arbitraries.longs().map(seed -> random(CORE_1, new Random(seed)));
    }

    @Provide
    Arbitrary<ReferenceCase> cases() {
        return Arbitraries.of(ReferenceCases.shipped().all());
    }

    @Property(tries = 200)
    void isTheSameInBothDirections(
            @ForAll("sheets") AnswerSheet one,
            @ForAll("sheets") AnswerSheet other,
            @ForAll("oldSheets") AnswerSheet old) {
        assertThat(SimilarCases.distance(one, other)).isEqualTo(SimilarCases.distance(other, one));
        OptionalDouble there = SimilarCases.distance(one, old);
        OptionalDouble back = SimilarCases.distance(old, one);
        assertThat(there.isPresent()).isEqualTo(back.isPresent());
        there.ifPresent(distance -> assertThat(back.orElseThrow()).isEqualTo(distance, within(1e-12)));
    }

    @Property(tries = 200)
    void isFromNothingToOneAndNothingToItself(@ForAll("sheets") AnswerSheet one, @ForAll("sheets") AnswerSheet other) {
        SimilarCases.distance(one, one).ifPresent(itself -> assertThat(itself).isZero());
        SimilarCases.distance(one, other).ifPresent(d -> assertThat(d).isBetween(0.0, 1.0));
    }

    /** Written out as the definition says it. */
    @Property(tries = 200)
    void isTheWeightedMeanOfWhatBothAnswered(@ForAll("sheets") AnswerSheet one, @ForAll("sheets") AnswerSheet other) {
        double weight = 0;
        double apart = 0;
        int shared = 0;
        for (Section section : CORE_2.sections()) {
            int total = 0;
            for (Question question : section.questions()) {
                total += question instanceof Question.Levelled ? question.weight() : 0;
            }
            for (Question question : section.questions()) {
                if (one.answer(question.id()) instanceof Answer.Level(int mine, Evidence how)
                        && other.answer(question.id()) instanceof Answer.Level(int theirs, Evidence why)) {
                    double share = question.weight() / (double) total / 6;
                    weight += share;
                    apart += share * Math.abs(mine - theirs) / 4;
                    shared++;
                }
            }
        }
        OptionalDouble distance = SimilarCases.distance(one, other);

        assertThat(distance.isPresent()).isEqualTo(shared >= 12 || weight >= 1 / 3.0);
        double expected = apart / weight;
        distance.ifPresent(d -> assertThat(d).isEqualTo(expected, within(1e-12)));
    }

    @Property(tries = 36)
    void theCaseNearestToACaseIsItself(@ForAll("cases") ReferenceCase one) {
        List<SimilarCase> nearest = SimilarCases.to(one.file().sheet(), 3);

        assertThat(nearest).hasSize(3);
        assertThat(nearest.getFirst().reference()).isEqualTo(one);
        assertThat(nearest.getFirst().distance()).isZero();
        assertThat(nearest.getFirst().kind()).isEqualTo(SimilarCase.Kind.SAME);
        assertThat(nearest.getFirst().different()).isEmpty();
        assertThat(nearest.get(1).distance()).isPositive();
    }

    @Property(tries = 100)
    void theNearestComeFirstAndFewerAreTheFirstOfMore(@ForAll("sheets") AnswerSheet sheet) {
        List<SimilarCase> all = SimilarCases.to(sheet, Integer.MAX_VALUE);

        assertThat(all)
                .isSortedAccordingTo(Comparator.comparingDouble(SimilarCase::distance))
                .allSatisfy(one -> assertThat(one.distance())
                        .isEqualTo(SimilarCases.distance(
                                        sheet, one.reference().file().sheet())
                                .orElseThrow()));
        assertThat(SimilarCases.to(sheet, 3)).isEqualTo(all.subList(0, Math.min(3, all.size())));
    }

    @Property(tries = 100)
    void namesWhatIsAlikeAndWhatIsNot(@ForAll("sheets") AnswerSheet sheet) {
        for (SimilarCase one : SimilarCases.to(sheet, 5)) {
            assertThat(one.alike())
                    .hasSizeLessThanOrEqualTo(3)
                    .allSatisfy(pair ->
                            assertThat(Math.abs(pair.mine() - pair.theirs())).isLessThanOrEqualTo(1));
            assertThat(one.different())
                    .hasSizeLessThanOrEqualTo(3)
                    .allSatisfy(pair ->
                            assertThat(Math.abs(pair.mine() - pair.theirs())).isGreaterThan(1));
            assertThat(one.alike().size() + one.different().size()).isGreaterThanOrEqualTo(Math.min(3, one.shared()));
            for (SimilarCase.Pair pair : one.different()) {
                assertThat(sheet.answer(pair.question()))
                        .isInstanceOfSatisfying(
                                Answer.Level.class,
                                level -> assertThat(level.level()).isEqualTo(pair.mine()));
            }
        }
    }

    @Example
    void elevenAnswersOfLittleWeightAreTooFewAndTwelveAreEnough() {
        AnswerSheet reference = ReferenceCases.shipped().all().getFirst().file().sheet();
        AnswerSheet few = AnswerSheet.empty(CORE_2);
        int answered = 0;
        for (Map.Entry<String, Answer> entry : reference.answers().entrySet()) {
            if (answered < 11 && entry.getValue() instanceof Answer.Level) {
                few = few.with(entry.getKey(), entry.getValue());
                answered++;
            }
        }
        assertThat(SimilarCases.distance(few, reference)).isEmpty();
        String next = reference.answers().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Answer.Level)
                .map(Map.Entry::getKey)
                .skip(11)
                .findFirst()
                .orElseThrow();
        AnswerSheet enough = few.with(next, reference.answer(next));
        assertThat(SimilarCases.distance(enough, reference)).hasValue(0);
        assertThat(SimilarCases.to(AnswerSheet.empty(CORE_2), 3)).isEmpty();
    }

    /** Every question of three sections, but of the three others none: half of the weight. */
    @Example
    void comparesWhereAThirdOfTheWeightIsShared() {
        AnswerSheet one = AnswerSheet.empty(CORE_2);
        for (Question question : CORE_2.section("team").questions()) {
            one = one.with(question.id(), new Answer.Level(2, Evidence.KNOWN));
        }
        assertThat(SimilarCases.distance(one, one)).isEmpty();
        for (Question question : CORE_2.section("risk").questions()) {
            one = one.with(question.id(), new Answer.Level(2, Evidence.KNOWN));
        }
        assertThat(SimilarCases.distance(one, one)).hasValue(0);
    }

    @Example
    void ofTheSameDistanceTheSameKindIsNearerAndThenTheFirstOfTheFile() {
        Set<String> kinds = new HashSet<>();
        for (ReferenceCase one : ReferenceCases.shipped().all()) {
            if (one.file().sheet().answer("problem.type") instanceof Answer.Choice(String kind)) {
                kinds.add(kind);
            }
        }
        assertThat(kinds).hasSizeGreaterThan(2);
        for (String kind : kinds) {
            AnswerSheet sheet = random(CORE_2, new Random(7)).with("problem.type", new Answer.Choice(kind));
            List<SimilarCase> all = SimilarCases.to(sheet, Integer.MAX_VALUE);
            for (int i = 1; i < all.size(); i++) {
                SimilarCase before = all.get(i - 1);
                SimilarCase after = all.get(i);
                if (before.distance() == after.distance()) {
                    assertThat(rank(before)).isLessThan(rank(after));
                }
            }
        }
    }

    /** First those of the same kind, then by their place in the file. */
    private static int rank(SimilarCase one) {
        List<ReferenceCase> all = ReferenceCases.shipped().all();
        return (one.kind() == SimilarCase.Kind.SAME ? 0 : all.size()) + all.indexOf(one.reference());
    }

    @Example
    void leavesOutQuestionsWhoseMeaningChanged() {
        AnswerSheet old = all(CORE_1, 0);
        AnswerSheet now = all(CORE_2, 4);
        for (Question question : CORE_1.questions()) {
            if (CORE_2.hasQuestion(question.id())
                    && question instanceof Question.Levelled
                    && Objects.requireNonNull(CORE_2.replaces()).changed().stream()
                            .noneMatch(changed -> changed.question().equals(question.id()))) {
                now = now.with(question.id(), new Answer.Level(0, Evidence.KNOWN));
            }
        }
        assertThat(Objects.requireNonNull(CORE_2.replaces()).changed()).isNotEmpty();
        assertThat(SimilarCases.distance(old, now)).hasValue(0);
        assertThat(SimilarCases.to(old, 3)).hasSize(3);
    }

    private static AnswerSheet all(Method method, int level) {
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : method.questions()) {
            if (question instanceof Question.Levelled) {
                answers.put(question.id(), new Answer.Level(level, Evidence.KNOWN));
            }
        }
        return AnswerSheet.of(method, answers);
    }

    /** Of some sheets much is answered, of others little. */
    private static AnswerSheet random(Method method, Random random) {
        double share = random.nextDouble();
        Map<String, Answer> answers = new HashMap<>();
        for (Question question : method.questions()) {
            if (random.nextDouble() < share) {
                answers.put(
                        question.id(),
                        switch (question) {
                            case Question.Levelled levelled ->
                                random.nextInt(6) == 0
                                        ? new Answer.Unknown()
                                        : new Answer.Level(random.nextInt(5), Evidence.values()[random.nextInt(3)]);
                            case Question.Choice choice ->
                                new Answer.Choice(choice.options()
                                        .get(random.nextInt(choice.options().size()))
                                        .id());
                        });
            }
        }
        return AnswerSheet.of(method, answers);
    }
}
