package org.groundwork.assessment.web;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.util.UriComponentsBuilder;

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

    /**
     * Goes to the next question, or says what is next where none is left.
     *
     * @param after the question that the person comes from
     * @param passed those that were passed over before
     */
    @GetMapping
    String next(
            @PathVariable AssessmentId id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") List<String> passed,
            Model model) {
        ScoredAssessment scored = assessments.scored(id);
        Progress progress = scored.progress();
        Set<String> over = new HashSet<>(passed);
        over.retainAll(progress.toAnswer());
        Optional<String> next = progress.toAnswer().stream()
                .filter(question -> !over.contains(question))
                .findFirst();
        if (after != null) {
            next = progress.nextAfter(after, over);
            if (progress.toAnswer().contains(after)) {
                over.add(after);
            }
        }
        if (next.isPresent() && pages.editable(scored.assessment())) {
            UriComponentsBuilder address = UriComponentsBuilder.fromPath("/assessments/" + id + "/next/" + next.get());
            progress.toAnswer().stream().filter(over::contains).forEach(one -> address.queryParam("passed", one));
            return "redirect:" + address.toUriString();
        }
        model.addAttribute("page", overviews.overview(id));
        return "assessment/next-done";
    }

    @GetMapping("/{question}")
    String question(
            @PathVariable AssessmentId id,
            @PathVariable String question,
            @RequestParam(defaultValue = "") List<String> passed,
            @RequestParam(required = false) @Nullable String settled,
            Model model) {
        model.addAttribute("page", pages.question(id, question, passed, null));
        if (settled != null) {
            model.addAttribute("settled", pages.settled(id, question, settled));
        }
        return "assessment/next";
    }
}
