package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/** Answer sheets for tests. */
final class Sheets {

    static final Method CORE = Methods.find("core@1").orElseThrow();

    static final Method CORE_2 = Methods.find("core@2").orElseThrow();

    /** Least levels with which every gate of core@1 is passed. */
    private static final Map<String, Integer> ALL_PASSED = Map.ofEntries(
            Map.entry("problem.decision", 2),
            Map.entry("problem.action", 2),
            Map.entry("problem.effect", 3),
            Map.entry("problem.metric", 2),
            Map.entry("problem.value", 4),
            Map.entry("problem.precedent", 3),
            Map.entry("risk.regulation", 2),
            Map.entry("risk.harm", 3),
            Map.entry("data.rights", 3),
            Map.entry("data.outcomes", 2),
            Map.entry("baseline.measured", 3),
            Map.entry("baseline.heuristic", 3),
            Map.entry("baseline.manual", 3),
            Map.entry("data.events", 3),
            Map.entry("data.access", 2),
            Map.entry("data.quality", 2),
            Map.entry("data.joined", 2),
            Map.entry("data.labels", 2),
            Map.entry("data.volume", 2),
            Map.entry("data.representative", 2),
            Map.entry("data.at-decision", 3),
            Map.entry("infra.compute", 1),
            Map.entry("infra.reproducible", 2),
            Map.entry("infra.experiments", 2),
            Map.entry("infra.serving", 3),
            Map.entry("infra.release", 2),
            Map.entry("infra.monitoring", 3),
            Map.entry("infra.retraining", 2),
            Map.entry("infra.ownership", 3),
            Map.entry("team.domain", 1),
            Map.entry("team.ml-production", 2),
            Map.entry("team.capacity", 3));

    private Sheets() {}

    static Result score(AnswerSheet sheet) {
        return new Scorer(sheet.method()).score(sheet, EconomicMetrics.NONE);
    }

    /**
     * Everything known at the least that passes every gate; questions that no gate asks for at 0.
     */
    static AnswerSheet allPassed() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : CORE.questions()) {
            answers.put(
                    question.id(),
                    question instanceof Question.Choice
                            ? new Answer.Choice(question.id().equals("problem.type") ? "rank" : "falls-short")
                            : known(ALL_PASSED.getOrDefault(question.id(), 0)));
        }
        return AnswerSheet.of(CORE, answers);
    }

    static Answer known(int level) {
        return new Answer.Level(level, Evidence.KNOWN);
    }

    static Answer guess(int level) {
        return new Answer.Level(level, Evidence.GUESS);
    }

    static Answer choice(String option) {
        return new Answer.Choice(option);
    }

    static final Answer UNKNOWN = new Answer.Unknown();

    static final Answer NOT_APPLICABLE = new Answer.NotApplicable("for this test");

    /** Sheets of any kind, from nearly empty to complete, from poor to good. */
    static Arbitrary<AnswerSheet> any(Method method) {
        return Arbitraries.randomValue(random -> random(method, random));
    }

    /** Of either version. */
    static Arbitrary<AnswerSheet> anyOfCore() {
        return Arbitraries.randomValue(random -> random(random.nextInt(3) == 0 ? CORE : CORE_2, random));
    }

    static AnswerSheet random(Method method, Random random) {
        double answered = random.nextBoolean() ? 1 : random.nextDouble();
        double good = random.nextDouble();
        double sure = random.nextDouble();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : method.questions()) {
            if (random.nextDouble() < answered) {
                answers.put(question.id(), answer(question, random, good, sure));
            }
        }
        return AnswerSheet.of(method, answers);
    }

    private static Answer answer(Question question, Random random, double good, double sure) {
        if (question.mayBeNotApplicable() && random.nextInt(8) == 0) {
            return NOT_APPLICABLE;
        }
        if (random.nextDouble() > 0.5 + sure) {
            return UNKNOWN;
        }
        return switch (question) {
            case Question.Choice choice -> {
                List<Option> options = choice.options();
                yield choice(options.get(random.nextInt(options.size())).id());
            }
            case Question.Levelled levelled when random.nextInt(8) == 0 -> spread(random);
            case Question.Levelled levelled -> {
                int level = random.nextDouble() < good ? 3 + random.nextInt(2) : random.nextInt(5);
                Evidence evidence = random.nextDouble() < sure
                        ? random.nextBoolean() ? Evidence.KNOWN : Evidence.DOCUMENTED
                        : Evidence.GUESS;
                yield new Answer.Level(level, evidence);
            }
        };
    }

    /** Two to five votes, of which two differ. */
    static Answer.Spread spread(Random random) {
        List<Integer> votes = new ArrayList<>();
        votes.add(random.nextInt(5));
        votes.add((votes.getFirst() + 1 + random.nextInt(4)) % 5);
        for (int more = random.nextInt(4); more > 0; more--) {
            votes.add(random.nextInt(5));
        }
        return new Answer.Spread(votes);
    }

    /** Every answer within the width of this one that is narrower. */
    static List<Answer> narrower(Question question, @Nullable Answer answer) {
        List<Answer> narrower = new ArrayList<>();
        switch (Bounds.of(question, answer)) {
            case Bounds.Levels(int low, int stated, int high) -> {
                for (int level = low; level <= high; level++) {
                    if (low < high) {
                        narrower.add(known(level));
                    }
                    for (int other = level + 1; other <= high; other++) {
                        if (other - level < high - low) {
                            narrower.add(new Answer.Spread(List.of(level, other)));
                        }
                    }
                    if (Math.max(0, level - 1) >= low
                            && Math.min(4, level + 1) <= high
                            && !guess(level).equals(answer)) {
                        narrower.add(guess(level));
                    }
                }
            }
            case Bounds.Option(var option) -> {
                if (option == null) {
                    ((Question.Choice) question).options().forEach(o -> narrower.add(choice(o.id())));
                }
            }
            case Bounds.Neutral neutral -> {}
        }
        return narrower;
    }

    static Question anyQuestion(Method method, int pick) {
        return Objects.requireNonNull(
                method.questions().get(Math.floorMod(pick, method.questions().size())));
    }
}
