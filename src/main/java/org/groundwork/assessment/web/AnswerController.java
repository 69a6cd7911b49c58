package org.groundwork.assessment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.SaveOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Saves a card: for the page's script, which wants the parts that changed, or without it, which
 * wants a page.
 */
@Controller
@RequestMapping("/assessments/{id}/answers/{question}")
class AnswerController {

    private final Answers answers;
    private final SectionPages pages;
    private final UnsavedPages unsaved;

    AnswerController(Answers answers, SectionPages pages, UnsavedPages unsaved) {
        this.answers = answers;
        this.pages = pages;
        this.unsaved = unsaved;
    }

    /** The address of a refused answer, asked for again. */
    @GetMapping
    String show(
            @PathVariable AssessmentId id, @PathVariable String question, @ModelAttribute("answer") AnswerForm form) {
        return back(id, question, form);
    }

    @PostMapping
    String save(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @ModelAttribute("answer") AnswerForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean byScript,
            Model model,
            HttpServletResponse response) {
        AnswerDraft draft = form.draft(question);
        return switch (answers.save(id, draft)) {
            case SaveOutcome.Saved saved -> byScript ? saved(id, question, model) : back(id, question, form);
            case SaveOutcome.Refused(List<AnswerDraft.Problem> problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield refused(id, new Cards.Sent(question, form, problems), byScript, model);
            }
            case SaveOutcome.Conflict(Entry theirs) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("page", unsaved.conflict(id, draft, form, theirs, byScript));
                yield byScript ? "assessment/conflict-panel" : "assessment/conflict";
            }
            case SaveOutcome.Closed closed -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("page", unsaved.closed(id, draft, form));
                yield byScript ? "assessment/closed-panel" : "assessment/closed";
            }
        };
    }

    /** Settles a conflict: theirs stays, or mine replaces the version that the person has seen. */
    @PostMapping("/keep")
    String keep(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam String keep,
            @ModelAttribute("answer") AnswerForm form,
            Model model,
            HttpServletResponse response) {
        return "mine".equals(keep) ? save(id, question, form, false, model, response) : back(id, question, form);
    }

    private String saved(AssessmentId id, String question, Model model) {
        SectionPage page = pages.sectionOf(id, question, null);
        model.addAttribute("page", page);
        model.addAttribute("card", page.card(question));
        return "assessment/saved";
    }

    private String refused(AssessmentId id, Cards.Sent sent, boolean byScript, Model model) {
        if (byScript) {
            SectionPage page = pages.sectionOf(id, sent.question(), sent);
            model.addAttribute("page", page);
            model.addAttribute("card", page.card(sent.question()));
            return "assessment/refused-panel";
        }
        if (sent.form().onShortPath()) {
            model.addAttribute("page", pages.question(id, sent.question(), sent));
            return "assessment/next";
        }
        model.addAttribute("page", pages.sectionOf(id, sent.question(), sent));
        return "assessment/section";
    }

    /** To where the card stood; the short path goes on. */
    private String back(AssessmentId id, String question, AnswerForm form) {
        if (form.onShortPath()) {
            return "redirect:/assessments/" + id + "/next?after=" + question;
        }
        String section = pages.sectionOf(id, question, null).section().id();
        return "redirect:/assessments/" + id + "/sections/" + section + "#q-" + question;
    }
}
