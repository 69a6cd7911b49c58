package org.groundwork.document;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as a document: what is exported, imported, kept in a team's repository and scored
 * on the command line. Values keep to {@link Allowed}.
 *
 * @param answers by question id, in the method's order; a question that was not answered is absent
 * @param economics null where none are stated
 */
public record AssessmentFile(
        Method method,
        Initiative initiative,
        Map<String, Entry> answers,
        @Nullable EconomicInputs economics) {

    /**
     * Version of the format that this product reads and writes: the value of the key {@code
     * groundwork}.
     */
    public static final int FORMAT = 1;

    /**
     * What is assessed. Blank texts count as none.
     *
     * @param name one line
     * @param team one line
     */
    public record Initiative(
            String name, @Nullable String team, @Nullable String summary) {
        public Initiative {
            team = orNone(team);
            summary = orNone(summary);
        }
    }

    /**
     * An answer with what was said about it. A blank note counts as none.
     *
     * @param links http or https
     * @param by who answered, for information
     * @param at when, for information
     * @param givenUnder the version of the method under which it was given, where its question
     *     means something else by now and nobody has looked at it again; else null
     * @param files that were kept with it, by name; what they hold is no part of the document
     */
    public record Entry(
            Answer answer,
            @Nullable String note,
            List<String> links,
            @Nullable String by,
            @Nullable Instant at,
            @Nullable String givenUnder,
            List<NamedFile> files) {
        public Entry {
            note = orNone(note);
            links = List.copyOf(links);
            files = List.copyOf(files);
            by = orNone(by);
        }

        /** Without files. */
        public Entry(
                Answer answer,
                @Nullable String note,
                List<String> links,
                @Nullable String by,
                @Nullable Instant at,
                @Nullable String givenUnder) {
            this(answer, note, links, by, at, givenUnder, List.of());
        }

        /** One that does not have to be looked at again. */
        public Entry(
                Answer answer, @Nullable String note, List<String> links, @Nullable String by, @Nullable Instant at) {
            this(answer, note, links, by, at, null);
        }

        /** The answer alone. */
        public static Entry of(Answer answer) {
            return new Entry(answer, null, List.of(), null, null);
        }
    }

    /**
     * A file that was kept with an answer.
     *
     * @param sha256 of what it held, hexadecimal; null where nobody says
     */
    public record NamedFile(String name, @Nullable String sha256) {}

    /**
     * Puts the answers in the method's order.
     *
     * @throws IllegalArgumentException on an answer that its question does not allow, see {@link
     *     AnswerSheet#of}
     */
    public AssessmentFile {
        Map<String, Entry> ordered = new LinkedHashMap<>();
        for (Question question : method.questions()) {
            Entry entry = answers.get(question.id());
            if (entry != null) {
                ordered.put(question.id(), entry);
            }
        }
        if (ordered.size() < answers.size()) {
            throw new IllegalArgumentException(
                    "answers to questions that " + method.ref() + " does not ask: " + answers.keySet());
        }
        answers = Collections.unmodifiableMap(ordered);
        sheet(method, answers);
    }

    /** Without economics. */
    public AssessmentFile(Method method, Initiative initiative, Map<String, Entry> answers) {
        this(method, initiative, answers, null);
    }

    private static @Nullable String orNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The same with the names of files only: what is handed out tells nothing more of them. */
    public AssessmentFile withNamesOfFilesOnly() {
        Map<String, Entry> named = new LinkedHashMap<>();
        answers.forEach((question, entry) -> named.put(
                question,
                new Entry(
                        entry.answer(),
                        entry.note(),
                        entry.links(),
                        entry.by(),
                        entry.at(),
                        entry.givenUnder(),
                        entry.files().stream()
                                .map(file -> new NamedFile(file.name(), null))
                                .toList())));
        return new AssessmentFile(method, initiative, named, economics);
    }

    /** The answers, for scoring. */
    public AnswerSheet sheet() {
        return sheet(method, answers);
    }

    private static AnswerSheet sheet(Method method, Map<String, Entry> answers) {
        Map<String, Answer> sheet = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> entry : answers.entrySet()) {
            sheet.put(entry.getKey(), entry.getValue().answer());
        }
        return AnswerSheet.of(method, sheet);
    }

    /** Two methods of the same name say the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AssessmentFile file
                && file.method.ref().equals(method.ref())
                && file.initiative.equals(initiative)
                && file.answers.equals(answers)
                && Objects.equals(file.economics, economics);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method.ref(), initiative, answers, economics);
    }
}
