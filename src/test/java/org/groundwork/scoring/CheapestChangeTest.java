package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.scoring.Sheets.CORE;
import static org.groundwork.scoring.Sheets.UNKNOWN;
import static org.groundwork.scoring.Sheets.allPassed;
import static org.groundwork.scoring.Sheets.choice;
import static org.groundwork.scoring.Sheets.known;
import static org.groundwork.scoring.Sheets.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.method.Condition;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.junit.jupiter.api.Test;

class CheapestChangeTest {

    @Provide
    Arbitrary<Random> luck() {
        return Arbitraries.longs().map(Random::new);
    }

    /** Every way to raise levels and to test the choice, tried one by one. */
    @Property(tries = 400)
    void noChangeWithLessEffortReachesTheGate(@ForAll("luck") Random random) {
        Method method = SmallMethods.random(random);
        AnswerSheet sheet = Sheets.random(method, random);
        EconomicMetrics figures = SmallMethods.figures(random);
        if (!passable(method)) {
            return;
        }
        Result result = new Scorer(method).score(sheet, figures);
        String blockingGate = result.blockingGate();
        if (blockingGate == null) {
            return;
        }
        List<Integer> best = best(method, sheet, figures, blockingGate);
        CheapestChange change = Objects.requireNonNull(result.cheapestChange());
        if (best.isEmpty()) {
            assertThat(change.reachable()).isFalse();
            assertThat(change.facts()).isNotEmpty();
            assertThat(change.cost()).isNull();
            assertThat(change.changes()).isEmpty();
        } else {
            assertThat(change.facts()).isEmpty();
            assertThat(change.cost()).isEqualTo(best.getFirst());
            List<Integer> found =
                    new ArrayList<>(List.of(best.getFirst(), change.changes().size()));
            change.changes().forEach(step -> found.add(method.index(step.question())));
            assertThat(found).isEqualTo(best);
        }
    }

    /** Random conditions can ask for two options at once; the lint refuses such methods. */
    private static boolean passable(Method method) {
        for (String option : List.of("yes", "partly")) {
            AnswerSheet best = AnswerSheet.empty(method).with("s.c", choice(option));
            for (int i = 0; i < SmallMethods.LEVELLED; i++) {
                best = best.with("s.q" + i, known(4));
            }
            if (new Scorer(method)
                    .gates(best, EconomicMetrics.NONE).stream()
                            .allMatch(g -> g.state().reached())) {
                return true;
            }
        }
        return false;
    }

    /** Cost, number of questions, their positions; empty where no effort reaches the gate. */
    private static List<Integer> best(Method method, AnswerSheet sheet, EconomicMetrics figures, String blockingGate) {
        List<Integer> best = List.of();
        int combinations = (int) Math.pow(5, SmallMethods.LEVELLED) * 3;
        for (int code = 0; code < combinations; code++) {
            List<Integer> tried = tried(method, sheet, figures, blockingGate, code);
            if (!tried.isEmpty() && (best.isEmpty() || less(tried, best))) {
                best = tried;
            }
        }
        return best;
    }

    private static boolean less(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return a.get(i) < b.get(i);
            }
        }
        return false;
    }

    private static List<Integer> tried(
            Method method, AnswerSheet sheet, EconomicMetrics figures, String blockingGate, int code) {
        int rest = code;
        int cost = 0;
        List<Integer> touched = new ArrayList<>();
        AnswerSheet changed = sheet;
        for (int i = 0; i < SmallMethods.LEVELLED; i++) {
            int up = rest % 5;
            rest /= 5;
            if (up > 0) {
                Question question = method.questions().get(i);
                if (!(Bounds.of(question, sheet.answer(question.id())) instanceof Bounds.Levels levels)
                        || levels.stated() + up > 4
                        || question.effort() == Effort.FACT) {
                    return List.of();
                }
                cost += up * question.effort().cost();
                touched.add(i);
                changed = changed.with(question.id(), known(levels.stated() + up));
            }
        }
        if (rest > 0) {
            Answer answer = sheet.answer("s.c");
            Question choice = method.question("s.c");
            boolean testable = answer == null || answer.equals(UNKNOWN) || answer.equals(choice("untested"));
            if (!testable || choice.effort() == Effort.FACT) {
                return List.of();
            }
            cost += choice.effort().cost();
            touched.add(method.index("s.c"));
            changed = changed.with("s.c", choice(rest == 1 ? "yes" : "partly"));
        }
        int upTo = method.gates().indexOf(method.gate(blockingGate)) + 1;
        boolean reached = new Scorer(method)
                .gates(changed, figures).subList(0, upTo).stream()
                        .allMatch(gate -> gate.state().reached());
        if (!reached) {
            return List.of();
        }
        List<Integer> found = new ArrayList<>(List.of(cost, touched.size()));
        found.addAll(touched);
        return found;
    }

    @Test
    void anUnknownCountsFromLevelZeroAndIsFoundOutFirst() {
        AnswerSheet sheet = allPassed().with("data.events", UNKNOWN).with("data.access", known(1));
        CheapestChange change = Objects.requireNonNull(score(sheet).cheapestChange());
        assertThat(change.gate()).isEqualTo("data-can-teach");
        assertThat(change.cost()).isEqualTo(3 * 20 + 5);
        assertThat(change.changes())
                .containsExactly(
                        new CheapestChange.Lift("data.events", 0, 3, Effort.L, true),
                        new CheapestChange.Lift("data.access", 1, 2, Effort.M, false));
    }

    @Test
    void anUntestedTargetIsReachedByTesting() {
        AnswerSheet sheet = allPassed().with("baseline.target", choice("not-tested"));
        CheapestChange change = Objects.requireNonNull(score(sheet).cheapestChange());
        assertThat(change.gate()).isEqualTo("simple-measured");
        assertThat(change.cost()).isEqualTo(5);
        assertThat(change.changes())
                .containsExactly(new CheapestChange.Test(
                        "baseline.target",
                        "not-tested",
                        List.of("meets", "nearly", "falls-short", "far-short", "no-target"),
                        Effort.M,
                        false));
    }

    @Test
    void anUnknownTargetIsFoundOutFirst() {
        AnswerSheet sheet = allPassed().with("baseline.target", UNKNOWN);
        CheapestChange change = Objects.requireNonNull(score(sheet).cheapestChange());
        assertThat(change.changes()).singleElement().satisfies(step -> {
            assertThat(step.findOutFirst()).isTrue();
            assertThat(step.cost()).isEqualTo(5);
        });
    }

    @Test
    void aTargetThatIsMetIsAFact() {
        CheapestChange change = Objects.requireNonNull(
                score(allPassed().with("baseline.target", choice("meets"))).cheapestChange());
        assertThat(change.gate()).isEqualTo("simple-falls-short");
        assertThat(change.reachable()).isFalse();
        assertThat(change.facts()).containsExactly("baseline.target");
    }

    @Test
    void aTargetThatIsNearlyMetCanBeOutweighedByAProvenValue() {
        AnswerSheet sheet =
                allPassed().with("baseline.target", choice("nearly")).with("problem.value", known(2));
        CheapestChange change = Objects.requireNonNull(score(sheet).cheapestChange());
        assertThat(change.cost()).isEqualTo(10);
        assertThat(change.changes()).containsExactly(new CheapestChange.Lift("problem.value", 2, 4, Effort.M, false));
    }

    @Test
    void aPrecedentIsAFact() {
        CheapestChange change = Objects.requireNonNull(
                score(allPassed().with("problem.precedent", known(2))).cheapestChange());
        assertThat(change.gate()).isEqualTo("ready-to-run");
        assertThat(change.reachable()).isFalse();
        assertThat(change.facts()).containsExactly("problem.precedent");
    }

    @Test
    void computedEconomicsAreFacts() {
        EconomicMetrics figures = EconomicMetrics.of(java.util.Map.of(EconomicMetric.ML_INCREMENT_MEAN, -1.0));
        CheapestChange change = Objects.requireNonNull(
                new Scorer(CORE).score(allPassed(), figures).cheapestChange());
        assertThat(change.gate()).isEqualTo("ml-pays");
        assertThat(change.facts()).containsExactly("mlIncrementMean");
    }

    @Test
    void onATieTheFewestQuestionsThenTheMethodsOrder() {
        Question a = SmallMethods.levelled("s.a", 1, Effort.S);
        Question b = SmallMethods.levelled("s.b", 1, Effort.S);
        Question c = SmallMethods.levelled("s.c", 1, Effort.S);
        Condition two = new Condition.AtLeast("s.c", 2);
        Condition ab = new Condition.All(List.of(new Condition.AtLeast("s.a", 1), new Condition.AtLeast("s.b", 1)));
        Method fewest = SmallMethods.of(
                List.of(a, b, c), List.of(SmallMethods.gate("g", "V", new Condition.Any(List.of(ab, two)))));
        assertThat(changes(fewest)).containsExactly("s.c");
        Method order = SmallMethods.of(
                List.of(a, b, c),
                List.of(SmallMethods.gate(
                        "g",
                        "V",
                        new Condition.Any(List.of(new Condition.AtLeast("s.c", 2), new Condition.AtLeast("s.b", 2))))));
        assertThat(changes(order)).containsExactly("s.b");
    }

    /** One way is not applicable; what is left asks a choice for two options at once. */
    @Test
    void aGateThatNotApplicableLeavesWithoutAWayHingesOnTheChoice() {
        Method method = SmallMethods.of(
                List.of(
                        SmallMethods.levelled("s.a", 1, Effort.S),
                        new Question.Choice(
                                SmallMethods.common("s.c", 1, Effort.M),
                                List.of(
                                        new Option("yes", "yes", "yes", false),
                                        new Option("partly", "partly", "partly", false)))),
                List.of(SmallMethods.gate(
                        "g",
                        "V",
                        new Condition.Any(List.of(
                                new Condition.AtLeast("s.a", 1),
                                new Condition.All(List.of(
                                        new Condition.OneOf("s.c", Set.of("yes")),
                                        new Condition.OneOf("s.c", Set.of("partly")))))))));
        CheapestChange change =
                Objects.requireNonNull(score(AnswerSheet.empty(method).with("s.a", Sheets.NOT_APPLICABLE))
                        .cheapestChange());
        assertThat(change.reachable()).isFalse();
        assertThat(change.facts()).containsExactly("s.c");
    }

    private static List<String> changes(Method method) {
        return Objects.requireNonNull(score(AnswerSheet.empty(method)).cheapestChange()).changes().stream()
                .map(CheapestChange.Change::question)
                .toList();
    }
}
