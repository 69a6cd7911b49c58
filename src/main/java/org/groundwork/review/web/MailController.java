package org.groundwork.review.web;

import org.groundwork.identity.People;
import org.groundwork.platform.Flash;
import org.groundwork.review.NoticeMails;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration: mail that could not be sent. */
@Controller
@RequestMapping("/mail")
class MailController {

    private final NoticeMails mails;
    private final People people;

    MailController(NoticeMails mails, People people) {
        this.mails = mails;
        this.people = people;
    }

    @GetMapping
    String show(Model model) {
        NoticeMails.QueueStatus status = mails.status();
        model.addAttribute("status", status);
        model.addAttribute(
                "names",
                people.byId(status.latest().stream()
                        .map(NoticeMails.Trouble::recipient)
                        .toList()));
        return "notice/mail";
    }

    @PostMapping("/again")
    String tryAgain(RedirectAttributes redirect) {
        int again = mails.tryAgain();
        redirect.addFlashAttribute(Flash.NAME, Flash.done("notice.mail-queue.again.done", Integer.toString(again)));
        return "redirect:/mail";
    }
}
