package org.groundwork.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundwork.markup.Nearest;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problems;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/** Reads one answer; where something is wrong, reports it and answers null. */
final class AnswerReader {

    static final String DONT_KNOW = "dont-know";

    private static final String LEVEL = "level";
    private static final String VOTES = "votes";
    private static final String OPTION = "option";
    private static final String UNKNOWN = "unknown";
    private static final String NOT_APPLICABLE = "notApplicable";
    private static final String EVIDENCE = "evidence";
    private static final String NAME = "name";
    private static final String SHA256 = "sha256";

    /** Each says what the answer is; exactly one of them is expected. */
    private static final List<String> KINDS = List.of(LEVEL, VOTES, OPTION, UNKNOWN, NOT_APPLICABLE);

    private static final List<String> KEYS = List.of(
            LEVEL,
            VOTES,
            EVIDENCE,
            OPTION,
            UNKNOWN,
            NOT_APPLICABLE,
            "note",
            "links",
            "files",
            "by",
            "at",
            "givenUnder");

    /**
     * What people write when they mean {@link #DONT_KNOW}, without apostrophes, blanks and hyphens.
     */
    private static final List<String> MEANING_DONT_KNOW = List.of("dontknow", "unknown", "notknown", "?");

    private static final List<String> MEANING_NOT_APPLICABLE = List.of("na", "n/a", "notapplicable", "none");

    private final Problems problems;
    private final ValueReader texts;

    AnswerReader(Problems problems, ValueReader texts) {
        this.problems = problems;
        this.texts = texts;
    }

    /**
     * @param question null where the method is not known; then only the form is checked
     */
    AssessmentFile.@Nullable Entry read(Node node, @Nullable Question question) {
        return switch (node) {
            case Node.Mapping mapping -> entry(mapping, question);
            case Node.Scalar scalar
            when DONT_KNOW.equals(scalar.value()) -> AssessmentFile.Entry.of(new Answer.Unknown());
            case Node.Scalar scalar -> {
                problems.at(node, "not an answer: " + node.kind() + "; " + meant(scalar, question));
                yield null;
            }
            case Node.Sequence sequence -> {
                problems.at(node, "not an answer: a list; " + expected(question));
                yield null;
            }
        };
    }

    private static String meant(Node.Scalar scalar, @Nullable Question question) {
        Integer level = ValueReader.whole(scalar);
        if (level != null && level >= 0 && level <= Question.TOP && !(question instanceof Question.Choice)) {
            return "write { level: " + level + " }";
        }
        if (scalar.value() == null) {
            return "leave the question out while it is not answered, or write " + DONT_KNOW;
        }
        if (scalar.value() instanceof String text) {
            String bare = text.toLowerCase(Locale.ROOT).replaceAll("['’\\s_-]", "");
            if (MEANING_DONT_KNOW.contains(bare)) {
                return "write " + DONT_KNOW;
            }
            if (MEANING_NOT_APPLICABLE.contains(bare) && (question == null || question.mayBeNotApplicable())) {
                return "write { notApplicable: \"the reason\" }";
            }
            if (question instanceof Question.Choice choice) {
                String option = Nearest.of(text, optionIds(choice));
                if (option != null) {
                    return "write { option: " + option + " }";
                }
            }
            if (Nearest.of(text, List.of(DONT_KNOW)) != null) {
                return "write " + DONT_KNOW;
            }
        }
        return expected(question);
    }

    /** The forms that an answer to this question can have. */
    private static String expected(@Nullable Question question) {
        String kind = switch (question) {
            case Question.Levelled levelled -> "{ level: 0 to 4 }";
            case Question.Choice choice -> "{ option: " + optionList(choice) + " }";
            case null -> "{ level: 0 to 4 }, { option: … }";
        };
        return "an answer is "
                + kind
                + (question == null || question.mayBeNotApplicable() ? ", { notApplicable: \"the reason\" }" : "")
                + " or "
                + DONT_KNOW;
    }

    private AssessmentFile.@Nullable Entry entry(Node.Mapping mapping, @Nullable Question question) {
        mapping.onlyKeys(problems, KEYS);
        Answer answer = answer(mapping, question);
        String note = null;
        List<String> links = List.of();
        String by = null;
        Instant at = null;
        String givenUnder = null;
        List<AssessmentFile.NamedFile> files = List.of();
        for (Map.Entry<String, Node.Mapping.Entry> entry : mapping.entries().entrySet()) {
            Node value = entry.getValue().value();
            switch (entry.getKey()) {
                case "note" -> note = texts.text(value, Allowed.NOTE);
                case "links" -> links = texts.links(value);
                case "files" -> files = files(value);
                case "by" -> by = texts.line(value, Allowed.BY);
                case "at" -> at = texts.time(value);
                case "givenUnder" -> givenUnder = version(value);
                default -> {}
            }
        }
        return answer == null ? null : new AssessmentFile.Entry(answer, note, links, by, at, givenUnder, files);
    }

    /** Names, or names with what tells that a file is the same; empty where something is wrong. */
    private List<AssessmentFile.NamedFile> files(Node value) {
        if (!(value instanceof Node.Sequence sequence)) {
            problems.at(value, "a list of file names is expected, [\"plan.pdf\"], not " + value.kind());
            return List.of();
        }
        if (sequence.items().size() > Allowed.FILES) {
            problems.at(
                    value,
                    "at most %d files are allowed; these are %d"
                            .formatted(Allowed.FILES, sequence.items().size()));
            return List.of();
        }
        List<AssessmentFile.NamedFile> files = new ArrayList<>();
        for (Node item : sequence.items()) {
            AssessmentFile.NamedFile file = item instanceof Node.Mapping mapping ? file(mapping) : file(item, null);
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }

    private AssessmentFile.@Nullable NamedFile file(Node node, @Nullable String sha256) {
        String name = texts.filledLine(node, Allowed.FILE_NAME);
        return name == null ? null : new AssessmentFile.NamedFile(name, sha256);
    }

    private AssessmentFile.@Nullable NamedFile file(Node.Mapping mapping) {
        mapping.onlyKeys(problems, List.of(NAME, SHA256));
        Node name = mapping.get(NAME);
        if (name == null) {
            problems.at(mapping, "a file has a name: { name: \"plan.pdf\" }");
            return null;
        }
        Node sum = mapping.get(SHA256);
        if (sum == null) {
            return file(name, null);
        }
        String sha256 = texts.line(sum, Integer.MAX_VALUE);
        if (sha256 != null && !sha256.matches(Allowed.SHA256_PATTERN)) {
            problems.at(sum, "a SHA-256 is 64 digits from 0 to f, not " + sum.kind());
            return null;
        }
        return file(name, sha256);
    }

    /** Such as core@1; null where it is none. */
    private @Nullable String version(Node value) {
        if (value instanceof Node.Scalar scalar
                && scalar.value() instanceof String text
                && text.length() <= Allowed.METHOD
                && text.matches(Allowed.METHOD_PATTERN)) {
            return text;
        }
        problems.at(value, "a version of a method is expected, such as core@1, not " + value.kind());
        return null;
    }

    private @Nullable Answer answer(Node.Mapping mapping, @Nullable Question question) {
        List<String> said = new ArrayList<>();
        for (String kind : KINDS) {
            if (mapping.has(kind)) {
                said.add(kind);
            }
        }
        if (said.isEmpty()) {
            evidence(mapping);
            if (KEYS.containsAll(mapping.entries().keySet())) {
                problems.at(mapping, "this says no answer; " + expected(question));
            }
            return null;
        }
        Answer answer = null;
        for (String kind : said) {
            Node value = mapping.get(kind);
            if (value == null) {
                continue;
            }
            answer = switch (kind) {
                case LEVEL -> level(mapping, value, question);
                case VOTES -> votes(value, question);
                case OPTION -> option(value, question);
                case UNKNOWN -> unknown(value);
                default -> notApplicable(value, question);
            };
        }
        if (!said.contains(LEVEL) && mapping.has(EVIDENCE)) {
            evidenceWithoutLevel(mapping, said.getFirst());
        }
        if (said.size() > 1) {
            problems.at(mapping, String.join(" and ", said) + " exclude each other; keep the one that is meant");
            return null;
        }
        return answer;
    }

    private void evidenceWithoutLevel(Node.Mapping mapping, String kind) {
        Node.Mapping.Entry entry = mapping.entries().get(EVIDENCE);
        if (entry != null) {
            problems.at(
                    entry.key(),
                    entry.value().path(),
                    "evidence has no effect beside " + kind + "; take it out (a note can say it)");
        }
    }

    private @Nullable Answer level(Node.Mapping mapping, Node value, @Nullable Question question) {
        Evidence evidence = evidence(mapping);
        if (question instanceof Question.Choice choice) {
            problems.at(value, question.id() + " is a choice; give an option: " + optionList(choice));
            return null;
        }
        Integer level = ValueReader.whole(value);
        if (level == null || level < 0 || level > Question.TOP) {
            problems.at(value, "a level is a whole number from 0 to 4" + notLevel(value));
            return null;
        }
        return evidence == null ? null : new Answer.Level(level, evidence);
    }

    /** What the team could not agree on; votes that are all the same are that level, known. */
    private @Nullable Answer votes(Node value, @Nullable Question question) {
        if (question instanceof Question.Choice choice) {
            problems.at(value, question.id() + " is a choice; give an option: " + optionList(choice));
            return null;
        }
        if (!(value instanceof Node.Sequence list)
                || list.items().isEmpty()
                || list.items().size() > Answer.Spread.MOST) {
            problems.at(
                    value,
                    "votes are a list of 1 to " + Answer.Spread.MOST + " levels from 0 to 4, such as [1, 1, 3], not "
                            + (value instanceof Node.Sequence many
                                    ? many.items().isEmpty()
                                            ? "an empty list"
                                            : "a list of " + many.items().size()
                                    : value.kind()));
            return null;
        }
        List<Integer> votes = new ArrayList<>();
        for (Node vote : list.items()) {
            Integer level = ValueReader.whole(vote);
            if (level == null || level < 0 || level > Question.TOP) {
                problems.at(vote, "a vote is a level, a whole number from 0 to 4" + notLevel(vote));
            } else {
                votes.add(level);
            }
        }
        if (votes.size() < list.items().size()) {
            return null;
        }
        return votes.stream().distinct().count() == 1
                ? new Answer.Level(votes.getFirst(), Evidence.KNOWN)
                : new Answer.Spread(votes);
    }

    private static String notLevel(Node value) {
        if (value instanceof Node.Scalar scalar && scalar.value() instanceof String text) {
            if (text.matches("[0-4]")) {
                return ", without quotes: " + text;
            }
            if (Nearest.of(text, List.of(DONT_KNOW)) != null) {
                return "; where it is not known, the whole answer is " + DONT_KNOW;
            }
        }
        return ", not " + value.kind();
    }

    /** Known where nothing is said; null where it is wrong. */
    private @Nullable Evidence evidence(Node.Mapping mapping) {
        Node value = mapping.get(EVIDENCE);
        if (value == null) {
            return Evidence.KNOWN;
        }
        List<String> ids = new ArrayList<>();
        for (Evidence evidence : Evidence.values()) {
            if (value instanceof Node.Scalar scalar && evidence.id().equals(scalar.value())) {
                return evidence;
            }
            ids.add(evidence.id());
        }
        problems.at(value, "evidence is one of " + String.join(", ", ids) + nearest(value, ids));
        return null;
    }

    /** ", not the text “knwon”; did you mean “known”?" */
    private static String nearest(Node value, List<String> known) {
        String nearest = value instanceof Node.Scalar scalar && scalar.value() instanceof String text
                ? Nearest.of(text, known)
                : null;
        return ", not " + value.kind() + (nearest == null ? "" : "; did you mean “" + nearest + "”?");
    }

    private @Nullable Answer option(Node value, @Nullable Question question) {
        if (question instanceof Question.Levelled) {
            problems.at(value, question.id() + " is answered by a level from 0 to 4, not by an option");
            return null;
        }
        if (question instanceof Question.Choice choice) {
            if (value instanceof Node.Scalar scalar && scalar.value() instanceof String id && choice.hasOption(id)) {
                return new Answer.Choice(id);
            }
            problems.at(value, "an option is one of " + optionList(choice) + nearest(value, optionIds(choice)));
            return null;
        }
        String id = texts.filledLine(value, Integer.MAX_VALUE);
        return id == null ? null : new Answer.Choice(id);
    }

    private @Nullable Answer unknown(Node value) {
        if (value instanceof Node.Scalar scalar && Boolean.TRUE.equals(scalar.value())) {
            return new Answer.Unknown();
        }
        problems.at(value, "unknown: true is expected, not " + value.kind());
        return null;
    }

    private @Nullable Answer notApplicable(Node value, @Nullable Question question) {
        if (question != null && !question.mayBeNotApplicable()) {
            problems.at(value, question.id() + " always applies; " + expected(question));
            return null;
        }
        if (value instanceof Node.Scalar scalar && scalar.value() instanceof Boolean) {
            problems.at(value, "the reason why it does not apply is expected, a text, not " + value.kind());
            return null;
        }
        String reason = texts.filledText(value, Allowed.REASON);
        if (reason != null && Allowed.saysNothing(reason)) {
            problems.at(
                    value,
                    "the reason why it does not apply is expected, in a few words, not "
                            + value.kind()
                            + "; where it does apply, answer it, or write "
                            + DONT_KNOW);
            return null;
        }
        return reason == null ? null : new Answer.NotApplicable(reason);
    }

    private static List<String> optionIds(Question.Choice choice) {
        return choice.options().stream().map(Option::id).toList();
    }

    private static String optionList(Question.Choice choice) {
        return String.join(", ", optionIds(choice));
    }
}
