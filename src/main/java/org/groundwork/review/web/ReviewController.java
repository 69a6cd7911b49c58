package org.groundwork.review.web;

import java.util.Map;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.method.Verdict;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.WrittenNumbers;
import org.groundwork.review.DecisionDraft;
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
    ModelAndView accept(@PathVariable AssessmentId id, @PathVariable int number, WrittenNumbers written) {
        ReviewPage page = pages.of(id, number);
        DecisionForm form =
                DecisionForm.proposing(page.proposed(), page.lookAgain(), LocalNumbers.of(written.locale()));
        return page.waiting() ? filled(new ModelAndView(ACCEPT), page, errors(form)) : tooLate(id, number, "");
    }

    @PostMapping("/accept")
    ModelAndView accept(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        return decide(ACCEPT, id, number, DecisionForm.of(parameters), true, written, redirect);
    }

    @GetMapping("/decide-otherwise")
    ModelAndView decideOtherwise(@PathVariable AssessmentId id, @PathVariable int number) {
        ReviewPage page = pages.of(id, number);
        return page.waiting()
                ? filled(new ModelAndView(OTHERWISE), page, errors(DecisionForm.of(Map.of())))
                : tooLate(id, number, "");
    }

    @PostMapping("/decide-otherwise")
    ModelAndView decideOtherwise(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        return decide(OTHERWISE, id, number, DecisionForm.of(parameters), false, written, redirect);
    }

    private ModelAndView decide(
            String view,
            AssessmentId id,
            int number,
            DecisionForm form,
            boolean accepts,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        ReviewPage page = pages.of(id, number);
        BindingResult errors = errors(form);
        DecisionDraft draft = form.draft(accepts, page.currency(), LocalNumbers.of(written.locale()), errors);
        if (!accepts && (form.verdict() == null || form.verdict().isEmpty())) {
            refuse(errors, new InvalidInput("review.verdict.missing"));
        }
        boolean asks = !errors.hasErrors() && loose(page, draft) && !form.passesOver();
        if (page.waiting() && (errors.hasErrors() || asks)) {
            return again(view, page, errors).addObject("loose", asks);
        }
        try {
            if (!errors.hasErrors()) {
                reviews.decide(id, number, draft);
                redirect.addFlashAttribute(
                        Flash.NAME, Flash.done(accepts ? "review.accept.done" : "review.otherwise.done"));
                return new ModelAndView("redirect:/assessments/%s/reports/%d#decision".formatted(id, number));
            }
        } catch (InvalidInput refusal) {
            refuse(errors, refusal);
            return again(view, page, errors);
        } catch (Conflict refusal) {
            return tooLate(id, number, form.words(page, pages::label));
        }
        return tooLate(id, number, form.words(page, pages::label));
    }

    /** Something is set going, and nobody answers for it, on no day. */
    static boolean loose(ReviewPage page, DecisionDraft draft) {
        Verdict verdict = draft.accepts() ? page.recommended() : page.verdict(draft.verdict());
        return draft.commitment().loose() && DecisionDraft.goesOn(verdict);
    }

    static BindingResult errors(Object form) {
        return new BeanPropertyBindingResult(form, "form");
    }

    /** The second word of a key is the field; what names none is about the reason. */
    static void refuse(BindingResult errors, InvalidInput refusal) {
        String key = refusal.messageKey();
        String[] words = key.split("\\.");
        String field = key.startsWith("history.on.") ? "lookAgain" : words.length > 1 ? words[1] : "reason";
        errors.rejectValue(
                DecisionForm.FIELDS.contains(field) ? field : "reason",
                key,
                refusal.arguments().toArray(),
                key);
    }

    static ModelAndView again(String view, ReviewPage page, BindingResult errors) {
        return filled(new ModelAndView(view, HttpStatus.UNPROCESSABLE_CONTENT), page, errors);
    }

    static ModelAndView filled(ModelAndView view, ReviewPage page, BindingResult errors) {
        return view.addAllObjects(errors.getModel())
                .addObject("page", page)
                .addObject("fields", DecisionForm.FIELDS)
                .addObject("loose", false);
    }

    @GetMapping("/return")
    ModelAndView giveBack(@PathVariable AssessmentId id, @PathVariable int number) {
        ReviewForm form = ReviewForm.of(Map.of());
        ReviewPage page = pages.of(id, number);
        return page.waiting() ? filled(new ModelAndView(RETURN), page, errors(form)) : tooLate(id, number, "");
    }

    @PostMapping("/return")
    ModelAndView giveBack(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            RedirectAttributes redirect) {
        ReviewForm form = ReviewForm.of(parameters);
        try {
            reviews.giveBack(id, number, form.givenReason(), form.reasons(), form.inputs());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("review.return.done"));
            return new ModelAndView("redirect:/assessments/%s/reports/%d#decision".formatted(id, number));
        } catch (InvalidInput refusal) {
            BindingResult errors = errors(form);
            refuse(errors, refusal);
            return again(RETURN, pages.of(id, number), errors);
        } catch (Conflict refusal) {
            return tooLate(id, number, form.words(pages.of(id, number)));
        }
    }

    private ModelAndView tooLate(AssessmentId id, int number, String kept) {
        return tooLate(pages.tooLate(id, number), kept);
    }

    static ModelAndView tooLate(ReviewPages.TooLate page, @Nullable String kept) {
        return new ModelAndView("review/too-late", HttpStatus.CONFLICT)
                .addObject("page", page)
                .addObject("kept", kept == null ? "" : kept);
    }
}
