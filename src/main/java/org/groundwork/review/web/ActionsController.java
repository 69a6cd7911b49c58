package org.groundwork.review.web;

import java.util.Set;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.WrittenNumbers;
import org.groundwork.review.Actions;
import org.groundwork.review.Saving;
import org.groundwork.review.Savings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** The actions of an assessment, those that its report proposes, and the money saved. */
@Controller
@RequestMapping("/assessments/{id}")
class ActionsController {

    private static final String SAVING = "review/saving";

    private final Actions actions;
    private final Savings savings;
    private final ActionPages pages;
    private final ActionExports exports;

    ActionsController(Actions actions, Savings savings, ActionPages pages, ActionExports exports) {
        this.actions = actions;
        this.savings = savings;
        this.pages = pages;
        this.exports = exports;
    }

    @GetMapping("/actions")
    String list(@PathVariable AssessmentId id, Model model) {
        model.addAttribute("page", pages.actions(id));
        return "review/actions";
    }

    /** For a calendar, which opens it by its type. */
    @GetMapping("/actions.ics")
    ResponseEntity<String> calendar(@PathVariable AssessmentId id) {
        return file("text/calendar;charset=UTF-8", "actions.ics", exports.calendar(id));
    }

    @GetMapping("/actions.csv")
    ResponseEntity<String> table(@PathVariable AssessmentId id) {
        return file("text/csv;charset=UTF-8", "actions.csv", exports.table(id));
    }

    private static ResponseEntity<String> file(String type, String name, String content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    @PostMapping("/actions/adopt")
    String adopt(
            @PathVariable AssessmentId id,
            @RequestParam int number,
            @RequestParam(required = false) @Nullable Set<String> take,
            RedirectAttributes redirect) {
        int made = take == null ? 0 : actions.adopt(id, number, take);
        redirect.addFlashAttribute(
                Flash.NAME,
                made == 0 ? Flash.note("action.adopted.none") : Flash.done("action.adopted", Integer.toString(made)));
        return "redirect:/assessments/" + id + "/actions";
    }

    @GetMapping("/actions/saving")
    String saving(@PathVariable AssessmentId id, WrittenNumbers written, Model model) {
        ActionsPage page = pages.actions(id);
        if (!page.manages()) {
            throw new Forbidden();
        }
        Saving saving = page.saving();
        Savings.Suggestion suggestion = page.suggestion();
        model.addAttribute("page", page);
        model.addAttribute(
                "form",
                saving != null
                        ? SavingForm.of(saving, LocalNumbers.of(written.locale()))
                        : SavingForm.of(suggestion, LocalNumbers.of(written.locale())));
        return SAVING;
    }

    @PostMapping("/actions/saving")
    ModelAndView record(
            @PathVariable AssessmentId id,
            @ModelAttribute("form") SavingForm form,
            BindingResult errors,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        try {
            savings.record(
                    id,
                    form.givenAmount(LocalNumbers.of(written.locale())),
                    form.givenCurrency(),
                    form.givenLookAgain());
            redirect.addFlashAttribute(Flash.NAME, Flash.done("action.saving.done"));
            return new ModelAndView("redirect:/assessments/" + id + "/actions#saving");
        } catch (InvalidInput refusal) {
            ActionRefusals.add(errors, refusal);
            return ActionRefusals.again(SAVING).addObject("page", pages.actions(id));
        }
    }

    @PostMapping("/actions/saving/remove")
    String remove(@PathVariable AssessmentId id, RedirectAttributes redirect) {
        savings.remove(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("action.saving.removed"));
        return "redirect:/assessments/" + id + "/actions";
    }
}
