package org.groundwork.review.web;

import java.util.List;
import java.util.Map;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Choice;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.WrittenNumbers;
import org.groundwork.review.ActionView;
import org.groundwork.review.FollowUp;
import org.groundwork.review.FollowUps;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What happened after a decision. */
@Controller
@RequestMapping("/assessments/{id}/reports/{number:[0-9]{1,9}}/decision/outcome")
class FollowUpController {

    private static final String VIEW = "review/outcome";

    private final FollowUps followUps;
    private final DecisionPages pages;
    private final ReviewPages texts;
    private final Calendar calendar;

    FollowUpController(FollowUps followUps, DecisionPages pages, ReviewPages texts, Calendar calendar) {
        this.followUps = followUps;
        this.pages = pages;
        this.texts = texts;
        this.calendar = calendar;
    }

    @GetMapping
    ModelAndView form(@PathVariable AssessmentId id, @PathVariable int number, WrittenNumbers written) {
        DecisionPage page = page(id, number);
        FollowUp before = page.happened();
        ActionView.Experiment experiment = page.experiment();
        ActionView.Result measured = experiment == null ? null : experiment.result();
        FollowUpForm form = before != null
                ? FollowUpForm.of(before.what(), LocalNumbers.of(written.locale()))
                : FollowUpForm.starting(
                        calendar.today(),
                        measured == null ? "" : measured.measured(),
                        measured == null ? null : measured.reached());
        return filled(new ModelAndView(VIEW), page, ReviewController.errors(form));
    }

    private DecisionPage page(AssessmentId id, int number) {
        DecisionPage page = pages.of(id, number);
        if (!page.enters()) {
            throw new Forbidden();
        }
        return page;
    }

    @PostMapping
    ModelAndView enter(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        FollowUpForm form = FollowUpForm.of(parameters);
        DecisionPage page = page(id, number);
        BindingResult errors = ReviewController.errors(form);
        FollowUp.What what = form.what(page.currency(), LocalNumbers.of(written.locale()), errors);
        try {
            if (what != null) {
                followUps.enter(id, number, what);
                redirect.addFlashAttribute(Flash.NAME, Flash.done("followup.done"));
                return new ModelAndView("redirect:/assessments/%s/reports/%d/decision".formatted(id, number));
            }
        } catch (InvalidInput refusal) {
            ActionRefusals.add(errors, refusal);
        }
        return filled(new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_CONTENT), page, errors);
    }

    private ModelAndView filled(ModelAndView view, DecisionPage page, BindingResult errors) {
        return view.addAllObjects(errors.getModel())
                .addObject("page", page)
                .addObject("fields", FollowUpForm.FIELDS)
                .addObject("results", choices("followup.result", "DONE", "PARTLY", "NOT_DONE"))
                .addObject("yesOrNo", choices("followup.reached", "yes", "no"));
    }

    private List<Choice> choices(String key, String... values) {
        return List.of(values).stream()
                .map(value -> new Choice(value, texts.text(key + "." + value)))
                .toList();
    }
}
