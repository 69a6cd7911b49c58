package org.groundwork.scoring;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/**
 * The answers of an assessment, by question id, checked against its method and in its order.
 * Immutable.
 */
public final class AnswerSheet {

    private final Method method;
    private final Map<String, Answer> answers;

    private AnswerSheet(Method method, Map<String, Answer> answers) {
        this.method = method;
        this.answers = answers;
    }

    /**
     * @throws IllegalArgumentException on an unknown question, a level or votes for a choice, an option for
     *     a scored question, an unknown option, or not applicable where the question does not allow
     *     it
     */
    public static AnswerSheet of(Method method, Map<String, Answer> answers) {
        for (Map.Entry<String, Answer> entry : answers.entrySet()) {
            if (!method.hasQuestion(entry.getKey())) {
                throw new IllegalArgumentException("no question " + entry.getKey());
            }
            check(method.question(entry.getKey()), entry.getValue());
        }
        Map<String, Answer> ordered = new LinkedHashMap<>();
        for (Question question : method.questions()) {
            Answer answer = answers.get(question.id());
            if (answer != null) {
                ordered.put(question.id(), answer);
            }
        }
        return new AnswerSheet(method, Collections.unmodifiableMap(ordered));
    }

    public static AnswerSheet empty(Method method) {
        return of(method, Map.of());
    }

    /** Whether the question allows this answer. */
    public static boolean fits(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Level level -> question instanceof Question.Levelled;
            case Answer.Spread spread -> question instanceof Question.Levelled;
            case Answer.Choice(String option) -> question instanceof Question.Choice choice && choice.hasOption(option);
            case Answer.Unknown unknown -> true;
            case Answer.NotApplicable reason -> question.mayBeNotApplicable();
        };
    }

    private static void check(Question question, Answer answer) {
        if (!fits(question, answer)) {
            throw new IllegalArgumentException(answer + " does not answer " + question.id());
        }
    }

    public Method method() {
        return method;
    }

    /** In the method's order; a question that was not answered is absent. */
    public Map<String, Answer> answers() {
        return answers;
    }

    /** Null when it was not answered. */
    public @Nullable Answer answer(String question) {
        return answers.get(question);
    }

    /** Whether any of these questions was asked so far: an answer, or that nobody knows. */
    public boolean anyAsked(Collection<Question> questions) {
        return questions.stream().anyMatch(question -> answers.containsKey(question.id()));
    }

    /** Whether none of them has an answer that says anything: each is unanswered or "don't know". */
    public boolean nothingKnown(Collection<Question> questions) {
        return questions.stream()
                .map(question -> answers.get(question.id()))
                .allMatch(answer -> answer == null || answer instanceof Answer.Unknown);
    }

    /** This sheet with one answer replaced or, with null, taken out. */
    public AnswerSheet with(String question, @Nullable Answer answer) {
        Map<String, Answer> changed = new LinkedHashMap<>(answers);
        if (answer == null) {
            changed.remove(question);
        } else {
            changed.put(question, answer);
        }
        return of(method, changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnswerSheet sheet
                && sheet.method.ref().equals(method.ref())
                && sheet.answers.equals(answers);
    }

    @Override
    public int hashCode() {
        return answers.hashCode();
    }

    @Override
    public String toString() {
        return method.ref() + answers;
    }
}
