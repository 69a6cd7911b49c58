package org.groundwork.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Transition;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Submits an assessment, takes a submission back, opens it for a next one. */
@Controller
@RequestMapping("/assessments/{id}")
class SubmissionController {

    private static final String OPEN_AGAIN = "evaluation/open-again";

    private final Evaluations evaluations;
    private final Assessments assessments;
    private final Access access;

    SubmissionController(Evaluations evaluations, Assessments assessments, Access access) {
        this.evaluations = evaluations;
        this.assessments = assessments;
        this.access = access;
    }

    @PostMapping("/submit")
    String submit(@PathVariable AssessmentId id, RedirectAttributes redirect) {
        EvaluationView submitted = evaluations.submit(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("evaluation.submitted"));
        return "redirect:/assessments/%s/reports/%d".formatted(id, submitted.number());
    }

    /** Asks in which way the answers are to be changed again. */
    @GetMapping("/open-again")
    String openAgain(@PathVariable AssessmentId id, Model model) {
        model.addAttribute("form", new ReopenForm(null));
        return shown(id, model);
    }

    /** Why it is opened again. */
    record ReopenForm(@Nullable String reason) {

        String given() {
            return reason == null ? "" : reason;
        }
    }

    private String shown(AssessmentId id, Model model) {
        AssessmentView assessment = assessments.view(id);
        access.require(assessment.team().id(), Permission.REOPEN);
        if (Transition.REOPEN.from(assessment.status(), assessment.archived()).isEmpty()) {
            throw new Conflict("assessment.not-submitted");
        }
        model.addAttribute("assessment", assessment);
        model.addAttribute("decided", assessment.status() == AssessmentStatus.DECIDED);
        return OPEN_AGAIN;
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable AssessmentId id, RedirectAttributes redirect) {
        evaluations.withdraw(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("evaluation.withdrawn"));
        return "redirect:/assessments/" + id;
    }

    @PostMapping("/reopen")
    String reopen(
            @PathVariable AssessmentId id,
            @ModelAttribute("form") ReopenForm form,
            BindingResult errors,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            evaluations.reopen(id, form.given());
        } catch (InvalidInput refusal) {
            String key = refusal.messageKey();
            errors.rejectValue("reason", key, refusal.arguments().toArray(), key);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shown(id, model);
        }
        redirect.addFlashAttribute(Flash.NAME, Flash.done("evaluation.reopened"));
        return "redirect:/assessments/" + id;
    }
}
