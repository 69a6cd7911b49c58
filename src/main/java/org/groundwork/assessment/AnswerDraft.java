package org.groundwork.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.groundwork.document.Allowed;
import org.groundwork.document.Link;
import org.groundwork.method.Question;
import org.groundwork.platform.Texts;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to stand under a question.
 *
 * @param basedOn version of the entry that the person saw; 0 when there was none
 * @param page the page that it was written in, where there is one: that page may save again
 *     although it never heard that it was saved
 * @param answer null for none (yet)
 */
public record AnswerDraft(
        String question,
        int basedOn,
        @Nullable UUID page,
        @Nullable Answer answer,
        String note,
        List<String> links) {

    /** What can be wrong with it. */
    public enum Problem {
        /**
         * A level for a choice, an option that there is not, or not applicable where that is no
         * answer.
         */
        ANSWER_DOES_NOT_FIT,
        REASON_MISSING,
        REASON_TOO_LONG,
        NOTE_TOO_LONG,
        NO_LINK,
        LINK_TOO_LONG,
        TOO_MANY_LINKS,
        FORBIDDEN_CHARACTER
    }

    /**
     * Line ends become those of Unix, and the ends of the texts lose their white space; blank links
     * are dropped.
     */
    public AnswerDraft {
        note = tidy(note);
        links = links.stream().map(Link::typed).flatMap(List::stream).distinct().toList();
        if (answer instanceof Answer.NotApplicable(String reason)) {
            answer = new Answer.NotApplicable(tidy(reason));
        }
    }

    /** As it will stand when it was kept. */
    private AnswerDraft kept() {
        @Nullable
        Answer composed = answer instanceof Answer.NotApplicable(String reason)
                ? new Answer.NotApplicable(Texts.written(reason))
                : answer;
        return with(composed, Texts.written(note), links);
    }

    private static String tidy(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** The answer alone, as a first one. */
    public static AnswerDraft of(String question, Answer answer) {
        return new AnswerDraft(question, 0, null, answer, "", List.of());
    }

    /**
     * Everything that is wrong with it as an answer to {@code asked}; empty when it can be saved.
     */
    public List<Problem> problems(Question asked) {
        List<Problem> problems = new ArrayList<>();
        if (answer != null && !AnswerSheet.fits(asked, answer)) {
            problems.add(Problem.ANSWER_DOES_NOT_FIT);
        }
        String reason = answer instanceof Answer.NotApplicable(String given) ? given : null;
        if (reason != null && Allowed.saysNothing(reason)) {
            problems.add(Problem.REASON_MISSING);
        }
        if (reason != null && Allowed.length(reason) > Allowed.REASON) {
            problems.add(Problem.REASON_TOO_LONG);
        }
        if (Allowed.length(note) > Allowed.NOTE) {
            problems.add(Problem.NOTE_TOO_LONG);
        }
        if (!links.stream().allMatch(Link::is)) {
            problems.add(Problem.NO_LINK);
        }
        if (links.stream().anyMatch(link -> Allowed.length(link) > Allowed.LINK)) {
            problems.add(Problem.LINK_TOO_LONG);
        }
        if (links.size() > Allowed.LINKS) {
            problems.add(Problem.TOO_MANY_LINKS);
        }
        if (Allowed.forbidden(note + reason + String.join("", links)) != null) {
            problems.add(Problem.FORBIDDEN_CHARACTER);
        }
        return problems;
    }

    /** Something else that is to stand there, seen from the same place. */
    AnswerDraft with(@Nullable Answer other, String otherNote, List<String> otherLinks) {
        return new AnswerDraft(question, basedOn, page, other, otherNote, otherLinks);
    }

    /** An answer with the notes and links of both. */
    AnswerDraft withBothNotes(Entry theirs, @Nullable Answer taken) {
        List<String> both = new ArrayList<>(theirs.links());
        both.addAll(links);
        return with(taken, Settlement.joined(theirs.note(), note), both);
    }

    boolean isEmpty() {
        return answer == null && note.isEmpty() && links.isEmpty();
    }

    /** Whether nothing that can be read would change, also where what stands there was never tidied. */
    boolean saysWhenKept(Entry entry) {
        AnswerDraft there = with(entry.answer(), entry.note(), entry.links()).kept();
        AnswerDraft here = kept();
        return java.util.Objects.equals(there.answer, here.answer)
                && there.note.equals(here.note)
                && there.links.equals(here.links);
    }

    boolean says(Entry entry) {
        return java.util.Objects.equals(entry.answer(), answer)
                && entry.note().equals(note)
                && entry.links().equals(links);
    }
}
