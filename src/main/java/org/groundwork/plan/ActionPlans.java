package org.groundwork.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.groundwork.amount.PlainMessages;
import org.groundwork.method.Effort;
import org.groundwork.method.Method;
import org.groundwork.method.Plan;
import org.groundwork.method.Question;
import org.groundwork.method.Recipe;
import org.groundwork.method.Role;
import org.groundwork.method.Verdict;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Caveats;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Findings;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * The actions that follow from a recommendation. Each verdict has some: an experiment where a simple
 * solution is to be tried, what lifts the answers that keep the next step from being reached, and
 * for a pilot, for building and for keeping the simple solution what carrying it out takes. What
 * was not asked yet is no action: it is answered.
 *
 * <p>Which plan goes with a verdict is said by the method (docs/method.md, “Verdicts and gates”); the
 * parts of a pilot and of building follow the rules of machine learning (compare, guard, set an end,
 * monitor, train again).
 */
public final class ActionPlans {

    static final PlainMessages MESSAGES = new PlainMessages("/messages/plan.properties");

    /** A part of carrying out a recommendation. */
    private record Part(String id, String role, Effort effort) {

        /** Whether one of these questions asks for the same, so that lifting its answer is this part. */
        boolean isAskedBy(Set<String> questions) {
            String key = "plan." + id + ".asks";
            return MESSAGES.has(key) && questions.contains(MESSAGES.get(key));
        }
    }

    private static final List<Part> PILOT = List.of(
            new Part("pilot.scope", "owner", Effort.S),
            new Part("pilot.comparison", "analyst", Effort.S),
            new Part("pilot.guardrail", "owner", Effort.S),
            new Part("pilot.decide", "owner", Effort.S),
            new Part("pilot.watch", "software", Effort.S),
            new Part("pilot.retrain", "ml-engineer", Effort.S));

    private static final List<Part> BUILD = List.of(
            new Part("build.life", "owner", Effort.M),
            new Part("build.release", "software", Effort.M),
            new Part("build.guardrail", "owner", Effort.S),
            new Part("build.watch", "software", Effort.M),
            new Part("build.retrain", "ml-engineer", Effort.M),
            new Part("build.prove", "analyst", Effort.S));

    private static final List<Part> KEEP = List.of(
            new Part("keep.owner", "owner", Effort.S),
            new Part("keep.use", "software", Effort.M),
            new Part("keep.watch", "analyst", Effort.S));

    private final AnswerSheet sheet;
    private final Method method;
    private final Result result;
    private final Findings findings;
    private final Set<String> measured;

    private ActionPlans(AnswerSheet sheet, Result result, Findings findings, Set<String> measured) {
        this.sheet = sheet;
        this.method = sheet.method();
        this.result = result;
        this.findings = findings;
        this.measured = Set.copyOf(measured);
    }

    /**
     * @param result of this sheet
     */
    public static List<ProposedAction> of(AnswerSheet sheet, Result result) {
        return of(sheet, result, Findings.of(sheet, result), Set.of());
    }

    /**
     * @param result of this sheet
     * @param findings of this result
     * @param measured ids of the recipes whose result is in; then no experiment is proposed until
     *     the answers say what came out
     */
    public static List<ProposedAction> of(AnswerSheet sheet, Result result, Findings findings, Set<String> measured) {
        return new ActionPlans(sheet, result, findings, measured).actions();
    }

    /** The result of one of the experiments that would help is in, and the answers do not say so yet. */
    public static boolean resultIsIn(Findings findings, Set<String> measured) {
        return findings.experiments().stream().map(Recipe::id).anyMatch(measured::contains);
    }

    /** A recipe as an action. */
    public static ProposedAction experiment(Method method, Recipe recipe) {
        return new ProposedAction(
                ProposedAction.EXPERIMENT_KEY,
                ProposedAction.Kind.EXPERIMENT,
                recipe.question(),
                method.question(recipe.question()).title(),
                MESSAGES.get("plan.experiment", recipe.title()),
                List.of(recipe.instructions()),
                MESSAGES.get("plan.experiment.done"),
                null,
                recipe.personDays(),
                recipe.personDays(),
                role(method, method.question(recipe.question()).role()),
                ProposedAction.Certainty.KNOWN);
    }

    /** The recommendation is to keep the simple solution: no plan of the method's, and simple is what goes with it. */
    private static boolean keeps(Verdict verdict) {
        List<String> together = verdict.agreesWith();
        return verdict.plan() == Plan.NONE && together != null && together.contains("baseline");
    }

    private List<ProposedAction> actions() {
        String named = VerdictBasis.named(sheet, result);
        if (named == null) {
            return steps();
        }
        Verdict verdict = method.verdict(named);
        return switch (verdict.plan()) {
            case PILOT -> carryOut(PILOT);
            case BUILD -> carryOut(BUILD);
            case EXPERIMENT, FOUNDATIONS -> steps();
            case NONE -> keeps(verdict) ? parts(KEEP, Set.of()) : steps();
        };
    }

    /** The experiment, then what lifts the answers that it does not measure. */
    private List<ProposedAction> steps() {
        List<ProposedAction> actions = new ArrayList<>();
        Set<@Nullable String> covered = new HashSet<>();
        Recipe recipe = findings.experiment();
        if (recipe != null) {
            covered.add(recipe.question());
            covered.add(method.uses().target());
            actions.add(
                    resultIsIn(findings, measured)
                            ? part(new Part("after", "analyst", Effort.S))
                            : experiment(method, recipe));
        }
        for (Findings.NextStep step : findings.nextSteps()) {
            ProposedAction action = step(step);
            if (action.certainty() != ProposedAction.Certainty.NOT_ASKED && !covered.contains(action.question())) {
                actions.add(action);
            }
        }
        return List.copyOf(actions);
    }

    /** The parts of carrying it out, what it is on condition of, and what is assumed and has to be found out. */
    private List<ProposedAction> carryOut(List<Part> parts) {
        List<ProposedAction> conditions = new ArrayList<>();
        Set<String> named = new HashSet<>();
        Caveats caveats = result.caveats();
        if (caveats != null) {
            for (Caveats.Unmet unmet : caveats.conditions()) {
                if (certainty(unmet.question()) != ProposedAction.Certainty.NOT_ASKED && named.add(unmet.question())) {
                    conditions.add(condition(unmet));
                }
            }
            for (String question : caveats.assumed()) {
                if (certainty(question) == ProposedAction.Certainty.UNKNOWN && named.add(question)) {
                    conditions.add(findOut(question));
                }
            }
        }
        List<ProposedAction> actions = new ArrayList<>(parts(parts, named));
        actions.addAll(conditions);
        return List.copyOf(actions);
    }

    private List<ProposedAction> parts(List<Part> parts, Set<String> named) {
        return parts.stream()
                .filter(part -> !part.isAskedBy(named))
                .map(this::part)
                .toList();
    }

    private ProposedAction part(Part part) {
        String key = "plan." + part.id();
        return new ProposedAction(
                key,
                ProposedAction.Kind.PLAN,
                null,
                null,
                MESSAGES.get(key),
                List.of(MESSAGES.get(key + ".do")),
                MESSAGES.get(key + ".done"),
                part.effort(),
                part.effort().leastDays(),
                part.effort().mostDays(),
                role(method, part.role()),
                ProposedAction.Certainty.KNOWN);
    }

    private ProposedAction step(Findings.NextStep step) {
        String id = step.change().question();
        Question question = method.question(id);
        return switch (step.change()) {
            case CheapestChange.Test test -> test(question, test);
            case CheapestChange.Lift lift ->
                certainty(id) == ProposedAction.Certainty.UNKNOWN || !(question instanceof Question.Levelled levelled)
                        ? findOut(id)
                        : lift(levelled, lift.from(), lift.to());
        };
    }

    private ProposedAction condition(Caveats.Unmet unmet) {
        ProposedAction.Certainty certainty = certainty(unmet.question());
        if (certainty == ProposedAction.Certainty.UNKNOWN) {
            return findOut(unmet.question());
        }
        return unmet.stated() < unmet.need() && method.question(unmet.question()) instanceof Question.Levelled levelled
                ? lift(levelled, unmet.stated(), unmet.need())
                : check(unmet.question());
    }

    private ProposedAction lift(Question.Levelled question, int from, int to) {
        List<String> remedies = question.remedies(from, to);
        String first = remedies.isEmpty() ? MESSAGES.get("plan.lift", question.title()) : remedies.getFirst();
        int end = endOfSentence(first);
        List<String> does = new ArrayList<>();
        if (end < first.length()) {
            does.add(first.substring(end).strip());
        }
        does.addAll(remedies.stream().skip(1).toList());
        int steps = Math.max(1, to - from);
        return new ProposedAction(
                question.id(),
                ProposedAction.Kind.STEP,
                question.id(),
                question.title(),
                withoutStop(first.substring(0, end)),
                does,
                question.levels().get(to).anchor(),
                question.effort(),
                steps * question.effort().leastDays(),
                steps * question.effort().mostDays(),
                role(method, question.role()),
                certainty(question.id()));
    }

    private ProposedAction test(Question question, CheapestChange.Test test) {
        List<String> hopedFor = question instanceof Question.Choice choice
                ? test.hopedFor().stream()
                        .map(option -> "“" + choice.option(option).label() + "”")
                        .toList()
                : List.of();
        return about(
                question,
                MESSAGES.get("plan.test", question.text()),
                List.of(
                        anyOutcomeWill(question, test.hopedFor())
                                ? MESSAGES.get("plan.test.any")
                                : MESSAGES.get("plan.test.hoped-for", String.join(MESSAGES.get("plan.or"), hopedFor))),
                MESSAGES.get("plan.test.done"),
                question.effort().leastDays());
    }

    /** Whatever comes out of a test, the step is reached with it. */
    private static boolean anyOutcomeWill(Question question, List<String> hopedFor) {
        return question instanceof Question.Choice choice && choice.hasNoTestedOptionBesides(hopedFor);
    }

    private ProposedAction findOut(String id) {
        Question question = method.question(id);
        return about(
                question,
                MESSAGES.get("plan.find-out", question.text()),
                question.how().isEmpty() ? List.of() : List.of(question.how()),
                MESSAGES.get("plan.find-out.done"),
                0);
    }

    private ProposedAction check(String id) {
        Question question = method.question(id);
        return about(
                question,
                MESSAGES.get("plan.check", question.title()),
                List.of(MESSAGES.get("plan.check.do", question.text())),
                MESSAGES.get("plan.check.done"),
                0);
    }

    private ProposedAction about(Question question, String title, List<String> does, String done, int leastDays) {
        return new ProposedAction(
                question.id(),
                ProposedAction.Kind.STEP,
                question.id(),
                question.title(),
                title,
                does,
                done,
                question.effort(),
                leastDays,
                question.effort().mostDays(),
                role(method, question.role()),
                certainty(question.id()));
    }

    private static @Nullable String role(Method method, String id) {
        return method.roles().stream()
                .filter(role -> role.id().equals(id))
                .findFirst()
                .map(Role::title)
                .orElse(null);
    }

    private ProposedAction.Certainty certainty(String question) {
        return switch (sheet.answer(question)) {
            case null -> ProposedAction.Certainty.NOT_ASKED;
            case Answer.Unknown unknown -> ProposedAction.Certainty.UNKNOWN;
            case Answer.Level(int level, Evidence evidence)
            when evidence == Evidence.GUESS -> ProposedAction.Certainty.GUESS;
            case Answer.Spread spread -> ProposedAction.Certainty.SPREAD;
            case Answer given -> ProposedAction.Certainty.KNOWN;
        };
    }

    private static int endOfSentence(String text) {
        for (int i = 0; i + 1 < text.length(); i++) {
            if (".!?".indexOf(text.charAt(i)) >= 0 && Character.isWhitespace(text.charAt(i + 1))) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static String withoutStop(String sentence) {
        String title = sentence.strip();
        return title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
    }

    /** A recipe by its id among those that a sheet may be offered; null where it is none of them. */
    public static @Nullable Recipe recipe(Findings findings, String id) {
        return findings.recipes().stream()
                .map(Findings.RecipeChoice::recipe)
                .filter(recipe -> Objects.equals(recipe.id(), id))
                .findFirst()
                .orElse(null);
    }
}
