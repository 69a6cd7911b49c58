package org.groundwork.assessment.web;

import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.platform.WrittenNumbers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An assessment at a glance, what was done to it, and all its answers on one page. */
@Controller
@RequestMapping("/assessments/{id}")
class OverviewController {

    private final Assessments assessments;
    private final OverviewPages overviews;
    private final CheckPages checks;
    private final Panels panels;

    OverviewController(Assessments assessments, OverviewPages overviews, CheckPages checks, Panels panels) {
        this.assessments = assessments;
        this.overviews = overviews;
        this.checks = checks;
        this.panels = panels;
    }

    @GetMapping
    String overview(@PathVariable AssessmentId id, Model model) {
        OverviewPages.Shown shown = overviews.shown(id);
        model.addAttribute("page", shown.page());
        model.addAttribute("panels", shown.panels());
        return "assessment/overview";
    }

    @GetMapping("/activity")
    String activity(@PathVariable AssessmentId id, Model model) {
        model.addAttribute("assessment", assessments.view(id));
        model.addAttribute("lines", overviews.activity(id));
        return "assessment/activity";
    }

    @GetMapping("/check")
    String check(@PathVariable AssessmentId id, WrittenNumbers written, Model model) {
        model.addAttribute("page", checks.check(id, LocalNumbers.of(written.locale())));
        return "assessment/check";
    }

    @GetMapping("/answers/{question}/history")
    String history(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam(defaultValue = "false") boolean every,
            Model model) {
        model.addAttribute("page", checks.history(id, question, every));
        model.addAttribute("panels", panels.question(id, question));
        return "assessment/history";
    }
}
