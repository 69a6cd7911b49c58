package org.groundwork.review.web;

import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Question;
import org.groundwork.platform.DomainException;
import org.groundwork.review.ThreadView;
import org.jspecify.annotations.Nullable;

/**
 * Threads of comments.
 *
 * @param on {@code whole}, or id of the question that the page is about; empty for all
 * @param question null unless the page is about one
 * @param asked the question is still asked, so that more can be said about it
 * @param groups in the order of the questionnaire, the whole first; without empty ones
 * @param others who can be told
 * @param me who reads
 * @param writable comments can be written
 * @param unsaved null unless something was refused
 */
record CommentsPage(
        AssessmentView assessment,
        String on,
        @Nullable Question question,
        boolean asked,
        List<Group> groups,
        List<MemberView> others,
        PersonId me,
        boolean writable,
        CommentForm.@Nullable Unsaved unsaved) {

    /**
     * Threads about one thing.
     *
     * @param question null for the whole
     */
    record Group(@Nullable Question question, List<ThreadView> open, List<ThreadView> settled) {}

    /** What stands in a form: what was refused there, or nothing. */
    public CommentForm form(String where) {
        return unsaved != null && unsaved.where().equals(where) ? unsaved.form() : CommentForm.EMPTY;
    }

    /** Why what was written there was not saved; null unless it was refused. */
    public @Nullable DomainException refusal(String where) {
        return unsaved != null && unsaved.where().equals(where) ? unsaved.refusal() : null;
    }

    public long open() {
        return groups.stream().mapToLong(group -> group.open().size()).sum();
    }
}
