package org.groundwork.review.web;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.review.ActionId;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.Experiments;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What came out of an experiment, and the answers that it speaks for. */
@Controller
@RequestMapping("/assessments/{id}/actions/{action:[0-9a-fA-F-]{36}}")
class ActionResultController {

    private static final String RESULT = "review/action-result";

    private final Actions actions;
    private final Experiments experiments;
    private final Assessments assessments;
    private final ActionPages pages;

    ActionResultController(Actions actions, Experiments experiments, Assessments assessments, ActionPages pages) {
        this.actions = actions;
        this.experiments = experiments;
        this.assessments = assessments;
        this.pages = pages;
    }

    @GetMapping("/result")
    ModelAndView result(@PathVariable AssessmentId id, @PathVariable String action) {
        ActionView found = experiment(id, action);
        ActionView.Experiment experiment = found.experiment();
        ActionView.Result result = experiment == null ? null : experiment.result();
        return with(new ModelAndView(RESULT), id, found)
                .addObject(
                        "form",
                        result == null
                                ? ResultForm.EMPTY
                                : new ResultForm(
                                        result.measured(),
                                        result.reached() ? "yes" : "no",
                                        null,
                                        null,
                                        result.note(),
                                        result.link()));
    }

    private ActionView experiment(AssessmentId id, String action) {
        ActionView found = actions.findOwn(id, ActionId.of(action));
        if (found.experiment() == null) {
            throw new NotFound();
        }
        return found;
    }

    private ModelAndView with(ModelAndView view, AssessmentId id, ActionView action) {
        return view.addObject("assessment", assessments.view(id))
                .addObject("action", action)
                .addObject("yesOrNo", pages.choices("action.reached", "yes", "no"))
                .addObject("ways", pages.choices("action.how", "past", "live"))
                .addObject("targets", pages.targets(id));
    }

    @PostMapping("/result")
    ModelAndView enter(
            @PathVariable AssessmentId id,
            @PathVariable String action,
            @ModelAttribute("form") ResultForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        ActionView found = experiment(id, action);
        try {
            experiments.enter(id, found.id(), form.result());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("action.result.done"));
            return new ModelAndView("redirect:/assessments/%s/actions#action-%s".formatted(id, found.id()));
        } catch (InvalidInput refusal) {
            ActionRefusals.add(errors, refusal);
            return with(ActionRefusals.again(RESULT), id, found);
        }
    }

    /** One offered answer is taken over, or left. */
    @PostMapping("/offers/{question}")
    String decide(
            @PathVariable AssessmentId id,
            @PathVariable String action,
            @PathVariable String question,
            @RequestParam boolean accept,
            @RequestParam(defaultValue = "0") int basedOn,
            RedirectAttributes redirect) {
        ActionId actionId = ActionId.of(action);
        Flash flash;
        if (accept) {
            flash = switch (experiments.accept(id, actionId, question, basedOn)) {
                case Experiments.Acceptance.Taken taken -> Flash.done("action.offer.taken");
                case Experiments.Acceptance.Closed closed -> Flash.warning("action.offer.closed");
                case Experiments.Acceptance.Refused refused -> Flash.warning("action.offer.refused");
                case Experiments.Acceptance.Overtaken overtaken -> Flash.warning("action.offer.overtaken");
            };
        } else {
            experiments.decline(id, actionId, question);
            flash = Flash.done("action.offer.left");
        }
        redirect.addFlashAttribute(Flash.NAME, flash);
        return "redirect:/assessments/%s/actions#action-%s".formatted(id, actionId);
    }
}
