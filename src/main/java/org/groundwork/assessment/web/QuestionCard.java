package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.document.Link;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.method.Source;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * A question with what stands under it.
 *
 * @param form what its controls show
 * @param answer the saved answer in words
 * @param spread the saved answer, where the team does not agree; null otherwise
 * @param note saved one; empty when there is none
 * @param links saved ones
 * @param saved null when nothing was said about it yet
 * @param matters it can still change the recommendation
 * @param openThreads of comments about it
 * @param returned why a manager gave it back; null where nobody did
 * @param lookAgain null unless the question means something else since it was answered
 * @param problems with what was sent
 * @param files with the answer
 */
record QuestionCard(
        Question question,
        List<Source> sources,
        AnswerForm form,
        AnswerText answer,
        Answer.@Nullable Spread spread,
        String note,
        List<Link> links,
        @Nullable SavedLine saved,
        boolean matters,
        int openThreads,
        @Nullable String returned,
        @Nullable LookAgain lookAgain,
        List<AnswerDraft.Problem> problems,
        CardFiles files) {

    /**
     * Who saved it and when.
     *
     * @param at of the last change
     * @param by name, with the day unless it is today
     */
    record SavedLine(Instant at, String by) {}

    /**
     * An answer that was given when the question meant something else, and that nobody has looked
     * at since.
     *
     * @param method the version of the questionnaire under which it was given
     * @param what is asked differently; null where nobody said
     * @param asked the question as it was answered
     * @param given what was answered, in the words of then; null where it cannot stand any more
     */
    record LookAgain(
            String method,
            @Nullable String what,
            String asked,
            @Nullable AnswerText given) {}

    /**
     * One radio button.
     *
     * @param number of it, from 1; 0 where it has none
     * @param label with the number of a level
     * @param name without it
     */
    record Anchor(String value, int number, String label, String name, String text, boolean checked) {}

    public String id() {
        return question.id();
    }

    /** Of the form; the ids of its parts begin or end with it. */
    public String formId() {
        return "answer-" + question.id();
    }

    /** A guess, not known, or disputed. */
    public boolean weak() {
        return "guess".equals(answer.evidence()) || List.of("unknown", "spread").contains(answer.kind());
    }

    /** How it stands, in a word: open, weak or answered. */
    public String state() {
        return answer.kind().equals("none") ? "open" : weak() ? "weak" : "answered";
    }

    public boolean levelled() {
        return question instanceof Question.Levelled;
    }

    public List<Anchor> anchors() {
        List<Anchor> anchors = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                for (int i = 0; i < levelled.levels().size(); i++) {
                    anchors.add(anchor(
                            AnswerForm.LEVEL + i,
                            anchors.size() + 1,
                            levelled.numbered(i),
                            levelled.levels().get(i).label(),
                            levelled.levels().get(i).anchor()));
                }
                if (spread != null) {
                    anchors.add(anchor(
                            AnswerForm.votes(spread),
                            0,
                            answer.label(),
                            answer.label(),
                            answer.detail() == null ? "" : answer.detail()));
                }
            }
            case Question.Choice choice -> {
                for (Option option : choice.options()) {
                    anchors.add(anchor(
                            AnswerForm.OPTION + option.id(),
                            anchors.size() + 1,
                            option.label(),
                            option.label(),
                            option.anchor()));
                }
            }
        }
        return anchors;
    }

    private Anchor anchor(String value, int number, String label, String name, String text) {
        return new Anchor(value, number, label, name, text, chosen(value));
    }

    public boolean chosen(String value) {
        return value.equals(form.value() == null ? AnswerForm.NONE : form.value());
    }

    public List<String> strengths() {
        return Arrays.stream(Evidence.values()).map(Evidence::id).toList();
    }

    /** Id of the control that a problem is about. */
    public String fieldOf(AnswerDraft.Problem problem) {
        return switch (problem) {
            case ANSWER_DOES_NOT_FIT -> "value-" + id() + "-0";
            case REASON_MISSING, REASON_TOO_LONG -> "reason-" + id();
            case NOTE_TOO_LONG, FORBIDDEN_CHARACTER -> "note-" + id();
            case NO_LINK, LINK_TOO_LONG, TOO_MANY_LINKS -> "links-field-" + id();
        };
    }

    public boolean has(String problem) {
        return problems.contains(AnswerDraft.Problem.valueOf(problem));
    }
}
