package org.groundwork.method;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the questions of one version of a questionnaire in another one. A function of the
 * two; they need not follow one another.
 *
 * @param questions by id: those of {@code to} in its order, then those that it no longer asks, in
 *     the order of {@code from}
 */
public record MethodChange(Method from, Method to, Map<String, QuestionChange> questions) {

    /** What can become of a question. */
    public enum Kind {
        /** It means what it meant: its answers carry over. */
        SAME,
        /** It means something else: its answers have to be looked at. */
        CHANGED,
        /** It was not asked before. */
        ADDED,
        /** It is no longer asked. */
        DROPPED
    }

    /**
     * A question of either version.
     *
     * @param what is asked differently, as the newer version says; null where it does not say
     * @param optionsGone options that can no longer be chosen
     * @param notApplicableGone it can no longer be answered with “does not apply”
     */
    public record QuestionChange(
            String question, Kind kind, @Nullable String what, Set<String> optionsGone, boolean notApplicableGone) {
        public QuestionChange {
            optionsGone = Collections.unmodifiableSet(new LinkedHashSet<>(optionsGone));
        }
    }

    public MethodChange {
        questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
    }

    /**
     * Where {@code to} says that it replaces {@code from}, its word on what changed stands. Else a
     * question means the same where its text and all its answers are worded alike.
     */
    public static MethodChange of(Method from, Method to) {
        Replaces replaces = to.replaces();
        boolean declared = replaces != null && replaces.method().equals(from.ref());
        Map<String, QuestionChange> questions = new LinkedHashMap<>();
        for (Question question : to.questions()) {
            String id = question.id();
            questions.put(
                    id,
                    from.hasQuestion(id)
                            ? changed(from.question(id), question, declared ? replaces : null)
                            : alone(id, Kind.ADDED));
        }
        for (Question question : from.questions()) {
            questions.computeIfAbsent(question.id(), id -> alone(id, Kind.DROPPED));
        }
        return new MethodChange(from, to, questions);
    }

    private static QuestionChange alone(String question, Kind kind) {
        return new QuestionChange(question, kind, null, Set.of(), false);
    }

    private static QuestionChange changed(Question before, Question after, @Nullable Replaces declared) {
        String what = declared == null ? null : declared.what(after.id());
        boolean same =
                before.getClass() == after.getClass() && (declared == null ? wordedAlike(before, after) : what == null);
        Set<String> gone = new LinkedHashSet<>();
        if (before instanceof Question.Choice old && after instanceof Question.Choice choice) {
            old.options().stream()
                    .map(Option::id)
                    .filter(option -> !choice.hasOption(option))
                    .forEach(gone::add);
        }
        return new QuestionChange(
                after.id(),
                same ? Kind.SAME : Kind.CHANGED,
                what,
                gone,
                before.mayBeNotApplicable() && !after.mayBeNotApplicable());
    }

    private static boolean wordedAlike(Question before, Question after) {
        return before.text().equals(after.text()) && answers(before).equals(answers(after));
    }

    /** What an answer can be, in the words in which a team recognises itself. */
    private static List<String> answers(Question question) {
        return switch (question) {
            case Question.Levelled levelled ->
                levelled.levels().stream().map(Level::anchor).toList();
            case Question.Choice choice ->
                choice.options().stream()
                        .map(option -> option.id() + " " + option.anchor())
                        .toList();
        };
    }

    /**
     * @throws NoSuchElementException if neither version has such a question
     */
    public QuestionChange of(String question) {
        QuestionChange change = questions.get(question);
        if (change == null) {
            throw new NoSuchElementException("no question " + question);
        }
        return change;
    }

    /** Ids of the questions of this kind. */
    public List<String> of(Kind kind) {
        return questions.values().stream()
                .filter(change -> change.kind() == kind)
                .map(QuestionChange::question)
                .toList();
    }

    /** Why there is a new version; null where it does not say so of this one. */
    public @Nullable String why() {
        Replaces replaces = to.replaces();
        return replaces != null && replaces.method().equals(from.ref()) ? replaces.why() : null;
    }
}
