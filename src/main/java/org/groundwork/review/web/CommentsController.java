package org.groundwork.review.web;

import java.util.Map;
import java.util.function.Supplier;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.review.CommentId;
import org.groundwork.review.Comments;
import org.groundwork.review.ThreadId;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Threads of comments: reading, beginning, answering, settling and taking up again. */
@Controller
@RequestMapping("/assessments/{id}/comments")
class CommentsController {

    private final Comments comments;
    private final CommentsPages pages;

    CommentsController(Comments comments, CommentsPages pages) {
        this.comments = comments;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView show(@PathVariable AssessmentId id, @RequestParam(defaultValue = "") String on) {
        return new ModelAndView("review/comments", "page", pages.of(id, on, null));
    }

    @PostMapping
    ModelAndView begin(
            @PathVariable AssessmentId id,
            @RequestParam(defaultValue = "") String on,
            @ModelAttribute("form") CommentForm form) {
        String question = on.isEmpty() || on.equals(CommentsPages.WHOLE) ? null : on;
        return added(id, on, "new", form, () -> comments.begin(id, question, form.draft()));
    }

    @PostMapping("/threads/{thread}/replies")
    ModelAndView reply(
            @PathVariable AssessmentId id,
            @PathVariable ThreadId thread,
            @RequestParam(defaultValue = "") String on,
            @ModelAttribute("form") CommentForm form) {
        return added(id, on, thread.toString(), form, () -> comments.reply(id, thread, form.draft()));
    }

    @PostMapping("/threads/{thread}/settle")
    String settle(
            @PathVariable AssessmentId id,
            @PathVariable ThreadId thread,
            @RequestParam(defaultValue = "") String on,
            RedirectAttributes redirect) {
        comments.settle(id, thread);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("review.thread.settled.done"));
        return "redirect:" + address(id, on, "");
    }

    @PostMapping("/threads/{thread}/open-again")
    String openAgain(
            @PathVariable AssessmentId id, @PathVariable ThreadId thread, @RequestParam(defaultValue = "") String on) {
        comments.openAgain(id, thread);
        return "redirect:" + address(id, on, "#thread-" + thread);
    }

    private ModelAndView added(AssessmentId id, String on, String where, CommentForm form, Supplier<CommentId> deed) {
        try {
            return new ModelAndView("redirect:" + address(id, on, "#comment-" + deed.get()));
        } catch (InvalidInput | Conflict refusal) {
            return unsaved(id, on, new CommentForm.Unsaved(where, form, refusal), refusal);
        }
    }

    private ModelAndView unsaved(AssessmentId id, String on, CommentForm.Unsaved unsaved, DomainException refusal) {
        return new ModelAndView(
                "review/comments", Map.of("page", pages.of(id, on, unsaved)), HttpStatusCode.valueOf(refusal.status()));
    }

    static String address(AssessmentId id, String on, String fragment) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/assessments/" + id + "/comments");
        return (on.isEmpty() ? address : address.queryParam("on", on)).encode().toUriString() + fragment;
    }
}
