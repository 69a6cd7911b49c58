package org.groundwork.assessment;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.groundwork.method.Method;
import org.groundwork.method.MethodChange;
import org.groundwork.method.MethodChange.Kind;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the answers of an assessment that moves to another version of its questionnaire.
 * Whatever stands under a question is in exactly one of the groups, by the question's id and in the
 * order of the new version, or of the old one where it is no longer asked. A function of its
 * arguments.
 *
 * @param carried what stays as it is: its question means what it meant, or there is only a note
 * @param toLook what has to be looked at
 * @param dropped what stands under questions that are no longer asked
 */
public record MovedAnswers(
        MethodChange change, Map<String, Entry> carried, Map<String, Look> toLook, Map<String, Entry> dropped) {

    /** Why an answer has to be looked at. */
    public enum Why {
        /** The question means something else. */
        MEANING,
        /** The option can no longer be chosen. */
        OPTION_GONE,
        /** The question always applies now. */
        NOT_APPLICABLE_GONE,
        /** The question is answered in another way: by an option, or by a level. */
        OTHER_KIND
    }

    /** An answer to look at. */
    public record Look(Entry entry, Why why) {

        /** It can stand for now; else nothing stands under the question until somebody answers. */
        public boolean stays() {
            return why == Why.MEANING;
        }
    }

    public MovedAnswers {
        carried = Collections.unmodifiableMap(new LinkedHashMap<>(carried));
        toLook = Collections.unmodifiableMap(new LinkedHashMap<>(toLook));
        dropped = Collections.unmodifiableMap(new LinkedHashMap<>(dropped));
    }

    /**
     * @param entries under questions of the old version
     */
    public static MovedAnswers of(MethodChange change, Collection<Entry> entries) {
        Map<String, Entry> byQuestion = new LinkedHashMap<>();
        entries.forEach(entry -> byQuestion.put(entry.question(), entry));
        Map<String, Entry> carried = new LinkedHashMap<>();
        Map<String, Look> toLook = new LinkedHashMap<>();
        Map<String, Entry> dropped = new LinkedHashMap<>();
        for (MethodChange.QuestionChange question : change.questions().values()) {
            Entry entry = byQuestion.get(question.question());
            if (entry == null) {
                continue;
            }
            if (question.kind() == Kind.DROPPED) {
                dropped.put(question.question(), entry);
                continue;
            }
            Why why = why(change.to().question(question.question()), question.kind(), entry);
            if (why == null) {
                carried.put(question.question(), entry);
            } else {
                toLook.put(question.question(), new Look(entry, why));
            }
        }
        return new MovedAnswers(change, carried, toLook, dropped);
    }

    /** Null where it carries over. */
    private static @Nullable Why why(Question asked, Kind kind, Entry entry) {
        Answer answer = entry.answer();
        if (answer == null) {
            return null;
        }
        if (AnswerSheet.fits(asked, answer)) {
            return kind == Kind.CHANGED ? Why.MEANING : null;
        }
        return switch (answer) {
            case Answer.NotApplicable reason -> Why.NOT_APPLICABLE_GONE;
            case Answer.Choice option when asked instanceof Question.Choice -> Why.OPTION_GONE;
            default -> Why.OTHER_KIND;
        };
    }

    /**
     * What will stand under a question that has to be looked at.
     *
     * @param chosen null where nobody has looked yet
     * @return null where nothing can stand there
     */
    public @Nullable Answer after(String question, @Nullable Answer chosen) {
        Look look = Objects.requireNonNull(toLook.get(question), question);
        Answer given = look.entry().answer();
        return switch (chosen) {
            case null -> look.stays() ? given : null;
            // How sure they are is not asked again, nor why it does not apply.
            case Answer.Level(int level, var evidence) ->
                new Answer.Level(level, given instanceof Answer.Level before ? before.evidence() : evidence);
            case Answer.NotApplicable reason -> given instanceof Answer.NotApplicable before ? before : reason;
            case Answer.Choice option -> option;
            case Answer.Spread spread -> spread;
            case Answer.Unknown unknown -> unknown;
        };
    }

    /**
     * The answers after the move.
     *
     * @param chosen by those who looked, by question; other questions are passed over
     * @throws IllegalArgumentException on an answer that its question does not allow
     */
    public AnswerSheet sheet(Map<String, Answer> chosen) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        carried.forEach((question, entry) -> put(answers, question, entry.answer()));
        toLook.keySet().forEach(question -> put(answers, question, after(question, chosen.get(question))));
        return AnswerSheet.of(to(), answers);
    }

    private static void put(Map<String, Answer> answers, String question, @Nullable Answer answer) {
        if (answer != null) {
            answers.put(question, answer);
        }
    }

    public Method from() {
        return change.from();
    }

    public Method to() {
        return change.to();
    }

    /** Versions of what the move would change, by question: what a person has seen of it. */
    public Map<String, Integer> versions() {
        Map<String, Integer> versions = new LinkedHashMap<>();
        toLook.forEach((question, look) -> versions.put(question, look.entry().version()));
        dropped.forEach((question, entry) -> versions.put(question, entry.version()));
        return versions;
    }
}
