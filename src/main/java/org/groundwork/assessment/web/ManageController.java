package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.Allowed;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes name and summary, copies, archives and restores. */
@Controller
@RequestMapping("/assessments/{id}")
class ManageController {

    private static final String EDIT = "assessment/edit";
    private static final String DUPLICATE = "assessment/duplicate";

    private final Assessments assessments;
    private final Access access;
    private final AssessmentTexts texts;

    ManageController(Assessments assessments, Access access, AssessmentTexts texts) {
        this.assessments = assessments;
        this.access = access;
        this.texts = texts;
    }

    private AssessmentView view(AssessmentId id, Permission permission) {
        AssessmentView view = assessments.view(id);
        access.require(view.team().id(), permission);
        return view;
    }

    @GetMapping("/edit")
    ModelAndView edit(@PathVariable AssessmentId id) {
        AssessmentView view = view(id, Permission.CREATE);
        return new ModelAndView(EDIT)
                .addObject("assessment", view)
                .addObject("form", new AssessmentForm(view.name(), view.summary(), null, null, view.version()));
    }

    @PostMapping("/edit")
    ModelAndView edit(
            @PathVariable AssessmentId id,
            @ModelAttribute("form") AssessmentForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        AssessmentView view = view(id, Permission.CREATE);
        try {
            long version = form.version() == null ? view.version() : form.version();
            assessments.edit(id, form.givenName(), form.givenSummary(), version);
            redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.edit.done"));
            return new ModelAndView("redirect:/assessments/" + id);
        } catch (DomainException refusal) {
            AssessmentRefusals.add(errors, refusal);
            return AssessmentRefusals.again(EDIT).addObject("assessment", view);
        }
    }

    @GetMapping("/duplicate")
    ModelAndView duplicate(@PathVariable AssessmentId id) {
        AssessmentView view = view(id, Permission.DUPLICATE);
        return new ModelAndView(DUPLICATE)
                .addObject("assessment", view)
                .addObject("form", new AssessmentForm(copyOf(view.name()), null, null, null, null));
    }

    /** As long as it fits. */
    private String copyOf(String name) {
        String copy = texts.text("assessment.duplicate.name", name);
        return Allowed.length(copy) <= Allowed.NAME ? copy : name;
    }

    @PostMapping("/duplicate")
    ModelAndView duplicate(
            @PathVariable AssessmentId id,
            @ModelAttribute("form") AssessmentForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        AssessmentView view = view(id, Permission.DUPLICATE);
        try {
            AssessmentId copy = assessments.duplicate(id, form.givenName());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.duplicate.done", view.name()));
            return new ModelAndView("redirect:/assessments/" + copy);
        } catch (DomainException refusal) {
            AssessmentRefusals.add(errors, refusal);
            return AssessmentRefusals.again(DUPLICATE).addObject("assessment", view);
        }
    }

    @GetMapping("/archive")
    ModelAndView archive(@PathVariable AssessmentId id) {
        return new ModelAndView("assessment/archive").addObject("assessment", view(id, Permission.ARCHIVE));
    }

    @PostMapping("/archive")
    String archive(@PathVariable AssessmentId id, RedirectAttributes redirect) {
        String name = assessments.view(id).name();
        assessments.archive(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.archive.done", name));
        return "redirect:/";
    }

    @PostMapping("/restore")
    String restore(@PathVariable AssessmentId id, RedirectAttributes redirect) {
        assessments.restore(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.restore.done"));
        return "redirect:/assessments/" + id;
    }
}
