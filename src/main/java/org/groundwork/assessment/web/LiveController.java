package org.groundwork.assessment.web;

import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.platform.Live;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Keeps open pages of an assessment up to date: who is here, and what colleagues answered meanwhile. */
@Controller
@RequestMapping("/assessments/{id}")
class LiveController {

    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final Live live;
    private final LivePages pages;

    LiveController(Assessments assessments, CurrentPerson currentPerson, Live live, LivePages pages) {
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.live = live;
        this.pages = pages;
    }

    /**
     * @param place id of a section, or of another page
     */
    @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(@PathVariable AssessmentId id, @RequestParam(defaultValue = "") String place) {
        String topic = assessments.view(id).id().topic();
        String who = currentPerson.require().id().toString();
        return live.follow(topic, new Live.Here(who, place.length() > 100 ? "" : place));
    }

    @GetMapping("/here")
    String here(
            @PathVariable AssessmentId id,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "false") boolean editable,
            Model model) {
        model.addAttribute("page", pages.here(id, place, editable));
        return "assessment/here";
    }

    /**
     * @param seen questions with the versions that the page shows, {@code data.quality:3,data.labels:0}
     * @param page id of its showing
     * @param where it shows cards: section, one or next
     * @param section that it shows; may be empty
     */
    @GetMapping("/answers/changed")
    String changed(
            @PathVariable AssessmentId id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam UUID page,
            @RequestParam(defaultValue = "section") String where,
            @RequestParam(defaultValue = "") String section,
            Model model) {
        model.addAttribute("page", pages.changed(id, page, where, section, seen));
        return "assessment/changed";
    }
}
