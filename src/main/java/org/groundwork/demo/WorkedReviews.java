package org.groundwork.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Calendar;
import org.groundwork.review.CommentDraft;
import org.groundwork.review.Comments;
import org.groundwork.review.Commitment;
import org.groundwork.review.DecisionDraft;
import org.groundwork.review.Reviews;
import org.groundwork.review.ThreadView;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the demo's manager makes of what was submitted, and what people say to each other. */
@Component
@ConditionalOnBooleanProperty("groundwork.demo")
class WorkedReviews {

    private static final long BUDGET = 60_000;
    private static final int PEOPLE = 3;
    private static final int WEEKS = 8;

    private final Reviews reviews;
    private final Comments comments;
    private final Calendar calendar;
    private final MessageSource messages;

    WorkedReviews(Reviews reviews, Comments comments, Calendar calendar, MessageSource messages) {
        this.reviews = reviews;
        this.comments = comments;
        this.calendar = calendar;
        this.messages = messages;
    }

    /** With money, people and time; who submitted it answers for it. */
    void accept(EvaluationView submission) {
        LocalDate deadline = calendar.today().plusWeeks(WEEKS);
        reviews.decide(
                submission.assessment(),
                submission.number(),
                DecisionDraft.accepting(text("demo.review.accepted"))
                        .committing(new Commitment(
                                BUDGET,
                                "EUR",
                                PEOPLE,
                                WEEKS,
                                submission.submittedBy(),
                                "",
                                deadline,
                                List.of(text("demo.review.condition")))));
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
