package org.groundwork.assessment.web;

import org.groundwork.assessment.AssessmentList;
import org.groundwork.assessment.AssessmentLists;
import org.groundwork.assessment.AssessmentSearch;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.Teams;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Home: my teams' assessments, and what waits for me. */
@Controller
class HomeController {

    private static final int LONGEST_SEARCH = 200;

    private final AssessmentLists lists;
    private final Teams teams;
    private final CurrentPerson currentPerson;
    private final Panels panels;

    HomeController(AssessmentLists lists, Teams teams, CurrentPerson currentPerson, Panels panels) {
        this.lists = lists;
        this.teams = teams;
        this.currentPerson = currentPerson;
        this.panels = panels;
    }

    @GetMapping("/")
    String home(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        SignedIn person = currentPerson.require();
        String text = q.replace("\0", "");
        AssessmentSearch search = new AssessmentSearch(
                text.substring(0, Math.min(text.length(), LONGEST_SEARCH)), AssessmentForm.team(team), archived, page);
        AssessmentList found = lists.search(search);
        model.addAttribute(
                "page",
                new HomePage(
                        search,
                        lists.waiting(),
                        found.lines().stream().map(HomeController::line).toList(),
                        teams.where(person, Permission.READ),
                        found.page(),
                        found.pages(),
                        found.total(),
                        person.mayAnywhere(Permission.CREATE),
                        person.administrator(),
                        found.total() == 0 && isEmpty()));
        model.addAttribute("panels", panels.home());
        return "assessment/home";
    }

    private boolean isEmpty() {
        return lists.search(new AssessmentSearch("", null, false, 1)).total() == 0
                && lists.search(new AssessmentSearch("", null, true, 1)).total() == 0;
    }

    private static HomePage.Line line(ScoredAssessment scored) {
        Progress progress = scored.progress();
        return new HomePage.Line(scored.assessment(), ResultSummary.of(scored), progress.answered(), progress.total());
    }
}
