package org.groundwork.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.groundwork.assessment.AssessmentId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The questions of a section: all on one page, or one at a time. */
@Controller
@RequestMapping("/assessments/{id}")
class SectionController {

    private static final String ID = "redirect:/assessments/";

    private final SectionPages pages;

    SectionController(SectionPages pages) {
        this.pages = pages;
    }

    /** All on one page. */
    @GetMapping("/sections/{section}")
    String section(
            @PathVariable AssessmentId id,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String settled,
            Model model) {
        SectionPage page = pages.section(id, section, null);
        model.addAttribute("page", page);
        if (about != null
                && settled != null
                && page.cards().stream().anyMatch(card -> card.id().equals(about))) {
            model.addAttribute("settled", pages.settled(id, about, settled));
        }
        return "assessment/section";
    }

    /** One of them. */
    @GetMapping("/sections/{section}/{question}")
    String one(
            @PathVariable AssessmentId id,
            @PathVariable String section,
            @PathVariable String question,
            @RequestParam(required = false) @Nullable String settled,
            Model model) {
        model.addAttribute("page", pages.one(id, section, question, null));
        if (settled != null) {
            model.addAttribute("settled", pages.settled(id, question, settled));
        }
        return "assessment/one";
    }

    /** After the last of them: what is next. */
    @GetMapping("/sections/{section}/end")
    String end(@PathVariable AssessmentId id, @PathVariable String section, Model model) {
        if (pages.first(id, section) == null) {
            return ID + id + "/sections/" + section;
        }
        model.addAttribute("page", new OnePage.End(pages.section(id, section, null)));
        return "assessment/section-end";
    }

    /** The way in, as the person likes it. */
    @GetMapping("/sections/{section}/open")
    String open(
            @PathVariable AssessmentId id,
            @PathVariable String section,
            @CookieValue(name = DeskView.COOKIE, defaultValue = "") String view) {
        return ID + id + begin(id, section, DeskView.of(view));
    }

    /** Where nothing is asked there is only the section as a whole. */
    private String begin(AssessmentId id, String section, DeskView view) {
        String first = pages.first(id, section);
        return view == DeskView.ALL || first == null ? "/sections/" + section : DeskView.ONE.address(section, first);
    }

    /** Where a question is asked, as the person likes it. */
    @GetMapping("/questions/{question}")
    String question(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @CookieValue(name = DeskView.COOKIE, defaultValue = "") String view) {
        String section = pages.sectionOf(id, question, null).section().id();
        return ID + id + DeskView.of(view).address(section, question);
    }

    /** The switch between the two; it is remembered. */
    @PostMapping("/sections/{section}/view")
    String view(
            @PathVariable AssessmentId id,
            @PathVariable String section,
            @RequestParam String view,
            @RequestParam(required = false) @Nullable String question,
            HttpServletRequest request,
            HttpServletResponse response) {
        DeskView chosen = DeskView.of(view);
        response.addHeader(HttpHeaders.SET_COOKIE, chosen.cookie(request).toString());
        if (question == null) {
            return ID + id + begin(id, section, chosen);
        }
        return ID
                + id
                + chosen.address(
                        section, pages.one(id, section, question, null).card().id());
    }
}
