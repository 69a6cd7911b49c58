package org.groundwork.api.web;

import java.util.List;
import java.util.Map;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.markup.Markup;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problems;
import org.jspecify.annotations.Nullable;

/** Reads what was sent: JSON or YAML, with a place for all that is wrong in it. */
final class Sent {

    private static final String NAME = "document";

    private final Problems problems;
    private final Node.Mapping fields;

    private Sent(Problems problems, Node.Mapping fields) {
        this.problems = problems;
        this.fields = fields;
    }

    /**
     * An assessment file.
     *
     * @throws MarkupException with all that is wrong with it
     */
    static AssessmentFile document(byte @Nullable [] body) {
        return AssessmentFiles.read(NAME, orEmpty(body), KnownMethods.installed());
    }

    /**
     * A few fields.
     *
     * @throws MarkupException if it cannot be read, or is no group of keys
     */
    static Sent fields(byte @Nullable [] body, List<String> known) {
        Problems problems = new Problems(NAME);
        Node root = Markup.read(problems, orEmpty(body), Markup.Bounds.USUAL);
        if (!(root instanceof Node.Mapping mapping)) {
            problems.at(
                    root, "keys with values are expected here (" + String.join(", ", known) + "), not " + root.kind());
            throw new MarkupException(problems.list());
        }
        mapping.onlyKeys(problems, known);
        return new Sent(problems, mapping);
    }

    private static byte[] orEmpty(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }

    /** A text; null where the key is not there. */
    @Nullable
    String text(String key) {
        Node node = fields.get(key);
        if (node == null) {
            return null;
        }
        if (node instanceof Node.Scalar(int line, int column, String path, Object value, String text)
                && value instanceof String string) {
            return string;
        }
        problems.at(node, "a text is expected here, not " + node.kind());
        return null;
    }

    /** One of these; null where the key is not there. */
    <T> @Nullable T oneOf(String key, Map<String, T> values) {
        String word = text(key);
        if (word == null) {
            return null;
        }
        T value = values.get(word);
        if (value == null) {
            Node node = fields.get(key);
            problems.at(
                    node == null ? fields : node, "one of " + String.join(", ", values.keySet()) + " is expected here");
        }
        return value;
    }

    /** Says that a key has to be there, or that something else is wrong with it. */
    void wrong(String key, String message) {
        Node node = fields.get(key);
        problems.at(node == null ? fields : node, key, message);
    }

    boolean has(String key) {
        return fields.has(key);
    }

    /**
     * @throws MarkupException if anything was wrong
     */
    void done() {
        problems.throwIfAny();
    }
}
