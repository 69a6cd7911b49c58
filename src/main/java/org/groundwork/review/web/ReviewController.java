package org.groundwork.review.web;

import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Decides on a submission, or gives it back. What was entered for a submission that is not in
 * review any more is shown again, with what became of it.
 */
@Controller
@RequestMapping("/assessments/{id}/reports/{number:[0-9]{1,9}}")
class ReviewController {

    private static final String ACCEPT = "review/accept";
    private static final String OTHERWISE = "review/otherwise";
    private static final String RETURN = "review/return";

    private final Reviews reviews;
    private final ReviewPages pages;

    ReviewController(Reviews reviews, ReviewPages pages) {
        this.reviews = reviews;
        this.pages = pages;
    }

    @GetMapping("/accept")
    ModelAndView accept(@PathVariable AssessmentId id, @PathVariable int number) {
        return show(ACCEPT, id, number);
    }

    @PostMapping("/accept")
    ModelAndView accept(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect) {
        ReviewForm form = ReviewForm.of(parameters);
        return done(ACCEPT, id, number, form, () -> {
            reviews.accept(id, number, form.givenReason());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("review.accept.done"));
        });
    }

    @GetMapping("/decide-otherwise")
    ModelAndView decideOtherwise(@PathVariable AssessmentId id, @PathVariable int number) {
        return show(OTHERWISE, id, number);
    }

    @PostMapping("/decide-otherwise")
    ModelAndView decideOtherwise(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect) {
        ReviewForm form = ReviewForm.of(parameters);
        return done(OTHERWISE, id, number, form, () -> {
            if (form.verdict() == null || form.verdict().isEmpty()) {
                throw new InvalidInput("review.verdict.missing");
            }
            reviews.decideOtherwise(
                    id, number, ReviewForm.ELSE.equals(form.verdict()) ? null : form.verdict(), form.givenReason());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("review.otherwise.done"));
        });
    }

    @GetMapping("/return")
    ModelAndView giveBack(@PathVariable AssessmentId id, @PathVariable int number) {
        return show(RETURN, id, number);
    }

    @PostMapping("/return")
    ModelAndView giveBack(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect) {
        ReviewForm form = ReviewForm.of(parameters);
        return done(RETURN, id, number, form, () -> {
            reviews.giveBack(id, number, form.givenReason(), form.reasons());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("review.return.done"));
        });
    }

    private ModelAndView show(String view, AssessmentId id, int number) {
        ReviewForm form = ReviewForm.of(Map.of());
        ReviewPage page = pages.of(id, number);
        return page.waiting() ? filled(new ModelAndView(view), page, form, null) : tooLate(id, number, form);
    }

    private ModelAndView done(String view, AssessmentId id, int number, ReviewForm form, Runnable deed) {
        try {
            deed.run();
            return new ModelAndView("redirect:/assessments/%s/reports/%d".formatted(id, number));
        } catch (InvalidInput refusal) {
            return filled(
                    new ModelAndView(view, HttpStatus.UNPROCESSABLE_CONTENT), pages.of(id, number), form, refusal);
        } catch (Conflict refusal) {
            return tooLate(id, number, form);
        }
    }

    private static ModelAndView filled(
            ModelAndView view, ReviewPage page, ReviewForm form, @Nullable InvalidInput refusal) {
        BindingResult errors = new BeanPropertyBindingResult(form, "form");
        if (refusal != null) {
            String key = refusal.messageKey();
            String field = key.startsWith("review.verdict.") ? "verdict" : "reason";
            errors.rejectValue(field, key, refusal.arguments().toArray(), key);
        }
        return view.addAllObjects(errors.getModel()).addObject("page", page);
    }

    private ModelAndView tooLate(AssessmentId id, int number, ReviewForm form) {
        return new ModelAndView("review/too-late", HttpStatus.CONFLICT)
                .addObject("page", pages.tooLate(id, number))
                .addObject("kept", form.words(pages.of(id, number)));
    }
}
