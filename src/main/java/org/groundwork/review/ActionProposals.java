package org.groundwork.review;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.groundwork.amount.Money;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Recipe;
import org.groundwork.platform.Calendar;
import org.groundwork.scoring.Asked;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.Findings;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a report asks to be done, as actions. */
@Component
class ActionProposals {

    /** Key of the experiment among the proposals of a report. */
    static final String EXPERIMENT = "experiment";

    private final MessageSource messages;
    private final Calendar calendar;

    ActionProposals(MessageSource messages, Calendar calendar) {
        this.messages = messages;
        this.calendar = calendar;
    }

    /**
     * @param taken keys of those that are actions already
     */
    List<ActionProposal> of(Evaluation evaluation, Set<String> taken) {
        Method method = evaluation.file().method();
        Findings findings = findings(evaluation);
        List<ActionProposal> proposals = new ArrayList<>();
        Recipe recipe = findings.experiment();
        if (recipe != null) {
            proposals.add(new ActionProposal(
                    EXPERIMENT,
                    ActionView.Kind.EXPERIMENT,
                    recipe.question(),
                    text("action.experiment.title", recipe.title()),
                    recipe.instructions(),
                    null,
                    decisionDate(recipe),
                    taken.contains(EXPERIMENT)));
        }
        for (Findings.NextStep step : findings.nextSteps()) {
            String question = step.change().question();
            if (step.asked() == Asked.NOT_ASKED) {
                continue; // to answer it is no action
            }
            proposals.add(new ActionProposal(
                    question,
                    ActionView.Kind.STEP,
                    question,
                    title(method, step),
                    what(method, step),
                    step.effort(),
                    null,
                    taken.contains(question)));
        }
        return proposals;
    }

    /** What it is measured by; empty texts where nothing is known. */
    ActionRepository.ExperimentRow experiment(Evaluation evaluation) {
        Recipe recipe = findings(evaluation).experiment();
        if (recipe == null) {
            throw new IllegalStateException("this report proposes no experiment");
        }
        Analysis analysis = evaluation.appraisal().analysis();
        return new ActionRepository.ExperimentRow(
                recipe.id(),
                recipe.measure(),
                analysis == null ? "" : threshold(analysis, evaluation),
                recipe.weeks(),
                analysis == null
                        ? text("action.experiment.days", recipe.personDays())
                        : priceCap(analysis, evaluation, recipe),
                recipe.stop(),
                null);
    }

    private static Findings findings(Evaluation evaluation) {
        return Findings.of(evaluation.file().sheet(), evaluation.result());
    }

    /** The Monday after today, and the time box after that. */
    private LocalDate decisionDate(Recipe recipe) {
        return calendar.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(recipe.weeks());
    }

    private String title(Method method, Findings.NextStep step) {
        String title = method.question(step.change().question()).title();
        return step.asked() == Asked.ANSWERED && step.change() instanceof CheapestChange.Lift lift
                ? text(
                        "action.step.title",
                        title,
                        ((Question.Levelled) method.question(lift.question())).numbered(lift.to()))
                : text("action.step.title.test", title);
    }

    private String what(Method method, Findings.NextStep step) {
        String how = method.question(step.change().question()).how();
        if (step.change() instanceof CheapestChange.Test) {
            return text("action.step.test", how);
        }
        if (step.asked() == Asked.UNKNOWN) {
            return how;
        }
        String asks = method.question(step.change().question()).text();
        return switch (step.asked()) {
            case ANSWERED -> String.join("\n", step.steps());
            case UNKNOWN -> text("action.step.find-out", asks);
            case NOT_ASKED -> text("action.step.answer", asks);
        };
    }

    private String threshold(Analysis analysis, Evaluation evaluation) {
        Analysis.GateOutcome gate = analysis.gate();
        if (gate == null) {
            return "";
        }
        Double threshold = gate.threshold();
        return threshold == null
                ? text("action.experiment.threshold.never")
                : text("action.experiment.threshold", money(threshold, evaluation));
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
