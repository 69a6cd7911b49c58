package org.groundwork.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Nearest;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problems;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * Turns the tree of an assessment file into an {@link AssessmentFile}, and collects everything that
 * is wrong with it.
 */
final class AssessmentReader {

    private static final List<String> KEYS = List.of("groundwork", "method", "initiative", "answers", "economics");
    private static final List<String> INITIATIVE_KEYS = List.of("name", "team", "summary");

    private final Problems problems;
    private final KnownMethods methods;
    private final ValueReader texts;
    private final boolean stored;

    /**
     * @param stored it was accepted once, and is read again
     */
    AssessmentReader(Problems problems, KnownMethods methods, boolean stored) {
        this.problems = problems;
        this.stored = stored;
        this.methods = methods;
        this.texts = new ValueReader(problems);
    }

    /**
     * @throws MarkupException with everything that is wrong
     */
    AssessmentFile read(Node root) {
        if (!(root instanceof Node.Mapping file)) {
            problems.at(
                    root,
                    "an assessment file is a group of keys (groundwork, method, initiative,"
                            + " answers), not "
                            + root.kind());
            throw new MarkupException(problems.list());
        }
        if (file.has("groundworkMethod") && !file.has("groundwork")) {
            problems.at(file, "this is a method file, not an assessment file");
            throw new MarkupException(problems.list());
        }
        file.onlyKeys(problems, KEYS);
        format(file);
        Method method = method(file);
        AssessmentFile.Initiative initiative = initiative(file);
        Map<String, AssessmentFile.Entry> answers = answers(file, method);
        Node economics = file.get("economics");
        EconomicInputs inputs = economics == null ? null : new EconomicsReader(problems, stored).read(economics);
        problems.throwIfAny();
        return new AssessmentFile(Objects.requireNonNull(method), Objects.requireNonNull(initiative), answers, inputs);
    }

    private void format(Node.Mapping file) {
        Node node = file.get("groundwork");
        if (node == null) {
            missing(file, "groundwork", "the version of the format, groundwork: " + AssessmentFile.FORMAT);
        } else if (!Integer.valueOf(AssessmentFile.FORMAT).equals(ValueReader.whole(node))) {
            problems.at(
                    node,
                    "the version of the format is the number "
                            + AssessmentFile.FORMAT
                            + ", the one that this Groundwork reads; not "
                            + node.kind());
        }
    }

    private @Nullable Method method(Node.Mapping file) {
        Node node = file.get("method");
        if (node == null) {
            return misspelt(file) ? null : methods.newest();
        }
        String ref = texts.line(node, Integer.MAX_VALUE);
        if (ref == null) {
            return null;
        }
        Method method = methods.find(ref);
        if (method == null) {
            problems.at(
                    node, "unknown method “" + Node.shorten(ref) + "”; known: " + String.join(", ", methods.refs()));
        }
        return method;
    }

    /** A key that was told already stands where the method would. */
    private static boolean misspelt(Node.Mapping file) {
        return file.entries().keySet().stream()
                .anyMatch(key -> !KEYS.contains(key) && "method".equals(Nearest.of(key, KEYS)));
    }

    private AssessmentFile.@Nullable Initiative initiative(Node.Mapping file) {
        Node node = file.get("initiative");
        if (node == null) {
            missing(file, "initiative", "what is assessed, initiative: { name: … }");
            return null;
        }
        if (!(node instanceof Node.Mapping initiative)) {
            problems.at(node, "a group of keys is expected, { name: … }, not " + node.kind());
            return null;
        }
        initiative.onlyKeys(problems, INITIATIVE_KEYS);
        Node name = initiative.get("name");
        if (name == null) {
            missing(initiative, "name", "the initiative’s name");
        }
        String text = name == null ? null : texts.filledLine(name, Allowed.NAME);
        String team = initiative.has("team") ? texts.line(get(initiative, "team"), Allowed.TEAM) : null;
        String summary = initiative.has("summary") ? texts.text(get(initiative, "summary"), Allowed.SUMMARY) : null;
        return text == null ? null : new AssessmentFile.Initiative(text, team, summary);
    }

    private Map<String, AssessmentFile.Entry> answers(Node.Mapping file, @Nullable Method method) {
        Node node = file.get("answers");
        if (node == null) {
            missing(file, "answers", "the answers by question; answers: {} where there are none yet");
            return Map.of();
        }
        return answers(problems, node, method);
    }

    /**
     * See {@link AssessmentFiles#answers}; where the method is not known only the form is checked.
     */
    static Map<String, AssessmentFile.Entry> answers(Problems problems, Node node, @Nullable Method method) {
        Map<String, AssessmentFile.Entry> answers = new LinkedHashMap<>();
        if (!(node instanceof Node.Mapping mapping)) {
            problems.at(
                    node,
                    "a group of answers by question is expected, {} where there are none yet, not " + node.kind());
            return answers;
        }
        AnswerReader reader = new AnswerReader(problems, new ValueReader(problems));
        for (Map.Entry<String, Node.Mapping.Entry> entry : mapping.entries().entrySet()) {
            String id = entry.getKey();
            Node value = entry.getValue().value();
            if (method != null && !method.hasQuestion(id)) {
                problems.at(entry.getValue().key(), value.path(), unknownQuestion(id, value, method));
                continue;
            }
            AssessmentFile.Entry answer = reader.read(value, method == null ? null : method.question(id));
            if (answer != null) {
                answers.put(id, answer);
            }
        }
        return answers;
    }

    private static String unknownQuestion(String id, Node value, Method method) {
        String start = method.ref() + " has no question “" + Node.shorten(id) + "”; ";
        for (Section section : method.sections()) {
            if (id.equals(section.id()) && value instanceof Node.Mapping) {
                return start
                        + "write the id of a question in one piece, for example "
                        + section.questions().getFirst().id();
            }
        }
        String nearest =
                Nearest.of(id, method.questions().stream().map(Question::id).toList());
        if (nearest != null) {
            return start + "did you mean “" + nearest + "”?";
        }
        for (Section section : method.sections()) {
            if (id.startsWith(section.id() + ".")) {
                return start
                        + "known here: "
                        + String.join(
                                ", ",
                                section.questions().stream().map(Question::id).toList());
            }
        }
        return start
                + "ids begin with "
                + String.join(
                        ", ", method.sections().stream().map(s -> s.id() + ".").toList());
    }

    private void missing(Node.Mapping parent, String key, String what) {
        problems.at(parent, parent.path().isEmpty() ? key : parent.path() + "." + key, "missing: " + what);
    }

    private static Node get(Node.Mapping mapping, String key) {
        return Objects.requireNonNull(mapping.get(key));
    }
}
