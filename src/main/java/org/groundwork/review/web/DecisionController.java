package org.groundwork.review.web;

import java.util.Map;
import java.util.Objects;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.WrittenNumbers;
import org.groundwork.review.DecisionDraft;
import org.groundwork.review.Reviews;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A decision with all that was said before; corrects it, and withdraws it. */
@Controller
@RequestMapping("/assessments/{id}/reports/{number:[0-9]{1,9}}/decision")
class DecisionController {

    private static final String CORRECT = "review/correct";
    private static final String WITHDRAW = "review/withdraw";

    private final Reviews reviews;
    private final ReviewPages pages;
    private final DecisionPages decisions;

    DecisionController(Reviews reviews, ReviewPages pages, DecisionPages decisions) {
        this.reviews = reviews;
        this.pages = pages;
        this.decisions = decisions;
    }

    @GetMapping
    String show(@PathVariable AssessmentId id, @PathVariable int number, Model model) {
        model.addAttribute("page", decisions.of(id, number));
        return "review/decision";
    }

    @GetMapping("/correct")
    ModelAndView correct(@PathVariable AssessmentId id, @PathVariable int number, WrittenNumbers written) {
        ReviewPage page = pages.correcting(id, number);
        return page.correctable()
                ? ReviewController.filled(
                        new ModelAndView(CORRECT),
                        page,
                        ReviewController.errors(DecisionForm.correcting(
                                Objects.requireNonNull(page.version().review()),
                                page.lookAgain(),
                                LocalNumbers.of(written.locale()))))
                : ReviewController.tooLate(pages.tooLate(id, number), "");
    }

    @PostMapping("/correct")
    ModelAndView correct(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        DecisionForm form = DecisionForm.of(parameters);
        ReviewPage page = pages.correcting(id, number);
        BindingResult errors = ReviewController.errors(form);
        boolean accepts = DecisionForm.ACCEPT.equals(form.verdict());
        DecisionDraft draft = form.draft(accepts, page.currency(), LocalNumbers.of(written.locale()), errors);
        if (form.verdict() == null || form.verdict().isEmpty()) {
            ReviewController.refuse(errors, new InvalidInput("review.verdict.missing"));
        }
        boolean asks = !errors.hasErrors() && ReviewController.loose(page, draft) && !form.passesOver();
        if (page.correctable() && (errors.hasErrors() || asks)) {
            return ReviewController.again(CORRECT, page, errors).addObject("loose", asks);
        }
        try {
            if (!errors.hasErrors()) {
                reviews.correct(id, number, form.givenRevision(), draft, form.givenWhy());
                redirect.addFlashAttribute(Flash.NAME, Flash.done("decision.corrected"));
                return new ModelAndView("redirect:/assessments/%s/reports/%d/decision".formatted(id, number));
            }
        } catch (InvalidInput refusal) {
            ReviewController.refuse(errors, refusal);
            return ReviewController.again(CORRECT, page, errors);
        } catch (Conflict refusal) {
            return ReviewController.tooLate(pages.tooLate(id, number), form.words(page, pages::label));
        }
        return ReviewController.tooLate(pages.tooLate(id, number), form.words(page, pages::label));
    }

    @GetMapping("/withdraw")
    ModelAndView withdraw(@PathVariable AssessmentId id, @PathVariable int number, WrittenNumbers written) {
        ReviewPage page = pages.correcting(id, number);
        return page.correctable()
                ? ReviewController.filled(
                        new ModelAndView(WITHDRAW),
                        page,
                        ReviewController.errors(DecisionForm.of(Map.of(
                                "revision", Integer.toString(page.version().revision())))))
                : ReviewController.tooLate(pages.tooLate(id, number), "");
    }

    @PostMapping("/withdraw")
    ModelAndView withdraw(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect) {
        DecisionForm form = DecisionForm.of(parameters);
        try {
            reviews.revoke(id, number, form.givenRevision(), form.givenReason());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("decision.withdrawn"));
            return new ModelAndView("redirect:/assessments/%s/reports/%d#decision".formatted(id, number));
        } catch (InvalidInput refusal) {
            BindingResult errors = ReviewController.errors(form);
            ReviewController.refuse(errors, refusal);
            return ReviewController.again(WITHDRAW, pages.correcting(id, number), errors);
        } catch (Conflict refusal) {
            return ReviewController.tooLate(pages.tooLate(id, number), form.givenReason());
        }
    }
}
