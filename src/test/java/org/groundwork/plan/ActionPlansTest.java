package org.groundwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.method.Level;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Plan;
import org.groundwork.method.Question;
import org.groundwork.method.Recipe;
import org.groundwork.report.Claims;
import org.groundwork.report.ReportSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Findings;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every recommendation asks to be done, on random answers and on samples. */
class ActionPlansTest {

    private static final int SHEETS = 150;

    static Stream<AssessmentFile> files() {
        return Stream.concat(
                ReportSamples.all().values().stream(),
                Stream.of("core@1", "core@2").flatMap(ref -> {
                    Method method = Methods.find(ref).orElseThrow();
                    return LongStream.range(0, SHEETS).mapToObj(seed -> Claims.random(method, seed));
                }));
    }

    private record Planned(AnswerSheet sheet, Result result, Findings findings) {
        static Planned of(AssessmentFile file) {
            Result result = ReportSamples.score(file).result();
            return new Planned(file.sheet(), result, Findings.of(file.sheet(), result));
        }

        List<ProposedAction> actions(Set<String> measured) {
            return ActionPlans.of(sheet, result, findings, measured);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void anActionIsAnImperativeSentenceAndSaysWhenItIsDone(AssessmentFile file) {
        Planned planned = Planned.of(file);
        List<ProposedAction> actions = planned.actions(Set.of());
        Set<String> labels = file.method().questions().stream()
                .filter(Question.Levelled.class::isInstance)
                .flatMap(question -> ((Question.Levelled) question).levels().stream())
                .map(Level::label)
                .collect(Collectors.toSet());

        assertThat(actions).extracting(ProposedAction::key).doesNotHaveDuplicates();
        assertThat(actions).allSatisfy(action -> {
            assertThat(action.title())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotEndWith(".");
            assertThat(action.title()).doesNotContain("{").matches("\\p{Lu}[\\s\\S]*");
            assertThat(labels).doesNotContain(action.title());
            assertThat(action.done()).isNotBlank().doesNotContain("{");
            assertThat(action.does()).allSatisfy(does -> assertThat(does).isNotBlank());
            assertThat(action.leastDays()).isBetween(0, action.mostDays());
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatLiftsAnAnswerIsDoneWhenTheNextLevelsAreTrue(AssessmentFile file) {
        Planned planned = Planned.of(file);
        for (ProposedAction action : planned.actions(Set.of())) {
            if (action.kind() != ProposedAction.Kind.STEP) {
                continue;
            }
            Question question = file.method().question(Objects.requireNonNull(action.question()));
            Answer answer = planned.sheet().answer(question.id());
            assertThat(answer).as("what nobody was asked is no action").isNotNull();
            if (question instanceof Question.Levelled levelled
                    && answer instanceof Answer.Level(int level, var evidence)
                    && !action.title().contains("guess")) {
                assertThat(levelled.levels()
                                .subList(level + 1, levelled.levels().size()))
                        .extracting(Level::anchor)
                        .contains(action.done());
                assertThat(Objects.requireNonNull(levelled.levels().get(level).remedy()))
                        .startsWith(action.title());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void noStepRepeatsTheExperiment(AssessmentFile file) {
        Planned planned = Planned.of(file);
        List<ProposedAction> actions = planned.actions(Set.of());
        List<ProposedAction> experiments = actions.stream()
                .filter(action -> action.kind() == ProposedAction.Kind.EXPERIMENT)
                .toList();

        assertThat(experiments).hasSizeLessThanOrEqualTo(1);
        if (!experiments.isEmpty()) {
            Set<String> covered = new HashSet<>();
            covered.add(Objects.requireNonNull(experiments.getFirst().question()));
            covered.add(Objects.requireNonNullElse(file.method().uses().target(), ""));
            assertThat(actions)
                    .filteredOn(action -> action.kind() == ProposedAction.Kind.STEP)
                    .extracting(ProposedAction::question)
                    .doesNotContainAnyElementsOf(covered);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRecommendationHasAPlanUnlessFactsDecide(AssessmentFile file) {
        Planned planned = Planned.of(file);
        String named = VerdictBasis.named(planned.sheet(), planned.result());
        if (named == null) {
            return;
        }
        Plan plan = file.method().verdict(named).plan();
        List<ProposedAction> actions = planned.actions(Set.of());
        if (plan == Plan.PILOT || plan == Plan.BUILD) {
            assertThat(actions).extracting(ProposedAction::kind).contains(ProposedAction.Kind.PLAN);
        } else {
            var change = planned.result().cheapestChange();
            boolean nothingToDo = change == null
                    || !change.reachable()
                    || change.changes().stream().allMatch(one -> planned.sheet().answer(one.question()) == null);
            assertThat(!actions.isEmpty() || nothingToDo).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void afterAResultTheNextThingIsToSaySo(AssessmentFile file) {
        Planned planned = Planned.of(file);
        Recipe recipe = planned.findings().experiment();
        if (recipe == null) {
            return;
        }
        List<ProposedAction> actions = planned.actions(Set.of(recipe.id()));

        assertThat(actions).extracting(ProposedAction::kind).doesNotContain(ProposedAction.Kind.EXPERIMENT);
        boolean experimentFollows =
                planned.actions(Set.of()).stream().anyMatch(action -> action.kind() == ProposedAction.Kind.EXPERIMENT);
        assertThat(actions.stream().anyMatch(action -> action.key().equals("plan.after")))
                .isEqualTo(experimentFollows);
    }

    @Test
    void aConditionThatIsItsOwnActionIsNotAPartOfThePlanAsWell() {
        Map<String, String> same = Map.of(
                "infra.monitoring", ".watch",
                "infra.retraining", ".retrain",
                "infra.release", ".release",
                "infra.ownership", ".life",
                "infra.experiments", ".comparison");
        long met = files().flatMap(file -> {
                    List<ProposedAction> actions = Planned.of(file).actions(Set.of());
                    return actions.stream()
                            .filter(action -> action.kind() == ProposedAction.Kind.STEP)
                            .filter(action -> same.containsKey(action.question()))
                            .filter(action ->
                                    actions.stream().anyMatch(part -> part.kind() == ProposedAction.Kind.PLAN))
                            .peek(action -> assertThat(actions)
                                    .extracting(ProposedAction::key)
                                    .filteredOn(key -> key.startsWith("plan."))
                                    .noneMatch(key ->
                                            key.endsWith(same.getOrDefault(String.valueOf(action.question()), "?"))));
                })
                .count();
        assertThat(met).isPositive();
    }
}
