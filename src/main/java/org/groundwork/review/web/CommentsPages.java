package org.groundwork.review.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.platform.NotFound;
import org.groundwork.review.Comments;
import org.groundwork.review.ThreadView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the page of comments shows, in one transaction. */
@Component
@Transactional(readOnly = true)
class CommentsPages {

    static final String WHOLE = "whole";

    private final Assessments assessments;
    private final Comments comments;
    private final CurrentPerson currentPerson;

    CommentsPages(Assessments assessments, Comments comments, CurrentPerson currentPerson) {
        this.assessments = assessments;
        this.comments = comments;
        this.currentPerson = currentPerson;
    }

    /**
     * @param on {@link #WHOLE}, id of a question, or empty for all
     * @throws NotFound if the method has no such question
     */
    CommentsPage of(AssessmentId id, String on, CommentForm.@Nullable Unsaved unsaved) {
        AssessmentView assessment = assessments.view(id);
        Method method = Methods.find(assessment.method()).orElseThrow(NotFound::new);
        boolean aboutOne = !on.isEmpty() && !on.equals(WHOLE);
        List<ThreadView> threads = comments.threads(id);
        List<Question> asked = asked(method, threads);
        if (aboutOne && asked.stream().noneMatch(question -> question.id().equals(on))) {
            throw new NotFound();
        }
        List<CommentsPage.Group> groups = new ArrayList<>();
        if (!aboutOne) {
            add(groups, null, threads);
        }
        if (!on.equals(WHOLE)) {
            for (Question question : asked) {
                if (!aboutOne || question.id().equals(on)) {
                    add(groups, question, threads);
                }
            }
        }
        return new CommentsPage(
                assessment,
                on,
                aboutOne ? Methods.everAsked(method, on).orElseThrow(NotFound::new) : null,
                !aboutOne || method.hasQuestion(on),
                groups,
                comments.others(id),
                currentPerson.require().id(),
                !assessment.archived(),
                unsaved);
    }

    /** With those that are no longer asked and that something was said about. */
    private static List<Question> asked(Method method, List<ThreadView> threads) {
        List<Question> asked = new ArrayList<>(method.questions());
        threads.stream()
                .flatMap(thread -> Stream.ofNullable(thread.question()))
                .distinct()
                .filter(question -> !method.hasQuestion(question))
                .flatMap(question -> Methods.everAsked(method, question).stream())
                .forEach(asked::add);
        return asked;
    }

    private static void add(List<CommentsPage.Group> groups, @Nullable Question question, List<ThreadView> threads) {
        String id = question == null ? null : question.id();
        List<ThreadView> about = threads.stream()
                .filter(thread -> Objects.equals(thread.question(), id))
                .toList();
        if (!about.isEmpty()) {
            groups.add(new CommentsPage.Group(
                    question,
                    about.stream().filter(thread -> !thread.settled()).toList(),
                    about.stream().filter(ThreadView::settled).toList()));
        }
    }
}
