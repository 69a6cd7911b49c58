package org.groundwork.meeting.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.meeting.BlindSheet;
import org.groundwork.method.Level;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * One question of a request, large.
 *
 * @param form what its controls show
 * @param problems with what was sent; empty when there are none
 * @param closed key of why it was not taken; null where it was, or nothing was sent
 * @param answered the person's answer in words, where it cannot be changed any more; null otherwise
 */
record BlindQuestionPage(
        BlindSheet sheet,
        Question question,
        BlindForm form,
        List<AnswerDraft.Problem> problems,
        @Nullable String closed,
        ApartTexts.@Nullable Words answered) {

    /** An answer to choose: its number is its key. */
    record Anchor(int number, String value, String label, String text) {}

    public Section section() {
        return sheet.method().section(question.section());
    }

    /** From 1. */
    public int place() {
        return sheet.request().questions().indexOf(question.id()) + 1;
    }

    public int of() {
        return sheet.request().questions().size();
    }

    public boolean last() {
        return sheet.after(question.id()) == null;
    }

    public @Nullable String previous() {
        return sheet.before(question.id());
    }

    public @Nullable String following() {
        return place() == of() ? null : sheet.request().questions().get(place());
    }

    public List<Anchor> anchors() {
        List<Anchor> anchors = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                for (Level level : levelled.levels()) {
                    int at = anchors.size();
                    anchors.add(new Anchor(at + 1, BlindForm.LEVEL + at, level.label(), level.anchor()));
                }
            }
            case Question.Choice choice -> {
                for (Option option : choice.options()) {
                    anchors.add(new Anchor(
                            anchors.size() + 1, BlindForm.OPTION + option.id(), option.label(), option.anchor()));
                }
            }
        }
        return anchors;
    }

    public boolean levelled() {
        return question instanceof Question.Levelled;
    }

    public List<String> strengths() {
        return Arrays.stream(Evidence.values()).map(Evidence::id).toList();
    }

    /** Id of the control that a problem is about. */
    public String fieldOf(AnswerDraft.Problem problem) {
        return switch (problem) {
            case REASON_MISSING, REASON_TOO_LONG -> "reason";
            case NOTE_TOO_LONG, FORBIDDEN_CHARACTER -> "why";
            case ANSWER_DOES_NOT_FIT, NO_LINK, LINK_TOO_LONG, TOO_MANY_LINKS -> "value-1";
        };
    }

    public boolean reasonWrong() {
        return problems.contains(AnswerDraft.Problem.REASON_MISSING)
                || problems.contains(AnswerDraft.Problem.REASON_TOO_LONG);
    }
}
