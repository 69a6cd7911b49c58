package org.groundwork.review.web;

import org.groundwork.identity.People;
import org.groundwork.platform.Flash;
import org.groundwork.review.MailQueue;
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

    private final MailQueue queue;
    private final People people;

    MailController(MailQueue queue, People people) {
        this.queue = queue;
        this.people = people;
    }

    @GetMapping
    String show(Model model) {
        MailQueue.QueueStatus status = queue.status();
        model.addAttribute("status", status);
        model.addAttribute(
                "names",
                people.byId(status.latest().stream().map(MailQueue.Trouble::recipient).toList()));
        return "notice/mail";
    }

    @PostMapping("/again")
    String tryAgain(RedirectAttributes redirect) {
        int mails = queue.tryAgain();
        redirect.addFlashAttribute(
                Flash.NAME, Flash.done("notice.mail-queue.again.done", Integer.toString(mails)));
        return "redirect:/mail";
    }
}
