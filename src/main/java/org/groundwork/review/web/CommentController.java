package org.groundwork.review.web;

import java.util.Objects;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.CommentId;
import org.groundwork.review.CommentView;
import org.groundwork.review.Comments;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes one's own comment, or takes it back. */
@Controller
@RequestMapping("/assessments/{id}/comments/{comment}")
class CommentController {

    private static final String EDIT = "review/comment-edit";

    private final Comments comments;
    private final Assessments assessments;

    CommentController(Comments comments, Assessments assessments) {
        this.comments = comments;
        this.assessments = assessments;
    }

    @GetMapping("/edit")
    ModelAndView edit(
            @PathVariable AssessmentId id,
            @PathVariable CommentId comment,
            @RequestParam(defaultValue = "") String on) {
        CommentView own = comments.own(id, comment);
        CommentForm form = new CommentForm(
                own.text(),
                own.mentioned().stream().map(person -> person.id().toString()).toList(),
                own.version());
        return page(new ModelAndView(EDIT), id, own, on, form);
    }

    @PostMapping("/edit")
    ModelAndView edit(
            @PathVariable AssessmentId id,
            @PathVariable CommentId comment,
            @RequestParam(defaultValue = "") String on,
            @ModelAttribute("form") CommentForm form,
            RedirectAttributes redirect) {
        try {
            int version = Objects.requireNonNullElse(form.version(), 0);
            comments.edit(id, comment, form.draft(), version);
            redirect.addFlashAttribute(Flash.NAME, Flash.done("review.comment.edited"));
            return new ModelAndView("redirect:" + CommentsController.address(id, on, "#comment-" + comment));
        } catch (InvalidInput | Conflict refusal) {
            return refused(id, comment, on, form, refusal);
        }
    }

    /** Shown again with what was typed, based on the version that stands there now. */
    private ModelAndView refused(
            AssessmentId id, CommentId comment, String on, CommentForm form, DomainException refusal) {
        CommentView own = comments.own(id, comment);
        return page(
                        new ModelAndView(EDIT, HttpStatusCode.valueOf(refusal.status())),
                        id,
                        own,
                        on,
                        new CommentForm(form.text(), form.mention(), own.version()))
                .addObject("refusal", refusal)
                .addObject("meanwhile", refusal.status() == HttpStatus.CONFLICT.value());
    }

    @GetMapping("/withdraw")
    ModelAndView withdraw(
            @PathVariable AssessmentId id,
            @PathVariable CommentId comment,
            @RequestParam(defaultValue = "") String on) {
        return page(new ModelAndView("review/comment-withdraw"), id, comments.own(id, comment), on, CommentForm.EMPTY);
    }

    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable AssessmentId id,
            @PathVariable CommentId comment,
            @RequestParam(defaultValue = "") String on,
            RedirectAttributes redirect) {
        comments.withdraw(id, comment);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("review.comment.withdrawn.done"));
        return "redirect:" + CommentsController.address(id, on, "");
    }

    private ModelAndView page(ModelAndView view, AssessmentId id, CommentView comment, String on, CommentForm form) {
        return view.addObject("assessment", assessments.view(id))
                .addObject("comment", comment)
                .addObject("others", comments.others(id))
                .addObject("on", on)
                .addObject("form", form);
    }
}
