package org.groundwork.review.web;

import java.util.Optional;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Flash;
import org.groundwork.review.InboxFilter;
import org.groundwork.review.ReviewInbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What waits for a manager. */
@Controller
class ReviewInboxController {

    private static final String OVER_A_WEEK = "week";

    private final ReviewInbox inbox;

    ReviewInboxController(ReviewInbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/review")
    String inbox(
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String waiting,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        InboxFilter filter =
                new InboxFilter(team(team), verdict.isEmpty() ? null : verdict, OVER_A_WEEK.equals(waiting));
        model.addAttribute("inbox", inbox.page(filter, page));
        model.addAttribute("address", address(filter));
        return "review/inbox";
    }

    private static @Nullable TeamId team(String given) {
        try {
            return given.isEmpty() ? null : new TeamId(UUID.fromString(given));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** Of the page after this, without its number. */
    private static String address(InboxFilter filter) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/review");
        if (filter.team() != null) {
            address.queryParam("team", filter.team());
        }
        if (filter.verdict() != null) {
            address.queryParam("verdict", filter.verdict());
        }
        if (filter.overAWeek()) {
            address.queryParam("waiting", OVER_A_WEEK);
        }
        return address.queryParam("page", "").encode().build().toUriString();
    }

    /** To the report that has waited longest, this one left out. */
    @GetMapping("/review/next")
    String next(@RequestParam(required = false) @Nullable AssessmentId after, RedirectAttributes redirect) {
        Optional<ReviewInbox.Next> next = inbox.next(after);
        if (next.isEmpty()) {
            redirect.addFlashAttribute(Flash.NAME, Flash.note("review.next.none"));
            return "redirect:/review";
        }
        return "redirect:/assessments/%s/reports/%d"
                .formatted(next.get().assessment(), next.get().number());
    }
}
