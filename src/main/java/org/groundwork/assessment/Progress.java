package org.groundwork.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;

/**
 * How far an assessment is filled in, and what to ask next. Lists of questions hold ids.
 *
 * @param missing questions that are asked and not answered, in the method's order
 * @param guesses levels that rest on a guess, in the method's order
 * @param spreads questions on which the team does not agree, in the method's order
 * @param unknowns questions answered with don't know, in the method's order
 * @param toAnswer questions that still matter and are not answered, in the order in which to ask
 * @param toVerify questions that still matter and whose answer is a guess, unknown or one on which the team does not agree, in the order
 *     in which to look
 * @param hidden questions that are not asked, because of other answers
 * @param open what can still change the recommendation
 */
public record Progress(
        List<SectionProgress> sections,
        List<String> missing,
        List<String> guesses,
        List<String> spreads,
        List<String> unknowns,
        List<String> toAnswer,
        List<String> toVerify,
        Set<String> hidden,
        Open open) {

    /** What can still change the recommendation; of several, what to see to first. */
    public enum Open {
        /** Questions that are not answered. */
        ANSWERS,
        /** Answers that are guesses, unknown or disputed. */
        CHECKS,
        /** No answer: figures of the economics that are missing or too close to call. */
        MONEY,
        /** Nothing, but too little is answered to name it. */
        TOO_FEW,
        /** Nothing. */
        NOTHING
    }

    /**
     * @param result of this sheet
     */
    public static Progress of(AnswerSheet sheet, Result result) {
        Set<String> hidden = Scorer.hidden(sheet);
        List<SectionProgress> sections = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> guesses = new ArrayList<>();
        List<String> spreads = new ArrayList<>();
        List<String> unknowns = new ArrayList<>();
        for (Section section : sheet.method().sections()) {
            int answered = 0;
            int total = 0;
            for (Question question : section.questions()) {
                if (hidden.contains(question.id())) {
                    continue;
                }
                total++;
                Answer answer = sheet.answer(question.id());
                answered += answer == null ? 0 : 1;
                switch (answer) {
                    case null -> missing.add(question.id());
                    case Answer.Unknown unknown -> unknowns.add(question.id());
                    case Answer.Level(int level, Evidence evidence) -> {
                        if (evidence == Evidence.GUESS) {
                            guesses.add(question.id());
                        }
                    }
                    case Answer.Spread spread -> spreads.add(question.id());
                    case Answer.Choice choice -> {}
                    case Answer.NotApplicable reason -> {}
                }
            }
            sections.add(new SectionProgress(section, answered, total));
        }
        List<String> matters = result.stillMatters();
        List<String> toAnswer =
                matters.stream().filter(id -> sheet.answer(id) == null).toList();
        List<String> toVerify =
                matters.stream().filter(id -> sheet.answer(id) != null).toList();
        return new Progress(
                List.copyOf(sections),
                List.copyOf(missing),
                List.copyOf(guesses),
                List.copyOf(spreads),
                List.copyOf(unknowns),
                toAnswer,
                toVerify,
                hidden,
                open(toAnswer, toVerify, result));
    }

    private static Open open(List<String> toAnswer, List<String> toVerify, Result result) {
        if (!toAnswer.isEmpty()) {
            return Open.ANSWERS;
        }
        if (!toVerify.isEmpty()) {
            return Open.CHECKS;
        }
        if (!result.settled()) {
            return Open.MONEY;
        }
        return result.verdict() == null ? Open.TOO_FEW : Open.NOTHING;
    }

    public int answered() {
        return sections.stream().mapToInt(SectionProgress::answered).sum();
    }

    public int total() {
        return sections.stream().mapToInt(SectionProgress::total).sum();
    }

    public SectionProgress section(String id) {
        return sections.stream()
                .filter(section -> section.section().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The next one to answer. */
    public Optional<String> next() {
        return toAnswer.stream().findFirst();
    }

    /**
     * The one to answer after {@code question}, from the front again after the last; empty when
     * there is no other.
     */
    public Optional<String> nextAfter(String question) {
        return nextAfter(question, Set.of());
    }

    /**
     * The one to answer after {@code question}, from the front again after the last, without those
     * that were passed over.
     */
    public Optional<String> nextAfter(String question, Set<String> passed) {
        int at = toAnswer.indexOf(question);
        List<String> order = new ArrayList<>(toAnswer.subList(at + 1, toAnswer.size()));
        order.addAll(toAnswer.subList(0, Math.max(at, 0)));
        return order.stream().filter(one -> !passed.contains(one)).findFirst();
    }
}
