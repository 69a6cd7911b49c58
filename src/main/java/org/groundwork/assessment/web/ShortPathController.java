package org.groundwork.assessment.web;

import java.util.Optional;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ScoredAssessment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The short path: only the questions that can still change the recommendation, one at a time. */
@Controller
@RequestMapping("/assessments/{id}/next")
class ShortPathController {

    private final Assessments assessments;
    private final SectionPages pages;
    private final OverviewPages overviews;

    ShortPathController(Assessments assessments, SectionPages pages, OverviewPages overviews) {
        this.assessments = assessments;
        this.pages = pages;
        this.overviews = overviews;
    }

    /** Goes to the next question, or says that none is left. */
    @GetMapping
    String next(@PathVariable AssessmentId id, @RequestParam(required = false) @Nullable String after, Model model) {
        ScoredAssessment scored = assessments.scored(id);
        Progress progress = scored.progress();
        Optional<String> next = after == null ? progress.next() : progress.nextAfter(after);
        if (next.isEmpty() && !progress.toAnswer().isEmpty()) {
            next = progress.next();
        }
        if (next.isPresent() && pages.editable(scored.assessment())) {
            return "redirect:/assessments/" + id + "/next/" + next.get();
        }
        model.addAttribute("page", overviews.overview(id));
        return "assessment/next-done";
    }

    @GetMapping("/{question}")
    String question(@PathVariable AssessmentId id, @PathVariable String question, Model model) {
        model.addAttribute("page", pages.question(id, question, null));
        return "assessment/next";
    }
}
