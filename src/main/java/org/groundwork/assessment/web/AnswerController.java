package org.groundwork.assessment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.PutBack;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.assessment.Settlement;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

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
        return there(id, question, form, null);
    }

    @PostMapping
    String save(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @ModelAttribute("answer") AnswerForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean byScript,
            @RequestParam(defaultValue = "") List<String> passed,
            Model model,
            HttpServletResponse response) {
        AnswerDraft draft = form.draft(question);
        SaveOutcome outcome = answers.save(id, draft);
        if (outcome instanceof SaveOutcome.Saved) {
            return byScript ? saved(id, question, model) : back(id, question, form, passed);
        }
        return notSaved(id, outcome, draft, form, byScript, model, response);
    }

    private String notSaved(
            AssessmentId id,
            SaveOutcome outcome,
            AnswerDraft draft,
            AnswerForm form,
            boolean byScript,
            Model model,
            HttpServletResponse response) {
        return switch (outcome) {
            case SaveOutcome.Saved saved -> throw new IllegalStateException("it is saved");
            case SaveOutcome.Refused(List<AnswerDraft.Problem> problems) -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield refused(id, new Cards.Sent(draft.question(), form, problems), byScript, model);
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

    /** Settles a conflict: one of the two stays, the other one is kept in the history. */
    @PostMapping("/keep")
    String keep(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam String keep,
            @ModelAttribute("answer") AnswerForm form,
            Model model,
            HttpServletResponse response) {
        Settlement how = settlement(keep);
        AnswerDraft draft = form.draft(question);
        Answers.Settled settled = answers.settle(id, draft, how);
        if (!(settled.outcome() instanceof SaveOutcome.Saved)) {
            return notSaved(id, settled.outcome(), draft, form, false, model, response);
        }
        UUID notTaken = settled.notTaken();
        String other = notTaken != null
                ? notTaken.toString()
                : how.keepsMine() && draft.basedOn() > 0 ? String.valueOf(draft.basedOn()) : null;
        return there(id, question, form, other);
    }

    /**
     * @throws InvalidInput if it is none
     */
    static Settlement settlement(String keep) {
        return switch (keep) {
            case "mine" -> Settlement.MINE;
            case "theirs" -> Settlement.THEIRS;
            case "mine-both" -> Settlement.MINE_AND_BOTH_NOTES;
            case "theirs-both" -> Settlement.THEIRS_AND_BOTH_NOTES;
            default -> throw new InvalidInput("assessment.problem.ANSWER_DOES_NOT_FIT");
        };
    }

    /**
     * Lets a version stand again.
     *
     * @param what the number of a version, or the id of one that never stood
     * @param seen the version that stood there when the person looked
     */
    @PostMapping("/put-back")
    String putBack(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam String what,
            @RequestParam int seen,
            @RequestParam(required = false) @Nullable String from,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        PutBack then = SettledNote.parse(what).orElseThrow(NotFound::new);
        AnswerDraft draft = answers.again(id, question, then, seen);
        AnswerForm form = AnswerForm.of(draft, from);
        SaveOutcome outcome = answers.save(id, draft);
        if (!(outcome instanceof SaveOutcome.Saved)) {
            return notSaved(id, outcome, draft, form, false, model, response);
        }
        redirect.addFlashAttribute(
                Flash.NAME,
                Flash.done(
                        draft.answer() == null && draft.note().isEmpty()
                                ? "assessment.taken-back"
                                : "assessment.put-back.done"));
        return "history".equals(from)
                ? "redirect:/assessments/" + id + "/answers/" + question + "/history"
                : there(id, question, form, null);
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
            model.addAttribute("page", pages.question(id, sent.question(), List.of(), sent));
            return "assessment/next";
        }
        SectionPage section = pages.sectionOf(id, sent.question(), sent);
        if (sent.form().oneOfSection()) {
            model.addAttribute("page", pages.one(id, section.section().id(), sent.question(), sent));
            return "assessment/one";
        }
        model.addAttribute("page", section);
        return "assessment/section";
    }

    /** To where the card stood; where it stands alone, to the next one. */
    private String back(AssessmentId id, String question, AnswerForm form, List<String> passed) {
        if (form.onShortPath()) {
            UriComponentsBuilder next = UriComponentsBuilder.fromPath("/assessments/" + id + "/next")
                    .queryParam("after", question);
            passed.stream().filter(one -> !one.isEmpty()).forEach(one -> next.queryParam("passed", one));
            return "redirect:" + next.toUriString();
        }
        String section = pages.sectionOf(id, question, null).section().id();
        String address = "redirect:/assessments/" + id + "/sections/" + section;
        if (!form.oneOfSection()) {
            return address + "#q-" + question;
        }
        QuestionCard next = pages.one(id, section, question, null).next();
        return address + "/" + (next == null ? "end" : next.id());
    }

    /**
     * To where the card stands.
     *
     * @param other the version that was not taken, to be shown beside it; null where there is none
     */
    private String there(AssessmentId id, String question, AnswerForm form, @Nullable String other) {
        String section = pages.sectionOf(id, question, null).section().id();
        String address = form.onShortPath()
                ? "/next/" + question
                : "/sections/" + section + (form.oneOfSection() ? "/" + question : "");
        UriComponentsBuilder there = UriComponentsBuilder.fromPath("/assessments/" + id + address);
        boolean alone = form.onShortPath() || form.oneOfSection();
        if (other != null) {
            there.queryParam("settled", other);
            if (!alone) {
                there.queryParam("about", question);
            }
        }
        return "redirect:" + (alone ? there : there.fragment("q-" + question)).toUriString();
    }
}
