package org.groundwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.evaluation.Comparison;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Plan;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a manager reads first: what is missing, what to decide, and what has changed since last time. */
class ReportBriefTest {

    private static final int SHEETS = 120;

    static Stream<AssessmentFile> files() {
        return Stream.concat(ReportSamples.all().values().stream(), random());
    }

    private static Stream<AssessmentFile> random() {
        return Stream.of("core@1", "core@2").flatMap(ref -> {
            Method method = Methods.find(ref).orElseThrow();
            return LongStream.range(0, SHEETS).mapToObj(seed -> Claims.random(method, seed));
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void namesWhatKeepsTheNextStepFromBeingReached(AssessmentFile file) {
        ReportPage page = ReportSamples.page(file);
        Result result = ReportSamples.score(file).result();
        Brief brief = page.brief();
        CheapestChange change = result.cheapestChange();
        Plan plan = plan(page, file.method());

        assertThat(brief.ask()).isNotBlank().doesNotContain("{").endsWith(".");
        assertThat(brief.named().size() + brief.more())
                .isEqualTo(brief.missing().size());
        assertThat(brief.named()).hasSizeLessThanOrEqualTo(5);
        if (plan == null) {
            assertThat(brief.missing()).isEmpty();
        } else if (plan == Plan.PILOT || plan == Plan.BUILD) {
            assertThat(brief.onCondition()).isTrue();
            Set<String> conditions = new TreeSet<>();
            ReportPage.Caveats caveats = page.caveats();
            if (caveats != null) {
                caveats.conditions().forEach(c -> conditions.add(c.about().question()));
                caveats.assumed().forEach(a -> conditions.add(a.question()));
            }
            assertThat(brief.missing()).extracting(Brief.Missing::question).hasSameElementsAs(conditions);
        } else if (!brief.missing().isEmpty()) {
            assertThat(brief.missing())
                    .extracting(Brief.Missing::question)
                    .hasSameElementsAs(
                            Objects.requireNonNull(change).reachable()
                                    ? change.changes().stream()
                                            .map(CheapestChange.Change::question)
                                            .toList()
                                    : Collections.<@Nullable String>singletonList(null));
            brief.missing().forEach(missing -> assertHopedFor(missing, change, file.method()));
        }
    }

    /** Outcomes that are hoped for are told apart from others only where there are others. */
    private static void assertHopedFor(Brief.Missing missing, CheapestChange change, Method method) {
        change.changes().stream()
                .filter(CheapestChange.Test.class::isInstance)
                .map(CheapestChange.Test.class::cast)
                .filter(test -> test.question().equals(missing.question()))
                .forEach(test -> {
                    Question.Choice choice = (Question.Choice) method.question(test.question());
                    boolean others = choice.options().stream()
                            .anyMatch(option ->
                                    !option.untested() && !test.hopedFor().contains(option.id()));
                    assertThat(missing.need())
                            .startsWith(others ? "tested, hoped for: " : "tested, whatever comes of it");
                });
    }

    private static @Nullable Plan plan(ReportPage page, Method method) {
        ReportPage.VerdictView verdict = page.recommendation().verdict();
        return page.recommendation().tooEarly() || verdict == null
                ? null
                : method.verdict(verdict.id()).plan();
    }

    /** Each step's days are those of its effort, and the sum is theirs. */
    @ParameterizedTest
    @MethodSource("files")
    void whatFoundationsTakeIsTheSumOfWhatIsMissing(AssessmentFile file) {
        ReportPage page = ReportSamples.page(file);
        CheapestChange change = ReportSamples.score(file).result().cheapestChange();
        if (plan(page, file.method()) != Plan.FOUNDATIONS || change == null || !change.reachable()) {
            return;
        }
        int least = 0;
        int most = 0;
        for (CheapestChange.Change one : change.changes()) {
            int steps = one instanceof CheapestChange.Lift lift ? lift.to() - lift.from() : 1;
            Question question = file.method().question(one.question());
            boolean known = file.sheet().answer(question.id()) != null
                    && !(file.sheet().answer(question.id()) instanceof Answer.Unknown);
            int[] days = switch (question.effort()) {
                case S -> new int[] {1, 5};
                case M -> new int[] {5, 20};
                case L -> new int[] {20, 60};
                case FACT -> new int[] {0, 0};
            };
            least += known ? steps * days[0] : 0;
            most += steps * days[1];
        }
        String work = page.brief().facts().stream()
                .filter(fact -> fact.kind() == Brief.Fact.Kind.WORK)
                .findFirst()
                .orElseThrow()
                .text();
        assertThat(work)
                .contains("person-days")
                .contains(
                        least == 0 ? "Up to " + most : least == most ? Integer.toString(most) : least + " to " + most);
    }

    @Test
    void asksForOneExperimentWithItsDateAndItsMoney() {
        ReportPage page = ReportSamples.page(ReportSamples.withMoney());
        Map<Brief.Fact.Kind, String> facts = new HashMap<>();
        page.brief().facts().forEach(fact -> facts.put(fact.kind(), fact.text()));

        assertThat(facts.get(Brief.Fact.Kind.MONEY)).contains("EUR", "8 futures in 10", "futures", "Up front: about");
        assertThat(facts.get(Brief.Fact.Kind.WORK)).contains("person-days", "EUR at the day rate");
        assertThat(facts.get(Brief.Fact.Kind.PEOPLE)).isNotBlank();
        assertThat(facts.get(Brief.Fact.Kind.DATE)).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tellsEveryAnswerThatSaysSomethingElseAndNoOther(AssessmentFile before, AssessmentFile after) {
        SinceLast since = since(before, after);
        Set<String> changed = new TreeSet<>();
        for (Question question : after.method().questions()) {
            if (!same(before.sheet().answer(question.id()), after.sheet().answer(question.id()))) {
                changed.add(question.id());
            }
        }

        assertThat(since.changes()).extracting(SinceLast.Change::question).hasSameElementsAs(changed);
        assertThat(since.changes())
                .allSatisfy(change -> assertThat(change.before()).isNotEqualTo(change.after()));
        SinceLast.Moved verdict = since.moved().getFirst();
        assertThat(verdict.before()).isEqualTo(title(before));
        assertThat(verdict.after()).isEqualTo(title(after));
    }

    static Stream<Arguments> pairs() {
        List<AssessmentFile> files = random().toList();
        return LongStream.range(0, files.size() - 1)
                .mapToObj(i -> List.of(files.get((int) i), files.get((int) i + 1)))
                .filter(pair -> pair.getFirst().method() == pair.getLast().method())
                .map(pair -> Arguments.of(pair.getFirst(), pair.getLast()));
    }

    private static boolean same(@Nullable Answer before, @Nullable Answer after) {
        return switch (before) {
            case null -> after == null;
            case Answer.Level(int level, var evidence) -> after instanceof Answer.Level(int now, var e) && now == level;
            case Answer.NotApplicable reason -> after instanceof Answer.NotApplicable;
            default -> before.equals(after);
        };
    }

    private static String title(AssessmentFile file) {
        ReportPage.Recommendation recommendation = ReportSamples.page(file).recommendation();
        return recommendation.tooEarly()
                ? "too early to say"
                : Objects.requireNonNull(recommendation.verdict()).title();
    }

    private static SinceLast since(AssessmentFile before, AssessmentFile after) {
        return new ReportSince(
                        new Comparison.Side(before, ReportSamples.score(before)),
                        new Comparison.Side(after, ReportSamples.score(after)))
                .since(1, ReportSamples.AT, ReportSamples.WAITING);
    }
}
