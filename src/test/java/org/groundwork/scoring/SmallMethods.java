package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.groundwork.method.Condition;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.method.Gate;
import org.groundwork.method.Level;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.PyramidLevel;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.method.TooEarly;
import org.groundwork.method.Uses;
import org.groundwork.method.Verdict;
import org.jspecify.annotations.Nullable;

/** Random methods small enough to try every sheet. */
final class SmallMethods {

    static final int LEVELLED = 4;

    private final Random random;

    private SmallMethods(Random random) {
        this.random = random;
    }

    /** Four questions with levels, one choice, three gates. */
    static Method random(Random random) {
        return new SmallMethods(random).method();
    }

    private Method method() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < LEVELLED; i++) {
            questions.add(levelled("s.q" + i, random.nextInt(3) + 1, effort()));
        }
        questions.add(new Question.Choice(
                common("s.c", 1, random.nextInt(4) == 0 ? Effort.FACT : Effort.M),
                List.of(
                        new Option("yes", "yes", "yes", false),
                        new Option("partly", "partly", "partly", false),
                        new Option("untested", "untested", "untested", true))));
        List<Gate> gates = new ArrayList<>();
        boolean expects = random.nextBoolean();
        for (int i = 0; i < 3; i++) {
            gates.add(gate("g" + i, "V" + i, condition(2, i), expects));
        }
        return of(questions, gates, expects ? new TooEarly(List.of("g0", "g1"), 0.5, false) : null);
    }

    static Method of(List<Question> questions, List<Gate> gates) {
        return of(questions, gates, null);
    }

    static Method of(List<Question> questions, List<Gate> gates, @Nullable TooEarly tooEarly) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Gate gate : gates) {
            verdicts.add(new Verdict(gate.verdict(), "t", "h", "m", "g", "l"));
        }
        verdicts.add(new Verdict("ALL", "t", "h", "m", "g", "l"));
        return new Method(new Method.Parts(
                "small",
                1,
                "small",
                "small",
                null,
                Uses.NONE,
                null,
                tooEarly,
                List.of(),
                List.of(),
                List.of(new PyramidLevel("base", "Base", "base")),
                List.of(new Section("s", "S", "S", "s", false, questions)),
                List.of(),
                verdicts,
                gates,
                List.of(),
                List.of()));
    }

    static Gate gate(String id, String verdict, Condition condition) {
        return new Gate(id, id, id, "f", verdict, "e", "r", "n", List.of(), condition);
    }

    private Gate gate(String id, String verdict, Condition condition, boolean expects) {
        List<Condition.AtLeast> expected = new ArrayList<>();
        for (int i = 0; expects && i < LEVELLED; i++) {
            if (random.nextBoolean()) {
                expected.add(new Condition.AtLeast("s.q" + i, random.nextInt(4) + 1));
            }
        }
        return new Gate(id, id, id, "f", verdict, "e", "r", "n", List.of(), condition, expected);
    }

    static Question.Levelled levelled(String id, int weight, Effort effort) {
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            levels.add(new Level("l" + i, "a" + i, i / 4.0, i < 4 ? "r" + i : null));
        }
        return new Question.Levelled(common(id, weight, effort), levels);
    }

    static Question.Common common(String id, int weight, Effort effort) {
        return common(id, weight, effort, null);
    }

    static Question.Common common(String id, int weight, Effort effort, @Nullable Condition visibleWhen) {
        return new Question.Common(
                id,
                "s",
                id,
                "?",
                "why",
                "how",
                "evidence",
                weight,
                effort,
                "owner",
                "base",
                true,
                visibleWhen,
                List.of());
    }

    private Effort effort() {
        return switch (random.nextInt(7)) {
            case 0 -> Effort.FACT;
            case 1 -> Effort.L;
            case 2, 3 -> Effort.M;
            default -> Effort.S;
        };
    }

    private Condition condition(int depth, int gatesBefore) {
        int pick = random.nextInt(depth == 0 ? 4 : 9);
        return switch (pick) {
            case 0, 1, 2 ->
                new Condition.AtLeast("s.q" + random.nextInt(LEVELLED), random.nextInt(4) + 1, random.nextInt(3) == 0);
            case 3 -> new Condition.OneOf("s.c", options(), random.nextInt(3) == 0);
            case 4, 5 -> new Condition.All(members(depth - 1, gatesBefore));
            case 6 -> new Condition.Any(members(depth - 1, gatesBefore));
            case 7 -> {
                List<Condition> members = members(depth - 1, gatesBefore);
                yield new Condition.Count(random.nextInt(members.size()) + 1, members);
            }
            default ->
                gatesBefore > 0 && random.nextBoolean()
                        ? new Condition.GateHolds("g" + random.nextInt(gatesBefore))
                        : new Condition.Economics(
                                EconomicMetric.values()[random.nextInt(3)],
                                0.5,
                                switch (random.nextInt(4)) {
                                    case 0 -> new Condition.Always();
                                    case 1 -> new Condition.Assumed();
                                    default -> condition(0, gatesBefore);
                                });
        };
    }

    private Set<String> options() {
        Set<String> options = new LinkedHashSet<>();
        options.add(random.nextBoolean() ? "yes" : "partly");
        if (random.nextBoolean()) {
            options.add("yes");
        }
        return options;
    }

    private List<Condition> members(int depth, int gatesBefore) {
        List<Condition> members = new ArrayList<>();
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            members.add(condition(depth, gatesBefore));
        }
        return members;
    }

    static EconomicMetrics figures(Random random) {
        if (random.nextBoolean()) {
            return EconomicMetrics.NONE;
        }
        double stated = random.nextInt(2);
        return new EconomicMetrics(java.util.Map.of(
                EconomicMetric.values()[random.nextInt(3)],
                new EconomicMetrics.Reading(stated - random.nextInt(2), stated, stated + random.nextInt(2))));
    }
}
