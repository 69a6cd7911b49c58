package org.groundwork.evaluation.web;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.NextLook;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An assessment over time, two moments of it beside each other, and when to look again. */
@Controller
@RequestMapping("/assessments/{id}/history")
class HistoryController {

    private static final String TIMELINE = "evaluation/timeline";
    private static final String FORM = "form";
    private static final String PAGE = "page";

    private final TimelinePages pages;
    private final NextLooks nextLooks;

    HistoryController(TimelinePages pages, NextLooks nextLooks) {
        this.pages = pages;
        this.nextLooks = nextLooks;
    }

    @GetMapping
    String history(@PathVariable AssessmentId id, Model model) {
        TimelinePage page = pages.timeline(id);
        NextLook next = page.next();
        model.addAttribute(PAGE, page);
        model.addAttribute(
                FORM,
                next == null
                        ? new NextLookForm(null, null)
                        : new NextLookForm(next.on().toString(), next.reason()));
        return TIMELINE;
    }

    @GetMapping("/compare")
    String compare(
            @PathVariable AssessmentId id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        model.addAttribute(PAGE, pages.comparison(id, from, to));
        return "evaluation/comparison";
    }

    @PostMapping("/next")
    ModelAndView plan(
            @PathVariable AssessmentId id,
            @ModelAttribute(FORM) NextLookForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        try {
            nextLooks.plan(
                    id, form.date().orElseThrow(() -> new InvalidInput("history.on.missing")), form.givenReason());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("history.next.done"));
            return new ModelAndView("redirect:/assessments/" + id + "/history");
        } catch (InvalidInput refusal) {
            String key = refusal.messageKey();
            errors.rejectValue(
                    key.contains(".reason.") ? "reason" : "on",
                    key,
                    refusal.arguments().toArray(),
                    key);
            return new ModelAndView(TIMELINE, HttpStatus.UNPROCESSABLE_CONTENT).addObject(PAGE, pages.timeline(id));
        }
    }

    @PostMapping("/next/remove")
    String unplan(@PathVariable AssessmentId id, RedirectAttributes redirect) {
        nextLooks.unplan(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("history.next.removed"));
        return "redirect:/assessments/" + id + "/history";
    }
}
