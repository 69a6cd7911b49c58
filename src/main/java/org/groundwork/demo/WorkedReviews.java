package org.groundwork.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.identity.PersonId;
import org.groundwork.review.CommentDraft;
import org.groundwork.review.Comments;
import org.groundwork.review.Reviews;
import org.groundwork.review.ThreadView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the demo's manager makes of what was submitted, and what people say to each other. */
@Component
@ConditionalOnBooleanProperty("groundwork.demo")
class WorkedReviews {

    private final Reviews reviews;
    private final Comments comments;
    private final MessageSource messages;

    WorkedReviews(Reviews reviews, Comments comments, MessageSource messages) {
        this.reviews = reviews;
        this.comments = comments;
        this.messages = messages;
    }

    void accept(EvaluationView submission) {
        reviews.accept(submission.assessment(), submission.number(), text("demo.review.accepted"));
    }

    void giveBack(EvaluationView submission) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String question : text("demo.review.questions").split(" ")) {
            reasons.put(question, text("demo.review." + question));
        }
        reviews.giveBack(submission.assessment(), submission.number(), text("demo.review.returned"), reasons);
    }

    void ask(AssessmentId id, PersonId whom) {
        comments.begin(id, text("demo.comment.question"), new CommentDraft(text("demo.comment.asked"), Set.of(whom)));
        comments.begin(id, null, CommentDraft.of(text("demo.comment.whole")));
    }

    void answer(AssessmentId id) {
        String question = text("demo.comment.question");
        ThreadView asked = comments.threads(id).stream()
                .filter(thread -> question.equals(thread.question()))
                .findFirst()
                .orElseThrow();
        comments.reply(id, asked.id(), CommentDraft.of(text("demo.comment.answered")));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}
