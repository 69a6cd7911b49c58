package org.groundwork.review.web;

import java.util.Objects;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.review.MailTrials;
import org.groundwork.review.NoticeMails;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration: whether mail is taken, and what could not be sent. */
@Controller
@RequestMapping("/mail")
class MailController {

    private static final String FORM = "form";

    private final NoticeMails mails;
    private final MailTrials trials;
    private final People people;
    private final CurrentPerson currentPerson;

    MailController(NoticeMails mails, MailTrials trials, People people, CurrentPerson currentPerson) {
        this.mails = mails;
        this.trials = trials;
        this.people = people;
        this.currentPerson = currentPerson;
    }

    record TrialForm(String to) {
        TrialForm {
            to = to == null ? "" : to;
        }
    }

    @GetMapping
    ModelAndView show() {
        return page(HttpStatus.OK)
                .addObject(FORM, new TrialForm(currentPerson.require().email()));
    }

    /** Answers with the page itself, which says what the server said. */
    @PostMapping("/trial")
    ModelAndView tryOut(@ModelAttribute(FORM) TrialForm form, BindingResult errors) {
        try {
            return page(HttpStatus.OK).addObject("tried", trials.send(form.to()));
        } catch (DomainException refusal) {
            errors.rejectValue("to", refusal.messageKey());
            return page(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/again")
    String tryAgain(RedirectAttributes redirect) {
        int again = mails.tryAgain();
        redirect.addFlashAttribute(Flash.NAME, Flash.done("notice.mail-queue.again.done", Integer.toString(again)));
        return "redirect:/mail";
    }

    private ModelAndView page(HttpStatus httpStatus) {
        NoticeMails.QueueStatus status = mails.status();
        return new ModelAndView("notice/mail", httpStatus)
                .addObject("status", status)
                .addObject(
                        "names",
                        people.byId(status.latest().stream()
                                .map(NoticeMails.Trouble::recipient)
                                .filter(Objects::nonNull)
                                .toList()));
    }
}
