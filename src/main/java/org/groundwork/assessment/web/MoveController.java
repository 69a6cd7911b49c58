package org.groundwork.assessment.web;

import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.MoveOutcome;
import org.groundwork.assessment.MovePlan;
import org.groundwork.assessment.Moves;
import org.groundwork.platform.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves an assessment to a newer version of its questionnaire, or puts that aside. */
@Controller
@RequestMapping("/assessments/{id}/move")
class MoveController {

    private static final String VIEW = "assessment/move";

    private final Moves moves;
    private final MovePages pages;

    MoveController(Moves moves, MovePages pages) {
        this.moves = moves;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView show(@PathVariable AssessmentId id) {
        return new ModelAndView(VIEW).addObject("page", pages.page(id, MoveForm.EMPTY, false));
    }

    /** What the choices come to; nothing is changed. */
    @PostMapping("/preview")
    ModelAndView preview(@PathVariable AssessmentId id, @RequestParam Map<String, String> sent) {
        return new ModelAndView(VIEW).addObject("page", pages.page(id, MoveForm.of(sent), true));
    }

    /** The address of a preview, asked for again. */
    @GetMapping("/preview")
    String preview(@PathVariable AssessmentId id) {
        return "redirect:/assessments/" + id + "/move";
    }

    @PostMapping
    ModelAndView move(
            @PathVariable AssessmentId id, @RequestParam Map<String, String> sent, RedirectAttributes redirect) {
        MoveForm form = MoveForm.of(sent);
        return switch (moves.move(id, form.request())) {
            case MoveOutcome.Moved(int toLook) -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.done(done(toLook), form.to(), String.valueOf(toLook)));
                yield new ModelAndView("redirect:/assessments/" + id);
            }
            case MoveOutcome.Stale(MovePlan plan, Map<String, Entry> seen) ->
                new ModelAndView(VIEW, HttpStatus.CONFLICT).addObject("page", pages.stale(plan, seen, form));
        };
    }

    private static String done(int toLook) {
        return switch (toLook) {
            case 0 -> "assessment.move.done";
            case 1 -> "assessment.move.done.one";
            default -> "assessment.move.done.look";
        };
    }

    /** Not now. */
    @PostMapping("/later")
    String later(@PathVariable AssessmentId id, @RequestParam String to, RedirectAttributes redirect) {
        moves.decline(id, to);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.move.later.done", to));
        return "redirect:/assessments/" + id;
    }
}
