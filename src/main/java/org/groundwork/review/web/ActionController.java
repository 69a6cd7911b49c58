package org.groundwork.review.web;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.Access;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.ActionId;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.EditOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds and changes one action. */
@Controller
@RequestMapping("/assessments/{id}/actions")
class ActionController {

    private static final String NEW = "review/action-new";
    private static final String EDIT = "review/action-edit";
    private static final String FORM = "form";

    private final Actions actions;
    private final ActionPages pages;
    private final Assessments assessments;
    private final Access access;
    private final CurrentPerson currentPerson;

    ActionController(
            Actions actions, ActionPages pages, Assessments assessments, Access access, CurrentPerson currentPerson) {
        this.actions = actions;
        this.pages = pages;
        this.assessments = assessments;
        this.access = access;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/new")
    ModelAndView form(@PathVariable AssessmentId id) {
        access.require(assessments.view(id).team().id(), Permission.MANAGE_ACTIONS);
        return with(new ModelAndView(NEW), id, null).addObject(FORM, ActionForm.EMPTY);
    }

    private ModelAndView with(
            ModelAndView view, AssessmentId id, @org.jspecify.annotations.Nullable ActionView action) {
        AssessmentView assessment = assessments.view(id);
        return view.addObject("assessment", assessment)
                .addObject("action", action)
                .addObject(
                        "manages",
                        currentPerson
                                .require()
                                .may(
                                        Permission.MANAGE_ACTIONS,
                                        assessment.team().id()))
                .addObject("owners", pages.owners(id, action))
                .addObject("states", pages.states())
                .addObject("efforts", pages.efforts());
    }

    @PostMapping("/new")
    ModelAndView add(
            @PathVariable AssessmentId id,
            @ModelAttribute(FORM) ActionForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        try {
            actions.add(id, form.draft());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("action.added"));
            return list(id);
        } catch (InvalidInput refusal) {
            ActionRefusals.add(errors, refusal);
            return with(ActionRefusals.again(NEW), id, null);
        }
    }

    private static ModelAndView list(AssessmentId id) {
        return new ModelAndView("redirect:/assessments/" + id + "/actions");
    }

    @GetMapping("/{action:[0-9a-fA-F-]{36}}/edit")
    ModelAndView edit(@PathVariable AssessmentId id, @PathVariable String action) {
        ActionView found = actions.findOwn(id, ActionId.of(action));
        return with(new ModelAndView(EDIT), id, found).addObject(FORM, ActionForm.of(found));
    }

    /** Those who manage actions send all of it, an owner state and note alone. */
    @PostMapping("/{action:[0-9a-fA-F-]{36}}/edit")
    ModelAndView edit(
            @PathVariable AssessmentId id,
            @PathVariable String action,
            @ModelAttribute(FORM) ActionForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        ActionId actionId = ActionId.of(action);
        ActionView found = actions.find(id, actionId);
        try {
            boolean manages = currentPerson
                    .require()
                    .may(Permission.MANAGE_ACTIONS, assessments.view(id).team().id());
            EditOutcome outcome = manages
                    ? actions.edit(id, actionId, form.draft(), form.givenVersion())
                    : actions.progress(id, actionId, form.givenState(), form.givenNote(), form.givenVersion());
            return switch (outcome) {
                case EditOutcome.Saved saved -> {
                    redirect.addFlashAttribute(Flash.NAME, Flash.done("action.saved"));
                    yield list(id);
                }
                case EditOutcome.Overtaken(ActionView theirs) ->
                    with(new ModelAndView(EDIT, HttpStatus.CONFLICT), id, theirs)
                            .addObject("theirs", theirs);
            };
        } catch (InvalidInput refusal) {
            ActionRefusals.add(errors, refusal);
            return with(ActionRefusals.again(EDIT), id, found);
        }
    }

    /** The buttons in the list: how far it is. */
    @PostMapping("/{action:[0-9a-fA-F-]{36}}/state")
    String state(
            @PathVariable AssessmentId id,
            @PathVariable String action,
            @ModelAttribute(FORM) ActionForm form,
            RedirectAttributes redirect) {
        ActionId actionId = ActionId.of(action);
        ActionView found = actions.find(id, actionId);
        EditOutcome outcome = actions.progress(id, actionId, form.givenState(), found.note(), form.givenVersion());
        redirect.addFlashAttribute(
                Flash.NAME,
                outcome instanceof EditOutcome.Saved ? Flash.done("action.saved") : Flash.warning("action.overtaken"));
        return "redirect:/assessments/" + id + "/actions";
    }
}
