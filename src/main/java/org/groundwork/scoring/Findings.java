package org.groundwork.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.method.Effort;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Recipe;
import org.groundwork.method.Role;
import org.groundwork.method.Section;
import org.groundwork.method.StartingCondition;
import org.jspecify.annotations.Nullable;

/**
 * What a report says beside the verdict, derived from the gates (docs/method.md, “How a
 * recommendation comes about”).
 *
 * @param reasons at most three
 * @param bringIn in the order in which to bring them in; roles that would lift nothing are left out
 * @param risks answers to settle, and questions about risks that were not asked yet, in the
 *     method's order
 * @param lowUnrequired ids of the scored questions at 0 that nothing else here names: no gate is
 *     held up by them, no condition and no risk is about them
 * @param notAsked ids of the sections of which nothing was asked yet
 * @param recipes for the type of problem chosen, untried ones first; empty while the type is not
 *     known
 * @param experiments those that would help, from {@code recipes}, the one to run next first
 * @param nextSteps what the cheapest change asks for
 * @param outcomes what follows from each outcome of the tests among them
 * @param onStilts ids of the levels of learning and modelling that would be solid by themselves and
 *     stand on a level that is not
 */
public record Findings(
        List<StartingResult> startingConditions,
        List<Reason> reasons,
        List<RoleNeed> bringIn,
        List<Risk> risks,
        List<String> lowUnrequired,
        List<String> notAsked,
        List<RecipeChoice> recipes,
        List<Recipe> experiments,
        List<NextStep> nextSteps,
        List<CheapestChange.Outcome> outcomes,
        List<String> onStilts) {

    /** How one of the conditions for starting with machine learning stands. */
    public record StartingResult(StartingCondition condition, ConditionState state) {
        public enum ConditionState {
            WIDELY,
            YES,
            PARTLY,
            NOT_SHOWN,
            NOT_YET,
            NO,
            /** None of its questions was asked. */
            NOT_ASKED,
            NOT_APPLICABLE
        }
    }

    /**
     * A leaf that explains the verdict.
     *
     * @param inFavour it is reached; otherwise it keeps the gate from being reached
     * @param gate id
     * @param asked whether its question was; a figure counts as asked
     */
    public record Reason(boolean inFavour, String gate, ConditionResult leaf, Asked asked) {}

    /** A role with the questions that it would lift. */
    public record RoleNeed(String role, Presence presence, List<Lacking> lifts) {
        public enum Presence {
            BRING_IN,
            /** Its team question is at 3 or more. */
            THERE_ALREADY,
            /** Not before gates that are not reached. */
            TOO_EARLY,
            /** The owner, who is there by definition. */
            OWNER
        }
    }

    /**
     * A question that keeps gates from being reached.
     *
     * @param have level as stated; null for a choice
     * @param need highest level asked for; null for a choice
     * @param gates ids
     */
    public record Lacking(
            String question,
            @Nullable Integer have,
            @Nullable Integer need,
            List<String> gates,
            Asked asked) {}

    /**
     * A risk to settle.
     *
     * @param gates ids of the gates whose leaf on it is not passed
     */
    public record Risk(String question, Doubt doubt, List<String> gates) {
        public enum Doubt {
            /** Known, and low, or not enough for a gate. */
            NOT_ENOUGH,
            GUESS,
            /** The team does not agree on it. */
            SPREAD,
            UNKNOWN,
            /** Not asked yet: no risk to settle, and none that is settled. */
            NOT_ANSWERED
        }
    }

    /** Those that were asked about. */
    public List<Risk> risksToSettle() {
        return risks.stream()
                .filter(risk -> risk.doubt() != Risk.Doubt.NOT_ANSWERED)
                .toList();
    }

    /** Ids of the questions about risks that were not asked yet. */
    public List<String> risksNotAsked() {
        return risks.stream()
                .filter(risk -> risk.doubt() == Risk.Doubt.NOT_ANSWERED)
                .map(Risk::question)
                .toList();
    }

    /** The experiment to run next; null where no trial would help. */
    public @Nullable Recipe experiment() {
        return experiments.isEmpty() ? null : experiments.getFirst();
    }

    /**
     * @param tried its question is at 3 or more: measured
     */
    public record RecipeChoice(Recipe recipe, boolean tried) {}

    /**
     * Lifting one question.
     *
     * @param steps one remedy for each level to climb; empty for a test, and while it is not known
     *     where the team stands: then that is the step
     * @param role id
     */
    public record NextStep(CheapestChange.Change change, String role, Effort effort, List<String> steps, Asked asked) {}

    private static final int MEASURED = 3;
    private static final int THERE = 3;
    private static final double SOLID_AT = 0.6;

    /** The upper levels of the pyramid, those of learning and modelling. */
    private static final int LEVELS_OF_MODELLING = 2;

    public Findings {
        startingConditions = List.copyOf(startingConditions);
        reasons = List.copyOf(reasons);
        bringIn = List.copyOf(bringIn);
        risks = List.copyOf(risks);
        lowUnrequired = List.copyOf(lowUnrequired);
        notAsked = List.copyOf(notAsked);
        recipes = List.copyOf(recipes);
        experiments = List.copyOf(experiments);
        nextSteps = List.copyOf(nextSteps);
        outcomes = List.copyOf(outcomes);
        onStilts = List.copyOf(onStilts);
    }

    /**
     * @param result of this sheet
     */
    public static Findings of(AnswerSheet sheet, Result result) {
        return new Finder(sheet, result).findings();
    }

    /**
     * Leaves that keep a condition from being reached: not those beside which another one already
     * does.
     */
    public static List<ConditionResult> lackingLeaves(ConditionResult condition) {
        List<ConditionResult> leaves = new ArrayList<>();
        collectLacking(condition, leaves);
        return leaves;
    }

    /** Questions that the first gate waits for which is not reached, if there is one. */
    public static Set<String> waitedFor(Result result) {
        String gate = result.blockingGate();
        return gate == null
                ? Set.of()
                : Finder.questions(lackingLeaves(result.gate(gate).condition()));
    }

    private static void collectLacking(ConditionResult condition, List<ConditionResult> leaves) {
        GateState state = condition.state();
        if (state == null || state.reached()) {
            return;
        }
        switch (condition) {
            case ConditionResult.Group group -> group.members().forEach(member -> collectLacking(member, leaves));
            case ConditionResult.GateLeaf leaf -> collectLacking(leaf.condition(), leaves);
            case ConditionResult.FigureLeaf leaf -> {
                if (leaf.otherwise() == null) {
                    leaves.add(leaf);
                } else {
                    collectLacking(leaf.otherwise(), leaves);
                }
            }
            case ConditionResult.LevelLeaf leaf -> leaves.add(leaf);
            case ConditionResult.OptionLeaf leaf -> leaves.add(leaf);
            case ConditionResult.Always always -> {}
            case ConditionResult.Assumed assumed -> {}
        }
    }

    /** Works the findings out for one sheet. */
    private static final class Finder {
        private final AnswerSheet sheet;
        private final Method method;
        private final Result result;
        private final AnswerBounds readings;

        Finder(AnswerSheet sheet, Result result) {
            this.sheet = sheet;
            this.method = sheet.method();
            this.result = result;
            this.readings = AnswerBounds.of(sheet);
        }

        Findings findings() {
            List<RecipeChoice> recipes = recipes();
            List<RoleNeed> bringIn = bringIn();
            List<Risk> risks = risks();
            return new Findings(
                    method.startingConditions().stream()
                            .map(c -> new StartingResult(c, state(c)))
                            .toList(),
                    reasons(),
                    bringIn,
                    risks,
                    lowUnrequired(bringIn, risks),
                    notAskedSections(),
                    recipes,
                    experiments(recipes),
                    nextSteps(),
                    outcomes(),
                    onStilts());
        }

        private StartingResult.ConditionState state(StartingCondition condition) {
            return switch (condition) {
                case StartingCondition.Gates gates -> gates(gates);
                case StartingCondition.ByQuestion(String id, String title, String question) -> byLevel(question);
                case StartingCondition.Leaves leaves -> leaves(leaves);
            };
        }

        private StartingResult.ConditionState gates(StartingCondition.Gates condition) {
            List<GateState> states = condition.gates().stream()
                    .map(id -> result.gate(id).state())
                    .toList();
            if (condition.gates().stream().allMatch(id -> notAsked(result.gate(id).leaves().stream()))) {
                return StartingResult.ConditionState.NOT_ASKED;
            }
            if (states.stream().allMatch(GateState::reached)) {
                return StartingResult.ConditionState.YES;
            }
            return states.contains(GateState.FAILED)
                    ? StartingResult.ConditionState.NOT_YET
                    : StartingResult.ConditionState.NOT_SHOWN;
        }

        private StartingResult.ConditionState byLevel(String question) {
            if (!(readings.of(question) instanceof Bounds.Levels levels)) {
                return StartingResult.ConditionState.NOT_APPLICABLE;
            }
            if (!readings.holdsLevel(question)) {
                return asked(question) == Asked.NOT_ASKED
                        ? StartingResult.ConditionState.NOT_ASKED
                        : StartingResult.ConditionState.NOT_SHOWN;
            }
            return switch (levels.stated()) {
                case 4 -> StartingResult.ConditionState.WIDELY;
                case 3 -> StartingResult.ConditionState.YES;
                case 2 -> StartingResult.ConditionState.PARTLY;
                default -> StartingResult.ConditionState.NO;
            };
        }

        private StartingResult.ConditionState leaves(StartingCondition.Leaves condition) {
            List<GateState> states = leavesOf(condition)
                    .map(ConditionResult::state)
                    .flatMap(Stream::ofNullable)
                    .toList();
            long reached = states.stream().filter(GateState::reached).count();
            if (states.isEmpty()) {
                return StartingResult.ConditionState.NOT_APPLICABLE;
            }
            if (notAsked(leavesOf(condition))) {
                return StartingResult.ConditionState.NOT_ASKED;
            }
            if (leavesOf(condition).allMatch(leaf -> asked(leaf) == Asked.UNKNOWN)) {
                return StartingResult.ConditionState.NOT_SHOWN;
            }
            return reached == states.size()
                    ? StartingResult.ConditionState.YES
                    : reached > 0 ? StartingResult.ConditionState.PARTLY : StartingResult.ConditionState.NO;
        }

        private Stream<ConditionResult> leavesOf(StartingCondition.Leaves condition) {
            return result.gate(condition.gate()).leaves().stream().filter(leaf -> ofSection(leaf, condition.section()));
        }

        /** None of these leaves that apply was asked about. */
        private boolean notAsked(Stream<ConditionResult> leaves) {
            return leaves.filter(leaf -> leaf.question() != null && leaf.state() != null)
                    .allMatch(leaf -> asked(leaf) == Asked.NOT_ASKED);
        }

        private Asked asked(ConditionResult leaf) {
            String question = leaf.question();
            return question == null ? Asked.ANSWERED : asked(question);
        }

        private Asked asked(String question) {
            return Asked.of(sheet.answer(question));
        }

        private boolean ofSection(ConditionResult leaf, String section) {
            String question = leaf.question();
            return question != null && method.question(question).section().equals(section);
        }

        private List<Reason> reasons() {
            List<Reason> reasons = new ArrayList<>();
            String blockingGate = result.blockingGate();
            List<GateResult> below = new ArrayList<>();
            for (GateResult gate : result.gates()) {
                if (gate.id().equals(blockingGate)) {
                    lackingLeaves(gate.condition()).stream()
                            .sorted(Comparator.comparing((ConditionResult leaf) -> leaf.state() != GateState.FAILED)
                                    .thenComparing(this::asked)
                                    .thenComparingInt(leaf -> -weight(leaf)))
                            .limit(2)
                            .map(leaf -> new Reason(false, gate.id(), leaf, asked(leaf)))
                            .forEach(reasons::add);
                    if (below.isEmpty()) {
                        below.add(gate);
                    }
                    break;
                }
                below.add(gate);
            }
            Set<String> named = new LinkedHashSet<>();
            below.stream()
                    .flatMap(gate ->
                            gate.leaves().stream().filter(this::speaksFor).map(leaf -> inFavour(gate, leaf)))
                    .sorted(Comparator.comparingInt(reason -> -strength(reason.leaf())))
                    .filter(reason -> named.add(String.valueOf(reason.leaf().question())))
                    .limit(blockingGate == null ? 3 : 1)
                    .forEach(reasons::add);
            return reasons;
        }

        private Reason inFavour(GateResult gate, ConditionResult leaf) {
            return new Reason(true, gate.id(), leaf, asked(leaf));
        }

        /** What is assumed because nobody knows speaks for nothing. */
        private boolean speaksFor(ConditionResult leaf) {
            GateState state = leaf.state();
            return leaf.question() != null && state != null && state.reached() && !leaf.isAssumedUnknown();
        }

        private int weight(ConditionResult leaf) {
            String question = leaf.question();
            return question == null ? 1 : method.question(question).weight();
        }

        /** The level that is certain, then the weight, then whether it is documented. */
        private int strength(ConditionResult leaf) {
            String question = leaf.question();
            boolean documented = question != null
                    && sheet.answer(question) instanceof Answer.Level(int level, var evidence)
                    && evidence == Evidence.DOCUMENTED;
            int low = leaf instanceof ConditionResult.LevelLeaf level ? level.low() : 0;
            return low * 1_000 + weight(leaf) * 2 + (documented ? 1 : 0);
        }

        private List<RoleNeed> bringIn() {
            Map<String, Lacking> needs = new LinkedHashMap<>();
            for (GateResult gate : result.gates()) {
                for (ConditionResult leaf : lackingLeaves(gate.condition())) {
                    String question = leaf.question();
                    if (question != null) {
                        needs.merge(question, need(leaf, question, gate.id()), Finder::both);
                    }
                }
            }
            List<RoleNeed> roles = new ArrayList<>();
            for (Role role : method.roles()) {
                List<Lacking> lifts = needs.values().stream()
                        .filter(l -> method.question(l.question()).role().equals(role.id()))
                        .toList();
                if (!lifts.isEmpty()) {
                    roles.add(new RoleNeed(role.id(), presence(role), lifts));
                }
            }
            return roles;
        }

        private Lacking need(ConditionResult leaf, String question, String gate) {
            return leaf instanceof ConditionResult.LevelLeaf level
                    ? new Lacking(question, level.stated(), level.need(), List.of(gate), asked(question))
                    : new Lacking(question, null, null, List.of(gate), asked(question));
        }

        private static Lacking both(Lacking a, Lacking b) {
            Integer need = a.need();
            Integer other = b.need();
            return new Lacking(
                    a.question(),
                    a.have(),
                    other != null && (need == null || other > need) ? other : need,
                    Stream.concat(a.gates().stream(), b.gates().stream())
                            .distinct()
                            .toList(),
                    a.asked());
        }

        private RoleNeed.Presence presence(Role role) {
            String question = role.question();
            if (question == null) {
                return RoleNeed.Presence.OWNER;
            }
            if (readings.of(question) instanceof Bounds.Levels levels && levels.stated() >= THERE) {
                return RoleNeed.Presence.THERE_ALREADY;
            }
            return role.onlyAfter().stream()
                            .allMatch(id -> result.gate(id).state().reached())
                    ? RoleNeed.Presence.BRING_IN
                    : RoleNeed.Presence.TOO_EARLY;
        }

        private List<Risk> risks() {
            List<Risk> risks = new ArrayList<>();
            for (Question question : method.questions()) {
                if (method.risks().covers(question)) {
                    risk(question, risks);
                }
            }
            return risks;
        }

        /** An answer at 0 that nothing else names. */
        private List<String> lowUnrequired(List<RoleNeed> bringIn, List<Risk> risks) {
            Set<String> named = new LinkedHashSet<>();
            bringIn.forEach(role -> role.lifts().forEach(lift -> named.add(lift.question())));
            risks.forEach(risk -> named.add(risk.question()));
            Caveats caveats = result.caveats();
            if (caveats != null && !result.tooEarly()) {
                caveats.conditions().forEach(condition -> named.add(condition.question()));
            }
            return method.questions().stream()
                    .map(Question::id)
                    .filter(question -> !named.contains(question))
                    .filter(question -> sheet.answer(question) instanceof Answer.Level)
                    .filter(question -> readings.of(question) instanceof Bounds.Levels l && l.stated() == 0)
                    .toList();
        }

        private List<String> notAskedSections() {
            return method.sections().stream()
                    .filter(section -> !sheet.anyAsked(section.questions()))
                    .map(Section::id)
                    .toList();
        }

        private List<CheapestChange.Outcome> outcomes() {
            CheapestChange change = result.cheapestChange();
            return change == null
                    ? List.of()
                    : new CheapestChanges(method, sheet, EconomicMetrics.of(result)).outcomes(change);
        }

        private void risk(Question question, List<Risk> risks) {
            if (readings.of(question.id()) instanceof Bounds.Neutral) {
                return;
            }
            List<String> gates = result.gates().stream()
                    .filter(gate -> gate.leaves().stream().anyMatch(l -> doubted(l, question)))
                    .map(GateResult::id)
                    .toList();
            Risk.Doubt doubt = switch (sheet.answer(question.id())) {
                case null -> Risk.Doubt.NOT_ANSWERED;
                case Answer.Unknown unknown -> Risk.Doubt.UNKNOWN;
                case Answer.Spread spread -> Risk.Doubt.SPREAD;
                case Answer.Level(int level, Evidence evidence) when evidence == Evidence.GUESS -> Risk.Doubt.GUESS;
                default -> Risk.Doubt.NOT_ENOUGH;
            };
            boolean low = readings.of(question.id()) instanceof Bounds.Levels levels
                    && levels.stated() < method.risks().below();
            if (low || !gates.isEmpty() || doubt != Risk.Doubt.NOT_ENOUGH) {
                risks.add(new Risk(question.id(), doubt, gates));
            }
        }

        private static boolean doubted(ConditionResult leaf, Question question) {
            return question.id().equals(leaf.question()) && leaf.state() != null && leaf.state() != GateState.PASSED;
        }

        private List<RecipeChoice> recipes() {
            return method.recipes().stream()
                    .filter(recipe -> chosen(recipe.type()))
                    .filter(recipe -> readings.of(recipe.question()) instanceof Bounds.Levels)
                    .map(recipe -> new RecipeChoice(recipe, tried(recipe)))
                    .sorted(Comparator.comparing(RecipeChoice::tried))
                    .toList();
        }

        private boolean chosen(String type) {
            String kind = method.uses().kind();
            if (kind != null) {
                return sheet.answer(kind) instanceof Answer.Choice(String option) && option.equals(type);
            }
            return sheet.answers().values().stream()
                    .anyMatch(answer -> answer instanceof Answer.Choice(String option) && option.equals(type));
        }

        private boolean tried(Recipe recipe) {
            return readings.of(recipe.question()) instanceof Bounds.Levels levels && levels.stated() >= MEASURED;
        }

        /**
         * Untried recipes that answer what keeps the gate from being reached; then, where the gate
         * is about simple solutions, all that are untried.
         */
        private List<Recipe> experiments(List<RecipeChoice> recipes) {
            String blockingGate = result.blockingGate();
            if (blockingGate == null) {
                return List.of();
            }
            ConditionResult condition = result.gate(blockingGate).condition();
            List<Recipe> untried = recipes.stream()
                    .filter(choice -> !choice.tried())
                    .map(RecipeChoice::recipe)
                    .toList();
            Set<String> needed = questions(lackingLeaves(condition));
            Set<String> mentioned = questions(condition.leaves());
            boolean aboutSimpleSolutions = method.startingConditions().stream()
                    .anyMatch(c -> c instanceof StartingCondition.Gates gates
                            && gates.gates().contains(blockingGate));
            return Stream.concat(
                            untried.stream().filter(recipe -> needed.contains(recipe.question())),
                            untried.stream()
                                    .filter(recipe -> aboutSimpleSolutions && mentioned.contains(recipe.question())))
                    .distinct()
                    .toList();
        }

        private static Set<String> questions(List<ConditionResult> leaves) {
            Set<String> questions = new LinkedHashSet<>();
            leaves.stream().flatMap(leaf -> Stream.ofNullable(leaf.question())).forEach(questions::add);
            return questions;
        }

        private List<NextStep> nextSteps() {
            CheapestChange change = result.cheapestChange();
            return change == null
                    ? List.of()
                    : change.changes().stream().map(this::nextStep).toList();
        }

        private NextStep nextStep(CheapestChange.Change change) {
            Question question = method.question(change.question());
            List<String> steps = new ArrayList<>();
            Asked asked = asked(change.question());
            if (asked == Asked.ANSWERED
                    && change instanceof CheapestChange.Lift lift
                    && question instanceof Question.Levelled levelled) {
                steps.addAll(levelled.remedies(lift.from(), lift.to()));
            }
            return new NextStep(change, question.role(), question.effort(), List.copyOf(steps), asked);
        }

        private List<String> onStilts() {
            List<String> onStilts = new ArrayList<>();
            boolean firm = true;
            int above = result.pyramid().size() - LEVELS_OF_MODELLING;
            for (PyramidScore level : result.pyramid()) {
                Band band = level.band();
                boolean solidByItself = band == null || band.low() >= SOLID_AT;
                boolean modelling = above-- <= 0;
                if (modelling && !firm && band != null && solidByItself) {
                    onStilts.add(level.id());
                }
                firm = firm && solidByItself;
            }
            return onStilts;
        }
    }
}
