package org.groundwork.review;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.groundwork.amount.Money;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.method.Recipe;
import org.groundwork.plan.ActionPlans;
import org.groundwork.plan.GoOnThreshold;
import org.groundwork.plan.ProposedAction;
import org.groundwork.platform.Calendar;
import org.groundwork.scoring.Findings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a report asks to be done, as actions. */
@Component
class ActionProposals {

    /** With the id of a recipe: key of an experiment among the proposals of a report. */
    private static final String EXPERIMENT = "experiment:";

    private final MessageSource messages;
    private final Calendar calendar;

    ActionProposals(MessageSource messages, Calendar calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    /**
     * @param taken keys of those that are actions already
     * @param measured ids of the recipes whose result is in
     */
    List<ActionProposal> of(Evaluation evaluation, Set<String> taken, Set<String> measured) {
        Findings findings = findings(evaluation);
        boolean experimentTaken = taken.stream().anyMatch(key -> key.startsWith(EXPERIMENT));
        return ActionPlans.of(evaluation.file().sheet(), evaluation.result(), findings, measured).stream()
                .map(action -> action.kind() == ProposedAction.Kind.EXPERIMENT
                        ? experiment(evaluation, findings, experimentTaken)
                        : proposal(action, taken.contains(action.key())))
                .toList();
    }

    private ActionProposal proposal(ProposedAction action, boolean taken) {
        return new ActionProposal(
                action.key(),
                action.kind() == ProposedAction.Kind.PLAN ? ActionView.Kind.PLAN : ActionView.Kind.STEP,
                action.question(),
                action.title(),
                action.what(),
                action.done(),
                action.effort(),
                null,
                taken,
                List.of());
    }

    /** The one that is proposed, and beside it the others that were not measured yet. */
    private ActionProposal experiment(Evaluation evaluation, Findings findings, boolean taken) {
        Recipe recipe = Objects.requireNonNull(findings.experiment());
        List<ActionProposal> others = findings.recipes().stream()
                .filter(choice -> !choice.tried() && !choice.recipe().equals(recipe))
                .map(choice -> experiment(evaluation, choice.recipe(), taken, List.of()))
                .toList();
        return experiment(evaluation, recipe, taken, others);
    }

    private ActionProposal experiment(
            Evaluation evaluation, Recipe recipe, boolean taken, List<ActionProposal> others) {
        ProposedAction action = ActionPlans.experiment(evaluation.file().method(), recipe);
        return new ActionProposal(
                EXPERIMENT + recipe.id(),
                ActionView.Kind.EXPERIMENT,
                recipe.question(),
                action.title(),
                action.what(),
                action.done(),
                null,
                decisionDate(recipe),
                taken,
                others);
    }

    /**
     * What an experiment is measured by; empty texts where nothing is known.
     *
     * @param key of its proposal
     */
    ActionRepository.ExperimentRow measure(Evaluation evaluation, String key) {
        Recipe recipe = ActionPlans.recipe(findings(evaluation), key.substring(EXPERIMENT.length()));
        if (recipe == null) {
            throw new IllegalStateException("this report proposes no such experiment: " + key);
        }
        Analysis analysis = evaluation.appraisal().analysis();
        GoOnThreshold threshold = analysis == null ? null : GoOnThreshold.of(inputs(evaluation), analysis);
        return new ActionRepository.ExperimentRow(
                recipe.id(),
                threshold != null && threshold.asShare()
                        ? text("action.experiment.measure.share", recipe.measure())
                        : recipe.measure(),
                threshold == null ? "" : threshold.text(),
                recipe.weeks(),
                analysis == null
                        ? text("action.experiment.days", recipe.personDays())
                        : priceCap(analysis, evaluation, recipe),
                recipe.stop(),
                null);
    }

    private static EconomicInputs inputs(Evaluation evaluation) {
        return Objects.requireNonNullElse(evaluation.file().economics(), EconomicInputs.NONE);
    }

    private static Findings findings(Evaluation evaluation) {
        return Findings.of(evaluation.file().sheet(), evaluation.result());
    }

    /** The Monday after today, and the time box after that. */
    private LocalDate decisionDate(Recipe recipe) {
        return calendar.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(recipe.weeks());
    }

    /** What knowing the share that a simple solution captures is worth. */
    private String priceCap(Analysis analysis, Evaluation evaluation, Recipe recipe) {
        double worth = analysis.inputs().stream()
                .filter(effect -> effect.input() == Input.CAPTURES)
                .mapToDouble(Analysis.InputEffect::evppi)
                .findFirst()
                .orElse(0);
        return worth <= 0
                ? text("action.experiment.days", recipe.personDays())
                : text("action.experiment.price-cap", money(worth, evaluation), recipe.personDays());
    }

    static String money(double value, Evaluation evaluation) {
        EconomicInputs economics = evaluation.file().economics();
        return new Money(economics == null ? null : economics.currency()).amount(value);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
