package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.groundwork.api.Idempotency;
import org.groundwork.api.web.Schemas.PostedComment;
import org.groundwork.api.web.Schemas.ThreadList;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.TokenScope;
import org.groundwork.method.Methods;
import org.groundwork.review.CommentDraft;
import org.groundwork.review.CommentId;
import org.groundwork.review.CommentView;
import org.groundwork.review.Comments;
import org.groundwork.review.ThreadId;
import org.groundwork.review.ThreadView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What people say to each other about an assessment. */
@RestController
@RequestMapping(Paths.ASSESSMENTS + "/{id}/comments")
@Tag(name = "Comments")
class CommentsResource {

    private final Comments comments;
    private final Assessments assessments;
    private final OnceOnly once;
    private final Paths paths;
    private final JsonMapper json;

    CommentsResource(Comments comments, Assessments assessments, OnceOnly once, Paths paths, JsonMapper json) {
        this.comments = comments;
        this.assessments = assessments;
        this.once = once;
        this.paths = paths;
        this.json = json;
    }

    @GetMapping(produces = Types.JSON)
    @ApiCall(scope = TokenScope.ASSESSMENTS_READ, problems = ProblemType.NOT_FOUND)
    @Operation(
            operationId = "listComments",
            summary = "Read the comments on an assessment",
            description = "All threads, in the order in which they were begun.")
    ThreadList list(@Parameter(description = "Of the assessment.") @PathVariable AssessmentId id) {
        return new ThreadList(comments.threads(id).stream().map(Views::thread).toList());
    }

    @PostMapping(
            consumes = {Types.JSON, Types.YAML, Types.X_YAML, Types.TEXT_YAML},
            produces = Types.JSON)
    @ApiCall(
            scope = TokenScope.COMMENTS_WRITE,
            problems = {
                ProblemType.NOT_FOUND,
                ProblemType.CONFLICT,
                ProblemType.TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.DOCUMENT_WRONG,
                ProblemType.REFUSED,
                ProblemType.WRONG_PARAMETER,
                ProblemType.STILL_RUNNING,
                ProblemType.KEY_REUSED
            })
    @Operation(
            operationId = "postComment",
            summary = "Comment on an assessment",
            description =
                    "Begins a thread, on a question or on the whole, or says something in one. Whoever stands in the"
                            + " text as `@Name` is told of it.")
    @ApiResponse(
            responseCode = "201",
            description = "The comment was written.",
            content = @Content(schema = @Schema(implementation = PostedComment.class)))
    ResponseEntity<byte[]> post(
            HttpServletRequest request,
            @Parameter(description = "Of the assessment.") @PathVariable AssessmentId id,
            @Parameter(
                            description = "A text of your own. The same request sent again with it within a day writes"
                                    + " nothing anew.")
                    @RequestHeader(name = OnceOnly.KEY, required = false)
                    @Nullable
                    String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        AssessmentView assessment = assessments.view(id);
        Sent sent = Sent.fields(body, List.of("text", "question", "thread"));
        String text = sent.text("text");
        String question = sent.text("question");
        ThreadId thread = thread(id, sent);
        if (!sent.has("text")) {
            sent.wrong("text", "say what the comment is");
        }
        if (question != null && sent.has("thread")) {
            sent.wrong("question", "a thread has its question already; say one of both");
        }
        if (question != null
                && !Methods.find(assessment.method())
                        .map(method -> method.hasQuestion(question))
                        .orElse(false)) {
            sent.wrong("question", assessment.method() + " has no such question");
        }
        sent.done();
        CommentDraft draft = CommentDraft.of(text == null ? "" : text);
        return once.answer(request, key, body, () -> {
            CommentId made = thread == null ? comments.begin(id, question, draft) : comments.reply(id, thread, draft);
            return new Idempotency.Stored(
                    201,
                    paths.to(Paths.ASSESSMENTS + "/" + id + "/comments"),
                    null,
                    json.writeValueAsString(posted(id, made)));
        });
    }

    private @Nullable ThreadId thread(AssessmentId id, Sent sent) {
        String named = sent.text("thread");
        if (named == null) {
            return null;
        }
        ThreadId known = comments.threads(id).stream()
                .map(ThreadView::id)
                .filter(thread -> thread.toString().equals(named))
                .findFirst()
                .orElse(null);
        if (known == null) {
            sent.wrong("thread", "the assessment has no such thread of comments");
        }
        return known;
    }

    private PostedComment posted(AssessmentId id, CommentId made) {
        CommentView comment = comments.own(id, made);
        return new PostedComment(comment.thread().value(), Views.comment(comment));
    }
}
