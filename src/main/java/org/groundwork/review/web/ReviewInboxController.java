package org.groundwork.review.web;

import org.groundwork.review.ReviewInbox;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a manager. */
@Controller
class ReviewInboxController {

    private final ReviewInbox inbox;

    ReviewInboxController(ReviewInbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping("/review")
    String inbox(@RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("inbox", inbox.page(page));
        return "review/inbox";
    }
}
