package org.groundwork.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Input;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.GateState;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * What sentences of a report claim about the answers, each worked out from the answers alone. A
 * sentence that says that nothing is left, that nobody knows or that something cannot change is
 * true, or is not printed.
 */
public final class Claims {

    /** Words with which a sentence claims that something is not, or is always so. */
    public static final Pattern SWEEPING =
            Pattern.compile("(?i)\\b(nothing|nobody|none|no|never|cannot|settled|firm|all|every|hardly)\\b");

    /** Completions of a sheet that are tried for a sentence that says that none matters. */
    private static final int COMPLETIONS = 6;

    private Claims() {}

    /** Answers and what is made of them. */
    public record Case(AssessmentFile file, Result result) {

        public static Case of(AssessmentFile file) {
            return new Case(file, ReportSamples.score(file).result());
        }

        Method method() {
            return file.method();
        }

        public AnswerSheet sheet() {
            return file.sheet();
        }

        @Nullable
        Answer answer(Question question) {
            return sheet().answer(question.id());
        }

        boolean applies(Question question) {
            return !(answer(question) instanceof Answer.NotApplicable)
                    && !Scorer.hidden(sheet()).contains(question.id());
        }

        boolean unanswered(Question question) {
            Answer answer = answer(question);
            return answer == null || answer instanceof Answer.Unknown;
        }

        @Nullable
        GateResult blockingGate() {
            return result.gates().stream()
                    .filter(gate -> !gate.state().reached())
                    .findFirst()
                    .orElse(null);
        }

        /** Titles come from the method. */
        public List<Question> questions(Predicate<Question> which) {
            return method().questions().stream().filter(which).toList();
        }

        private Result scored(AnswerSheet sheet) {
            return new Scorer(method()).score(sheet, EconomicMetrics.NONE);
        }

        private List<GateState> states(AnswerSheet sheet) {
            return scored(sheet).gates().stream().map(GateResult::state).toList();
        }
    }

    /** By message key; what is said has to hold whenever the message is printed. */
    public static final Map<String, Predicate<Case>> CLAIMS = claims();

    private static Map<String, Predicate<Case>> claims() {
        Map<String, Predicate<Case>> claims = new LinkedHashMap<>();
        claims.put("report.settled.text", Claims::noCompletionChangesIt);
        claims.put("text.nothing-matters", Claims::noCompletionChangesIt);
        claims.put("report.firm", Claims::noSingleStepChangesIt);
        claims.put("text.firm", Claims::noSingleStepChangesIt);
        claims.put("report.early.unknown.text", Claims::hardlyAnythingIsKnown);
        claims.put("report.early.unknown.verdict", Claims::hardlyAnythingIsKnown);
        claims.put("text.nobody-knows", Claims::hardlyAnythingIsKnown);
        claims.put("report.open.text", Claims::nothingRulesTheStepOut);
        claims.put("text.not-shown", Claims::nothingRulesTheStepOut);
        claims.put("report.assumed.lede", Claims::somethingIsAssumed);
        claims.put("report.caveats.lede", c -> !noConditionIsOpen(c) && noConditionStops(c));
        claims.put("report.assumed.short", Claims::somethingIsAssumed);
        claims.put("text.assumed", Claims::somethingIsAssumed);
        claims.put("text.readiness.everywhere", Claims::noSectionIsHigher);
        claims.put("text.readiness.nothing-asked", c -> c.sheet().answers().isEmpty());
        claims.put("report.standing.top", Claims::everyStepIsReached);
        claims.put("report.changes.none", Claims::everyStepIsReached);
        claims.put("report.changes.none.named", Claims::everyStepIsReached);
        claims.put("report.steps.rest", Claims::everyStepIsReached);
        claims.put(
                "report.steps.none",
                c -> everyStepIsReached(c)
                        && noCompletionChangesIt(c)
                        && noRiskIsLeft(c)
                        && atTheBottom(c).isEmpty()
                        && noConditionIsOpen(c));
        claims.put("report.roles.none", c -> everyStepIsReached(c) && noConditionIsOpen(c));
        claims.put("report.roles.conditions", c -> everyStepIsReached(c) && !noConditionIsOpen(c));
        // of votes, which no file has; what it says of them is held by AgreementClaimsTest
        claims.put("report.agreement.all", c -> false);
        claims.put("report.risks.none", Claims::noRiskIsLeft);
        claims.put("text.no-risks", Claims::noRiskIsLeft);
        claims.put("report.risks.no-questions", Claims::noRiskIsAskedAbout);
        claims.put("text.no-risk-questions", Claims::noRiskIsAskedAbout);
        claims.put("report.low", Claims::somethingLowChangesNothing);
        claims.put("report.low.lede", Claims::somethingLowChangesNothing);
        claims.put("text.low", Claims::somethingLowChangesNothing);
        claims.put("report.changes.facts", Claims::oneStepIsNotReached);
        claims.put("report.changes.facts.short", Claims::oneStepIsNotReached);
        claims.put(
                "report.risks.not-asked",
                c -> c.questions(c.method().risks()::covers).stream()
                        .anyMatch(q -> c.applies(q) && c.answer(q) == null));
        claims.put("report.steps.facts", Claims::oneStepIsNotReached);
        claims.put("text.facts", Claims::oneStepIsNotReached);
        claims.put("report.bars.none", c -> c.questions(scored(c)).isEmpty());
        claims.put(
                "report.score.none",
                c -> c.method().sections().stream()
                        .anyMatch(section -> section.questions().stream().noneMatch(scored(c)::test)));
        claims.put("report.reason.none", c -> c.sheet().answers().isEmpty());
        claims.put("report.early.nothing", c -> false);
        claims.put("report.brief.fact", Claims::oneStepIsNotReached);
        claims.put("report.ask.facts", Claims::oneStepIsNotReached);
        claims.put("report.ask.NONE", Claims::oneStepIsNotReached);
        claims.put("report.brief.money.unknown", c -> c.file().economics() == null);
        claims.put("report.work.cost.unknown", Claims::noDayRate);
        claims.put("report.work.cost.unknown.in", Claims::noDayRate);
        return claims;
    }

    /**
     * Messages with a sweeping word that claim nothing about the answers: what words and figures
     * mean, what can be done, and what a form says; states say what they say beside a step.
     */
    public static final Pattern NO_CLAIM = Pattern.compile(
            "report\\.(roi|since|printing|brief\\.UNKNOWN|figure|try|share|paper|preview|receipt|contents|group|standing"
                + "\\.NO.*|recipes|list|answers|all|settled|caveats.*|further.*|comma.*|past-cases.*)"
                + "($|\\..*)|text\\.(settled|no-score|not-.*)|report\\.experiment\\..*");

    private static Predicate<Question> scored(Case c) {
        return question -> question instanceof Question.Levelled && c.applies(question);
    }

    private static boolean noDayRate(Case c) {
        return c.file().economics() == null || !c.file().economics().states(Input.DAY_RATE);
    }

    private static boolean everyStepIsReached(Case c) {
        return c.blockingGate() == null;
    }

    private static boolean oneStepIsNotReached(Case c) {
        return c.blockingGate() != null;
    }

    private static boolean nothingRulesTheStepOut(Case c) {
        GateResult gate = c.blockingGate();
        return gate != null && gate.state() == GateState.OPEN;
    }

    private static boolean hardlyAnythingIsKnown(Case c) {
        int weight = 0;
        int known = 0;
        for (Question question : c.method().questions()) {
            if (scored(c).test(question) && asksFor(c, question)) {
                weight += question.weight();
                known += c.unanswered(question) ? 0 : question.weight();
            }
        }
        return nothingRulesTheStepOut(c) && !c.result().settled() && known <= 0.75 * weight;
    }

    /** One of the first gates does, as the trace tells. */
    private static boolean asksFor(Case c, Question question) {
        return c.result().gates().stream()
                .filter(gate -> c.method().tooEarly().gates().contains(gate.id()))
                .flatMap(gate -> gate.leaves().stream())
                .anyMatch(leaf -> question.id().equals(leaf.question()));
    }

    private static boolean somethingIsAssumed(Case c) {
        var caveats = Objects.requireNonNull(c.result().caveats());
        return !caveats.assumed().isEmpty()
                && caveats.assumed().stream().map(c.method()::question).allMatch(c::unanswered);
    }

    private static boolean noConditionIsOpen(Case c) {
        var caveats = c.result().caveats();
        return caveats == null || caveats.conditions().isEmpty();
    }

    /** Were everything else at its best, the step would be reached whatever stands in the conditions. */
    private static boolean noConditionStops(Case c) {
        GateResult gate = c.blockingGate();
        var caveats = Objects.requireNonNull(c.result().caveats());
        if (gate == null) {
            return true;
        }
        List<String> conditions = caveats.conditions().stream()
                .map(unmet -> unmet.question())
                .filter(id -> c.sheet().answer(id) != null)
                .toList();
        AnswerSheet best = c.sheet();
        for (Question question : c.method().questions()) {
            if (!conditions.contains(question.id())) {
                best = best.with(question.id(), top(question));
            }
        }
        return c.scored(best).gate(gate.id()).state().reached();
    }

    private static boolean noSectionIsHigher(Case c) {
        return c.result().sections().stream()
                        .flatMap(section -> Stream.ofNullable(section.band()))
                        .map(Band::low)
                        .distinct()
                        .count()
                == 1;
    }

    private static boolean noRiskIsAskedAbout(Case c) {
        return c.questions(c.method().risks()::covers).isEmpty();
    }

    /** Asked, and as high as the method wants it, and no guess. */
    private static boolean noRiskIsLeft(Case c) {
        return c.questions(c.method().risks()::covers).stream()
                .filter(c::applies)
                .allMatch(question -> c.answer(question) instanceof Answer.Level(int level, var sure)
                        && level >= c.method().risks().below()
                        && sure != Evidence.GUESS);
    }

    /** Scored questions answered with the lowest level. */
    public static List<Question> atTheBottom(Case c) {
        return c.questions(question ->
                c.applies(question) && c.answer(question) instanceof Answer.Level(int level, var sure) && level == 0);
    }

    /** Answers about risks that are low, guesses or not known. */
    public static List<Question> risks(Case c) {
        return c.questions(question -> c.method().risks().covers(question)
                && c.applies(question)
                && switch (c.answer(question)) {
                    case Answer.Unknown unknown -> true;
                    case Answer.Level(int level, var sure) ->
                        level < c.method().risks().below() || sure == Evidence.GUESS;
                    case Answer.Spread spread -> true;
                    case null, default -> false;
                });
    }

    /** Each alone lifted to the top, one of them at least moves no step. */
    private static boolean somethingLowChangesNothing(Case c) {
        return atTheBottom(c).stream().anyMatch(question -> changesNoStep(c, question));
    }

    /** Lifted to the top, it reaches no step that was not reached. */
    static boolean changesNoStep(Case c, Question question) {
        List<Boolean> before =
                c.states(c.sheet()).stream().map(GateState::reached).toList();
        AnswerSheet lifted = c.sheet().with(question.id(), new Answer.Level(Question.TOP, Evidence.DOCUMENTED));
        return c.states(lifted).stream().map(GateState::reached).toList().equals(before);
    }

    private static String verdictOf(Case c, AnswerSheet sheet) {
        List<GateResult> gates = c.scored(sheet).gates();
        return gates.stream()
                .filter(gate -> !gate.state().reached())
                .findFirst()
                .map(GateResult::verdictIfNotPassed)
                .orElse(c.method().allReached().id());
    }

    /** However what is guessed or not known turns out. */
    private static boolean noCompletionChangesIt(Case c) {
        String verdict = verdictOf(c, c.sheet());
        Random random = new Random(c.sheet().toString().hashCode());
        for (int i = 0; i < COMPLETIONS; i++) {
            AnswerSheet complete = c.sheet();
            for (Question question : c.method().questions()) {
                Answer answer = completion(c, question, random, i);
                if (answer != null) {
                    complete = complete.with(question.id(), answer);
                }
            }
            if (!verdictOf(c, complete).equals(verdict)) {
                return false;
            }
        }
        return true;
    }

    /** At its lowest, at its highest, and then by chance; null where it is known. */
    private static @Nullable Answer completion(Case c, Question question, Random random, int i) {
        if (c.unanswered(question)) {
            return switch (question) {
                case Question.Levelled levelled ->
                    new Answer.Level(
                            i == 0 ? 0 : i == 1 ? Question.TOP : random.nextInt(Question.TOP + 1), Evidence.DOCUMENTED);
                case Question.Choice choice ->
                    new Answer.Choice(choice.options()
                            .get(random.nextInt(choice.options().size()))
                            .id());
            };
        }
        if (c.answer(question) instanceof Answer.Level(int level, var sure) && sure == Evidence.GUESS) {
            int step = i == 0 ? -1 : i == 1 ? 1 : random.nextInt(3) - 1;
            return new Answer.Level(Math.clamp(level + step, 0, Question.TOP), Evidence.DOCUMENTED);
        }
        if (c.answer(question) instanceof Answer.Spread spread) {
            return new Answer.Level(
                    i == 0 ? spread.low() : i == 1 ? spread.high() : random.nextInt(spread.low(), spread.high() + 1),
                    Evidence.DOCUMENTED);
        }
        return null;
    }

    /** No answer that is not documented, one level lower or higher, and no vote of a team that disagrees. */
    private static boolean noSingleStepChangesIt(Case c) {
        String verdict = verdictOf(c, c.sheet());
        for (Question question : c.method().questions()) {
            if (c.answer(question) instanceof Answer.Spread(var votes)) {
                int middle = votes.get((votes.size() - 1) / 2);
                for (int to = 0; to <= 4; to++) {
                    AnswerSheet other = c.sheet().with(question.id(), new Answer.Level(to, Evidence.KNOWN));
                    if ((Math.abs(to - middle) <= 1 || votes.contains(to))
                            && !verdictOf(c, other).equals(verdict)) {
                        return false;
                    }
                }
            }
            if (c.answer(question) instanceof Answer.Level(int level, var sure) && sure != Evidence.DOCUMENTED) {
                for (int to = Math.max(0, level - 1); to <= Math.min(4, level + 1); to++) {
                    AnswerSheet other = c.sheet().with(question.id(), new Answer.Level(to, sure));
                    if (!verdictOf(c, other).equals(verdict)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Sheets of every kind: hardly filled in to complete, weak to strong, sure to guessed. */
    public static AssessmentFile random(Method method, long seed) {
        Random random = new Random(seed);
        Random disputes = new Random(~seed);
        double answered = List.of(0.05, 0.5, 0.9, 1.0, 1.0).get(random.nextInt(5));
        double unknown = List.of(0.0, 0.1, 0.5, 1.0).get(random.nextInt(4));
        double good = List.of(0.1, 0.5, 0.85, 0.97, 1.0).get(random.nextInt(5));
        double sure = List.of(0.3, 0.8, 1.0).get(random.nextInt(3));
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        boolean excellent = seed % 4 == 0;
        for (Question question : method.questions()) {
            if (excellent && random.nextDouble() < 1 - seed % 3 * 0.02) {
                entries.put(question.id(), AssessmentFile.Entry.of(top(question)));
            } else if (random.nextDouble() < answered) {
                Answer answer = answer(question, random, unknown, good, sure);
                entries.put(
                        question.id(), AssessmentFile.Entry.of(sure < 1 ? perhapsDisputed(answer, disputes) : answer));
            }
        }
        return new AssessmentFile(method, new AssessmentFile.Initiative("Churn " + seed, null, null), entries);
    }

    /** At times the team does not agree on the level. */
    private static Answer perhapsDisputed(Answer answer, Random disputes) {
        if (!(answer instanceof Answer.Level(int level, var sure)) || disputes.nextInt(8) > 0) {
            return answer;
        }
        int other = (level + 1 + disputes.nextInt(4)) % 5;
        return new Answer.Spread(List.of(level, other, disputes.nextBoolean() ? level : other));
    }

    private static Answer top(Question question) {
        return switch (question) {
            case Question.Levelled levelled -> new Answer.Level(Question.TOP, Evidence.DOCUMENTED);
            case Question.Choice choice ->
                new Answer.Choice(
                        choice.hasOption("far-short")
                                ? "far-short"
                                : choice.options().getFirst().id());
        };
    }

    private static Answer answer(Question question, Random random, double unknown, double good, double sure) {
        if (random.nextDouble() < unknown) {
            return new Answer.Unknown();
        }
        if (question.mayBeNotApplicable() && random.nextDouble() < 0.1) {
            return new Answer.NotApplicable("for this test");
        }
        return switch (question) {
            case Question.Levelled levelled ->
                new Answer.Level(
                        random.nextDouble() < good ? 3 + random.nextInt(2) : random.nextInt(3),
                        random.nextDouble() < sure
                                ? random.nextBoolean() ? Evidence.DOCUMENTED : Evidence.KNOWN
                                : Evidence.GUESS);
            case Question.Choice choice ->
                new Answer.Choice(choice.options()
                        .get(random.nextInt(choice.options().size()))
                        .id());
        };
    }

    /** Whether the text holds this message, with whatever values. */
    public static boolean printed(String message, String text) {
        return patterns(message).stream()
                .anyMatch(pattern -> pattern.matcher(text).find());
    }

    private static List<Pattern> patterns(String message) {
        List<Pattern> patterns = new ArrayList<>();
        var choice = Pattern.compile("\\{\\d,choice,((?:[^{}]|\\{\\d\\})*)\\}").matcher(message);
        if (!choice.find()) {
            patterns.add(pattern(message));
            return patterns;
        }
        for (String alternative : choice.group(1).split("\\|")) {
            patterns.addAll(patterns(message.substring(0, choice.start())
                    + alternative.replaceFirst("^\\d+[#<]", "")
                    + message.substring(choice.end())));
        }
        return patterns;
    }

    /** Values stand for anything in a line, blanks for any. */
    private static Pattern pattern(String message) {
        String regex = Stream.of(message.strip().split("\\{\\d[^}]*\\}", -1))
                .map(part ->
                        Stream.of(part.split("\\s+", -1)).map(Pattern::quote).collect(Collectors.joining("\\s+")))
                .collect(Collectors.joining("[^\\n]*?"));
        return Pattern.compile("(?<!\\p{L})" + regex + "(?!\\p{L})");
    }
}
