package org.groundwork.assessment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.PutBack;
import org.groundwork.assessment.Settlement;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.WrittenNumbers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The economics of an assessment: the page, all of it sent at once (without the page's script), and
 * one item at a time (with it).
 */
@Controller
@RequestMapping("/assessments/{id}/economics")
class EconomicsController {

    private static final String VIEW = "assessment/economics";

    private final EconomicsPages pages;
    private final EconomicSaves saves;
    private final EconomicHistories histories;

    EconomicsController(EconomicsPages pages, EconomicSaves saves, EconomicHistories histories) {
        this.pages = pages;
        this.saves = saves;
        this.histories = histories;
    }

    @GetMapping
    String show(@PathVariable AssessmentId id, WrittenNumbers written, Model model) {
        model.addAttribute("page", pages.page(id, written.locale(), Map.of(), false));
        return VIEW;
    }

    /** Saves what can be saved; what cannot is shown again, beside what is wrong. */
    @PostMapping
    String save(
            @PathVariable AssessmentId id,
            @RequestParam Map<String, String> sent,
            WrittenNumbers written,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        EconomicSaves.Outcome outcome = saves.all(id, sent, LocalNumbers.of(written.locale()));
        if (outcome.status() == HttpStatus.OK) {
            redirect.addFlashAttribute(Flash.NAME, Flash.done("economics.saved"));
            return "redirect:/assessments/" + id + "/economics";
        }
        return again(id, written.locale(), outcome, model, response);
    }

    /** One item, for the page's script: the parts of the page that changed. */
    @PostMapping("/{item}")
    String saveOne(
            @PathVariable AssessmentId id,
            @PathVariable String item,
            @RequestParam Map<String, String> sent,
            WrittenNumbers written,
            Model model,
            HttpServletResponse response) {
        EconomicItem one = item(item);
        EconomicSaves.Outcome outcome = saves.one(id, one, sent, LocalNumbers.of(written.locale()));
        response.setStatus(outcome.status().value());
        EconomicsPage page = pages.page(id, written.locale(), outcome.sent(), outcome.closed());
        model.addAttribute("page", page);
        model.addAttribute("card", page.card(item));
        if (outcome.status() == HttpStatus.CONFLICT) {
            saves.sides(outcome.sent().get(item), page, model);
            return "assessment/economics-conflict";
        }
        return outcome.status() == HttpStatus.OK ? "assessment/economics-saved" : "assessment/economics-refused";
    }

    /** Settles a conflict: theirs stays, or mine replaces the version that the person has seen. */
    @PostMapping("/{item}/keep")
    String keep(
            @PathVariable AssessmentId id,
            @PathVariable String item,
            @RequestParam String keep,
            @RequestParam Map<String, String> sent,
            WrittenNumbers written,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        EconomicItem one = item(item);
        Settlement how = AnswerController.settlement(keep);
        EconomicSaves.Outcome outcome = saves.settle(id, one, sent, how, LocalNumbers.of(written.locale()));
        if (outcome.status() != HttpStatus.OK) {
            return again(id, written.locale(), outcome, model, response);
        }
        redirect.addFlashAttribute(
                Flash.NAME, Flash.note(how.keepsMine() ? "economics.settled.mine" : "economics.settled.theirs"));
        return "redirect:/assessments/" + id + "/economics#e-" + item;
    }

    /**
     * Lets a version stand again.
     *
     * @param what the number of a version, or the id of one that never stood
     * @param seen the version that stood there when the person looked
     */
    @PostMapping("/{item}/put-back")
    String putBack(
            @PathVariable AssessmentId id,
            @PathVariable String item,
            @RequestParam String what,
            @RequestParam int seen,
            RedirectAttributes redirect) {
        PutBack then = SettledNote.parse(what).orElseThrow(NotFound::new);
        boolean done = saves.putBack(id, item(item), then, seen);
        redirect.addFlashAttribute(
                Flash.NAME,
                done ? Flash.done("assessment.put-back.done") : Flash.warning("assessment.put-back.changed"));
        return "redirect:/assessments/" + id + "/economics/" + item + "/history";
    }

    private String again(
            AssessmentId id, Locale locale, EconomicSaves.Outcome outcome, Model model, HttpServletResponse response) {
        response.setStatus(outcome.status().value());
        model.addAttribute("page", pages.page(id, locale, outcome.sent(), outcome.closed()));
        return VIEW;
    }

    /** The address of a refused item, asked for again. */
    @GetMapping("/{item}")
    String one(@PathVariable AssessmentId id, @PathVariable String item) {
        return "redirect:/assessments/" + id + "/economics#e-" + item(item).id();
    }

    @GetMapping("/{item}/history")
    String history(@PathVariable AssessmentId id, @PathVariable String item, WrittenNumbers written, Model model) {
        model.addAttribute("page", histories.of(id, item(item), LocalNumbers.of(written.locale())));
        return "assessment/economics-history";
    }

    private static EconomicItem item(String id) {
        return EconomicItem.find(id).orElseThrow(NotFound::new);
    }
}
