package org.groundwork.report.web;

import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.platform.Choice;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.WebAddress;
import org.groundwork.report.ShareLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The links to a submission: who made which, a new one, an end to one. */
@Controller
@RequestMapping("/assessments/{id}/reports/{number:[0-9]{1,9}}/share")
class ShareController {

    private static final String FORM = "form";

    private final ShareLinks links;
    private final Assessments assessments;
    private final WebAddress address;
    private final MessageSource messages;

    ShareController(ShareLinks links, Assessments assessments, WebAddress address, MessageSource messages) {
        this.links = links;
        this.assessments = assessments;
        this.address = address;
        this.messages = messages;
    }

    /**
     * @param days as it was sent; anything but one of the choices is refused
     */
    record ShareForm(@Nullable String days) {

        int number() {
            return ShareLinks.DAYS.stream()
                    .filter(one -> Integer.toString(one).equals(days))
                    .findFirst()
                    .orElse(0);
        }
    }

    @GetMapping
    ModelAndView show(@PathVariable AssessmentId id, @PathVariable int number) {
        return page(id, number, HttpStatus.OK).addObject(FORM, new ShareForm("30"));
    }

    /** Answers with the page itself: the link is shown once and is stored nowhere. */
    @PostMapping
    ModelAndView make(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @ModelAttribute(FORM) ShareForm form,
            BindingResult errors) {
        try {
            String secret = links.make(id, number, form.number());
            return page(id, number, HttpStatus.OK).addObject("made", address.link("/shared/" + secret));
        } catch (InvalidInput e) {
            errors.rejectValue("days", e.messageKey());
            return page(id, number, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{link}/revoke")
    String revoke(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @PathVariable UUID link,
            RedirectAttributes redirect) {
        links.revoke(id, number, link);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("share.revoked"));
        return "redirect:/assessments/%s/reports/%d/share".formatted(id, number);
    }

    private ModelAndView page(AssessmentId id, int number, HttpStatus status) {
        return new ModelAndView("report/share", status)
                .addObject("links", links.of(id, number))
                .addObject("assessment", assessments.view(id))
                .addObject("number", number)
                .addObject(
                        "dayChoices",
                        ShareLinks.DAYS.stream()
                                .map(days -> new Choice(
                                        Integer.toString(days),
                                        messages.getMessage(
                                                "share.days", new Object[] {days}, LocaleContextHolder.getLocale())))
                                .toList());
    }
}
