package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The questions of a section. */
@Controller
class SectionController {

    private final SectionPages pages;

    SectionController(SectionPages pages) {
        this.pages = pages;
    }

    @GetMapping("/assessments/{id}/sections/{section}")
    String section(@PathVariable AssessmentId id, @PathVariable String section, Model model) {
        model.addAttribute("page", pages.section(id, section, null));
        return "assessment/section";
    }
}
